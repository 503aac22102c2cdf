// What there is to see of the machine at a stop, as trees of variables.
import { Display } from '#core/machine/display.ts';
import type { Edit, Scope, Variable } from '#core/machine/machine.ts';
import { hexadecimal } from '../items.ts';
import { peekDevice } from './devices.ts';
import { type FramePlace, framePlaces } from './frame-view.ts';
import { deviceStart, devices, memorySize, stackPointer, supervisorStack } from './memory-map.ts';
import { registersOf } from './registers.ts';
import type { State } from './state.ts';

const thread = 1;
/** Words that the stack's scope shows from the stack pointer on, and before it. */
const shownOnStack = 32;
const shownBeforeStack = 2;
/** Characters of a text that are shown. */
const shownCharacters = 64;

/** Labels of data, by address. */
export interface DataLabel {
  readonly name: string;
  readonly address: number;
  readonly length: number;
  /** A word for each character up to a 0. */
  readonly isText: boolean;
}

/** `level` counts the frames from the innermost, 0, outwards. */
export function scopesOf(state: State, labels: readonly DataLabel[], level: number): Scope[] {
  const scope = (
    name: string,
    presentation: Scope['presentation'],
    variables: () => readonly Variable[],
  ): Scope => ({ name, presentation, expensive: false, variables });
  const frame = framePlaces(state, level);
  return [
    scope('Registers', 'registers', () => registerVariables(state)),
    ...(frame.length > 0
      ? [scope('Frame', 'locals', () => frame.map(place => frameVariable(state, place)))]
      : []),
    scope('Stack', 'locals', () => stackVariables(state)),
    ...(labels.length > 0
      ? [scope('Data', 'other', () => labels.map(label => labelVariable(state, label)))]
      : []),
    scope('Processor', 'other', () => processorVariables(state)),
    scope('Devices', 'other', () => deviceVariables(state)),
  ];
}

const text = (name: string, value: string): Variable => ({ name, value });

function registerVariables(state: State): Variable[] {
  return registersOf(state).map(({ writable, ...register }) => ({
    ...register,
    watch: { kind: 'register', thread, register: register.name },
    ...(writable ? { edit: next => registerEdit(register.name, next) } : {}),
  }));
}

function registerEdit(register: string, value: bigint): Edit {
  return { kind: 'register', thread, register, value };
}

/** A word of memory that can be set and watched. */
function wordVariable(state: State, name: string, address: number, summary: string): Variable {
  return {
    name,
    value: BigInt(peekDevice(state, address)),
    bits: 16,
    signed: true,
    summary,
    edit: value => {
      const word = Number(BigInt.asUintN(16, value));
      return { kind: 'memory', space: 'memory', address, bytes: Uint8Array.of(word, word >> 8) };
    },
    watch: { kind: 'memory', space: 'memory', address, length: 1 },
    location: { space: 'memory', address },
  };
}

function frameVariable(state: State, { name, address, summary }: FramePlace): Variable {
  const own = wordVariable(state, name, address, `${summary} At ${hexadecimal(address)}.`);
  return name.startsWith('return a') || name.startsWith('caller') ? { ...own, signed: false } : own;
}

function labelVariable(state: State, label: DataLabel): Variable {
  const { name, address, length } = label;
  const own = wordVariable(state, name, address, `At ${hexadecimal(address)}.`);
  if (length === 1) return own;
  const shown = Math.min(length, shownOnStack * shownOnStack);
  return {
    ...own,
    note: label.isText ? textOf(state, label) : `${length} words`,
    watch: { kind: 'memory', space: 'memory', address, length },
    children: () =>
      Array.from({ length: shown }, (_, index) =>
        wordVariable(state, `[${index}]`, address + index, hexadecimal(address + index)),
      ),
  };
}

/** The characters as a program would print them, in quotation marks. */
function textOf(state: State, { address, length }: DataLabel): string {
  const shown = Math.min(length, shownCharacters);
  const words = Array.from({ length: shown }, (_, index) => peekDevice(state, address + index));
  const end = words.indexOf(0);
  const bytes = Uint8Array.from(words.slice(0, end < 0 ? shown : end), word => word & 0xff);
  const display = new Display();
  const text = JSON.stringify(display.printAll(bytes) + display.flush());
  return end < 0 ? `${text} …` : text;
}

/** From a little above the top of the stack downwards in it, which is upwards in memory. */
function stackVariables(state: State): Variable[] {
  const top = state.words[stackPointer]!;
  const end = state.isUser ? deviceStart : Math.min(memorySize, Math.max(top, supervisorStack));
  const first = Math.max(0, top - shownBeforeStack);
  const last = Math.min(top + shownOnStack, Math.max(end, top + 1), memorySize);
  const frame = state.register(5);
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => {
    const address = first + index;
    const pointers = [...(address === top ? ['R6'] : []), ...(address === frame ? ['R5'] : [])];
    const mark = pointers.length === 0 ? '' : ` ← ${pointers.join(', ')}`;
    const summary = address < top ? 'No longer on the stack.' : '';
    // In brackets, since an expression may well have the address as a number.
    return wordVariable(state, `[${hexadecimal(address)}]${mark}`, address, summary);
  });
}

function processorVariables(state: State): Variable[] {
  const { codes, priority, calls, otherStack } = state;
  const flag = (bit: number) => (codes & bit ? '1' : '0');
  const depth = calls.depth === 0 ? 'none' : String(calls.depth);
  return [
    text('mode', state.isUser ? 'user' : 'supervisor'),
    { name: 'priority', value: BigInt(priority), bits: 3 },
    text('N', flag(4)),
    text('Z', flag(2)),
    text('P', flag(1)),
    {
      name: state.isUser ? 'SSP' : 'USP',
      value: BigInt(otherStack),
      bits: 16,
      summary: `The stack pointer of ${state.isUser ? 'the supervisor' : 'the user program'}.`,
    },
    text('calls', depth),
    text('clock', state.clockRuns ? 'runs' : 'stands'),
    ...(state.fault === undefined ? [] : [text('fault', state.fault)]),
  ];
}

// biome-ignore format: a table
const deviceRows = [
  ['KBSR', devices.keyboardStatus, 'Keyboard status: bit 15 a character is there, bit 14 it interrupts.'],
  ['KBDR', devices.keyboardData, 'The character.'],
  ['DSR', devices.displayStatus, 'Display status: bit 15 it takes a character.'],
  ['TMR', devices.timerStatus, 'Timer status: bit 15 it has ticked, bit 14 that interrupts.'],
  ['TMI', devices.timerInterval, 'Thousands of instructions from tick to tick; 0 stops the timer.'],
  ['MCR', devices.machineControl, 'Machine control: bit 15 the clock runs.'],
] as const;

function deviceVariables(state: State): Variable[] {
  const registers = deviceRows.map(([name, address, summary]) => ({
    ...wordVariable(state, name, address, `${summary} At ${hexadecimal(address)}.`),
    signed: false,
  }));
  const typed = [...state.keyboard.waiting.subarray(0, shownCharacters)];
  const { next, interval } = state.timer;
  return [
    ...registers,
    text('typed', typed.length === 0 ? 'nothing' : JSON.stringify(String.fromCharCode(...typed))),
    ...(interval === 0 ? [] : [text('next tick', `in ${next - state.moment} instructions`)]),
  ];
}
