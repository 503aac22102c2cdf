// A function of DOS or the BIOS as a row of a table, and what functions share.
import { textOfBytes } from './code-page.ts';
import { type DosSystem, hexadecimalNumber } from './dos-system.ts';

export interface DosFunction {
  /** For traces, in words. */
  readonly name: string;
  /** Throws DosError, SystemError, WaitForInput before any change, and ProgramExit. */
  readonly serve: (system: DosSystem) => void;
  /** What it is called with, for traces. */
  readonly shown?: (system: DosSystem) => string;
  /** The carry flag tells whether it has failed, and ax holds the error. */
  readonly checked?: boolean;
}

export type FunctionTable = Readonly<Record<number, DosFunction>>;

const pathMax = 128;
const textMax = 0x1_0000;

/** The text at ds:dx up to a zero, as paths end. */
export function pathAt({ guest, registers }: DosSystem, offset: 'dx' | 'di' = 'dx'): string {
  const place = registers.address(offset === 'dx' ? 'ds' : 'es', offset);
  return textOfBytes(guest.readString(place, pathMax));
}

/** Bytes from ds:dx on, up to a dollar sign. */
export function dollarText({ guest, registers }: DosSystem): Uint8Array {
  const start = registers.address('ds', 'dx');
  const bytes: number[] = [];
  for (let at = start; bytes.length < textMax; at++) {
    const byte = Number(guest.readNumber(at, 1));
    if (byte === 0x24) break;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

const shownMax = 40;

/** Bytes as a text in quotes, cut where it is long. */
export function quoted(bytes: Uint8Array): string {
  const text = JSON.stringify(textOfBytes(bytes.subarray(0, shownMax)));
  return bytes.length > shownMax ? `${text}…` : text;
}

export const quotedPath = (system: DosSystem): string => JSON.stringify(pathAt(system));

export const quotedCharacter = ({ registers }: DosSystem): string =>
  quoted(Uint8Array.of(registers.get('dl')));

/** A register as traces show it. */
export function word(name: 'ax' | 'bx' | 'cx' | 'dx' | 'es'): (system: DosSystem) => string {
  return ({ registers }) => {
    const value = name === 'es' ? registers.segment('es') : registers.get(name);
    return `${name}=${hexadecimalNumber(value, 4)}`;
  };
}
