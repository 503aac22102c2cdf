// The names that tests in comments mention: labels that they call, start at, set and look at.
import type { ExpressionNode } from '#core/machine/expression-syntax.ts';
import type { Span } from '#core/text/span.ts';
import type { Clause, ProgramTest } from './program-test.ts';

export interface MentionedName {
  readonly name: string;
  readonly span: Span;
  /** True for the subroutine that a test calls. */
  readonly called: boolean;
}

/** In no certain order; registers and other names of the machine are among them. */
export function namesOfTests(tests: readonly ProgramTest[]): readonly MentionedName[] {
  const found: MentionedName[] = [];
  for (const { given, expected, start, call } of tests) {
    for (const clause of [...given, ...expected]) collect(clause, clause.node, false, found);
    if (start) collect(start, start.node, false, found);
    if (!call) continue;
    collect(call, call.node.target, true, found);
    for (const argument of call.node.arguments) collect(call, argument, false, found);
  }
  return found;
}

function collect(clause: Clause, node: ExpressionNode, called: boolean, to: MentionedName[]): void {
  if (node.kind === 'name' || node.kind === 'label') {
    // A label may have a mark before it that makes it one.
    const at = clause.text.indexOf(node.name, node.offset);
    const start = clause.span.start + at;
    if (at >= 0)
      to.push({ name: node.name, span: { start, end: start + node.name.length }, called });
    return;
  }
  for (const part of partsOf(node)) collect(clause, part, false, to);
}

function partsOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'index':
      return [node.base, node.index];
    case 'memory':
      return [node.address];
    case 'member':
      return [node.base];
    case 'call':
      return [node.target, ...node.arguments];
    case 'unary':
      return [node.operand];
    case 'binary':
    case 'assign':
      return [node.left, node.right];
    case 'choice':
      return [node.test, node.yes, node.no];
    default:
      return [];
  }
}
