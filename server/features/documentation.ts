// Writes the documentation of words, options, symbols and numbers as Markdown.
import type { Dialect } from '#core/dialect.ts';
import {
  type Fact,
  formSyntax,
  type Word,
  type WordForm,
  type WordOption,
} from '#core/isa/vocabulary.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { countUses, plural } from './cursor.ts';
import { readings } from './numbers.ts';

/** Text between backticks, whatever characters it has. */
export function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return text.includes('`') ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A Markdown list with one line a fact. */
export function factList(facts: readonly Fact[]): string {
  return facts.map(fact => `- ${fact.label}: ${code(fact.value)}`).join('\n');
}

function formTable(word: Word): string {
  if (word.forms.length === 0) return '';
  // Columns that no form fills are left out.
  const columns = [
    { title: 'Form', text: (form: WordForm) => code(formSyntax(word, form)) },
    {
      title: 'Encoding',
      text: ({ encoding }: WordForm) => (encoding === '' ? '' : code(encoding)),
    },
    { title: 'Effect', text: ({ effect }: WordForm) => effect },
  ].filter(({ text }) => word.forms.some(form => text(form) !== ''));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = word.forms.map(form => line(columns.map(({ text }) => cell(text(form)))));
  const rule = `|${columns.map(() => '---|').join('')}`;
  return [line(columns.map(({ title }) => title)), rule, ...rows].join('\n');
}

/** `0 to 255`, `one of fcfs, sjf`, or '' where anything may stand. */
function optionRange(option: WordOption): string {
  if (option.values) return `one of ${option.values.join(', ')}`;
  if (option.minimum === undefined || option.maximum === undefined) return '';
  return `${option.minimum} to ${option.maximum}`;
}

/** One line: what the option does, what it takes and what it is by default. */
export function optionSummary(option: WordOption): string {
  const parts = [option.summary];
  const range = optionRange(option);
  if (range !== '') parts.push(`Takes ${range}.`);
  if (option.default !== undefined) parts.push(`Default: ${option.default}.`);
  return parts.join(' ');
}

function optionList(word: Word): string {
  const options = word.options ?? [];
  return options.map(option => `- ${code(`${option.name}=`)} ${optionSummary(option)}`).join('\n');
}

/** A table with more rows than these comes last, lest it hide what is said below it. */
const shortTable = 6;

/** Everything about a word; `here` are facts of one statement that uses it. */
export function wordDocumentation(word: Word, dialect: Dialect, here: readonly Fact[]): string {
  const example = word.example ? `\`\`\`${dialect.id}\n${word.example}\n\`\`\`` : '';
  const parts = [
    `**${word.name}** · ${word.category}`,
    word.summary,
    // What is so in this very place comes first, since a hover shows no more than a dozen lines.
    here.length > 0 ? `**Here**\n\n${factList(here)}` : '',
    ...(word.forms.length > shortTable ? [] : [formTable(word)]),
    optionList(word),
    factList(word.facts),
    example,
    ...(word.forms.length > shortTable ? [formTable(word)] : []),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

/** What is known of a symbol: its kind, value, documentation and number of uses. */
export function symbolDocumentation(analysis: Analysis, dialect: Dialect, index: number): string {
  const symbol = analysis.symbols[index]!;
  const title = dialect.symbolKinds[symbol.kind]?.title ?? symbol.kind;
  const container = symbol.container === undefined ? undefined : analysis.symbols[symbol.container];
  const where = container ? ` in ${code(container.name)}` : '';
  const heading = symbol.detail === '' ? symbol.name : `${symbol.name}  ${symbol.detail}`;
  const parts = [
    `\`\`\`${dialect.id}\n${heading}\n\`\`\``,
    `${title}${where} · ${plural(countUses(analysis, index), 'reference')}`,
    symbol.documentation?.() ?? '',
    symbol.value === undefined ? '' : factList(readings(dialect, symbol.value)),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}
