// Forms of the instruction table as people read them: `r/m32, imm8` and `83 /0 ib`.
import type { OperandSlot, WordForm } from '#core/isa/vocabulary.ts';
import { appendAll } from '#core/lists.ts';
import { type Form, type FormOperand, immediateKind, kind, slot } from '../isa/form.ts';
import { type RegisterClass, registers } from '../isa/registers.ts';

/** Registers of one kind, as manuals write any of them. */
const classNames: readonly (readonly [bit: number, name: string, summary: string])[] = [
  [kind.mmx, 'mm', 'An MMX register.'],
  [kind.xmm, 'xmm', 'A vector register of 128 bits.'],
  [kind.ymm, 'ymm', 'A vector register of 256 bits.'],
  [kind.zmm, 'zmm', 'A vector register of 512 bits.'],
  [kind.mask, 'k', 'A mask register.'],
  [kind.segment, 'sreg', 'A segment register.'],
  [kind.control, 'cr', 'A control register.'],
  [kind.debug, 'dr', 'A debug register.'],
  [kind.test, 'tr', 'A test register.'],
  [kind.x87, 'st(i)', 'A register of the x87 stack.'],
  [kind.bound, 'bnd', 'A bound register.'],
  [kind.tile, 'tmm', 'A tile register.'],
];

const generalNames: Readonly<Record<number, readonly string[]>> = {
  8: ['al', 'cl', 'dl', 'bl'],
  16: ['ax', 'cx', 'dx', 'bx'],
  32: ['eax', 'ecx', 'edx', 'ebx'],
  64: ['rax', 'rcx', 'rdx', 'rbx'],
};
const segmentNames = ['es', 'cs', 'ss', 'ds', 'fs', 'gs'];

/** The size in bits of an operand's marks for what it insists on; 0 where it does not. */
const sizeOf = ({ size }: FormOperand): number => (size > 0 ? size & 0xffff : 0);

/** Bits of the number that a slot holds, where the operand itself does not say. */
const slotBits: Readonly<Record<number, number>> = {
  [slot.byte]: 8,
  [slot.signedByte]: 8,
  [slot.word]: 16,
  [slot.double]: 32,
  [slot.signedDouble]: 32,
  [slot.quad]: 64,
};

/** What stands behind an instruction's opcode for a slot, in the notation of the manuals. */
const slotCodes: Readonly<Record<number, string>> = {
  [slot.is4]: '/is4',
  [slot.byte]: 'ib',
  [slot.signedByte]: 'ib',
  [slot.word]: 'iw',
  [slot.double]: 'id',
  [slot.signedDouble]: 'id',
  [slot.quad]: 'iq',
  [slot.relative8]: 'cb',
  [slot.relative]: 'cw/cd',
  [slot.pointer]: 'cd/cp',
  [slot.moffs]: 'mo',
};

/** The names that can stand for a number or an address. */
const symbolKinds = [
  'label',
  'procedure',
  'data',
  'constant',
  'field',
  'external',
  'common',
  'define',
];

function fixedRegister(operand: FormOperand): string | undefined {
  const { number, accepts } = operand;
  const size = sizeOf(operand);
  if (number < 0) return undefined;
  if (accepts === kind.general) return generalNames[size]?.[number];
  if (accepts === kind.segment) return segmentNames[number];
  if (accepts === kind.x87) return `st${number}`;
  return accepts === kind.xmm ? `xmm${number}` : undefined;
}

function immediateName(operand: FormOperand): string {
  if (operand.immediate & immediateKind.one) return '1';
  if (operand.slot === slot.relative8) return 'rel8';
  if (operand.slot === slot.relative)
    return sizeOf(operand) > 0 ? `rel${Math.min(sizeOf(operand), 32)}` : 'rel';
  if (operand.slot === slot.pointer)
    return sizeOf(operand) > 0 ? `ptr16:${sizeOf(operand)}` : 'ptr16:16/32';
  const bits = slotBits[operand.slot] ?? sizeOf(operand);
  return bits > 0 ? `imm${bits}` : 'imm';
}

function memoryName(operand: FormOperand): string {
  const { vectorIndex, offsetOnly, mib } = operand;
  const size = sizeOf(operand);
  if (vectorIndex) {
    const letter = vectorIndex === kind.xmm ? 'x' : vectorIndex === kind.ymm ? 'y' : 'z';
    return `vm${size}${letter}`;
  }
  if (offsetOnly) return 'moffs';
  if (mib) return 'mib';
  return size > 0 ? `m${size}` : 'm';
}

function operandName(operand: FormOperand): string {
  const fixed = fixedRegister(operand);
  if (fixed) return fixed;
  const { accepts } = operand;
  const size = sizeOf(operand);
  if (accepts & kind.immediate) return immediateName(operand);
  const isMemory = (accepts & kind.memory) !== 0;
  if (accepts & kind.general) {
    const bits = size > 0 ? String(size) : '';
    return isMemory ? `r/m${bits}` : `r${bits}`;
  }
  const found = classNames.find(([bit]) => accepts & bit);
  if (!found) return memoryName(operand);
  return isMemory ? `${found[1]}/${memoryName(operand)}` : found[1];
}

function decorations({ mask, zeroing, broadcast, rounding, suppress }: FormOperand): string {
  const marks = [
    ...(broadcast > 0 ? [`/m${broadcast}bcst`] : []),
    ...(mask ? [' {k}'] : []),
    ...(zeroing ? ['{z}'] : []),
    ...(rounding ? [' {er}'] : suppress ? [' {sae}'] : []),
  ];
  return marks.join('');
}

function summaryOf(operand: FormOperand): string {
  const { accepts } = operand;
  const size = sizeOf(operand);
  if (accepts & kind.immediate) {
    const isTarget = operand.slot === slot.relative || operand.slot === slot.relative8;
    return isTarget ? 'A label to go to.' : 'A number.';
  }
  const parts = [
    ...(accepts & kind.general ? [`a general register${size > 0 ? ` of ${size} bits` : ''}`] : []),
    ...classNames
      .filter(([bit]) => accepts & bit)
      .map(([, , text]) => `${text[0]!.toLowerCase()}${text.slice(1, -1)}`),
    ...(accepts & kind.memory ? [`memory${size > 0 ? ` of ${size} bits` : ''}`] : []),
  ];
  const text = parts.join(' or ');
  return text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

const classes: Readonly<Record<number, readonly string[]>> = {
  [kind.mmx]: namesOf('mmx'),
  [kind.xmm]: namesOf('vector', 128),
  [kind.ymm]: namesOf('vector', 256),
  [kind.zmm]: namesOf('vector', 512),
  [kind.mask]: namesOf('mask'),
  [kind.segment]: namesOf('segment'),
  [kind.control]: namesOf('control'),
  [kind.debug]: namesOf('debug'),
  [kind.test]: namesOf('test'),
  [kind.x87]: namesOf('x87'),
  [kind.bound]: namesOf('bound'),
  [kind.tile]: namesOf('tile'),
};

const general: Readonly<Record<number, readonly string[]>> = {
  0: namesOf('general'),
  8: namesOf('general', 8),
  16: namesOf('general', 16),
  32: namesOf('general', 32),
  64: namesOf('general', 64),
};

function namesOf(wanted: RegisterClass, bits = 0): readonly string[] {
  return registers
    .filter(each => each.class === wanted && (bits === 0 || each.bits === bits))
    .map(({ name }) => name);
}

/** The names of the registers that an operand takes. */
function registersOf(operand: FormOperand): readonly string[] {
  const fixed = fixedRegister(operand);
  if (fixed) return [fixed];
  const { accepts } = operand;
  const found = classNames.flatMap(([bit]) => (accepts & bit ? (classes[bit] ?? []) : []));
  if (accepts & kind.general) appendAll(found, general[sizeOf(operand)] ?? []);
  return found;
}

function slotOf(operand: FormOperand): OperandSlot {
  const { accepts } = operand;
  const takesNames = (accepts & (kind.immediate | kind.memory)) !== 0;
  const isNumber = (accepts & kind.immediate) !== 0;
  const isRegister = (accepts & ~(kind.immediate | kind.memory)) !== 0;
  return {
    name: operandName(operand) + decorations(operand),
    ...(isRegister ? { values: registersOf(operand) } : {}),
    kind: isRegister ? 'register' : isNumber ? 'integer' : 'symbol',
    ...(takesNames ? { symbolKinds } : {}),
    summary: summaryOf(operand),
  };
}

const hexadecimal = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');
const mapNames: Readonly<Record<number, string>> = {
  1: '0F',
  2: '0F38',
  3: '0F3A',
  5: 'MAP5',
  6: 'MAP6',
};
const prefixNames = ['', '66', 'F3', 'F2'];

/** `VEX.128.66.0F.W0`: what the prefix of a vector instruction says. */
function vectorPrefix({ encoding, length, pp, map, w }: Form): string {
  const parts = [
    encoding.toUpperCase(),
    length < 0 ? 'LIG' : String(128 << length),
    ...(pp > 0 ? [prefixNames[pp]!] : []),
    mapNames[map] ?? `MAP${map}`,
    w < 0 ? 'WIG' : `W${w}`,
  ];
  return parts.join('.');
}

function legacyPrefixes(form: Form): string[] {
  const { wait, mandatory, operandSize, natural64 } = form;
  return [
    ...(wait ? ['9B'] : []),
    ...(mandatory > 0 ? [hexadecimal(mandatory)] : []),
    ...(operandSize === 64 && !natural64 ? ['REX.W'] : []),
  ];
}

/** The bytes of a form in the notation of Intel's manuals (SDM volume 2, 3.1.1.1 and 3.1.1.2). */
export function encodingText(form: Form): string {
  const { encoding, opcode, digit, hasModRm, operands, lastByte } = form;
  const parts = encoding === 'legacy' ? legacyPrefixes(form) : [vectorPrefix(form)];
  const inOpcode = operands.some(operand => operand.slot === slot.opcode);
  const bytes = opcode.map(hexadecimal);
  if (inOpcode) bytes[bytes.length - 1] += '+r';
  appendAll(parts, bytes);
  if (digit >= 0) parts.push(`/${digit}`);
  else if (hasModRm) parts.push('/r');
  for (const operand of operands) {
    const code = slotCodes[operand.slot];
    if (code) parts.push(code);
  }
  if (lastByte >= 0) parts.push(hexadecimal(lastByte));
  return parts.join(' ');
}

/** A form for signature help, completion and the table of a hover. */
export function formText(form: Form, effect: string): WordForm {
  return { operands: form.operands.map(slotOf), encoding: encodingText(form), effect };
}
