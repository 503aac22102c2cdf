// What the BIOS does for programs: the screen as a terminal has it, keys, and the clock.
import { screenColumns, screenRows, show, showControl } from './console.ts';
import type { DosFunction, FunctionTable } from './dos-function.ts';
import { type DosSystem, hexadecimalNumber, refuse } from './dos-system.ts';
import { now, packedDecimal, ticksNow, ticksPerDay } from './dos-time.ts';
import { hasKey, peekKey, takeKey } from './keyboard.ts';

const escapeCode = '\x1b';
const nothing = (name: string): DosFunction => ({ name, serve: () => {} });

/** Text of 80 columns in colours and without. */
const textModes = new Set([2, 3, 7]);

function setMode(system: DosSystem): void {
  const mode = system.registers.get('al') & 0x7f;
  if (!textModes.has(mode)) {
    refuse(`The program asks for mode ${hexadecimalNumber(mode)} of the screen`);
  }
  clear(system);
}

function clear(system: DosSystem): void {
  showControl(system, `${escapeCode}[2J${escapeCode}[H`);
  system.update({ cursor: { row: 0, column: 0 } });
}

function setCursor(system: DosSystem): void {
  const { registers } = system;
  const row = Math.min(registers.get('dh'), screenRows - 1);
  const column = Math.min(registers.get('dl'), screenColumns - 1);
  showControl(system, `${escapeCode}[${row + 1};${column + 1}H`);
  system.update({ cursor: { row, column } });
}

function getCursor({ registers, state }: DosSystem): void {
  registers.set('dh', state.cursor.row);
  registers.set('dl', state.cursor.column);
  registers.set('cx', 0x0607);
}

/** Nothing in al clears the window, which is taken for the screen. */
function scroll(system: DosSystem): void {
  const { registers, state } = system;
  const lines = registers.get('al');
  if (lines !== 0) {
    showControl(system, `${escapeCode}[${lines}${registers.get('ah') === 6 ? 'S' : 'T'}`);
    return;
  }
  const { row, column } = state.cursor;
  showControl(system, `${escapeCode}[2J${escapeCode}[${row + 1};${column + 1}H`);
}

/** The colours of terminals stand in another order. */
const colours = [0, 4, 2, 6, 1, 5, 3, 7];

function colourText(attribute: number): string {
  const front = colours[attribute & 7]! + ((attribute & 8) !== 0 ? 90 : 30);
  const back = colours[(attribute >> 4) & 7]! + 40;
  return `${escapeCode}[${front};${back}m`;
}

/** The cursor stays where it is. */
function writeCharacters(isColoured: boolean): (system: DosSystem) => void {
  return system => {
    const { registers, state } = system;
    const { cursor } = state;
    const room = screenColumns * screenRows - cursor.row * screenColumns - cursor.column;
    const count = Math.min(registers.get('cx'), room);
    const colour = isColoured ? colourText(registers.get('bl')) : '';
    showControl(system, `${escapeCode}7${colour}`);
    show(system, new Uint8Array(count).fill(registers.get('al')));
    showControl(system, `${colour === '' ? '' : `${escapeCode}[0m`}${escapeCode}8`);
    system.update({ cursor });
  };
}

function writeString(system: DosSystem): void {
  const { guest, registers } = system;
  setCursor(system);
  const isPaired = (registers.get('al') & 2) !== 0;
  const count = registers.get('cx') * (isPaired ? 2 : 1);
  const bytes = guest.read(registers.address('es', 'bp'), count);
  show(system, isPaired ? bytes.filter((_, index) => index % 2 === 0) : bytes);
}

const teletype = (system: DosSystem): void =>
  show(system, Uint8Array.of(system.registers.get('al')));

export const screenServices: FunctionTable = {
  0: { name: 'set mode', serve: setMode },
  1: nothing('shape of cursor'),
  2: { name: 'set cursor', serve: setCursor },
  3: { name: 'cursor', serve: getCursor },
  5: nothing('choose page'),
  6: { name: 'scroll up', serve: scroll },
  7: { name: 'scroll down', serve: scroll },
  9: { name: 'write in colour', serve: writeCharacters(true) },
  10: { name: 'write', serve: writeCharacters(false) },
  11: nothing('colour of border'),
  14: { name: 'teletype', serve: teletype },
  15: {
    name: 'mode',
    serve: ({ registers }) => {
      registers.set('ax', (screenColumns << 8) | 3);
      registers.set('bh', 0);
    },
  },
  16: nothing('palette'),
  19: { name: 'write string', serve: writeString },
};

function readKey(system: DosSystem): void {
  system.registers.set('ax', takeKey(system));
}

/** At the end of the input a key seems to be there, so that who only looks comes to wait. */
function lookForKey(system: DosSystem): void {
  const found = peekKey(system);
  if (found !== undefined) system.registers.set('ax', found);
  system.setFlag('zero', !hasKey(system));
}

const keyboardFlags: DosFunction = {
  name: 'shift keys',
  serve: ({ registers }) => registers.set('al', 0),
};

export const keyboardServices: FunctionTable = {
  0: { name: 'read key', serve: readKey },
  1: { name: 'key waiting', serve: lookForKey },
  2: keyboardFlags,
  16: { name: 'read key', serve: readKey },
  17: { name: 'key waiting', serve: lookForKey },
  18: keyboardFlags,
};

function getTicks(system: DosSystem): void {
  const { registers } = system;
  const ticks = ticksNow(system);
  registers.set('cx', Math.floor((ticks % ticksPerDay) / 0x1_0000));
  registers.set('dx', (ticks % ticksPerDay) & 0xffff);
  registers.set('al', ticks >= ticksPerDay ? 1 : 0);
}

function clockTime(system: DosSystem): void {
  const { registers } = system;
  const { hour, minute, second } = now(system);
  registers.set('ch', packedDecimal(hour));
  registers.set('cl', packedDecimal(minute));
  registers.set('dh', packedDecimal(second));
  registers.set('dl', 0);
  system.setFlag('carry', false);
}

function clockDate(system: DosSystem): void {
  const { registers } = system;
  const { year, month, day } = now(system);
  registers.set('ch', packedDecimal(Math.floor(year / 100)));
  registers.set('cl', packedDecimal(year % 100));
  registers.set('dh', packedDecimal(month));
  registers.set('dl', packedDecimal(day));
  system.setFlag('carry', false);
}

export const clockServices: FunctionTable = {
  0: { name: 'ticks', serve: getTicks },
  1: nothing('set ticks'),
  2: { name: 'time of clock', serve: clockTime },
  4: { name: 'date of clock', serve: clockDate },
};

/** Microseconds in cx and dx pass at once. */
function wait({ registers, process }: DosSystem): void {
  const microseconds = registers.get('cx') * 0x1_0000 + registers.get('dx');
  process.update({ slept: process.state.slept + microseconds * 1000 });
}

export const systemServices: FunctionTable = {
  134: {
    name: 'wait',
    serve: system => {
      wait(system);
      system.setFlag('carry', false);
    },
  },
  136: {
    name: 'extended memory',
    serve: system => {
      system.registers.set('ax', 0);
      system.setFlag('carry', false);
    },
  },
};
