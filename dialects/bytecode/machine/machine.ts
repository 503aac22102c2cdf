// The machine of the bytecode dialect: core's interface over the world.
import type {
  Address,
  DataWatch,
  Edit,
  Frame,
  Machine,
  MemorySpace,
  Moment,
  Register,
  Scope,
  Snapshot,
  Stop,
  Thread,
  ThreadId,
  ThreadsWanted,
  Watch,
} from '#core/machine/machine.ts';
import type { OutputLog } from '#core/machine/output-log.ts';
import { limits } from '../instructions.ts';
import { attention, withImmediate } from './code.ts';
import { applyEdit } from './edits.ts';
import { registersOf } from './registers.ts';
import { momentOf, runWorld } from './run.ts';
import { goesOn } from './scheduler.ts';
import { scopesOf } from './scopes.ts';
import { restoreWorld, saveWorld } from './snapshot.ts';
import { framesOf, taskName, threadOf } from './thread-view.ts';
import type { World } from './world.ts';

const loadBare = 0x02;
const loadVariable = 0x02 | withImmediate;
const storeVariable = 0x1c | withImmediate;
const bytesPerVariable = 4;

export class BytecodeMachine implements Machine {
  readonly world: World;
  readonly spaces: readonly MemorySpace[];
  readonly codeSpace = 'code';
  /** The instructions that access the variables of a watch, found once a watch and code. */
  #accesses: { data: readonly DataWatch[]; code: Uint8Array; addresses: number[] } | undefined;
  #isMarked = false;

  constructor(world: World) {
    this.world = world;
    this.spaces = [
      {
        id: 'code',
        title: 'Code',
        unitBits: 8,
        base: 0,
        size: world.code.size,
        writable: true,
      },
      {
        id: 'variables',
        title: 'Shared variables',
        unitBits: 32,
        base: 0,
        size: limits.resources,
        writable: true,
      },
    ];
  }

  get moment(): Moment {
    return momentOf(this.world);
  }

  get finished(): boolean {
    return this.world.scheduler.status !== goesOn;
  }

  get output(): OutputLog {
    return this.world.output;
  }

  run(until: Moment, watch: Watch): Stop {
    this.#mark(watch);
    return runWorld(this.world, until, watch);
  }

  thread(id: ThreadId): Thread | undefined {
    return this.#has(id) ? threadOf(this.world, id - 1) : undefined;
  }

  threads({ name, alive = false, most }: ThreadsWanted = {}): readonly Thread[] {
    const { tasks, names } = this.world;
    const found: Thread[] = [];
    const add = (task: number) => {
      if (!alive || tasks.isAlive(task)) found.push(threadOf(this.world, task));
    };
    const limit = most ?? tasks.count;
    if (name === undefined) {
      for (let task = 0; task < tasks.count && found.length < limit; task++) add(task);
      return found;
    }
    const isIts = (task: number) => task < tasks.count && taskName(this.world, task) === name;
    for (const task of names.tasksNamed(name).filter(isIts)) if (found.length < limit) add(task);
    return found;
  }

  current(): ThreadId | undefined {
    const { scheduler } = this.world;
    const task = scheduler.running[scheduler.core]!;
    return task < 0 || scheduler.isSwitching(scheduler.core) ? undefined : task + 1;
  }

  registers(thread: ThreadId): readonly Register[] {
    return this.#has(thread) ? registersOf(this.world, thread - 1) : [];
  }

  frames(thread: ThreadId): readonly Frame[] {
    return this.#has(thread) ? framesOf(this.world, thread - 1) : [];
  }

  frameDepth(thread: ThreadId): number {
    return this.#has(thread) ? this.world.tasks.calls[thread - 1]! + 1 : 0;
  }

  scopes(thread: ThreadId): readonly Scope[] {
    return this.#has(thread) ? scopesOf(this.world, thread - 1) : [];
  }

  read(space: string, address: Address, count: number): Uint8Array {
    const { code } = this.world;
    const size = space === 'code' ? code.size : space === 'variables' ? limits.resources : 0;
    const start = Math.min(size, Math.max(0, address));
    const end = Math.max(start, Math.min(size, address + count));
    if (space === 'code') return code.bytes.slice(start, end);
    const bytes = new Uint8Array((end - start) * bytesPerVariable);
    const view = new DataView(bytes.buffer);
    for (let variable = start; variable < end; variable++) {
      view.setInt32((variable - start) * bytesPerVariable, this.world.load(variable), true);
    }
    return bytes;
  }

  apply(edit: Edit): void {
    applyEdit(this.world, edit);
  }

  snapshot(): Snapshot {
    return saveWorld(this.world);
  }

  restore(snapshot: Snapshot): void {
    restoreWorld(this.world, snapshot);
  }

  #has(thread: ThreadId): boolean {
    return Number.isInteger(thread) && thread >= 1 && thread <= this.world.tasks.count;
  }

  /** Marks the addresses at which the fast loop must not go on by itself. */
  #mark({ breakpoints, data = [] }: Watch): void {
    const accesses = this.#accessesOf(data);
    const marks = (breakpoints?.size ?? 0) + accesses.length > 0;
    if (!marks && !this.#isMarked) return;
    this.world.code.mark([...(breakpoints ?? []), ...accesses]);
    this.#isMarked = marks;
  }

  #accessesOf(data: readonly DataWatch[]): readonly number[] {
    if (data.length === 0) return [];
    const { code } = this.world;
    if (this.#accesses?.data === data && this.#accesses.code === code.bytes) {
      return this.#accesses.addresses;
    }
    const ranges = data.flatMap(({ target }) =>
      target.kind === 'memory' && target.space === 'variables'
        ? [{ start: target.address, end: target.address + target.length }]
        : [],
    );
    const addresses: number[] = [];
    for (let address = 0; address < code.size; address++) {
      const operation = code.operations[address]! & ~attention;
      const accesses = [loadBare, loadVariable, storeVariable].includes(operation);
      if (!accesses) continue;
      const variable = code.immediates[address]!;
      if (ranges.some(({ start, end }) => variable >= start && variable < end)) {
        addresses.push(address);
      }
    }
    this.#accesses = { data, code: code.bytes, addresses };
    return addresses;
  }
}
