// %fill: ALIGN of the package smartalign as one line, which the assembler fills in every pass.
import { toNumber } from '../integer.ts';
import { type DirectiveHandler, macroName, trimmed } from './directive-line.ts';
import { evaluateTokens } from './evaluation.ts';
import type { Padding } from './expanded-line.ts';
import type { Run } from './run.ts';
import { definePlain } from './single-definitions.ts';
import { expandSingle } from './single-expansion.ts';
import { findSingle, mayBeMacro } from './single-macro.ts';
import { rawText } from './texts.ts';
import { kind, Token } from './token.ts';

/** Larger multiples and longer fillings are left to the macros of the package. */
const [multipleMax, fillingsMax] = [4096, 8];

/**
 * `%fill NAME MULTIPLE` makes a line of padding and then defines the name. It does neither where
 * the multiple is no plain number, or where somebody has changed what the package is made of.
 */
export const fill: DirectiveHandler = (run, directive) => {
  const named = macroName(run, directive);
  if (!named || !run.context) return;
  const held = run.diagnostics.length;
  const padding = isUsual(run) ? paddingFor(run, trimmed(named.rest), named.name) : undefined;
  // What is wrong is said by the macros.
  run.diagnostics.length = held;
  if (!padding) return;
  run.pending.push({ tokens: [], padding });
  definePlain(run, directive, named.name, []);
};

const usedWords = ['db', 'jmp', 'times', 'nop'];

/** Whether the words of the lines to come mean what they say. */
function isUsual(run: Run): boolean {
  return usedWords.every(text => {
    const { word } = run.names.name(text);
    return !word.single && !word.multi;
  });
}

function paddingFor(run: Run, rest: readonly Token[], at: Token): Padding | undefined {
  const words = trimmed(expandSingle(run, rest));
  const multiple = numberOf(run, words);
  if (multiple === undefined || multiple < 1 || multiple > multipleMax) return undefined;
  const threshold = macroValue(run, '__?ALIGN_JMP_THRESHOLD?__', at);
  const fillings = fillingsOf(run, at);
  if (threshold === undefined || !fillings) return undefined;
  const text = rawText(words);
  const count = `(((${text}) - (($-$$) % (${text}))) % (${text}))`;
  return {
    multiple,
    threshold: threshold === -1 ? Number.POSITIVE_INFINITY : threshold,
    jump: [`jmp ..@${run.context!.number}.end`, `times ${count} nop`],
    fillings,
  };
}

/** The lines for the mode of now, the shortest filling first. */
function fillingsOf(run: Run, at: Token): readonly string[] | undefined {
  const bits = run.options.bits();
  const longest = macroValue(run, `__?ALIGN_${bits}_LONGEST?__`, at);
  if (longest === undefined || longest < 1 || longest > fillingsMax) return undefined;
  const lines: string[] = [];
  for (let length = 1; length <= longest; length++) {
    const macro = findSingle(run.names.name(`__?ALIGN_${bits}_${length}?__`));
    if (!macro || macro.native || macro.parameters.length > 0) return undefined;
    if (macro.body.some(mayBeMacro)) return undefined;
    lines.push(`db ${rawText(macro.body)}`);
  }
  return lines;
}

function macroValue(run: Run, text: string, { file, start, end }: Token): number | undefined {
  const name = run.names.name(text);
  const token = new Token(kind.identifier, text, name, file, start, end, undefined, undefined);
  return numberOf(run, expandSingle(run, [token]));
}

/** A number that no label decides; undefined, with whatever is wrong reported, for all else. */
function numberOf(run: Run, tokens: readonly Token[]): number | undefined {
  const wasConsulted = run.consultedSymbols;
  run.consultedSymbols = false;
  const value = evaluateTokens(run, tokens, '');
  const isConsulted = run.consultedSymbols;
  run.consultedSymbols = wasConsulted || isConsulted;
  return value === undefined || isConsulted ? undefined : toNumber(value);
}
