// INT 21h: characters and strings of the console.
import { ProgramExit } from '../guest.ts';
import { show, takeLine } from './console.ts';
import { dollarText, type FunctionTable, quoted, quotedCharacter } from './dos-function.ts';
import { type DosSystem, hexadecimalNumber } from './dos-system.ts';
import { hasKey, key, takeByte } from './keyboard.ts';

const maxAt = 0;
const countAt = 1;
const textAt = 2;

/** Control and C end a program wherever DOS reads for it. */
function takeChecked(system: DosSystem): number {
  const byte = takeByte(system);
  if (byte !== key.control) return byte;
  show(system, Uint8Array.of(0x5e, 0x43, key.return, key.lineFeed));
  throw new ProgramExit(0);
}

function readShown(system: DosSystem): void {
  const byte = takeChecked(system);
  if (system.echoes) show(system, Uint8Array.of(byte));
  system.registers.set('al', byte);
}

function readHidden(system: DosSystem): void {
  system.registers.set('al', takeChecked(system));
}

function display(system: DosSystem): void {
  const byte = system.registers.get('dl');
  show(system, Uint8Array.of(byte));
  system.registers.set('al', byte);
}

/** With FFh it reads what is there, and the zero flag says that there is nothing. */
function direct(system: DosSystem): void {
  const { registers } = system;
  if (registers.get('dl') !== 0xff) {
    display(system);
    return;
  }
  const isThere = hasKey(system);
  registers.set('al', isThere ? takeByte(system) : 0);
  system.setFlag('zero', !isThere);
}

/** The first byte of the buffer says how long it is, with the carriage return. */
export function lineRoom({ guest, registers }: DosSystem): number {
  return Math.max(0, Number(guest.readNumber(registers.address('ds', 'dx') + maxAt, 1)) - 1);
}

function readLine(system: DosSystem): void {
  const { guest, registers } = system;
  const room = lineRoom(system);
  const buffer = registers.address('ds', 'dx');
  const line = takeLine(system, room);
  guest.write(buffer + textAt, Uint8Array.from([...line, key.return]));
  guest.writeNumber(buffer + countAt, 1, BigInt(line.length));
}

const readers: FunctionTable = {
  1: { name: 'read character', serve: readShown },
  6: { name: 'direct console', serve: direct, shown: quotedCharacter },
  7: { name: 'read key', serve: system => system.registers.set('al', takeByte(system)) },
  8: { name: 'read key', serve: readHidden },
  10: { name: 'read line', serve: readLine },
};

/**
 * Reads as another function does. What was typed before stays, which DOS would forget: a program
 * that has its input from a file would else lose all of it.
 */
function readAnew(system: DosSystem): void {
  readers[system.registers.get('al')]?.serve(system);
}

export const consoleFunctions: FunctionTable = {
  ...readers,
  2: { name: 'display character', serve: display, shown: quotedCharacter },
  9: {
    name: 'display string',
    serve: system => {
      show(system, dollarText(system));
      system.registers.set('al', 0x24);
    },
    shown: system => quoted(dollarText(system)),
  },
  11: {
    name: 'key waiting',
    serve: system => system.registers.set('al', hasKey(system) ? 0xff : 0),
  },
  12: {
    name: 'read anew',
    serve: readAnew,
    shown: ({ registers }) => hexadecimalNumber(registers.get('al')),
  },
};
