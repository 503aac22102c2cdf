// Completion: what may stand at the cursor, by the kind of place that it is.
import type { Dialect, DialectIdentity, SymbolKindInfo } from '#core/dialect.ts';
import type { OperandSlot, Word } from '#core/isa/vocabulary.ts';
import { appendAll } from '#core/lists.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { Span } from '#core/text/span.ts';
import { type CompletionPlace, placeAt } from './completion-place.ts';
import { optionSummary, symbolDocumentation, wordDocumentation } from './documentation.ts';
import { bestMatches } from './fuzzy.ts';

/** What a proposal stands for, so that its documentation can be made later. */
export interface ProposalKey {
  readonly kind: 'word' | 'symbol' | 'option' | 'value';
  readonly name: string;
  /** For options and their values: the word that has the option. */
  readonly word?: string;
}

export interface Proposal {
  readonly key: ProposalKey;
  readonly label: string;
  /** A few words behind the label. */
  readonly detail: string;
  readonly icon:
    | SymbolKindInfo['icon']
    | 'instruction'
    | 'directive'
    | 'register'
    | 'option'
    | 'value';
  readonly text: string;
  /** True when `text` has placeholders in the syntax of snippets. */
  readonly snippet: boolean;
  /** Characters that accept the proposal and are then typed themselves. */
  readonly commit: readonly string[];
  /** Another completion is wanted at once: behind `name=`. */
  readonly chain: boolean;
}

export interface Completion {
  /** What a proposal replaces: the word under the cursor. */
  readonly replace: Span;
  readonly proposals: readonly Proposal[];
  /** False when there were more than could be sent. */
  readonly complete: boolean;
}

export interface CompletionRequest {
  readonly snippets: boolean;
  /** The character that was typed, where that is what asked. */
  readonly trigger: string | undefined;
}

const LONGEST_LIST = 250;

/** The proposals at `offset`; an empty list where nothing can be said. */
export function complete(
  analysis: Analysis,
  dialect: Dialect,
  offset: number,
  request: CompletionRequest,
): Completion {
  const place = placeAt(analysis, offset);
  const typed = analysis.source.text.slice(place.replace.start, offset);
  const candidates = candidatesFor(place, analysis, dialect, typed, request);
  const matches = bestMatches(typed, candidates, proposal => proposal.label, LONGEST_LIST);
  return { replace: place.replace, proposals: matches.found, complete: matches.complete };
}

function candidatesFor(
  place: CompletionPlace,
  analysis: Analysis,
  dialect: Dialect,
  typed: string,
  request: CompletionRequest,
): readonly Proposal[] {
  switch (place.kind) {
    case 'none':
      return [];
    case 'head':
      // A blank that indents a line asks for nothing.
      if (request.trigger === ' ') return [];
      return [
        ...headProposals(dialect, typed, request.snippets),
        ...symbolProposals(analysis, dialect, headKinds(dialect)),
      ];
    case 'operand':
      return operandProposals(place, analysis, dialect, typed);
    case 'optionValue':
      return optionValues(place.word, place.option);
  }
}

/** The kinds of symbol that open a statement, as macros do. */
function headKinds({ symbolKinds }: Dialect): ReadonlySet<string> {
  return new Set(Object.keys(symbolKinds).filter(kind => symbolKinds[kind]!.opensStatement));
}

function headProposals(dialect: Dialect, typed: string, snippets: boolean): readonly Proposal[] {
  const heads = dialect.vocabulary.all().filter(word => word.kind !== 'register');
  // A dialect may have thousands of words, and what is said of each takes work. One more than the
  // list takes shows that it is not complete.
  const { found } = bestMatches(typed, heads, word => word.name, LONGEST_LIST + 1);
  return found.map(word => {
    const name = caseLike(typed, word, dialect);
    const operands = snippets ? snippetOperands(word) : '';
    return {
      key: { kind: 'word', name: word.name },
      label: name,
      detail: word.forms[0]?.effect ?? '',
      icon: word.kind,
      text: operands === '' ? name : `${escapeSnippet(name)} ${operands}`,
      snippet: operands !== '',
      commit: [],
      chain: false,
    };
  });
}

/** The spelling in the letter case that the user types, or the dialect's own before a letter. */
function caseLike(typed: string, word: Word, dialect: Dialect): string {
  const isOther = word.kind === 'directive' && typed[0] !== word.name[0];
  const letters = isOther ? '' : typed.replace(/[^\p{L}]/gu, '');
  const upper = word.name.toUpperCase();
  const lower = word.name.toLowerCase();
  if (letters === '') {
    const style = word.kind === 'directive' ? word.name : undefined;
    return style ?? (dialect.formatStyle.mnemonicCase === 'upper' ? upper : lower);
  }
  const wanted =
    letters === letters.toLowerCase()
      ? lower
      : letters === letters.toUpperCase()
        ? upper
        : word.name;
  // Where letter case matters only the spelling that the vocabulary knows is right.
  return dialect.vocabulary.lookup(wanted) === word ? wanted : word.name;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Words with more forms get no placeholders. */
const formsWithSnippets = 3;

/** Placeholders for the operands that no form leaves out; '' where the bare word will do. */
function snippetOperands(word: Word): string {
  // Where there are many ways to write it none of them can be meant.
  if (word.forms.length > formsWithSnippets) return '';
  const shortest = [...word.forms].sort((a, b) => required(a.operands) - required(b.operands))[0];
  if (!shortest || required(shortest.operands) === 0) return '';
  const slots = shortest.operands.filter(slot => !slot.optional);
  const separator = word.kind === 'directive' ? ' ' : ', ';
  return slots.map((slot, index) => placeholder(slot, index + 1)).join(separator);
}

function required(slots: readonly OperandSlot[]): number {
  return slots.filter(slot => !slot.optional).length;
}

function placeholder(slot: OperandSlot, number: number): string {
  if (slot.kind !== 'name' || !slot.values) return `\${${number}:${escapeSnippet(slot.name)}}`;
  const choices = slot.values.map(value => value.replace(/[\\,|]/g, '\\$&'));
  return `\${${number}|${choices.join(',')}|}`;
}

function operandProposals(
  place: CompletionPlace & { readonly kind: 'operand' },
  analysis: Analysis,
  dialect: Dialect,
  typed: string,
): readonly Proposal[] {
  const kinds = new Set(place.slots.flatMap(slot => slot.symbolKinds ?? []));
  const proposals: Proposal[] = [];
  for (const slot of place.slots) {
    if (slot.kind === 'name') appendAll(proposals, slotValues(slot));
  }
  const taking = place.slots.filter(slot => slot.kind === 'register');
  if (taking.length > 0) appendAll(proposals, registers(dialect, typed, taking));
  appendAll(proposals, symbolProposals(analysis, dialect, kinds));
  appendAll(proposals, optionNames(place));
  return proposals;
}

function slotValues(slot: OperandSlot): readonly Proposal[] {
  return (slot.values ?? []).map(value =>
    plain({ kind: 'value', name: value }, 'value', slot.summary),
  );
}

/** The registers that one of the slots takes. */
function registers(
  dialect: Dialect,
  typed: string,
  slots: readonly OperandSlot[],
): readonly Proposal[] {
  const all = dialect.vocabulary.all().filter(word => word.kind === 'register');
  const takesAny = slots.some(slot => !slot.values);
  const names = new Set(slots.flatMap(slot => slot.values ?? []));
  const words = takesAny ? all : all.filter(({ name }) => names.has(name));
  return words.map(word => ({
    ...plain({ kind: 'word', name: word.name }, 'register', word.summary),
    label: caseLike(typed, word, dialect),
    text: caseLike(typed, word, dialect),
    commit: [','],
  }));
}

function symbolProposals(
  analysis: Analysis,
  dialect: Dialect,
  kinds: ReadonlySet<string>,
): readonly Proposal[] {
  const seen = new Set<string>();
  const proposals: Proposal[] = [];
  for (const symbol of analysis.symbols) {
    if (!kinds.has(symbol.kind) || seen.has(symbol.name)) continue;
    seen.add(symbol.name);
    const info = dialect.symbolKinds[symbol.kind];
    const detail = [info?.title ?? symbol.kind, symbol.detail]
      .filter(part => part !== '')
      .join(' ');
    const key: ProposalKey = { kind: 'symbol', name: symbol.name };
    proposals.push({ ...plain(key, info?.icon ?? 'constant', detail), commit: [','] });
  }
  return proposals;
}

function optionNames(place: CompletionPlace & { readonly kind: 'operand' }): readonly Proposal[] {
  const free = (place.word.options ?? []).filter(option => !place.given.has(option.name));
  return free.map(option => ({
    ...plain(
      { kind: 'option', name: option.name, word: place.word.name },
      'option',
      option.summary,
    ),
    text: `${option.name}=`,
    chain: option.values !== undefined,
  }));
}

function optionValues(word: Word, name: string): readonly Proposal[] {
  const option = word.options?.find(candidate => candidate.name === name);
  const values = option?.values ?? (option?.default === undefined ? [] : [option.default]);
  return values.map(value =>
    plain(
      { kind: 'value', name: value, word: word.name },
      'value',
      value === option?.default ? 'default' : '',
    ),
  );
}

function plain(key: ProposalKey, icon: Proposal['icon'], detail: string): Proposal {
  const { name } = key;
  return { key, label: name, detail, icon, text: name, snippet: false, commit: [], chain: false };
}

/** The documentation of a proposal as Markdown; '' for one that needs none. */
export function proposalDocumentation(
  analysis: Analysis | undefined,
  dialect: Dialect,
  key: ProposalKey,
): string {
  if (key.kind === 'word') {
    const word = dialect.vocabulary.lookup(key.name);
    return word ? wordDocumentation(word, dialect, []) : '';
  }
  if (key.kind === 'symbol') {
    const index = analysis?.symbols.findIndex(symbol => symbol.name === key.name) ?? -1;
    return analysis && index >= 0 ? symbolDocumentation(analysis, dialect, index) : '';
  }
  const word = key.word === undefined ? undefined : dialect.vocabulary.lookup(key.word);
  const option = word?.options?.find(candidate => candidate.name === key.name);
  return option ? optionSummary(option) : '';
}

/** The characters after which an editor should ask for completions by itself. */
export function triggerCharacters(dialects: readonly DialectIdentity[]): readonly string[] {
  const prefixes = dialects.flatMap(dialect => [...dialect.lexicon.directivePrefix]);
  return [...new Set([...prefixes, ' ', ',', '='])];
}
