// The exceptions of the processor (Intel SDM volume 3, 6.3): names, signals, what to say of them.
import type { ExceptionFilter } from '#core/machine/program.ts';
import type { ProcessorException } from './environment.ts';
import { flagFilters } from './flag-checks.ts';
import { memoryFilters } from './memory-checks.ts';

interface ExceptionRow {
  readonly vector: number;
  readonly id: string;
  readonly mnemonic: string;
  readonly title: string;
  readonly summary: string;
  /** What Linux sends. */
  readonly signal: string;
  /** The signal's number. */
  readonly number: number;
}

// biome-ignore format: one exception a row.
export const exceptionRows: readonly ExceptionRow[] = [
  { vector: 0,  id: 'divide-error',       mnemonic: '#DE', title: 'Division error',      signal: 'SIGFPE',  number: 8,  summary: 'A division by zero, or a quotient that its register cannot hold.' },
  { vector: 1,  id: 'debug-exception',    mnemonic: '#DB', title: 'Debug exception',     signal: 'SIGTRAP', number: 5,  summary: 'The trap flag is set, or int1 was executed.' },
  { vector: 3,  id: 'breakpoint-trap',    mnemonic: '#BP', title: 'Breakpoint trap',     signal: 'SIGTRAP', number: 5,  summary: 'int3 was executed.' },
  { vector: 4,  id: 'overflow-trap',      mnemonic: '#OF', title: 'Overflow trap',       signal: 'SIGSEGV', number: 11, summary: 'into was executed with the overflow flag set.' },
  { vector: 5,  id: 'bound-exceeded',     mnemonic: '#BR', title: 'Bound exceeded',      signal: 'SIGSEGV', number: 11, summary: 'bound found an index outside of its array.' },
  { vector: 6,  id: 'invalid-opcode',     mnemonic: '#UD', title: 'Invalid opcode',      signal: 'SIGILL',  number: 4,  summary: 'The bytes are no instruction, or ud2.' },
  { vector: 13, id: 'general-protection', mnemonic: '#GP', title: 'General protection',  signal: 'SIGSEGV', number: 11, summary: 'An instruction for the operating system, an address that is not canonical, or vectors that are not aligned.' },
  { vector: 14, id: 'page-fault',         mnemonic: '#PF', title: 'Page fault',          signal: 'SIGSEGV', number: 11, summary: 'Memory that is not there, or may not be used so.' },
  { vector: 16, id: 'x87-error',          mnemonic: '#MF', title: 'x87 error',           signal: 'SIGFPE',  number: 8,  summary: 'An exception of the x87 that its control word does not mask.' },
  { vector: 17, id: 'alignment-check',    mnemonic: '#AC', title: 'Alignment check',     signal: 'SIGBUS',  number: 7,  summary: 'An address that is not aligned while the AC flag asks for it.' },
  { vector: 19, id: 'simd-error',         mnemonic: '#XM', title: 'SIMD error',          signal: 'SIGFPE',  number: 8,  summary: 'A floating-point exception that MXCSR does not mask.' },
];

export function exceptionRow(vector: number): ExceptionRow {
  return exceptionRows.find(row => row.vector === vector) ?? exceptionRows[6]!;
}

/** What breaks the System V ABI, or goes wrong without an exception. */
export const conventionFilters: readonly ExceptionFilter[] = [
  {
    id: 'stack-alignment',
    title: 'Stack not aligned at a call',
    summary:
      'A function of the C library is called with a stack pointer that is no multiple of 16.',
    default: false,
  },
  {
    id: 'caller-registers',
    title: "Caller's register not restored",
    summary: 'A function returns and has changed rbx, rbp or one of r12 to r15.',
    default: false,
  },
  {
    id: 'failing-system-call',
    title: 'System call fails',
    summary: 'A system call returns an error.',
    default: false,
  },
];

/** What this machine cannot do, although a processor could. */
const machineLimit: ExceptionFilter = {
  id: 'machine',
  title: 'Limit of the machine',
  summary: 'An instruction that this machine lacks, or more memory than it gives.',
  default: true,
};

export const exceptionFilters: readonly ExceptionFilter[] = [
  ...exceptionRows.map(row => ({
    id: row.id,
    title: `${row.title} (${row.mnemonic})`,
    summary: row.summary,
    default: true,
  })),
  machineLimit,
  ...conventionFilters,
  ...memoryFilters,
  ...flagFilters,
];

export const hexadecimal = (value: number | bigint): string =>
  `0x${BigInt.asUintN(64, BigInt(value)).toString(16)}`;

const accesses = { read: 'reads', write: 'writes', execute: 'executes' } as const;

/**
 * A sentence on what happened; `where` describes an address by the symbols of the program. Signals
 * are those of Linux.
 */
export function describeException(
  { vector, fault }: ProcessorException,
  instruction: string,
  where: (address: number) => string,
  hasSignals: boolean,
): string {
  const { mnemonic, title, signal, summary } = exceptionRow(vector);
  const name = `${title} (${mnemonic}${hasSignals ? `, ${signal}` : ''})`;
  if (!fault) return `${name} at ${instruction}: ${summary}`;
  if (fault.explanation !== undefined) return `${name}: ${fault.explanation}.`;
  const target = `${hexadecimal(fault.address)}${where(fault.address)}`;
  return `${name}: ${instruction} ${accesses[fault.access]} ${target}.`;
}
