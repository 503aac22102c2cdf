// The catalogue of diagnostics of NASM sources: nasm's own, and the lints that go beyond them.
import { type DiagnosticRule, rule } from '#core/diagnostics/diagnostic.ts';
import { severitiesOf } from '#core/diagnostics/report.ts';
import { warningRows } from './warning-rules.ts';

// biome-ignore format: a row a rule.
const ownRules: readonly DiagnosticRule[] = [
  rule('assembler', 'error', 'Error of the assembler',
    'The line cannot be assembled; the message is the one that nasm itself gives.'),
  rule('undefined-symbol', 'error', 'Undefined name',
    'Nothing in the file or its includes has this name. What another file defines is declared with extern.'),
  rule('expansion-limit', 'warning', 'More than is checked while you type',
    'The file is checked to here while you type: it has more lines, or macros make more of them, than that takes.'),
  rule('callee-saved', 'warning', 'Register of the caller changed',
    'Under the System V ABI rbx, rbp and r12 to r15 belong to the caller: save them first and restore them.'),
  rule('stack-alignment', 'warning', 'Stack not aligned at a call',
    'Under the System V ABI rsp is a multiple of 16 at a call; functions of libc crash where it is not.'),
  rule('variadic-al', 'warning', 'al not set for a variadic call',
    'A function with a variable number of arguments reads in al how many vector registers have arguments.'),
  rule('flags-unset', 'hint', 'Condition that nothing has set',
    'The condition reads flags that nothing has set since the procedure began.'),
  rule('nasm-encoding', 'warning', 'Bytes that mean something else',
    'nasm 2.16.01 encodes some instructions of AVX512-FP16 wrongly. The bytes are the same here, and processors do something else with them.'),
  rule('unreachable-code', 'warning', 'Unreachable code',
    'The code comes behind a jump or a return and has no label, so that nothing reaches it.'),
  rule('unused-label', 'hint', 'Unused label', 'Nothing names the label, and no other file can see it.'),
  rule('inactive-branch', 'hint', 'Branch that is left out', 'The condition of %if leaves these lines out.'),
];

export const rules: readonly DiagnosticRule[] = [
  ...ownRules,
  ...warningRows.map(([code, title, text]) => rule(code, 'warning', title, text)),
];

export const severityOf = severitiesOf(rules);
