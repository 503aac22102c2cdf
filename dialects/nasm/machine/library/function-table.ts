// Every function of the library that the host does, in the order of their slots.
import { invariant } from '#core/diagnostics/invariant.ts';
import { type CFunction, libcFunction } from '../../knowledge/libc.ts';
import { addressFunctions } from './address-functions.ts';
import { characterFunctions } from './character-functions.ts';
import { conversionFunctions } from './conversion-functions.ts';
import { folderFunctions } from './folder-functions.ts';
import { formattedFunctions } from './formatted-functions.ts';
import { furtherFunctions } from './further-functions.ts';
import { heapFunctions } from './heap-functions.ts';
import type { FunctionTable, LibraryFunction } from './library-call.ts';
import { loadingFunctions } from './loading-functions.ts';
import { longOptionFunctions } from './long-options.ts';
import { mathFunctions } from './math-functions.ts';
import { messageFunctions } from './message-functions.ts';
import { moreDeclarations } from './more-declarations.ts';
import { processFunctions } from './process-functions.ts';
import { randomFunctions } from './random-functions.ts';
import { signalFunctions } from './signal-functions.ts';
import { stdioFunctions } from './stdio.ts';
import { stringFunctions } from './string-functions.ts';
import { systemFunctions } from './system-functions.ts';
import { terminalFunctions } from './terminal-functions.ts';
import { threadFunctions } from './threads.ts';
import { timeFunctions } from './time-functions.ts';
import { wideConversionFunctions } from './wide-conversions.ts';
import { wideStreamFunctions } from './wide-streams.ts';
import { wideStringFunctions } from './wide-strings.ts';

const tables: readonly FunctionTable[] = [
  formattedFunctions,
  stdioFunctions,
  stringFunctions,
  characterFunctions,
  conversionFunctions,
  heapFunctions,
  processFunctions,
  randomFunctions,
  mathFunctions,
  timeFunctions,
  signalFunctions,
  systemFunctions,
  loadingFunctions,
  threadFunctions,
  terminalFunctions,
  folderFunctions,
  addressFunctions,
  messageFunctions,
  longOptionFunctions,
  furtherFunctions,
  wideStringFunctions,
  wideConversionFunctions,
  wideStreamFunctions,
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
    Object.entries(table).map(([name, perform]): HostFunction => {
      const declaration = libcFunction(name) ?? more.get(name);
      invariant(declaration, `the function ${name} of the library has no declaration`);
      return { declaration, perform };
    }),
  );
}
