// The functions and variables of the C library that assembly programs use, as C declares them.
import type { CFunction } from './c-functions.ts';
import { fileAndSystemFunctions } from './libc-files-system.ts';
import { stringAndMemoryFunctions } from './libc-strings-memory.ts';
import { mathematicalFunctions } from './libm.ts';

export { type CFunction, type CParameter, type CType, declarationOf } from './c-functions.ts';

export interface CVariable {
  readonly name: string;
  /** As C writes it. */
  readonly type: string;
  /** In bytes, on x86-64. */
  readonly size: number;
  /** One sentence of at most 90 characters. */
  readonly summary: string;
}

type CVariableRow = readonly [name: string, type: string, size: number, summary: string];

// biome-ignore format: one variable a row.
const variableRows: readonly CVariableRow[] = [
  ['stdin', 'FILE *', 8, 'Holds the stream of standard input: load the pointer, not its address.'],
  ['stdout', 'FILE *', 8,
    'Holds the stream of standard output: load the pointer, not its address.'],
  ['stderr', 'FILE *', 8, 'Holds the stream of error messages: load the pointer, not its address.'],
  ['environ', 'char **', 8, 'Holds the list of environment variables, a null at its end.'],
  ['optarg', 'char *', 8, 'Holds the argument of the option that getopt has found.'],
  ['optind', 'int', 4, 'Holds the index of the next word for getopt.'],
  ['opterr', 'int', 4, 'Makes getopt silent about errors if it is 0.'],
  ['optopt', 'int', 4, 'Holds the option letter that getopt did not know.'],
  ['timezone', 'long', 8, 'Holds the seconds that local time is west of UTC.'],
  ['daylight', 'int', 4, 'Is not 0 where there is daylight saving time.'],
  ['tzname', 'char *[2]', 16, 'Holds the names of the time zone and of its daylight time.'],
  ['program_invocation_name', 'char *', 8, 'Holds the name that the program was called by.'],
  ['program_invocation_short_name', 'char *', 8,
    'Holds the name of the program without its folder.'],
  ['signgam', 'int', 4, 'Holds the sign of the last gamma function.'],
];

let functions: ReadonlyMap<string, CFunction> | undefined;

function functionsByName(): ReadonlyMap<string, CFunction> {
  functions ??= new Map(
    [...fileAndSystemFunctions(), ...stringAndMemoryFunctions(), ...mathematicalFunctions()].map(
      each => [each.name, each],
    ),
  );
  return functions;
}

/** Every function of the tables; they are made when one is asked for. */
export function libcFunctions(): readonly CFunction[] {
  return [...functionsByName().values()];
}

/** The function of this name; letter case counts. */
export function libcFunction(name: string): CFunction | undefined {
  return functionsByName().get(name);
}

/** Every variable of the tables. */
export const libcVariables: readonly CVariable[] = variableRows.map(
  ([name, type, size, summary]) => ({ name, type, size, summary }),
);

const variables: ReadonlyMap<string, CVariable> = new Map(
  libcVariables.map(each => [each.name, each]),
);

/** The variable of this name; letter case counts. */
export function libcVariable(name: string): CVariable | undefined {
  return variables.get(name);
}
