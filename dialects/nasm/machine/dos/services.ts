// The interrupts that DOS and the BIOS serve, and how each of them finds its functions.
import { ProgramExit } from '../guest.ts';
import { SystemError } from '../system/file-tree.ts';
import {
  clockServices,
  keyboardServices,
  screenServices,
  systemServices,
} from './bios-services.ts';
import { show } from './console.ts';
import { consoleFunctions } from './console-functions.ts';
import { codeOfSystemError } from './dos-errors.ts';
import type { DosFunction, FunctionTable } from './dos-function.ts';
import { DosError, type DosSystem, hexadecimalNumber, refuse } from './dos-system.ts';
import { fileFunctions } from './file-functions.ts';
import { systemFunctions } from './system-functions.ts';

const dosFunctions: FunctionTable = { ...consoleFunctions, ...systemFunctions, ...fileFunctions };

type Finder = (system: DosSystem) => DosFunction | undefined;

const byNumber =
  (table: FunctionTable): Finder =>
  ({ registers }) =>
    table[registers.get('ah')];

const single =
  (name: string, serve: (system: DosSystem) => void): Finder =>
  () => ({ name, serve });

const nothing = single('nothing', () => {});

const exit = single('end', () => {
  throw new ProgramExit(0);
});

/** What the BIOS does not have says so itself. */
const absent = single('not there', system => {
  system.registers.set('ah', 0x86);
  system.setFlag('carry', true);
});

/** Drive A, a screen in colours, and no coprocessor that DOS would know of. */
const equipment = 0x21;
const kilobytes = 640;

const finders: ReadonlyMap<number, Finder> = new Map<number, Finder>([
  ...[0x01, 0x03, 0x04, 0x08, 0x09, 0x1b, 0x1c, 0x23, 0x24, 0x28].map(
    vector => [vector, nothing] as const,
  ),
  [0x10, byNumber(screenServices)],
  [0x11, single('equipment', ({ registers }) => registers.set('ax', equipment))],
  [0x12, single('size of memory', ({ registers }) => registers.set('ax', kilobytes))],
  [0x13, absent],
  [0x15, system => byNumber(systemServices)(system) ?? absent(system)],
  [0x16, byNumber(keyboardServices)],
  [0x1a, byNumber(clockServices)],
  [0x20, exit],
  [0x21, byNumber(dosFunctions)],
  [0x22, exit],
  [0x27, exit],
  [0x29, single('fast output', system => show(system, Uint8Array.of(system.registers.get('al'))))],
  [0x2f, nothing],
  // There is no driver of a mouse.
  [0x33, single('mouse', ({ registers }) => registers.set('ax', 0))],
]);

/** What each interrupt with functions has, for documentation: number and name. */
export function functionNames(): ReadonlyMap<number, readonly (readonly [number, string])[]> {
  const tables: readonly (readonly [number, FunctionTable])[] = [
    [0x10, screenServices],
    [0x15, systemServices],
    [0x16, keyboardServices],
    [0x1a, clockServices],
    [0x21, dosFunctions],
  ];
  const namesOf = (table: FunctionTable) =>
    Object.entries(table).map(([number, { name }]) => [Number(number), name] as const);
  return new Map(tables.map(([vector, table]) => [vector, namesOf(table)]));
}

/** Vectors that somebody serves from the start. */
export const servedVectors: readonly number[] = [...finders.keys()];

function errorCodeOf(error: unknown): number {
  if (error instanceof DosError) return error.code;
  if (error instanceof SystemError) return codeOfSystemError(error.number);
  throw error;
}

/** Serves functions that tell in the carry flag whether they have failed; the error. */
function serveChecked(system: DosSystem, { serve }: DosFunction): number | undefined {
  const before = system.save();
  try {
    serve(system);
    system.setFlag('carry', false);
    return undefined;
  } catch (error) {
    const code = errorCodeOf(error);
    system.restore(before);
    system.update({ lastError: code });
    system.setFlag('carry', true);
    system.registers.set('ax', code);
    return code;
  }
}

const isMultiplexed = new Set([0x10, 0x15, 0x16, 0x1a, 0x21]);

/**
 * Does what an interrupt asks for; the error where it has failed. Throws WaitForInput before any
 * change, and ProgramExit.
 */
export function serveInterrupt(system: DosSystem, vector: number): number | undefined {
  const number = system.registers.get('ah');
  const suffix = isMultiplexed.has(vector) ? `/${hexadecimalNumber(number)}` : '';
  const called = `INT ${hexadecimalNumber(vector)}${suffix}`;
  const found = finders.get(vector)?.(system);
  if (!found) refuse(`The program calls ${called}`);
  const { trace } = system.process.host;
  const shown = trace ? (found.shown?.(system) ?? '') : '';
  const note = (result: string) => {
    const name = `${called} ${found.name}`;
    trace?.({ kind: 'system', name, arguments: shown, result });
  };
  if (found.checked) {
    const code = serveChecked(system, found);
    const value = hexadecimalNumber(system.registers.get('ax'), 4);
    note(code === undefined ? value : `error ${code}`);
    return code;
  }
  try {
    found.serve(system);
  } catch (error) {
    if (error instanceof ProgramExit) note('?');
    throw error;
  }
  note('');
  return undefined;
}
