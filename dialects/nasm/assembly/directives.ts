// The directives in brackets, each a function by name; formats and the rest add their own.
import { toInt32, toNumber } from '../integer.ts';
import { allowsBits, withProcessorName } from '../isa/levels.ts';
import { Cursor } from '../syntax/cursor.ts';
import { evaluate } from '../syntax/evaluation.ts';
import { parseExpression } from '../syntax/expression-parser.ts';
import { isSimple, toValue } from '../syntax/linear.ts';
import { readLeadingNumber } from '../syntax/numbers.ts';
import { Tokens } from '../syntax/scanner.ts';
import { evaluateText } from '../syntax/text-evaluation.ts';
import { type Assembly, passOfOutputs } from './assembly.ts';
import { pragma } from './pragmas.ts';
import type { SymbolBinding, SymbolEntry } from './symbols.ts';
import { noSection } from './value.ts';

type Directive = (value: string, assembly: Assembly, name: string) => void;

/** Carries a directive out; false if nothing knows its name. */
export function applyDirective(name: string, value: string, assembly: Assembly): boolean {
  const directive = directives.get(name);
  if (directive) {
    directive(value, assembly, name);
    return true;
  }
  return assembly.writer.directive(name, value);
}

function bits(value: string, assembly: Assembly): void {
  const wanted = Number.parseInt(value, 10);
  if (wanted !== 16 && wanted !== 32 && wanted !== 64) {
    assembly.error(`\`${value}' is not a valid segment size; must be 16, 32 or 64`);
    return;
  }
  setBits(wanted, assembly);
}

function setBits(wanted: number, assembly: Assembly): void {
  if (!allowsBits(assembly.settings.processor, wanted)) {
    const least = wanted === 64 ? 'an x86-64' : 'a 386';
    assembly.error(`cannot specify ${wanted}-bit segment on processor below ${least}`);
    return;
  }
  if (wanted > assembly.format.bitsMax) {
    assembly.error(
      `${wanted}-bit segment size not supported by the \`${assembly.format.id}' format`,
    );
    return;
  }
  assembly.setBits(wanted as 16 | 32 | 64);
}

function section(value: string, assembly: Assembly): void {
  const index = assembly.writer.selectSection(value);
  if (index === undefined) return;
  assembly.absolute = undefined;
  assembly.current = assembly.sectionBytes(index);
  if (assembly.current.name === '') assembly.current.name = /\S*/.exec(value.trimStart())![0];
}

/** What nasm takes for an ABSOLUTE address that it cannot read: anything but nothing. */
const unknownAddress = 0x100;

function absolute(value: string, assembly: Assembly): void {
  const wasCritical = assembly.critical;
  assembly.critical = true;
  const found = evaluateText(value, assembly, assembly.labelPrefix);
  assembly.critical = wasCritical;
  // nasm goes on in absolute space even so, where labels keep the section that they have had.
  if (!found) {
    assembly.absolute = { section: assembly.section, offset: unknownAddress };
    return;
  }
  const place = toValue(found.value, assembly.section);
  if (!place || place.unknown || place.selfRelative) {
    assembly.error('cannot use non-relocatable expression as ABSOLUTE address');
    assembly.absolute ??= { section: assembly.section, offset: 0 };
    return;
  }
  assembly.absolute = { section: place.section, offset: toNumber(place.offset) };
}

interface Declaration {
  readonly name: string;
  readonly special: string;
  readonly rest: string;
}

const declarationPattern = /^([A-Za-z_.?@$][\w.?@$#~]*|[^\s:]+)(?::(.*)|\s*)$/s;

/** The name that a declaration begins with; undefined, reported, if it is none. */
function readName(value: string, assembly: Assembly, directive: string): string | undefined {
  const name = /^\$?[A-Za-z_.?@\u0080-\uffff][\w.?@$#~\u0080-\uffff]*(?=[\s:]|$)/.exec(value);
  if (name) return name[0];
  const shown = value.trim().replace(/^\$/, '').replaceAll(/\s+/g, ' ');
  assembly.error(`identifier expected after ${directive}, got \`${shown}'`);
  return undefined;
}

function readDeclaration(
  value: string,
  assembly: Assembly,
  directive: string,
): Declaration | undefined {
  const word = readName(value, assembly, directive);
  if (!word) return undefined;
  const match = declarationPattern.exec(value);
  if (!match) {
    assembly.error(`invalid syntax in ${directive} declaration`);
    return undefined;
  }
  const name = word.replace(/^\$/, '');
  const full = /^\.(?!\.)/.test(name) ? assembly.labelPrefix + name : name;
  return { name: full, special: match[2]?.trimEnd() ?? '', rest: '' };
}

function declare(binding: SymbolBinding): Directive {
  return (value, assembly, directive) => {
    const declaration = readDeclaration(value, assembly, directive);
    if (!declaration) return;
    const entry = assembly.symbols.entry(declaration.name);
    if (!bind(entry, binding, declaration.special, assembly)) return;
    if (isOuter(binding)) defineElsewhere(entry, 0, assembly);
  };
}

function isOuter(binding: SymbolBinding): boolean {
  return binding === 'extern' || binding === 'required';
}

function isShared(binding: SymbolBinding): boolean {
  return binding === 'global' || binding === 'common';
}

/** Whether a declaration is to be heeded: what is said before may outweigh it, or contradict it. */
function bind(
  entry: SymbolEntry,
  binding: SymbolBinding,
  special: string,
  assembly: Assembly,
): boolean {
  const { name, binding: was } = entry;
  if (was === binding || was === 'local' || (was === 'extern' && binding === 'required')) {
    entry.binding = binding;
    if (special !== '') takeSpecial(entry, special, assembly);
    return true;
  }
  if (isOuter(was) && isShared(binding)) {
    entry.binding = binding;
    if (special !== '') entry.special = special;
    return true;
  }
  if (isOuter(binding) && (isShared(was) || isOuter(was))) {
    if (entry.special === '') entry.special = special;
    return false;
  }
  assembly.error(`symbol \`${name}' declared both as ${was} and ${binding}`);
  return false;
}

function takeSpecial(entry: SymbolEntry, special: string, assembly: Assembly): void {
  const { name, special: known } = entry;
  if (known === '') entry.special = special;
  else if (known.toLowerCase() !== special.toLowerCase()) {
    assembly.error(`symbol \`${name}' has inconsistent attributes \`${known}' and \`${special}'`);
  }
}

/** Gives a name of another file, or a COMMON, a section of its own. */
function defineElsewhere(entry: SymbolEntry, size: number, assembly: Assembly): void {
  const { definedIn } = entry;
  if (definedIn === 0) place(entry, assembly);
  const isSame = entry.offset === 0 && entry.size === size;
  if (definedIn !== assembly.pass) entry.line = assembly.line;
  else if (isSame) assembly.redefine(entry, entry.section, entry.offset);
  else {
    assembly.tellRedefinition(entry);
    entry.line = assembly.line;
  }
  entry.offset = 0;
  entry.size = size;
  entry.definedIn = assembly.pass;
  assembly.list(entry);
}

function place(entry: SymbolEntry, assembly: Assembly): void {
  entry.section = assembly.newSection();
  assembly.writer.noteOuter?.(entry.section);
  entry.isLabel = true;
}

/** COMMON name size:special. */
function common(value: string, assembly: Assembly): void {
  if (!readName(value, assembly, 'common')) return;
  const match = /^(\S+)\s+(.*)$/s.exec(value);
  if (!match) {
    assembly.error('no size specified in common declaration');
    return;
  }
  const [, name = '', rest = ''] = match;
  const [sizeText, special] = splitAtColon(rest);
  const size = readSize(sizeText);
  if (size === undefined) {
    assembly.error('invalid size specified in common declaration');
    return;
  }
  const entry = assembly.symbols.entry(name);
  if (!bind(entry, 'common', special, assembly)) return;
  const { commonProblem } = assembly.writer;
  const isTold = special === '' && assembly.pass === passOfOutputs;
  if (commonProblem !== undefined && isTold && entry.listedIn !== assembly.pass) {
    assembly.error(commonProblem);
  }
  defineElsewhere(entry, size, assembly);
}

/** A number with or without a sign; nasm reads no further. Undefined if there is none. */
function readSize(text: string): number | undefined {
  const number = readLeadingNumber(text);
  return number && toInt32(number.value);
}

function splitAtColon(text: string): [string, string] {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).trim()];
}

/** What stands behind the first word is not read. */
function setDefault(value: string, assembly: Assembly): void {
  const word = /^[\w.?@$~#]*/.exec(value.trim())![0];
  switch (word.toLowerCase()) {
    case 'rel':
      assembly.change({ defaultRelative: true });
      return;
    case 'abs':
      assembly.change({ defaultRelative: false });
      return;
    case 'bnd':
      assembly.change({ defaultBound: true });
      return;
    case 'nobnd':
      assembly.change({ defaultBound: false });
      return;
    default:
      assembly.error('invalid parameter to [default] directive');
  }
}

/** PUSH and POP are looked up as names of classes as well. */
function warning(value: string, assembly: Assembly): void {
  const { warnings } = assembly.log;
  const text = value.trim();
  const word = text.toLowerCase();
  if (word === 'push') warnings.push();
  else if (word === 'pop' && !warnings.pop()) {
    assembly.warning('warn-stack-empty', 'warning stack empty');
  }
  const unknown = warnings.apply(text);
  if (unknown === undefined) return;
  assembly.warning('unknown-warning', `unknown warning name: ${unknown}`);
}

function cpu(value: string, assembly: Assembly): void {
  for (const name of value.trim().split(/[\s,]+/)) {
    const word = name.replace(/^\+/, '').toLowerCase();
    const processor = withProcessorName(assembly.settings.processor, word);
    if (processor) assembly.change({ processor });
    else {
      assembly.error(`unknown CPU type or flag '${name.replace(/^[-+]*(no(?=.))?/i, '')}'`);
      return;
    }
  }
}

const roundings = new Set(['daz', 'nodaz', 'near', 'down', 'up', 'zero', 'default']);

function float(value: string, assembly: Assembly): void {
  for (const name of value
    .trim()
    .toLowerCase()
    .split(/[\s,]+/)) {
    if (!roundings.has(name)) assembly.error(`unknown 'float' directive: ${name}`);
  }
}

const scratch = new Tokens();

function sectionAlignment(value: string, assembly: Assembly): void {
  if (value === '') return;
  scratch.scan(value);
  const cursor = new Cursor(scratch, assembly.labelPrefix, assembly.settings.bits);
  const expression = parseExpression(cursor);
  const wasCritical = assembly.critical;
  assembly.critical = true;
  const found = expression && evaluate(expression, assembly);
  assembly.critical = wasCritical;
  for (const { severity, class: name, text } of cursor.messages) {
    if (severity === 'error') assembly.error(text);
    else assembly.warning(name, text);
  }
  if (!found) return;
  const alignment = isSimple(found) ? toNumber(found.number) : 0;
  if (alignment < 1 || 2 ** Math.round(Math.log2(alignment)) !== alignment) {
    assembly.error(`segment alignment \`${value.trim()}' is not power of two`);
    return;
  }
  if (assembly.section !== noSection) assembly.writer.raiseAlignment(assembly.section, alignment);
}

/** What it does is done by whoever makes the listing. */
function list(value: string, assembly: Assembly): void {
  if (!/^[-+]/.test(value)) assembly.error('invalid parameter to [list] directive');
}

function ignore(): void {}

const directives: ReadonlyMap<string, Directive> = new Map<string, Directive>([
  ['bits', bits],
  ['section', section],
  ['segment', section],
  ['absolute', absolute],
  ['extern', declare('extern')],
  ['required', declare('required')],
  ['global', declare('global')],
  ['static', declare('static')],
  ['common', common],
  ['default', setDefault],
  ['warning', warning],
  ['cpu', cpu],
  ['float', float],
  ['sectalign', sectionAlignment],
  ['list', list],
  ['debug', ignore],
  ['pragma', pragma],
]);
