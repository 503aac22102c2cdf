// System calls that set the times of files, of which one is kept: that of the last change.
import type { Call, CallTable } from './call.ts';
import { nanosecondsPerSecond, wallTime } from './clock.ts';
import type { Description } from './descriptors.ts';
import { pathAt } from './file-calls.ts';
import { SystemError } from './file-tree.ts';
import { descriptionOf, deviceAt } from './open-files.ts';

/** Parts of a second that stand for the time of now, and for no change. */
const special = { now: 0x3fffffff, omit: 0x3ffffffe } as const;

/** A time of the program: seconds, and the part of a second behind them in units of `unit`. */
function readTime(call: Call, address: number, size: number, unit: number): number | undefined {
  const part = (at: number) => Number(BigInt.asIntN(size * 8, call.guest.readNumber(at, size)));
  const [seconds, rest] = [part(address), part(address + size)];
  if (unit === 1 && rest === special.now) return wallTime(call.process).seconds;
  if (unit === 1 && rest === special.omit) return undefined;
  if (rest < 0 || rest * unit >= nanosecondsPerSecond) throw new SystemError('EINVAL');
  return seconds;
}

function setTime(call: Call, file: Description | number, seconds: number | undefined): number {
  const { files } = call.process;
  if (typeof file !== 'number' && file.kind !== 'file') return 0;
  const node = typeof file === 'number' ? file : file.node;
  if (seconds !== undefined) files.setModified(node, seconds);
  return 0;
}

function fileAt(call: Call, path: string): Description | number {
  return deviceAt(call.process, path) ?? call.process.files.require(path);
}

/** Without a path it is the file of the descriptor. */
function setAt(call: Call, size: number): number {
  const address = call.pointer(2);
  const file =
    call.pointer(1) === 0
      ? descriptionOf(call.process, call.integer(0))
      : fileAt(call, pathAt(call, 0, 1));
  const now = wallTime(call.process).seconds;
  return setTime(call, file, address === 0 ? now : readTime(call, address + 2 * size, size, 1));
}

/** utimes counts microseconds; utime knows whole seconds, the second time behind the first. */
function setByPath(call: Call, isWhole: boolean): number {
  const file = fileAt(call, call.fullPath(0));
  const [address, size] = [call.pointer(1), call.native];
  if (address === 0) return setTime(call, file, wallTime(call.process).seconds);
  if (isWhole) return setTime(call, file, call.readLong(address + size));
  return setTime(call, file, readTime(call, address + 2 * size, size, 1000));
}

export const fileTimeCalls: CallTable = {
  utimensat: call => setAt(call, call.native),
  utimensat_time64: call => setAt(call, 8),
  utimes: call => setByPath(call, false),
  utime: call => setByPath(call, true),
};
