// Multi-line macros as words: how many arguments each takes, for signature help and the formatter.
import type { OperandSlot, Word, WordForm } from '#core/isa/vocabulary.ts';
import type { OutlineSymbol } from './outline.ts';

/** Names that may stand in an argument. */
const symbolKinds = [
  'label',
  'data',
  'constant',
  'field',
  'structure',
  'external',
  'common',
  'define',
];

/** More parameters than these are not written out. */
const parametersShown = 12;

/** `2`, `1-3`, `0-*`, `1+`, with defaults behind it, as %macro writes them. */
const counts = /^(\d+)(?:-(\d+|\*))?(\+)?/;

/** Whether a macro may be called with so many arguments. */
export function takes({ detail }: OutlineSymbol, count: number): boolean {
  const [, least = '0', most, rest] = counts.exec(detail) ?? [];
  const isEndless = most === '*' || rest !== undefined;
  const maximum = isEndless ? Number.POSITIVE_INFINITY : Number(most ?? least);
  return count >= Number(least) && count <= maximum;
}

function formOf({ detail }: OutlineSymbol): WordForm {
  const [, least = '0', most, rest] = counts.exec(detail) ?? [];
  const minimum = Number(least);
  const endless = most === '*' || rest !== undefined;
  const maximum = Math.min(parametersShown, most && most !== '*' ? Number(most) : minimum);
  const count = endless ? Math.max(1, maximum) : maximum;
  const slots = Array.from({ length: count }, (_, index): OperandSlot => {
    const isLast = index === count - 1;
    return {
      name: `%${index + 1}`,
      kind: 'symbol',
      symbolKinds,
      ...(index >= minimum ? { optional: true } : {}),
      ...(isLast && endless ? { repeats: true } : {}),
      summary: `The argument that %${index + 1} stands for.`,
    };
  });
  return { operands: slots, encoding: '', effect: '' };
}

/** One word a name, with a form for each count that it is defined with. */
export function macroWords(symbols: readonly OutlineSymbol[]): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  for (const symbol of symbols) {
    if (symbol.kind !== 'macro') continue;
    const { name } = symbol;
    const forms = [...(words.get(name)?.forms ?? []), formOf(symbol)];
    words.set(name, {
      name,
      kind: 'instruction',
      category: 'Macros',
      summary: symbol.documentation?.() ?? '',
      forms,
      facts: [],
    });
  }
  return words;
}
