// Where the library lies in a program's memory: below the program, so that nothing is in its way.

/** Functions of the host: 16 bytes each, in the order of the table. */
export const libraryBase = 0x200000;
export const slotSize = 16;
/** Functions that are programs themselves, because they call back into the user's program. */
export const codeBase = 0x240000;
/** Variables, streams, and what functions keep between calls. */
export const dataBase = 0x280000;
/** Behind everything of the library. */
export const libraryEnd = 0x2c0000;

/** Bytes of a FILE; programs see none of its inside. */
export const streamSize = 0x100;
export const streamsMax = 256;
export const exitFunctionsMax = 1000;

/** A variable by name, with its bytes on x86-64; pointers take half of that on i386. */
type VariableRow = readonly [name: string, kind: 'pointer' | 'long' | number];

/** Names with a point in front are the library's own. */
const rows: readonly VariableRow[] = [
  ['stdin', 'pointer'],
  ['stdout', 'pointer'],
  ['stderr', 'pointer'],
  ['environ', 'pointer'],
  ['optarg', 'pointer'],
  ['optind', 4],
  ['opterr', 4],
  ['optopt', 4],
  ['.getopt', 16],
  ['timezone', 'long'],
  ['daylight', 4],
  ['tzname', 16],
  ['program_invocation_name', 'pointer'],
  ['program_invocation_short_name', 'pointer'],
  ['signgam', 4],
  ['.errno', 16],
  ['.character tables', 24],
  ['.classes', 768],
  ['.lower', 1536],
  ['.upper', 1536],
  ['.token', 8],
  ['.drand48', 16],
  ['.random', 160],
  ['.time parts', 64],
  ['.time text', 64],
  ['.message', 256],
  ['.messages', 8192],
  ['.zone names', 16],
  ['.locale', 16],
  ['.dl message', 512],
  ['__current_thread', 'pointer'],
  ['.thread values', 520],
  ['.address text', 16],
  ['.dot', 16],
  ['.conversion', 8],
  ['.exit functions', 16 + exitFunctionsMax * 16],
  ['.heap', 1024],
  ['.streams', streamsMax * streamSize],
];

/** Other names of the same variables. */
const aliases: readonly (readonly [alias: string, name: string])[] = [
  ['__environ', 'environ'],
  ['_environ', 'environ'],
  ['__progname', 'program_invocation_short_name'],
  ['__progname_full', 'program_invocation_name'],
];

export interface Variable {
  readonly name: string;
  readonly address: number;
  /** In bytes. */
  readonly size: number;
}

function variablesOf(bits: 32 | 64): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>();
  let address = dataBase;
  for (const [name, kind] of rows) {
    const size = typeof kind === 'number' ? kind : bits / 8;
    const alignment = size >= 256 ? 64 : 16;
    address = Math.ceil(address / alignment) * alignment;
    variables.set(name, { name, address, size });
    address += size;
  }
  for (const [alias, name] of aliases) variables.set(alias, variables.get(name)!);
  return variables;
}

const variables = { 64: variablesOf(64), 32: variablesOf(32) } as const;

/** Variables of the library by name. */
export function libraryVariables(bits: 32 | 64): ReadonlyMap<string, Variable> {
  return variables[bits];
}

/** The address of a variable that is known to be there. */
export function variableAddress(bits: 32 | 64, name: string): number {
  return variables[bits].get(name)!.address;
}

/** The FILE of a stream by its number; 0 to 2 are standard input, output and error. */
export function streamAddress(bits: 32 | 64, number: number): number {
  return variableAddress(bits, '.streams') + number * streamSize;
}
