// Lints of control flow: code that nothing reaches, conditions that nothing has set.
import { endsPath, readsCondition, setsFlags } from './effects.ts';
import { type Finding, findingOf } from './finding.ts';
import type { InstructionBody, Procedure } from './procedures.ts';

/** Instructions behind a jump or a return that no label leads to. */
export function lintUnreachable({ steps }: Procedure): readonly Finding[] {
  const findings: Finding[] = [];
  for (let index = 1; index < steps.length; index++) {
    const { record, labels, body, isBehindData } = steps[index]!;
    const before = steps[index - 1]!;
    if (labels.length > 0 || isBehindData || !endsPath(before.body)) continue;
    if (isEntry(body) && isEntry(before.body)) continue;
    // Macros end in jumps that their callers count on; padding is there to be jumped over.
    if (record.line.expansion || before.record.line.expansion || isPadding(body.mnemonic)) continue;
    const cause = before.body.mnemonic;
    const message = `Nothing reaches this: it comes behind ${cause} and has no label.`;
    const { mnemonicStart } = record.statement;
    const edits = [{ start: mnemonicStart, end: record.line.text.trimEnd().length, text: '' }];
    const change = { title: 'Remove it', edits };
    findings.push(findingOf('unreachable-code', record, message, { fades: true, change }));
  }
  return findings;
}

/** Rows of jumps are tables: whoever calls an entry knows how far it is from the first. */
function isEntry({ mnemonic }: InstructionBody): boolean {
  return mnemonic === 'jmp';
}

function isPadding(mnemonic: string): boolean {
  return mnemonic === 'nop' || mnemonic === 'int3' || mnemonic === 'hlt' || mnemonic === 'ud2';
}

/** A condition at the start of a global procedure, before anything has set a flag. */
export function lintConditions({ binding, name, steps }: Procedure): readonly Finding[] {
  if (binding !== 'global') return [];
  for (const { body, record, labels, isBehindData } of steps) {
    const isStart = labels.length === 0 || labels.includes(name);
    if (!isStart || isBehindData || setsFlags(body) || record.line.expansion) return [];
    if (!readsCondition(body)) continue;
    const message = `${body.mnemonic} reads flags that nothing in ${name} has set before.`;
    return [findingOf('flags-unset', record, message)];
  }
  return [];
}
