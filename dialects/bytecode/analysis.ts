// Everything about one bytecode source: the passes in order, and their result as an analysis.
import { Report } from '#core/diagnostics/report.ts';
import type { LaunchValues } from '#core/machine/program.ts';
import {
  type Analysis,
  earlierLines,
  earlierText,
  type ProgramSymbol,
} from '#core/semantics/analysis.ts';
import { groupLines, tokenSpan } from '#core/syntax/lines.ts';
import { TokenKind, type TokenList } from '#core/syntax/token.ts';
import { isBlank } from '#core/text/blank.ts';
import { fileNameOf } from '#core/text/file-name.ts';
import type { SourceText } from '#core/text/source.ts';
import { checkStatements, type Options } from './assembler.ts';
import { buildGraph } from './control-flow.ts';
import { declareAll, type Initials } from './declarations.ts';
import { Details } from './details.ts';
import { writeInstruction } from './encoding.ts';
import type { Item, Unit } from './items.ts';
import { tokenize } from './lexicon.ts';
import { checkFlow, checkUnused } from './lints.ts';
import type { BytecodeAnalysis, BytecodeProgram, TaskDefinition } from './program.ts';
import { severityOf } from './rules.ts';
import { findDepths } from './stack-depth.ts';
import { readStatements } from './statements.ts';
import { SymbolTable } from './symbol-table.ts';

/** The largest image in bytes: offsets and tables stay small, and nothing real comes near. */
const largestImage = 16 * 1024 * 1024;

export function analyze(source: SourceText, before?: Analysis): BytecodeAnalysis {
  const report = new Report(severityOf);
  const tokens = tokenize(source.text, earlierText(before));
  const lines = groupLines(source, tokens, undefined, earlierLines(before));
  reportUnknownTokens(source, tokens, report);
  const items = readStatements(source, tokens, lines, report);
  const unit: Unit = { source, tokens, items, table: new SymbolTable(), report };
  const initials = declareAll(unit);
  const options = checkStatements(unit);
  const size = imageSize(items);
  if (size > largestImage) {
    const span = { start: 0, end: 0 };
    report.add('image-size', span, `The image has ${size} bytes; at most ${largestImage} fit.`);
  }
  const graph = buildGraph(items);
  const depths = findDepths(graph);
  if (!report.hasErrors) checkFlow(unit, graph, depths);
  checkUnused(unit);
  const code = report.hasErrors ? undefined : encode(items, size);
  const details = new Details(items, graph.code, depths, code);
  const image = code && {
    unitBits: 8 as const,
    segments: [{ name: 'code', address: 0, bytes: code }],
  };
  const program = code && buildProgram(unit, options, initials, code);
  return {
    dialect: 'bytecode',
    source,
    tokens,
    lines,
    statements: items,
    symbols: finishSymbols(unit, options),
    references: unit.table.references.sort((a, b) => a.span.start - b.span.start),
    diagnostics: report.diagnostics.sort((a, b) => a.span.start - b.span.start),
    dependencies: [],
    annotations: range => details.annotations(range),
    explain: statement => details.explain(statement),
    ...(image ? { image } : {}),
    ...(program ? { program } : {}),
  };
}

function reportUnknownTokens(source: SourceText, tokens: TokenList, report: Report): void {
  const { kinds } = tokens;
  const next = (from: number) => kinds.indexOf(TokenKind.unknown, from);
  for (let index = next(0); index >= 0; index = next(index + 1)) {
    const span = tokenSpan(tokens, index);
    const text = source.slice(span);
    const quote = text[0] === '"' || text[0] === "'";
    const message = quote
      ? `The ${text[0]} is never closed in this line; characters are written ${text[0]}*${text[0]}.`
      : `'${text}' has no meaning here. Comments start with a semicolon.`;
    report.add('unexpected-character', span, message);
  }
}

function imageSize(items: readonly Item[]): number {
  const last = items.at(-1);
  return last ? last.offset + last.size : 0;
}

function encode(items: readonly Item[], size: number): Uint8Array {
  const code = new Uint8Array(size);
  for (const item of items) {
    if (item.instruction) writeInstruction(code, item.offset, item.instruction, item.immediate);
    else if (item.data) code.set(item.data, item.offset);
  }
  return code;
}

/** The name of a file without folder and ending, for the task of a file that names none. */
function baseName(uri: string): string {
  const name = fileNameOf(uri).replace(/\.[^.]*$/, '');
  return name === '' ? 'main' : name;
}

function buildProgram(
  unit: Unit,
  options: Options,
  initials: Initials,
  code: Uint8Array,
): BytecodeProgram {
  const starts = unit.items.filter(item => item.word?.name === '.task');
  const tasks = starts.map((item, index): TaskDefinition => {
    const entry = item.offset;
    const length = (starts[index + 1]?.offset ?? code.length) - entry;
    const values = options.get(item) ?? {};
    const name = unit.source.slice(item.operands[0]!.span);
    return { name, entry, length, priority: 1, arrival: 0, ...taskValues(values) };
  });
  const only = { name: baseName(unit.source.uri), entry: 0, length: code.length };
  const scheduler = unit.items.find(item => item.word?.name === '.scheduler');
  const resources = (kind: string) =>
    unit.table.symbols.flatMap((symbol, index) =>
      symbol.kind === kind
        ? [{ name: symbol.name, number: symbol.value!, initial: initials.get(index) ?? 0 }]
        : [],
    );
  return {
    code,
    tasks: tasks.length > 0 ? tasks : [{ ...only, priority: 1, arrival: 0 }],
    variables: resources('variable'),
    locks: resources('lock'),
    semaphores: resources('semaphore'),
    channels: resources('channel'),
    scheduler: (scheduler && options.get(scheduler)) ?? {},
  };
}

function taskValues(values: LaunchValues): Partial<TaskDefinition> {
  const numbers = Object.entries(values).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(numbers);
}

/** Gives tasks and labels the text that belongs to them: up to the next one. */
function finishSymbols(unit: Unit, options: Options): readonly ProgramSymbol[] {
  const { symbols } = unit.table;
  const tasks = unit.items.filter(item => item.word?.name === '.task');
  const ends = tasks.map((_, index) => lastOffset(unit, tasks[index + 1]));
  const taskSymbols = new Map<number, number>();
  symbols.forEach((symbol, index) => {
    if (symbol.kind !== 'task') return;
    const item = tasks[symbol.task]!;
    taskSymbols.set(symbol.task, index);
    symbol.span = { start: symbol.span.start, end: ends[symbol.task]! };
    symbol.detail = Object.entries(options.get(item) ?? {})
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
  });
  const labels = symbols.filter(symbol => symbol.kind === 'label');
  const limits = labels.map((label, index) => {
    const next = labels[index + 1];
    const limit = label.task < 0 ? lastOffset(unit, tasks[0]) : ends[label.task]!;
    return next && next.nameSpan.start < limit ? trimmed(unit, next.span.start) : limit;
  });
  labels.forEach((label, index) => {
    label.span = { start: label.span.start, end: Math.max(label.span.end, limits[index]!) };
  });
  for (const symbol of labels) {
    const container = taskSymbols.get(symbol.task);
    if (container !== undefined) symbol.container = container;
  }
  return symbols;
}

/** The end of the text before `next`, or of the file. */
function lastOffset({ source, ...unit }: Unit, next: Item | undefined): number {
  const end = next ? unit.tokens.starts[next.node.first]! : source.text.length;
  return trimmed({ source, ...unit }, end);
}

function trimmed({ source }: Unit, end: number): number {
  let offset = end;
  while (offset > 0 && isBlank(source.text.charCodeAt(offset - 1))) offset--;
  return offset;
}
