// The functions of time.h and sys/time.h; local time is UTC.
import { sleep, timeOf, timeOfClock, wallTime } from '../system/clock.ts';
import { type CalendarTime, calendarTime, formatTime, secondsOf, timeText } from './calendar.ts';
import type { FunctionTable, LibraryCall } from './library-call.ts';

/** struct tm: nine ints, then the offset from UTC and the name of the zone. */
const fields = [
  'second',
  'minute',
  'hour',
  'day',
  'month',
  'year',
  'weekDay',
  'yearDay',
] as const satisfies readonly (keyof CalendarTime)[];

function writeParts(call: LibraryCall, address: number, time: CalendarTime): number {
  for (const [index, field] of fields.entries()) {
    call.writeInteger(address + index * 4, 4, time[field]);
  }
  call.writeInteger(address + 32, 4, 0);
  const zoneAt = address + (call.bits === 64 ? 40 : 36);
  call.writePointer(zoneAt, 0);
  const names = call.variable('.zone names');
  call.writeText(names, 'GMT');
  call.writePointer(zoneAt + call.native, names);
  return address;
}

function readParts(call: LibraryCall, address: number): CalendarTime {
  const entries = fields.map((field, index) => [field, call.readInteger(address + index * 4, 4)]);
  return Object.fromEntries(entries) as Record<(typeof fields)[number], number>;
}

function secondsAt(call: LibraryCall, address: number): number {
  return call.readInteger(address, call.native);
}

function split(call: LibraryCall, target: number): number {
  return writeParts(call, target, calendarTime(secondsAt(call, call.at(0))));
}

/** Text lies in one place, which the next call overwrites. */
function writeTimeText(call: LibraryCall, time: CalendarTime, target: number): number {
  call.writeText(target, timeText(time));
  return target;
}

function makeTime(call: LibraryCall): number {
  const seconds = secondsOf(readParts(call, call.at(0)));
  writeParts(call, call.at(0), calendarTime(seconds));
  return seconds;
}

function formatParts(call: LibraryCall): number {
  const text = formatTime(call.text(2), readParts(call, call.at(3)));
  if (text.length + 1 > call.at(1)) return 0;
  call.writeText(call.at(0), text);
  return text.length;
}

function writePair(call: LibraryCall, address: number, first: number, second: number): void {
  call.writeInteger(address, call.native, first);
  call.writeInteger(address + call.native, call.native, second);
}

export const timeFunctions: FunctionTable = {
  time: call => {
    const { seconds } = wallTime(call.process);
    if (call.at(0) !== 0) call.writeInteger(call.at(0), call.native, seconds);
    return seconds;
  },
  clock: call => Math.floor(call.process.moment / 1000),
  difftime: call => Number(call.big(0) - call.big(1)),
  mktime: makeTime,
  timegm: makeTime,
  localtime: call => split(call, call.variable('.time parts')),
  gmtime: call => split(call, call.variable('.time parts')),
  localtime_r: call => split(call, call.at(1)),
  gmtime_r: call => split(call, call.at(1)),
  ctime: call => {
    const time = calendarTime(secondsAt(call, call.at(0)));
    return writeTimeText(call, time, call.variable('.time text'));
  },
  asctime: call => {
    return writeTimeText(call, readParts(call, call.at(0)), call.variable('.time text'));
  },
  asctime_r: call => writeTimeText(call, readParts(call, call.at(0)), call.at(1)),
  strftime: formatParts,
  tzset: () => undefined,
  clock_gettime: call => {
    const time = timeOfClock(call.process, call.at(0)) ?? call.fail('EINVAL');
    writePair(call, call.at(1), time.seconds, time.nanoseconds);
    return 0;
  },
  gettimeofday: call => {
    const { seconds, nanoseconds } = wallTime(call.process);
    writePair(call, call.at(0), seconds, Math.floor(nanoseconds / 1000));
    return 0;
  },
  timespec_get: call => {
    if (call.at(1) !== 1) return 0;
    const { seconds, nanoseconds } = wallTime(call.process);
    writePair(call, call.at(0), seconds, nanoseconds);
    return 1;
  },
  nanosleep: call => {
    const [seconds, nanoseconds] = [0, call.native].map(offset =>
      call.readInteger(call.at(0) + offset, call.native),
    ) as [number, number];
    if (seconds < 0 || nanoseconds < 0 || nanoseconds >= 1e9) call.fail('EINVAL');
    sleep(call.process, seconds * 1e9 + nanoseconds);
    return 0;
  },
  sleep: call => {
    sleep(call.process, call.at(0) * 1e9);
    return 0;
  },
  usleep: call => {
    sleep(call.process, (call.at(0) >>> 0) * 1000);
    return 0;
  },
  getrusage: call => {
    call.write(call.at(1), new Uint8Array(call.native * 18));
    const { seconds, nanoseconds } = timeOf(call.process.moment);
    writePair(call, call.at(1), seconds, Math.floor(nanoseconds / 1000));
    return 0;
  },
};
