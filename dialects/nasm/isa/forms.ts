// The table of instruction forms: packed text that is unpacked a mnemonic at a time.
import {
  anySize,
  distance,
  type Encoding,
  type Form,
  type FormOperand,
  flag,
  immediateKind,
  kind,
  modeSize,
  notFirst,
  slot,
} from './form.ts';
import { packedForms } from './forms.generated.ts';

/** The rows of each mnemonic as text, behind `name:`, separated by `;`. */
const packed: ReadonlyMap<string, string> = new Map(
  packedForms.split('\n').map(line => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1)];
  }),
);

const unpacked = new Map<string, readonly Form[]>();

const slotLetters: Readonly<Record<string, number>> = {
  '-': slot.none,
  r: slot.reg,
  m: slot.rm,
  v: slot.vvvv,
  o: slot.opcode,
  s: slot.is4,
  b: slot.byte,
  u: slot.unsignedByte,
  B: slot.signedByte,
  w: slot.word,
  d: slot.double,
  D: slot.signedDouble,
  q: slot.quad,
  j: slot.relative8,
  J: slot.relative,
  p: slot.pointer,
  a: slot.moffs,
  x: slot.regAndRm,
  n: slot.lowNibble,
  y: slot.regAndVvvv,
  M: slot.address,
  X: slot.index,
  z: slot.vvvvAndRm,
};

type Part = Partial<FormOperand>;

const anyRegister: Readonly<Record<string, number>> = {
  mm: kind.mmx,
  xmm: kind.xmm,
  ymm: kind.ymm,
  zmm: kind.zmm,
  k: kind.mask,
  bnd: kind.bound,
  tmm: kind.tile,
  cr: kind.control,
  dr: kind.debug,
  tr: kind.test,
  sti: kind.x87,
};

const registerOrMemory: Readonly<Record<string, number>> = {
  mmm: kind.mmx,
  xm: kind.xmm,
  ym: kind.ymm,
  zm: kind.zmm,
  km: kind.mask,
  bndm: kind.bound,
};

const vectorIndexes: Readonly<Record<string, number>> = {
  vx: kind.xmm,
  vy: kind.ymm,
  vz: kind.zmm,
};

/** Tokens with a meaning of their own. */
function fixedTokens(): Map<string, Part> {
  const tokens = new Map<string, Part>();
  const add = (name: string, part: Part): void => void tokens.set(name, part);
  for (const [name, bits] of Object.entries(anyRegister)) add(name, { accepts: bits });
  const general = (names: string, size: number): void => {
    names.split(' ').forEach((name, number) => {
      add(name, { accepts: kind.general, size, number });
    });
  };
  general('al cl', 8);
  general('ax cx dx', 16);
  general('eax ecx edx ebx', 32);
  general('rax rcx rdx rbx', 64);
  'es cs ss ds fs gs'.split(' ').forEach((name, number) => {
    add(name, { accepts: kind.segment, size: 16, number });
  });
  add('sreg', { accepts: kind.segment, size: 16 });
  add('st0', { accepts: kind.x87, number: 0 });
  add('xmm0', { accepts: kind.xmm, number: 0 });
  add('i', { accepts: kind.immediate });
  add('1', { accepts: kind.immediate, immediate: immediateKind.one });
  add('sbw', { accepts: kind.immediate, immediate: immediateKind.byteOfWord });
  add('sbd', { accepts: kind.immediate, immediate: immediateKind.byteOfDouble });
  add('r32na', { accepts: kind.general, size: 32, number: notFirst });
  add('sd', { accepts: kind.immediate, immediate: immediateKind.signedDouble });
  add('ud', { accepts: kind.immediate, immediate: immediateKind.unsignedDouble });
  add('offs', { accepts: kind.memory, offsetOnly: true });
  add('mib', { accepts: kind.memory, mib: true });
  add('sib', { accepts: kind.memory, mib: true, sib: true });
  return tokens;
}

const tokens = fixedTokens();

const sizedTokens: Readonly<Record<string, number>> = {
  r: kind.general,
  rm: kind.general | kind.memory,
  m: kind.memory,
  i: kind.immediate,
};

function partOf(name: string): Part {
  const known = tokens.get(name);
  if (known) return known;
  if (name.startsWith('sb'))
    return { ...tokens.get(name.slice(0, 3)), size: Number(name.slice(3)) };
  const digits = name.search(/\d/);
  const head = digits < 0 ? name : name.slice(0, digits);
  const size = digits < 0 ? 0 : Number(name.slice(digits));
  const vectorIndex = vectorIndexes[head];
  if (vectorIndex) return { accepts: kind.memory, size, vectorIndex };
  // A register of which the instruction takes a part may be written with the size of that part.
  if (head === 'k' && size > 0) return { accepts: kind.mask, size };
  if (head === 'xmm') return { accepts: kind.xmm, size };
  const register = registerOrMemory[head];
  if (register) return { accepts: register | kind.memory, size };
  return { accepts: sizedTokens[head] ?? 0, size };
}

const assumedSizes: Readonly<Record<string, number>> = { a: anySize, b: modeSize };

function distanceOf(words: readonly string[]): number {
  return words.reduce((bits, word) => bits | (distance[word as keyof typeof distance] ?? 0), 0);
}

/** A token: a name, `~size` that is assumed, `|word` that is required, decorators in braces. */
function operandOf(token: string, letter: string): FormOperand {
  const brace = token.indexOf('{');
  const marks = brace < 0 ? [] : token.slice(brace + 1, -1).split('.');
  const [names = '', ...words] = (brace < 0 ? token : token.slice(0, brace)).split('|');
  const [name = '', assumed = '0'] = names.split('~');
  const broadcast = marks.find(mark => mark.startsWith('b'));
  const part = partOf(name);
  return {
    accepts: 0,
    number: -1,
    immediate: 0,
    offsetOnly: false,
    vectorIndex: 0,
    mib: false,
    sib: false,
    ...part,
    size: (part.size ?? 0) | distanceOf(words),
    assumedSize: assumedSizes[assumed] ?? Number(assumed),
    requiresTo: words.includes('to'),
    far: words.includes('colon'),
    mask: marks.includes('k') || marks.includes('kz'),
    zeroing: marks.includes('kz'),
    broadcast: broadcast ? Number(broadcast.slice(1)) : 0,
    rounding: marks.includes('er'),
    suppress: marks.includes('sae'),
    low: marks.includes('lo'),
    slot: slotLetters[letter] ?? 0,
  };
}

const encodings: Readonly<Record<string, Encoding>> = { v: 'vex', e: 'evex', x: 'xop' };
const prefixNumbers: Readonly<Record<string, number>> = { np: 0, '66': 1, f3: 2, f2: 3 };

/** `v128.66.2.w0`, and `n16` behind it: what a VEX, EVEX or XOP prefix says. */
function vectorHead(head: string) {
  const [first = '', prefix = '', map = '', w = '', unit = 'n1'] = head.split('.');
  const bits = first.slice(1);
  return {
    ...plainHead,
    encoding: encodings[first[0] ?? ''] ?? 'vex',
    length: bits === 'lig' ? -1 : Math.log2(Number(bits) / 128),
    pp: prefixNumbers[prefix] ?? 0,
    map: Number(map),
    w: w === 'wig' ? -1 : Number(w.slice(1)),
    tuple: Number.parseInt(unit.slice(1), 10),
    broadcastUnit: unit.endsWith('=') ? Number.parseInt(unit.slice(1), 10) : w === 'w1' ? 8 : 4,
  };
}

const plainHead = {
  encoding: 'legacy' as Encoding,
  map: 0,
  pp: 0,
  w: -1,
  length: -1,
  mandatory: 0,
  operandSize: 0,
  natural64: false,
  addressSize: 0,
  tuple: 1,
  broadcastUnit: 1,
  wait: false,
  repeat: false,
};

/** `o32.f3`: sizes and prefixes of the older instructions. */
function legacyHead(head: string) {
  const found = { ...plainHead };
  for (const part of head === '' ? [] : head.split('.')) {
    if (part === '9b') found.wait = true;
    else if (part === 'rep') found.repeat = true;
    else if (part === '66' || part === 'f2' || part === 'f3') {
      found.mandatory = Number.parseInt(part, 16);
    } else if (part[0] === 'o') {
      found.operandSize = Number.parseInt(part.slice(1), 10);
      found.natural64 = part.endsWith('n');
    } else if (part[0] === 'a') found.addressSize = Number(part.slice(1));
  }
  return found;
}

function bytesOf(hexadecimal: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < hexadecimal.length; at += 2) {
    bytes.push(Number.parseInt(hexadecimal.slice(at, at + 2), 16));
  }
  return bytes;
}

function flagsOf(names: string | undefined): number {
  if (!names) return 0;
  return names.split(',').reduce((bits, name) => bits | flag[name as keyof typeof flag], 0);
}

/** A row: operands, slots, `head:opcode/digit`, flags. */
function formOf(mnemonic: string, row: string): Form {
  const [operandText = '-', slots = '', encoding = '', flagNames] = row.split(' ');
  const operands =
    operandText === '-'
      ? []
      : operandText.split(',').map((token, index) => operandOf(token, slots[index] ?? '-'));
  const colon = encoding.indexOf(':');
  const head = encoding.slice(0, colon);
  const isVector = /^[vex][l\d]/.test(head);
  const [opcode = '', digit] = encoding.slice(colon + 1).split('/');
  const [ofRegister, ofMemory] = (digit ?? '').split('=');
  const bytes = bytesOf(opcode);
  if (ofMemory !== undefined) bytes.push(0xc0 | (Number(ofRegister) << 3) | Number(ofMemory));
  return {
    mnemonic,
    base: mnemonic.replace('*', ''),
    operands,
    ...(isVector ? vectorHead(head) : legacyHead(head)),
    opcode: bytes,
    digit: digit !== undefined && ofMemory === undefined ? Number(digit) : -1,
    lastByte: -1,
    hasModRm: /[rmxyMz]/.test(slots) || (digit !== undefined && ofMemory === undefined),
    flags: flagsOf(flagNames),
  };
}

/**
 * `=vcmpps+4`: the forms of another mnemonic, with its last operand fixed where a number stands;
 * `=vcmpps!evex` only those of one encoding.
 */
function formsOfAlias(mnemonic: string, text: string): Form[] {
  const [words = '', encoding] = text.slice(1).split('!');
  const [other = '', lastByte] = words.split('+');
  const all = formsOf(other) ?? [];
  const chosen = encoding ? all.filter(form => form.encoding === encoding) : all;
  return chosen.map(form => {
    if (lastByte === undefined) return { ...form, mnemonic };
    const operands = form.operands.slice(0, -1);
    return { ...form, mnemonic, operands, lastByte: Number(lastByte) };
  });
}

/** The forms of a mnemonic in the order in which NASM tries them; undefined for other words. */
export function formsOf(mnemonic: string): readonly Form[] | undefined {
  const known = unpacked.get(mnemonic);
  if (known) return known;
  const rows = packed.get(mnemonic);
  if (rows === undefined) return undefined;
  const forms = rows.startsWith('=')
    ? formsOfAlias(mnemonic, rows)
    : rows.split(';').map(row => formOf(mnemonic, row));
  unpacked.set(mnemonic, forms);
  return forms;
}

/** Rows that only other rows refer to, and the instruction that is nothing but prefixes. */
function isHidden(name: string): boolean {
  return name === '' || name.endsWith('*');
}

/** Every mnemonic of the table. */
export function mnemonicsOfForms(): string[] {
  return [...packed.keys()].filter(name => !isHidden(name));
}

/** Whether the table has the mnemonic; in lower case. */
export function hasForms(mnemonic: string): boolean {
  return packed.has(mnemonic) && !isHidden(mnemonic);
}
