// The catalogue of diagnostics of NASM sources.
import { type DiagnosticRule, rule } from '#core/diagnostics/diagnostic.ts';
import { severitiesOf } from '#core/diagnostics/report.ts';

// biome-ignore format: a row a rule.
export const rules: readonly DiagnosticRule[] = [
  rule('assembler', 'error', 'Error of the assembler',
    'The line cannot be assembled; the message is the one that nasm itself gives.'),
];

export const severityOf = severitiesOf(rules);
