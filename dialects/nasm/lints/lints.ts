// All lints of a program that was assembled without errors.
import type { Assembled } from '../assembly/assemble.ts';
import type { SymbolBinding } from '../assembly/symbols.ts';
import { lintSavedRegisters, lintStackAlignment, lintVariadicCalls } from './calls.ts';
import type { Finding } from './finding.ts';
import { lintConditions, lintUnreachable } from './flow.ts';
import { type Program, proceduresOf } from './procedures.ts';

export interface LintOptions {
  /** The System V ABI for x86-64 holds. */
  readonly systemV: boolean;
  /** Whether a function of libc takes a variable number of arguments. */
  readonly isVariadic: (name: string) => boolean;
}

export function lint({ records, symbols }: Assembled, options: LintOptions): readonly Finding[] {
  const bindings = new Map<string, SymbolBinding>();
  for (const { name, binding } of symbols) bindings.set(name, binding);
  const program: Program = { records, bindingOf: name => bindings.get(name) };
  return proceduresOf(program).flatMap(procedure => [
    ...lintUnreachable(procedure),
    ...lintConditions(procedure),
    ...(options.systemV
      ? [
          ...lintSavedRegisters(procedure),
          ...lintStackAlignment(procedure, program),
          ...lintVariadicCalls(procedure, program, options.isVariadic),
        ]
      : []),
  ]);
}
