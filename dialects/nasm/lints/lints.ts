// All lints of a program that was assembled without errors.
import { appendAll } from '#core/lists.ts';
import type { Assembled } from '../assembly/assemble.ts';
import type { LineRecord } from '../assembly/line-record.ts';
import type { SymbolBinding } from '../assembly/symbols.ts';
import {
  lintSavedRegisters,
  lintStackAlignment,
  lintVariadicCalls,
  type MeasuredCall,
  measureCalls,
} from './calls.ts';
import { lintEncoding } from './encodings.ts';
import type { Finding } from './finding.ts';
import { lintConditions, lintUnreachable } from './flow.ts';
import { type Program, proceduresOf } from './procedures.ts';

export interface LintOptions {
  /** The System V ABI for x86-64 holds. */
  readonly systemV: boolean;
  /** What is known of a function of libc; undefined for other names. */
  readonly libraryFunction: (name: string) => { readonly variadic: boolean } | undefined;
}

/** Instructions between two pauses. */
const stepsAtOnce = 512;

/** All findings, with pauses in which whoever waits may drop the work. */
export function* lint(
  { records, symbols, sections }: Assembled,
  { systemV, libraryFunction }: LintOptions,
): Generator<void, readonly Finding[], void> {
  const bindings = new Map<string, SymbolBinding>();
  for (const { name, binding } of symbols) bindings.set(name, binding);
  const program: Program = { records, bindingOf: name => bindings.get(name) };
  const isVariadic = (name: string) => libraryFunction(name)?.variadic ?? false;
  const callsVariadic = symbols.some(
    ({ name, binding }) => binding !== 'local' && binding !== 'global' && isVariadic(name),
  );
  const findings: Finding[] = [];
  const calls: MeasuredCall[] = [];
  const procedures = proceduresOf(program);
  let steps = 0;
  for (const procedure of procedures) {
    appendAll(findings, lintUnreachable(procedure));
    appendAll(findings, lintConditions(procedure));
    // Sources for 64 bits may have procedures for the time before.
    if (systemV && procedure.steps[0]!.record.settings.bits === 64) {
      appendAll(findings, lintSavedRegisters(procedure));
      appendAll(calls, measureCalls(procedure, program));
      if (callsVariadic) appendAll(findings, lintVariadicCalls(procedure, program, isVariadic));
    }
    steps += procedure.steps.length;
    if (steps < stepsAtOnce) continue;
    steps = 0;
    yield;
  }
  appendAll(
    findings,
    lintStackAlignment(calls, name => libraryFunction(name) !== undefined),
  );
  const bytesOf = ({ section, offset, total }: LineRecord) =>
    sections.find(each => each.index === section)?.content.subarray(offset, offset + total) ??
    noBytes;
  for (const record of records) {
    const { body } = record.statement;
    const isCandidate = body?.kind === 'instruction' && mayBeHalf.test(body.mnemonic);
    const finding = isCandidate ? lintEncoding(record, body, bytesOf) : undefined;
    if (finding) findings.push(finding);
  }
  return findings;
}

const noBytes = new Uint8Array(0);

/** Names of vector instructions of half precision have such letters. */
const mayBeHalf = /^v.*(?:[ps]h|w$)/;
