// Applies what comes from outside: new values, jumps, and tasks that are ended or suspended.
import { type Edit, EditError } from '#core/machine/machine.ts';
import { limits } from '../instructions.ts';
import { registerNames } from './registers.ts';
import { ended, ready } from './task-table.ts';
import { taskName } from './thread-view.ts';
import { hex, type World } from './world.ts';

const bytesPerVariable = 4;

/** Changes the world at its moment. Throws EditError and changes nothing if it cannot. */
export function applyEdit(world: World, edit: Edit): void {
  switch (edit.kind) {
    case 'register':
      setRegister(world, edit.thread, edit.register, toInteger(edit.value));
      break;
    case 'memory':
      if (edit.space === 'code') writeCode(world, edit.address, edit.bytes);
      else if (edit.space === 'variables') writeVariables(world, edit.address, edit.bytes);
      else throw new EditError(`There is no space ${edit.space}; there are code and variables.`);
      break;
    case 'element':
      setElement(world, edit.thread, edit.structure, edit.index, toInteger(edit.value));
      break;
    case 'jump':
      jump(world, edit.thread, edit.address);
      break;
    case 'call':
      call(world, aliveTask(world, edit.thread), edit.address, edit.arguments);
      break;
    case 'execute':
      throw new EditError('Instructions of a task are not executed alone.');
    case 'terminate':
      world.end(aliveTask(world, edit.thread), ended, 'terminated by the user');
      break;
    case 'suspend':
      suspend(world, aliveTask(world, edit.thread), edit.suspended);
      break;
    case 'input':
      throw new EditError('These programs read no input.');
  }
  settle(world);
}

/** Gives processors whose turn is still to come to tasks that have become ready. */
function settle({ scheduler }: World): void {
  const first = scheduler.core;
  if (scheduler.running.indexOf(-1, first) >= 0) scheduler.fillIdle(first);
  scheduler.judge();
  scheduler.prepareNext();
}

function taskOf(world: World, thread: number): number {
  const task = thread - 1;
  if (task >= 0 && task < world.tasks.count) return task;
  throw new EditError(`There is no task ${thread}; they are numbered 1 to ${world.tasks.count}.`);
}

function aliveTask(world: World, thread: number): number {
  const task = taskOf(world, thread);
  if (world.tasks.isAlive(task)) return task;
  throw new EditError(`${taskName(world, task)} has ended, so that it cannot be changed.`);
}

/** The arguments go onto the stack in order, as before a CALL. */
function call(world: World, task: number, address: number, values: readonly bigint[]): void {
  const returnAddress = world.tasks.pc[task]!;
  jump(world, task + 1, address);
  world.pushCall(task, returnAddress, address);
  for (const value of values) world.push(task, toInteger(value));
}

/** A 32-bit number, given as signed or as unsigned. */
function toInteger(value: bigint): number {
  if (BigInt.asIntN(32, value) === value) return Number(value);
  if (BigInt.asUintN(32, value) === value) return Number(value) | 0;
  throw new EditError(`${value} is no 32-bit number; it has to be from -2147483648 to 4294967295.`);
}

function setRegister(world: World, thread: number, register: string, value: number): void {
  const task = aliveTask(world, thread);
  if (register === 'pc') jump(world, thread, value >>> 0);
  else if (register === 'top') setStack(world, task, 0, value);
  else if (register === 'priority') {
    if (value < 0 || value > limits.priority) {
      throw new EditError(`A priority is a number from 0 to ${limits.priority}, not ${value}.`);
    }
    world.tasks.priority[task] = value;
    world.resources.refresh(task);
  } else if (registerNames.includes(register)) {
    throw new EditError(`${register} follows from the run; pc, top and priority can be set.`);
  } else {
    throw new EditError(`There is no register ${register}; there are ${registerNames.join(', ')}.`);
  }
}

function setElement(
  world: World,
  thread: number,
  structure: string,
  index: number,
  value: number,
): void {
  if (structure === 'stack') setStack(world, aliveTask(world, thread), index, value);
  else if (structure === 'semaphore') {
    if (!(index >= 0 && index < limits.resources)) {
      throw new EditError(`Semaphores are numbered 0 to ${limits.resources - 1}, not ${index}.`);
    }
    if (value < 0) throw new EditError(`The count of a semaphore is not negative: ${value}.`);
    world.resources.setCount(index, value);
  } else throw new EditError(`There is no ${structure} to set; there are stack and semaphore.`);
}

/** Sets a value counted from the top of the stack, which is 0. */
function setStack(world: World, task: number, index: number, value: number): void {
  const { depth, stackBase } = world.tasks;
  if (!(index >= 0 && index < depth[task]!)) {
    throw new EditError(`The stack holds ${depth[task]} values; there is no value ${index}.`);
  }
  world.stacks.memory[stackBase[task]! + depth[task]! - 1 - index] = value;
}

function jump(world: World, thread: number, address: number): void {
  const task = aliveTask(world, thread);
  if (!world.code.imageAt(address)) {
    throw new EditError(`${hex(address)} lies outside every program.`);
  }
  world.tasks.pc[task] = address;
  world.tasks.workLeft[task] = 0;
}

function suspend(world: World, task: number, suspended: boolean): void {
  const { tasks, scheduler } = world;
  if (Boolean(tasks.suspended[task]) === suspended) return;
  tasks.suspended[task] = suspended ? 1 : 0;
  const core = scheduler.coreOf(task);
  if (!suspended) {
    if (tasks.state[task] === ready) scheduler.policy.add(task, 'resume', scheduler.effectTime);
    return;
  }
  if (core >= 0) {
    scheduler.free(core, 'preempted');
    scheduler.setState(task, ready, scheduler.effectTime);
  } else scheduler.policy.remove(task);
}

function writeCode(world: World, address: number, bytes: Uint8Array): void {
  if (!(address >= 0 && address + bytes.length <= world.code.size)) {
    throw new EditError(`The code space ends at ${hex(world.code.size)}.`);
  }
  world.code.write(address, bytes);
}

function writeVariables(world: World, address: number, bytes: Uint8Array): void {
  const count = bytes.length / bytesPerVariable;
  if (!Number.isInteger(count)) {
    throw new EditError(
      `A variable has 4 bytes; ${bytes.length} bytes are no whole number of them.`,
    );
  }
  if (!(address >= 0 && address + count <= limits.resources)) {
    throw new EditError(`Variables are numbered 0 to ${limits.resources - 1}.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let index = 0; index < count; index++) {
    world.store(address + index, view.getInt32(index * bytesPerVariable, true));
  }
}
