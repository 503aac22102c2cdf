// System calls that ask whether there is something to read, and what the terminal is like.
import { WaitForInput } from '../guest.ts';
import type { Call, CallTable } from './call.ts';
import { nanosecondsPerSecond, sleep } from './clock.ts';
import type { Description } from './descriptors.ts';
import { SystemError } from './file-tree.ts';
import { descriptionOf } from './open-files.ts';
import type { LinuxProcess } from './process.ts';
import { processNumber } from './process-numbers.ts';

/** Requests of ioctl. */
const request = {
  getAttributes: 0x5401,
  setAttributes: [0x5402, 0x5403, 0x5404],
  getGroup: 0x540f,
  setGroup: 0x5410,
  getSize: 0x5413,
  countInput: 0x541b,
} as const;

/** struct termios of a terminal in its usual mode: lines are edited, and echoed. */
function usualAttributes(): Uint8Array {
  const bytes = new Uint8Array(36);
  const view = new DataView(bytes.buffer);
  [0x500, 0x5, 0xbf, 0x8a3b].forEach((value, index) => {
    view.setUint32(index * 4, value, true);
  });
  bytes.set([3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22], 17);
  return bytes;
}

function controlDevice(call: Call): number {
  const { process, guest } = call;
  const description = descriptionOf(process, call.integer(0));
  if (description.kind !== 'console' || !description.isTerminal) {
    throw new SystemError('ENOTTY');
  }
  const [code, address] = [call.size(1) % 2 ** 32, call.pointer(2)];
  if (request.setAttributes.some(each => each === code)) {
    process.update({ terminal: guest.read(address, 36).slice() });
    return 0;
  }
  switch (code) {
    case request.getAttributes:
      guest.write(address, process.state.terminal ?? usualAttributes());
      return 0;
    case request.getSize: {
      const [columns, rows] = process.settings.terminalSize ?? [80, 24];
      guest.writeNumber(address, 8, BigInt(rows) | (BigInt(columns) << 16n));
      return 0;
    }
    case request.getGroup:
      guest.writeNumber(address, 4, BigInt(processNumber));
      return 0;
    case request.setGroup:
      return 0;
    case request.countInput:
      guest.writeNumber(address, 4, BigInt(process.state.input.length));
      return 0;
    default:
      throw new SystemError('ENOTTY');
  }
}

function hasInput({ state }: LinuxProcess, description: Description): boolean {
  if (description.kind === 'console') return state.input.length > 0 || state.inputEnded;
  if (description.kind !== 'pipe') return true;
  if (description.end === 'write') return false;
  if (state.pipes.get(description.pipe)!.bytes.length > 0) return true;
  return ![...state.descriptions.values()].some(
    other => other.kind === 'pipe' && other.pipe === description.pipe && other.end === 'write',
  );
}

function canWrite(description: Description): boolean {
  return description.kind !== 'pipe' || description.end === 'write';
}

const event = { input: 1, output: 4, invalid: 32 } as const;

/** What happened of what a pollfd asks for. */
function eventsOf(process: LinuxProcess, descriptor: number, wanted: number): number {
  const entry = process.state.descriptors.get(descriptor);
  if (!entry) return event.invalid;
  const description = process.state.descriptions.get(entry.description)!;
  const input = hasInput(process, description) ? event.input : 0;
  const output = canWrite(description) ? event.output : 0;
  return wanted & (input | output);
}

/** Nothing has happened: time passes, or the program waits for what is typed. */
function waitFor(process: LinuxProcess, nanoseconds: number | undefined): void {
  if (nanoseconds === undefined) throw new WaitForInput();
  sleep(process, nanoseconds);
}

function poll(call: Call, nanoseconds: number | undefined): number {
  const { process, guest } = call;
  const count = call.size(1);
  if (count > 1024) throw new SystemError('EINVAL');
  const entries = Array.from({ length: count }, (_, index) => {
    const address = call.pointer(0) + index * 8;
    const descriptor = Number(BigInt.asIntN(32, guest.readNumber(address, 4)));
    const wanted = Number(guest.readNumber(address + 4, 2));
    return { address, events: descriptor < 0 ? 0 : eventsOf(process, descriptor, wanted) };
  });
  const ready = entries.filter(({ events }) => events !== 0).length;
  if (ready === 0) waitFor(process, nanoseconds);
  for (const { address, events } of entries) guest.writeNumber(address + 6, 2, BigInt(events));
  return ready;
}

/** select's sets: a bit for each descriptor. */
function select(call: Call, nanoseconds: number | undefined): number {
  const { process, guest } = call;
  const count = call.integer(0);
  if (count < 0 || count > 1024) throw new SystemError('EINVAL');
  const size = Math.ceil(count / (call.native * 8)) * call.native;
  const sets = [1, 2, 3].map(index => call.pointer(index));
  const asked = sets.map(address => (address === 0 ? undefined : guest.read(address, size)));
  const answers = asked.map(set => set && new Uint8Array(set.length));
  let ready = 0;
  for (let descriptor = 0; descriptor < count; descriptor++) {
    [event.input, event.output, 0].forEach((wanted, index) => {
      const [at, bit] = [descriptor >> 3, 1 << (descriptor & 7)];
      if (((asked[index]?.[at] ?? 0) & bit) === 0) return;
      descriptionOf(process, descriptor);
      if (eventsOf(process, descriptor, wanted) === 0) return;
      answers[index]![at]! |= bit;
      ready++;
    });
  }
  if (ready === 0) waitFor(process, nanoseconds);
  sets.forEach((address, index) => {
    if (address !== 0) guest.write(address, answers[index]!);
  });
  return ready;
}

/** A time as seconds and parts of a second at an address; undefined for null: for ever. */
function timeAt(call: Call, index: number, unit: number, size: number): number | undefined {
  const address = call.pointer(index);
  if (address === 0) return undefined;
  const [seconds, parts] = [0, size].map(offset =>
    Number(BigInt.asIntN(size * 8, call.guest.readNumber(address + offset, size))),
  ) as [number, number];
  return seconds * nanosecondsPerSecond + parts * unit;
}

function milliseconds(count: number): number | undefined {
  return count < 0 ? undefined : count * 1e6;
}

export const terminalCalls: CallTable = {
  ioctl: controlDevice,
  poll: call => poll(call, milliseconds(call.integer(2))),
  ppoll: call => poll(call, timeAt(call, 2, 1, call.native)),
  ppoll_time64: call => poll(call, timeAt(call, 2, 1, 8)),
  select: call => {
    if (call.width === 64) return select(call, timeAt(call, 4, 1000, 8));
    throw new SystemError('ENOSYS');
  },
  _newselect: call => select(call, timeAt(call, 4, 1000, 4)),
  pselect6: call => select(call, timeAt(call, 4, 1, call.native)),
  pselect6_time64: call => select(call, timeAt(call, 4, 1, 8)),
};
