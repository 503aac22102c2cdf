// The reference page of a dialect, made from its vocabulary, diagnostics and launch options.
import type { DiagnosticRule } from '#core/diagnostics/diagnostic.ts';
import type { Dialect } from '#core/dialect.ts';
import { formSyntax, type Word } from '#core/isa/vocabulary.ts';
import type { LaunchOption } from '#core/machine/program.ts';

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function instructionRows(word: Word): string[][] {
  return word.forms.map((form, index) => [
    `\`${formSyntax(word, form)}\``,
    `\`${form.encoding}\``,
    form.effect,
    index === 0 ? word.summary : '',
  ]);
}

/** Beyond so many instructions a page with every form would be a book. */
const formsListedMax = 200;

/** One row an instruction: hovers and signature help have its forms. */
function wordRow({ name, summary, facts }: Word): string[] {
  return [`\`${name}\``, summary, facts.map(({ value }) => value).join('; ')];
}

function instructionTable(words: readonly Word[], isLong: boolean): string {
  if (isLong) return table(['instruction', 'meaning', 'facts'], words.map(wordRow));
  return table(['syntax', 'encoding', 'effect', 'meaning'], words.flatMap(instructionRows));
}

function directiveSection(word: Word): string {
  const forms = word.forms.map(form => `    ${formSyntax(word, form)}`).join('\n');
  const options = word.options ?? [];
  const range = ({ minimum, maximum, values }: (typeof options)[number]) =>
    values ? values.map(value => `\`${value}\``).join(' ') : `${minimum} to ${maximum}`;
  const rows = options.map(option => [
    `\`${option.name}=\``,
    option.summary,
    range(option),
    option.default ?? '',
  ]);
  const parts = [`### ${word.name}`, word.summary, forms];
  if (rows.length > 0) parts.push(table(['option', 'meaning', 'values', 'default'], rows));
  if (word.example) parts.push(`Example: \`${word.example}\``);
  return parts.join('\n\n');
}

function launchRow({
  name,
  type,
  summary,
  values,
  minimum,
  maximum,
  default: standard,
}: LaunchOption) {
  const anyOf = {
    boolean: '`true` `false`',
    integer: `${minimum} to ${maximum}`,
    string: 'any text',
  };
  const allowed = values ? values.map(value => `\`${value}\``).join(' ') : anyOf[type];
  return [`\`${name}\``, summary, allowed, String(standard ?? '')];
}

function ruleRow({ code, severity, title, explanation }: DiagnosticRule): string[] {
  return [`\`${code}\``, severity, title, explanation];
}

export function referenceOf(dialect: Dialect): string {
  const words = dialect.vocabulary.all();
  const instructions = words.filter(({ kind }) => kind === 'instruction');
  const categories = [...new Set(instructions.map(({ category }) => category))];
  const sections = [
    '<!-- Generated from the tables of the dialect by `npm run generate`; a test compares it. -->',
    `# ${dialect.name} reference`,
    '## Instructions',
    ...categories.flatMap(category => [
      `### ${category}`,
      instructionTable(
        instructions.filter(word => word.category === category),
        instructions.length > formsListedMax,
      ),
    ]),
    '## Directives',
    ...words.filter(({ kind }) => kind === 'directive').map(directiveSection),
    '## Settings of a run',
    'In launch.json under these names; on the command line with two hyphens (`--switch-cost 2`).',
    table(['name', 'meaning', 'values', 'default'], dialect.machine.options.map(launchRow)),
    '## When the debugger can stop by itself',
    table(
      ['filter', 'when', 'on unless switched off'],
      dialect.machine.exceptionFilters.map(filter => [
        filter.title,
        filter.summary,
        filter.default ? 'yes' : 'no',
      ]),
    ),
    '## Output formats',
    table(
      ['format', 'meaning'],
      dialect.outputs.map(({ id, title }) => [`\`${id}\``, title]),
    ),
    '## Diagnostics',
    'Severities other than errors can be changed with the setting `mnemonic.diagnostics`.',
    table(['code', 'severity', 'title', 'explanation'], dialect.rules.map(ruleRow)),
  ];
  return `${sections.join('\n\n')}\n`;
}
