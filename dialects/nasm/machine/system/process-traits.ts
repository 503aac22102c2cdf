// What a process may set of itself: limits, priority, name. Nothing but the calls that ask for it
// depends on it.
import type { Call, CallTable } from './call.ts';
import { descriptorsMax } from './descriptors.ts';
import { SystemError } from './file-tree.ts';
import { processNumber } from './process-numbers.ts';

type Limit = readonly [soft: bigint, hard: bigint];

export interface ProcessTraits {
  /** From -20 to 19; 0 at first. */
  readonly niceness: number;
  /** By the number of the resource; others are as they were at the start. */
  readonly limits: ReadonlyMap<number, Limit>;
  /** At most 15 bytes, a character each; undefined for that of the program's file. */
  readonly name: string | undefined;
  readonly hasNoNewRights: boolean;
  /** Whether a fault would write a file of its memory. */
  readonly isDumpable: boolean;
  readonly isTraced: boolean;
}

export const firstTraits: ProcessTraits = {
  niceness: 0,
  limits: new Map(),
  name: undefined,
  hasNoNewRights: false,
  isDumpable: true,
  isTraced: false,
};

const resource = { stack: 3, files: 7 } as const;
const resourcesMax = 16;
const unlimited = (1n << 64n) - 1n;
const stackSize = 8n << 20n;

function limitOf(call: Call, number: number): Limit {
  const set = call.process.state.traits.limits.get(number);
  if (set) return set;
  if (number === resource.stack) return [stackSize, unlimited];
  const most = number === resource.files ? BigInt(descriptorsMax) : unlimited;
  return [most, most];
}

function checkResource(number: number): void {
  if (number < 0 || number >= resourcesMax) throw new SystemError('EINVAL');
}

/** As numbers of `size` bytes; on i386 what is more than a number holds is unlimited. */
function tellLimit(call: Call, address: number, number: number, size: number): number {
  checkResource(number);
  limitOf(call, number).forEach((limit, index) => {
    const shown = size === 4 && limit > 0xffff_ffffn ? 0xffff_ffffn : limit;
    call.guest.writeNumber(address + index * size, size, shown);
  });
  return 0;
}

function setLimit(call: Call, address: number, number: number, size: number): number {
  checkResource(number);
  const [soft, hard] = [0, 1].map(index => {
    const value = call.guest.readNumber(address + index * size, size);
    return size === 4 && value === 0xffff_ffffn ? unlimited : value;
  }) as [bigint, bigint];
  if (soft > hard) throw new SystemError('EINVAL');
  if (hard > limitOf(call, number)[1]) throw new SystemError('EPERM');
  const { traits } = call.process.state;
  const limits = new Map(traits.limits).set(number, [soft, hard] as const);
  call.process.update({ traits: { ...traits, limits } });
  return 0;
}

/** prlimit(2): both at once, of this process alone. */
function limitsOf(call: Call): number {
  const target = call.integer(0);
  if (target !== 0 && target !== processNumber) throw new SystemError('ESRCH');
  const [number, fresh, old] = [call.integer(1), call.pointer(2), call.pointer(3)];
  checkResource(number);
  const before = limitOf(call, number);
  if (fresh !== 0) setLimit(call, fresh, number, 8);
  if (old === 0) return 0;
  for (const [index, limit] of before.entries()) call.guest.writeNumber(old + index * 8, 8, limit);
  return 0;
}

const [leastNice, mostNice] = [-20, 19];

function checkTarget(call: Call): void {
  const which = call.integer(0);
  if (which < 0 || which > 2) throw new SystemError('EINVAL');
}

function setNiceness(call: Call, wanted: number, refusal: 'EACCES' | 'EPERM'): number {
  const { traits } = call.process.state;
  const niceness = Math.max(leastNice, Math.min(mostNice, wanted));
  if (niceness < traits.niceness) throw new SystemError(refusal);
  call.process.update({ traits: { ...traits, niceness } });
  return 0;
}

/** Codes of prctl that programs use. */
const code = {
  ...{ setDeathSignal: 1, getDeathSignal: 2, getDumpable: 3, setDumpable: 4, setName: 15 },
  ...{ getName: 16, setNoNewRights: 38, getNoNewRights: 39 },
} as const;

const nameMax = 15;
const signalsMax = 64;

function control(call: Call): number {
  const { guest, process } = call;
  const { traits } = process.state;
  const change = (changes: Partial<ProcessTraits>) => {
    process.update({ traits: { ...traits, ...changes } });
    return 0;
  };
  switch (call.integer(0)) {
    case code.setDeathSignal:
      if (call.size(1) > signalsMax) throw new SystemError('EINVAL');
      return 0;
    case code.getDeathSignal:
      guest.writeNumber(call.pointer(1), 4, 0n);
      return 0;
    case code.getDumpable:
      return traits.isDumpable ? 1 : 0;
    case code.setDumpable:
      if (call.size(1) > 1) throw new SystemError('EINVAL');
      return change({ isDumpable: call.size(1) === 1 });
    case code.setName:
      return change({ name: String.fromCharCode(...guest.readString(call.pointer(1), nameMax)) });
    case code.getName: {
      const path = process.settings.arguments[0] ?? '';
      const name = traits.name ?? path.slice(path.lastIndexOf('/') + 1);
      const bytes = Array.from(name.slice(0, nameMax).padEnd(nameMax + 1, '\0'), each =>
        each.charCodeAt(0),
      );
      guest.write(call.pointer(1), Uint8Array.from(bytes));
      return 0;
    }
    case code.setNoNewRights:
      if (call.size(1) !== 1) throw new SystemError('EINVAL');
      return change({ hasNoNewRights: true });
    case code.getNoNewRights:
      return traits.hasNoNewRights ? 1 : 0;
    default:
      throw new SystemError('EINVAL');
  }
}

export const traitCalls: CallTable = {
  getrlimit: call => tellLimit(call, call.pointer(1), call.integer(0), call.native),
  ugetrlimit: call => tellLimit(call, call.pointer(1), call.integer(0), call.native),
  setrlimit: call => setLimit(call, call.pointer(1), call.integer(0), call.native),
  prlimit64: limitsOf,
  getpriority: call => {
    checkTarget(call);
    return 20 - call.process.state.traits.niceness;
  },
  setpriority: call => {
    checkTarget(call);
    return setNiceness(call, call.integer(2), 'EACCES');
  },
  nice: call => {
    const { niceness } = call.process.state.traits;
    return setNiceness(call, niceness + call.integer(0), 'EPERM');
  },
  prctl: control,
};
