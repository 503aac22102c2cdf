// Reads a line of NASM source into an instruction, as far as generated lines and real code need.
import {
  type AddressTerm,
  type Decorators,
  type ImmediateOperand,
  type Instruction,
  type MemoryOperand,
  modifier,
  type Operand,
  type Prefixes,
} from '#dialects/nasm/assembly/operand.ts';
import { noSection, type Value } from '#dialects/nasm/assembly/value.ts';
import { integer } from '#dialects/nasm/integer.ts';
import { isPrefixName } from '#dialects/nasm/isa/mnemonics.ts';
import { type Register, registerNamed } from '#dialects/nasm/isa/registers.ts';

/** Where `$` stands: the address of the line and its section. */
export interface Here {
  readonly address: number;
  readonly section: number;
}

const sizes: Readonly<Record<string, number>> = {
  byte: 8,
  word: 16,
  dword: 32,
  qword: 64,
  tword: 80,
  oword: 128,
  yword: 256,
  zword: 512,
};

const words: Readonly<Record<string, number>> = modifier;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function noPrefixes(): Writable<Prefixes> {
  return {
    wait: false,
    repeat: '',
    lock: false,
    segment: undefined,
    operandSize: 0,
    addressSize: 0,
    encoding: '',
  };
}

function addPrefix(prefixes: Writable<Prefixes>, word: string): boolean {
  const register = registerNamed(word);
  if (register?.class === 'segment') prefixes.segment = register;
  else if (/^\{(rex|vex|vex2|vex3|evex)\}$/.test(word)) {
    prefixes.encoding = word.slice(1, -1) as Prefixes['encoding'];
  } else if (!isPrefixName(word)) return false;
  else if (word === 'wait') prefixes.wait = true;
  else if (word === 'lock') prefixes.lock = true;
  else if (word === 'osp') prefixes.operandSize = -1;
  else if (word === 'asp') prefixes.addressSize = -1;
  else if (/^o\d/.test(word)) prefixes.operandSize = Number(word.slice(1));
  else if (/^a\d/.test(word)) prefixes.addressSize = Number(word.slice(1));
  else prefixes.repeat = word as Prefixes['repeat'];
  return true;
}

function plainValue(offset: bigint, section: number): Value {
  return {
    offset: integer(offset),
    section,
    wrt: noSection,
    unknown: false,
    forward: false,
    selfRelative: false,
  };
}

/** Commas that stand in neither brackets nor braces. */
function splitOperands(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if ('[({'.includes(char)) depth++;
    else if ('])}'.includes(char)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  const last = text.slice(start).trim();
  if (last !== '' || parts.length > 0) parts.push(last);
  return parts;
}

function decoratorsOf(marks: readonly string[]): Decorators | undefined {
  if (marks.length === 0) return undefined;
  const found: Writable<Decorators> = { mask: 0, zeroing: false, broadcast: 0, rounding: '' };
  for (const mark of marks) {
    if (/^k[1-7]$/.test(mark)) found.mask = Number(mark[1]);
    else if (mark === 'z') found.zeroing = true;
    else if (mark.startsWith('1to')) found.broadcast = Number(mark.slice(3));
    else found.rounding = mark as Decorators['rounding'];
  }
  return found;
}

/** A sum of numbers and `$`; undefined where something else stands. */
function sumOf(text: string, here: Here): Value | undefined {
  let total = 0n;
  let relative = 0;
  for (const [, signs = '', atom = ''] of text.matchAll(/([-+\s]*)([^-+\s]+)/g)) {
    const sign = (signs.match(/-/g) ?? []).length % 2 === 1 ? -1n : 1n;
    if (atom === '$') {
      relative += Number(sign);
      total += sign * BigInt(here.address);
    } else if (atom === '$$') relative += Number(sign);
    else if (/^(\d+|0x[0-9a-f]+)$/i.test(atom)) total += sign * BigInt(atom);
    else return undefined;
  }
  return plainValue(total, relative === 0 ? noSection : here.section);
}

interface AddressParts {
  terms: Writable<AddressTerm>[];
  rest: string;
  /** Two numbers or two mentions of a register were added and are not 0 together. */
  summed: boolean;
}

/** Registers with their factors; what is no register is left for the sum. */
function addressParts(text: string): AddressParts | undefined {
  const terms: Writable<AddressTerm>[] = [];
  let rest = '';
  let summed = false;
  let number: bigint | undefined;
  for (const [, sign = '', atom = ''] of text.matchAll(/([-+]?)\s*([^-+\s][^-+]*)/g)) {
    const [left = '', right = ''] = atom.split('*').map(part => part.trim());
    const name = registerNamed(left) ? left : right;
    const register = registerNamed(name);
    if (!register) {
      rest += `${sign || '+'}${atom}`;
      const amount = /^(\d+|0x[0-9a-f]+)$/i.test(atom.trim()) ? BigInt(atom.trim()) : 1n;
      const signed = sign === '-' ? -amount : amount;
      if (number !== undefined && number + signed !== 0n) summed = true;
      number = number !== undefined && number + signed === 0n ? undefined : (number ?? 0n) + signed;
      continue;
    }
    const factor = name === left ? right : left;
    const coefficient = factor === '' ? 1 : Number(factor) * (sign === '-' ? -1 : 1);
    if (Number.isNaN(coefficient)) return undefined;
    const known = terms.find(term => term.register === register);
    if (known) {
      known.coefficient += coefficient;
      if (known.coefficient !== 0) summed = true;
    } else terms.push({ register, coefficient, multiplied: factor !== '' });
  }
  return { terms, rest, summed };
}

function memoryOf(inside: string, here: Here): Omit<MemoryOperand, keyof Base> | undefined {
  let text = inside.trim();
  let segment: Register | undefined;
  let relative: 'rel' | 'abs' | undefined;
  let displacementSize = 0;
  let addressSize = 0;
  let nosplit = false;
  for (;;) {
    const word = /^([a-z]\w*)\b\s*(:?)/.exec(text);
    if (!word) break;
    const [all, name = '', colon] = word;
    if (colon) segment = registerNamed(name);
    else if (name === 'rel' || name === 'abs') relative = name;
    else if (name === 'nosplit') nosplit = true;
    else if (sizes[name]) displacementSize = sizes[name];
    else if (/^a(16|32|64)$/.test(name)) addressSize = Number(name.slice(1));
    else break;
    text = text.slice(all.length).trim();
  }
  const [first = '', second] = splitOperands(text);
  const parts = addressParts(first);
  if (!parts) return undefined;
  const { terms, rest, summed } = parts;
  const displacement = sumOf(rest, here);
  if (!displacement) return undefined;
  const split = second === undefined ? undefined : addressParts(second)?.terms[0];
  return {
    kind: 'memory',
    terms: terms.filter(({ coefficient }) => coefficient !== 0),
    splitIndex: split,
    displacement,
    hasDisplacement: rest !== '',
    summed,
    displacementSize,
    addressSize,
    segment,
    relative,
    nosplit,
    strictDisplacement: false,
  };
}

interface Base {
  readonly size: number;
  readonly modifiers: number;
  readonly decorators: Decorators | undefined;
}

function immediateOf(text: string, base: Base, here: Here): ImmediateOperand | undefined {
  const [first = '', second] = text.split(':');
  const value = sumOf(second ?? first, here);
  if (!value) return undefined;
  const farSegment = second === undefined ? undefined : sumOf(first, here);
  const simple = value.section === noSection;
  return { kind: 'immediate', value, farSegment, simple, ...base };
}

function operandOf(source: string, here: Here): Operand | undefined {
  const marks: string[] = [];
  let text = source.replace(/\{([^}]*)\}/g, (_, mark: string) => {
    marks.push(mark.trim());
    return ' ';
  });
  text = text.trim();
  let size = 0;
  let modifiers = 0;
  for (;;) {
    const word = /^([a-z]+)\b\s*/.exec(text);
    const name = word?.[1] ?? '';
    if (sizes[name]) size = sizes[name];
    else if (words[name]) modifiers |= words[name];
    else break;
    text = text.slice(word![0].length);
  }
  const base: Base = { size, modifiers, decorators: decoratorsOf(marks) };
  const register = registerNamed(text);
  if (register) return { kind: 'register', register, ...base };
  if (!text.startsWith('[')) return immediateOf(text, base, here);
  const memory = memoryOf(text.slice(1, text.lastIndexOf(']')), here);
  return memory && { ...memory, ...base };
}

/** Decorators that stand as an operand of their own belong to the one before. */
function joinDecorators(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    if (/^\{[^}]*\}$/.test(part) && joined.length > 0) joined[joined.length - 1] += part;
    else joined.push(part);
  }
  return joined;
}

/** The instruction of a line without label; undefined where the line is beyond this reader. */
export function parseLine(line: string, here: Here): Instruction | undefined {
  const prefixes = noPrefixes();
  let rest = line.trim();
  for (;;) {
    const word = /^(\{\w+\}|\w+)\s*/.exec(rest);
    if (!word) return { mnemonic: '', prefixes, operands: [] };
    rest = rest.slice(word[0].length);
    if (addPrefix(prefixes, word[1]!.toLowerCase())) continue;
    const operands: Operand[] = [];
    for (const part of joinDecorators(splitOperands(rest))) {
      const operand = operandOf(part, here);
      if (!operand) return undefined;
      operands.push(operand);
    }
    return { mnemonic: word[1]!.toLowerCase(), prefixes, operands };
  }
}
