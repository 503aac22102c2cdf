// Executes one instruction of any kind, with all that can happen: the meaning of the instruction
// set. The fast loop (fast-loop.ts) does the plain cases of the plain instructions only.
import { immediateLength } from '../instructions.ts';
import { attention, operations, withImmediate } from './code.ts';
import { tasksMax } from './limits.ts';
import { done, mustWait, refused } from './resources.ts';
import { ended, ready } from './task-table.ts';
import { taskName } from './thread-view.ts';
import { hex, type World } from './world.ts';

/**
 * Executes the instruction at the task's pc. The task runs on the scheduler's current core, and
 * this tick is in its CPU time already.
 */
export function stepInstruction(world: World, task: number): void {
  const { code, tasks, scheduler } = world;
  const pc = tasks.pc[task]!;
  const operation = code.operations[pc]! & ~attention;
  world.at = pc;
  world.instructions++;
  tasks.pc[task] = pc + (operation & withImmediate ? immediateLength : 1);
  scheduler.executing = true;
  world.executing = task;
  handlers[operation]!(world, task, code.immediates[pc]!);
  scheduler.executing = false;
  world.executing = -1;
}

type Handler = (world: World, task: number, immediate: number) => void;
type Calculation = (a: number, b: number) => number;

const handlers: Handler[] = Array.from({ length: 128 }, () => invalid);

function define(opcode: number, bare: Handler | undefined, immediate?: Handler): void {
  if (bare) handlers[opcode] = bare;
  if (immediate) handlers[opcode | withImmediate] = immediate;
}

function calculate(opcode: number, result: Calculation): void {
  define(
    opcode,
    (world, task) => {
      const b = world.pop(task);
      const a = world.pop(task);
      world.push(task, result(a, b));
    },
    (world, task, b) => {
      world.push(task, result(world.pop(task), b));
    },
  );
}

function divide(opcode: number, result: Calculation): void {
  const apply = (world: World, task: number, a: number, b: number) => {
    if (b === 0) world.fault(task, 'division by zero');
    else world.push(task, result(a, b));
  };
  define(
    opcode,
    (world, task) => {
      const b = world.pop(task);
      apply(world, task, world.pop(task), b);
    },
    (world, task, b) => apply(world, task, world.pop(task), b),
  );
}

function branch(opcode: number, test: (a: number) => boolean): void {
  define(opcode, undefined, (world, task, target) => {
    if (test(world.pop(task))) world.tasks.pc[task] = target;
  });
}

function accessed(world: World, task: number, variable: number, isWrite: boolean): void {
  if (!world.onAccess?.(variable, isWrite)) return;
  world.accessTask = task;
  world.accessVariable = variable;
}

function load(world: World, task: number, variable: number): void {
  world.push(task, world.load(variable));
  accessed(world, task, variable, false);
}

/** SLEEP begun at tick t makes the task ready at t + n, but not within its own tick. */
function sleep(world: World, task: number, ticks: number): void {
  const { tick } = world.scheduler;
  world.scheduler.sleep(task, Math.max(tick + ticks, tick + 1));
}

/** The first tick of WORK; the run loop counts the others. */
function work(world: World, task: number, ticks: number): void {
  if (ticks <= 1) return;
  world.tasks.workLeft[task] = ticks - 1;
  world.tasks.pc[task] = world.at;
}

function setPriority(world: World, task: number, priority: number): void {
  if (priority < 0 || priority > 255) {
    world.fault(task, `priority ${priority} is not between 0 and 255`);
    return;
  }
  world.tasks.priority[task] = priority;
  world.resources.refresh(task);
}

function lock(world: World, task: number, number: number): void {
  const outcome = world.resources.lock(task, number);
  if (outcome === mustWait) world.scheduler.block(task);
  if (outcome === refused) {
    world.fault(task, `it has taken ${world.names.of('lock', number)} already`);
  }
}

function unlock(world: World, task: number, number: number): void {
  if (world.resources.unlock(task, number) === done) return;
  const owner = world.resources.ownerOf(number);
  const what = world.names.of('lock', number);
  const who = owner < 0 ? 'nobody owns it' : `${taskName(world, owner)} owns it`;
  world.fault(task, `it does not own ${what}: ${who}`);
}

function signal(world: World, task: number, number: number): void {
  if (world.resources.signal(number) === done) return;
  const what = world.names.of('semaphore', number);
  world.fault(task, `the count of ${what} would exceed 2,147,483,647`);
}

function spawn(world: World, task: number, entry: number): void {
  const { tasks, scheduler } = world;
  if (tasks.count >= tasksMax) {
    world.fault(task, `there would be more than ${tasksMax} tasks`);
    return;
  }
  const time = scheduler.effectTime;
  const child = tasks.add(entry, tasks.priority[task]!, time, Number.POSITIVE_INFINITY);
  tasks.since[child] = time;
  world.push(task, child + 1);
  if (world.alone) {
    tasks.state[child] = ended;
    return;
  }
  scheduler.alive++;
  world.activity?.mark(time, child, 'arrival');
  tasks.state[child] = ready;
  scheduler.makeReady(child, 'arrival', time);
  scheduler.prepareNext();
}

function invalid(world: World, task: number): void {
  const byte = world.code.bytes[world.at]!.toString(16).padStart(2, '0');
  world.fault(task, `the bytes from 0x${byte} on are no instruction`);
}

/** A jump whose target lies outside the image is a fault when it is taken. */
function far(world: World, task: number): void {
  const byte = world.code.bytes[world.at]! & 0x7f;
  const test = farTests[byte];
  if (test && !test(world.pop(task))) return;
  const image = world.code.imageAt(world.at)!;
  world.fault(task, `its target lies outside the program of ${hex(image.end - image.base)} bytes`);
}

const farTests: Readonly<Record<number, (a: number) => boolean>> = {
  33: a => a === 0,
  34: a => a !== 0,
  35: a => a < 0,
  36: a => a > 0,
};

define(0x00, () => {});
define(
  0x01,
  (world, task) => world.push(task, 0),
  (world, task, value) => world.push(task, value),
);
define(0x02, (world, task) => load(world, task, 0), load);
calculate(0x03, (a, b) => (a + b) | 0);
calculate(0x04, (a, b) => (a - b) | 0);
define(0x05, (world, task) => {
  const { scheduler, output } = world;
  const moment = scheduler.tick * scheduler.cores + scheduler.core;
  output.append(moment, task + 1, `${world.pop(task)}\n`, world.at);
});
define(0x06, (world, task) => sleep(world, task, 1), sleep);
define(0x07, ({ scheduler }) => {
  scheduler.yielded[scheduler.core] = 1;
  scheduler.prepareNext();
});
define(0x08, (world, task) => world.end(task, ended, ''));
define(0x09, () => {}, work);
define(0x0a, (world, task) => setPriority(world, task, world.pop(task)), setPriority);
calculate(0x10, Math.imul);
divide(0x11, (a, b) => (a / b) | 0);
divide(0x12, (a, b) => (a % b) | 0);
calculate(0x13, (a, b) => a & b);
calculate(0x14, (a, b) => a | b);
calculate(0x15, (a, b) => a ^ b);
define(0x18, (world, task) => {
  const a = world.pop(task);
  world.push(task, a);
  world.push(task, a);
});
define(0x19, (world, task) => {
  world.pop(task);
});
define(0x1a, (world, task) => {
  const b = world.pop(task);
  const a = world.pop(task);
  world.push(task, b);
  world.push(task, a);
});
define(0x1b, (world, task) => {
  const b = world.pop(task);
  const a = world.pop(task);
  world.push(task, a);
  world.push(task, b);
  world.push(task, a);
});
define(0x1c, undefined, (world, task, variable) => {
  world.store(variable, world.pop(task));
  accessed(world, task, variable, true);
});
define(0x20, undefined, (world, task, target) => {
  world.tasks.pc[task] = target;
});
branch(0x21, a => a === 0);
branch(0x22, a => a !== 0);
branch(0x23, a => a < 0);
branch(0x24, a => a > 0);
define(0x25, undefined, (world, task, target) => {
  const returnAddress = world.tasks.pc[task]!;
  if (world.pushCall(task, returnAddress, target)) world.tasks.pc[task] = target;
});
define(0x26, (world, task) => {
  const { calls, callBase, pc } = world.tasks;
  if (calls[task] === 0) {
    world.fault(task, 'there is no CALL to return from');
    return;
  }
  calls[task]!--;
  pc[task] = world.stacks.memory[callBase[task]! + 2 * calls[task]!]!;
});
define(0x30, undefined, lock);
define(0x31, undefined, unlock);
define(0x32, undefined, (world, task, number) => {
  if (world.resources.wait(task, number) === mustWait) world.scheduler.block(task);
});
define(0x33, undefined, signal);
define(0x34, undefined, (world, task, number) => {
  const value = world.pop(task);
  if (world.resources.send(task, number, value) === mustWait) world.scheduler.block(task);
});
define(0x35, undefined, (world, task, number) => {
  const value = world.resources.receive(task, number);
  if (value === undefined) world.scheduler.block(task);
  else world.push(task, value);
});
define(0x38, undefined, spawn);
define(0x39, (world, task) => world.push(task, world.scheduler.tick | 0));
define(0x3a, (world, task) => world.push(task, task + 1));
handlers[operations.outside] = (world, task) =>
  world.fault(task, 'the program has no more instructions here: a HALT is missing');
handlers[operations.cut] = (world, task) =>
  world.fault(task, 'the image ends in the middle of this instruction');
handlers[operations.far] = far;
