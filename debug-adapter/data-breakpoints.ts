// Data breakpoints on memory and on registers: what they watch, and whether a stop is theirs.
import type {
  DataWatch,
  Machine,
  Moment,
  Register,
  ThreadId,
  WatchTarget,
} from '#core/machine/machine.ts';
import { readTerms, type Terms } from './breakpoints.ts';
import { HitLog } from './hit-condition.ts';

export type DataAccess = DataWatch['access'];

export interface DataBreakpoint {
  readonly id: number;
  readonly dataId: string;
  readonly target: WatchTarget;
  readonly access: DataAccess;
  readonly terms: Terms;
  readonly problem?: string;
  readonly hits: HitLog;
  /** The value at the last look, as text that is compared only. */
  last: string;
}

/** The text that names a target to the client; it stays valid over sessions. */
export function dataIdOf(target: WatchTarget): string {
  return target.kind === 'memory'
    ? `memory/${target.space}/${target.address}/${target.length}`
    : `register/${target.thread}/${target.register}`;
}

/** The target that a data id names, or undefined if the machine has none such. */
export function targetOf(dataId: string, machine: Machine): WatchTarget | undefined {
  const [kind, where = '', what = '', count] = dataId.split('/');
  if (kind === 'register') {
    const thread = machine.thread(Number(where));
    if (!thread || !registerNamed(machine, thread.id, what)) return undefined;
    return { kind, thread: thread.id, register: what };
  }
  const space = machine.spaces.find(known => known.id === where);
  const address = Number(what || Number.NaN);
  const length = Number(count || Number.NaN);
  if (kind !== 'memory' || !space || !Number.isSafeInteger(address)) return undefined;
  const last = address + length;
  const inside = address >= space.base && last <= space.base + space.size;
  return inside && length >= 1 ? { kind, space: where, address, length } : undefined;
}

export function registerNamed(
  machine: Machine,
  thread: ThreadId,
  name: string,
): Register | undefined {
  return machine.registers(thread).find(register => register.name === name);
}

/** More bytes than this are compared by nobody at each write; such a range stops at any write. */
const comparedUnits = 4096;

export class DataBreakpointBook {
  #breakpoints: readonly DataBreakpoint[] = [];
  #watches: readonly DataWatch[] = [];
  #registers: readonly DataBreakpoint[] = [];

  /** For the machine, which watches memory itself. */
  get watches(): readonly DataWatch[] {
    return this.#watches;
  }

  /** True if a register is watched: then the run has to look after each step. */
  get watchesRegisters(): boolean {
    return this.#registers.length > 0;
  }

  all(): readonly DataBreakpoint[] {
    return this.#breakpoints;
  }

  /** Replaces all; equal requests keep their id and hits. */
  replace(
    requests: readonly {
      readonly dataId: string;
      readonly target: WatchTarget;
      readonly access: DataAccess;
      readonly condition?: string;
      readonly hitCondition?: string;
    }[],
    newId: () => number,
  ): readonly DataBreakpoint[] {
    const old = this.#breakpoints;
    this.#breakpoints = requests.map(request => {
      const { dataId, target, access, ...terms } = request;
      const read = readTerms(terms);
      const known = old.find(candidate => candidate.dataId === dataId);
      const id = known?.id ?? newId();
      const hits = known?.hits ?? new HitLog();
      return { id, dataId, target, access, hits, last: '', ...read };
    });
    const active = this.#breakpoints.filter(breakpoint => breakpoint.problem === undefined);
    this.#registers = active.filter(breakpoint => breakpoint.target.kind === 'register');
    this.#watches = active
      .filter(breakpoint => breakpoint.target.kind === 'memory')
      .map(({ target, access }) => ({ target, access }));
    return this.#breakpoints;
  }

  /** Looks at all values, so that `changed` compares with this state. */
  look(machine: Machine): void {
    for (const breakpoint of this.#breakpoints) breakpoint.last = valueText(machine, breakpoint);
  }

  /** The register breakpoints whose value is another than at the last look; looks again. */
  changedRegisters(machine: Machine): readonly DataBreakpoint[] {
    return this.#registers.filter(breakpoint => lookAgain(machine, breakpoint));
  }

  /**
   * The memory breakpoints that a data stop is about: any access for those that watch reads, a
   * change for the others, since a client calls that "value change".
   */
  hit(machine: Machine, stop: DataWatch | undefined): readonly DataBreakpoint[] {
    return this.#breakpoints.filter(breakpoint => {
      if (breakpoint.target.kind !== 'memory' || breakpoint.problem !== undefined) return false;
      const { target, access } = breakpoint;
      const isStop =
        stop?.access === access && stop !== undefined && dataIdOf(stop.target) === dataIdOf(target);
      if (lookAgain(machine, breakpoint)) return true;
      return isStop && (access !== 'write' || target.length > comparedUnits);
    });
  }

  /** Takes back the hits after `moment`. */
  rewind(moment: Moment): void {
    for (const breakpoint of this.#breakpoints) breakpoint.hits.rewind(moment);
  }
}

function lookAgain(machine: Machine, breakpoint: DataBreakpoint): boolean {
  const now = valueText(machine, breakpoint);
  const changed = now !== breakpoint.last;
  breakpoint.last = now;
  return changed;
}

function valueText(machine: Machine, { target }: DataBreakpoint): string {
  if (target.kind === 'register') {
    return String(registerNamed(machine, target.thread, target.register)?.value);
  }
  if (target.length > comparedUnits) return '';
  return machine.read(target.space, target.address, target.length).join();
}
