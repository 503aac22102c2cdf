// Every function of the library that the host does, in the order of their slots.
import { type CFunction, libcFunction, libcFunctions } from '../../knowledge/libc.ts';
import { characterFunctions } from './character-functions.ts';
import { conversionFunctions } from './conversion-functions.ts';
import { formattedFunctions } from './formatted-functions.ts';
import type { FunctionTable, LibraryFunction } from './library-call.ts';
import { loadingFunctions } from './loading-functions.ts';
import { mathFunctions } from './math-functions.ts';
import { moreDeclarations } from './more-declarations.ts';
import { processFunctions } from './process-functions.ts';
import { randomFunctions } from './random-functions.ts';
import { signalFunctions } from './signal-functions.ts';
import { stdioFunctions } from './stdio.ts';
import { stringFunctions } from './string-functions.ts';
import { systemFunctions } from './system-functions.ts';
import { timeFunctions } from './time-functions.ts';

const tables: readonly FunctionTable[] = [
  formattedFunctions,
  stdioFunctions,
  stringFunctions,
  characterFunctions,
  conversionFunctions,
  processFunctions,
  randomFunctions,
  mathFunctions,
  timeFunctions,
  signalFunctions,
  systemFunctions,
  loadingFunctions,
];

export interface HostFunction {
  readonly declaration: CFunction;
  readonly perform: LibraryFunction;
}

let functions: readonly HostFunction[] | undefined;

/** By the index of their slots; made when a program needs the library. */
export function hostFunctions(): readonly HostFunction[] {
  functions ??= makeFunctions();
  return functions;
}

function makeFunctions(): readonly HostFunction[] {
  const more = moreDeclarations(libcFunction);
  return tables.flatMap(table =>
    Object.entries(table).flatMap(([name, perform]): HostFunction[] => {
      const declaration = libcFunction(name) ?? more.get(name);
      return declaration ? [{ declaration, perform }] : [];
    }),
  );
}

/** Functions without a declaration, which no program can call: a mistake of ours. */
export function undeclaredFunctions(): readonly string[] {
  const known = new Set(hostFunctions().map(({ declaration }) => declaration.name));
  return tables.flatMap(table => Object.keys(table).filter(name => !known.has(name)));
}

/** Functions that the editor describes and the library lacks. */
export function missingFunctions(programs: readonly string[]): readonly string[] {
  const known = new Set([
    ...hostFunctions().map(({ declaration }) => declaration.name),
    ...programs,
  ]);
  return libcFunctions()
    .map(({ name }) => name)
    .filter(name => !known.has(name));
}
