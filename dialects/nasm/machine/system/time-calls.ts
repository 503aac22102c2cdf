// System calls that tell the time, and those that let it pass.
import type { Call, CallTable } from './call.ts';
import {
  elapsed,
  nanosecondsPerSecond,
  sleep,
  type Time,
  timeOf,
  timeOfClock,
  wallTime,
} from './clock.ts';
import { SystemError } from './file-tree.ts';

/** A pair of longs, or of 64-bit numbers: seconds and a part of them. */
function writePair(call: Call, address: number, first: number, second: number, size: number) {
  call.guest.writeNumber(address, size, BigInt.asUintN(size * 8, BigInt(first)));
  call.guest.writeNumber(address + size, size, BigInt.asUintN(size * 8, BigInt(second)));
}

function readPair(call: Call, address: number, size: number): readonly [number, number] {
  const part = (at: number) => Number(BigInt.asIntN(size * 8, call.guest.readNumber(at, size)));
  return [part(address), part(address + size)];
}

function tellClock(call: Call, size: number): number {
  const time = timeOfClock(call.process, call.integer(0));
  if (!time) throw new SystemError('EINVAL');
  writePair(call, call.pointer(1), time.seconds, time.nanoseconds, size);
  return 0;
}

function tellResolution(call: Call, size: number): number {
  if (!timeOfClock(call.process, call.integer(0))) throw new SystemError('EINVAL');
  if (call.pointer(1) !== 0) writePair(call, call.pointer(1), 0, 1, size);
  return 0;
}

function durationAt(call: Call, address: number, size: number): number {
  const [seconds, nanoseconds] = readPair(call, address, size);
  if (seconds < 0 || nanoseconds < 0 || nanoseconds >= nanosecondsPerSecond) {
    throw new SystemError('EINVAL');
  }
  return seconds * nanosecondsPerSecond + nanoseconds;
}

function passTime(call: Call): number {
  sleep(call.process, durationAt(call, call.pointer(0), call.native));
  return 0;
}

const absoluteTime = 1;

function passTimeOf(call: Call, size: number): number {
  const now = timeOfClock(call.process, call.integer(0));
  if (!now) throw new SystemError('EINVAL');
  const duration = durationAt(call, call.pointer(2), size);
  if ((call.integer(1) & absoluteTime) === 0) {
    sleep(call.process, duration);
    return 0;
  }
  const rest = duration - (now.seconds * nanosecondsPerSecond + now.nanoseconds);
  sleep(call.process, Math.max(rest, 0));
  return 0;
}

function microseconds({ seconds, nanoseconds }: Time): readonly [number, number] {
  return [seconds, Math.floor(nanoseconds / 1000)];
}

function timeOfDay(call: Call): number {
  if (call.pointer(0) !== 0) {
    writePair(call, call.pointer(0), ...microseconds(wallTime(call.process)), call.native);
  }
  if (call.pointer(1) !== 0) call.guest.writeNumber(call.pointer(1), 8, 0n);
  return 0;
}

/** Ticks of `times`, a hundred a second. */
const ticksPerSecond = 100;
const ticks = (nanoseconds: number) =>
  Math.floor((nanoseconds / nanosecondsPerSecond) * ticksPerSecond);

function processTimes(call: Call): number {
  const address = call.pointer(0);
  if (address !== 0) {
    [ticks(call.process.moment), 0, 0, 0].forEach((value, index) => {
      call.writeLong(address + index * call.native, value);
    });
  }
  return ticks(elapsed(call.process));
}

/** struct rusage: two times, then fourteen longs. */
function resourceUse(call: Call): number {
  const { native } = call;
  const address = call.pointer(1);
  call.guest.write(address, new Uint8Array(native * 18));
  writePair(call, address, ...microseconds(timeOf(call.process.moment)), native);
  return 0;
}

export const timeCalls: CallTable = {
  time: call => {
    const { seconds } = wallTime(call.process);
    if (call.pointer(0) !== 0) call.writeLong(call.pointer(0), seconds);
    return seconds;
  },
  gettimeofday: timeOfDay,
  clock_gettime: call => tellClock(call, call.native),
  clock_gettime64: call => tellClock(call, 8),
  clock_getres: call => tellResolution(call, call.native),
  clock_getres_time64: call => tellResolution(call, 8),
  nanosleep: passTime,
  clock_nanosleep: call => passTimeOf(call, call.native),
  clock_nanosleep_time64: call => passTimeOf(call, 8),
  times: processTimes,
  getrusage: resourceUse,
};
