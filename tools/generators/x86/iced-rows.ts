// What iced-x86 knows of every instruction form, turned into rows of our own notation.
import * as iced from 'iced-x86';
import type { FormRow } from './form-row.ts';

type Names = Readonly<Record<number, string>>;

function namesOf(enumeration: object): Names {
  const names: Record<number, string> = {};
  for (const [name, value] of Object.entries(enumeration)) {
    if (typeof value === 'number') names[value] = name;
  }
  return names;
}

const codeNames = namesOf(iced.Code);
const kindNames = namesOf(iced.OpCodeOperandKind);
const mnemonicNames = namesOf(iced.Mnemonic);
const tupleNames = namesOf(iced.TupleType);

/** Operand kinds that are one token and one slot each. */
const plainKinds: Readonly<Record<string, readonly [string, string]>> = {
  seg_reg: ['sreg', 'r'],
  cr_reg: ['cr', 'r'],
  dr_reg: ['dr', 'r'],
  tr_reg: ['tr', 'r'],
  bnd_reg: ['bnd', 'r'],
  sti_opcode: ['sti', 'o'],
  st0: ['st0', '-'],
  cl: ['cl', '-'],
  al: ['al', '-'],
  ax: ['ax', '-'],
  dx: ['dx', '-'],
  eax: ['eax', '-'],
  rax: ['rax', '-'],
  es: ['es', '-'],
  cs: ['cs', '-'],
  ss: ['ss', '-'],
  ds: ['ds', '-'],
  fs: ['fs', '-'],
  gs: ['gs', '-'],
  imm8_const_1: ['1', '-'],
  imm8: ['i8', 'b'],
  imm16: ['i16', 'w'],
  imm32: ['i32', 'd'],
  imm64: ['i64', 'q'],
  imm32sex64: ['sd', 'D'],
  imm8sex16: ['sbw', 'B'],
  imm8sex32: ['sbd', 'B'],
  imm8sex64: ['sbq', 'B'],
  mem_mpx: ['m', 'm'],
  mem_mib: ['mib', 'm'],
  sibmem: ['sib', 'm'],
  r16_reg_mem: ['r16', 'r'],
  r32_reg_mem: ['r32', 'r'],
  r64_reg_mem: ['r64', 'r'],
  kp1_reg: ['k', 'r'],
  xmmp3_vvvv: ['xmm', 'v'],
  zmmp3_vvvv: ['zmm', 'v'],
};

const registerSlots: Readonly<Record<string, string>> = {
  reg: 'r',
  rm: 'm',
  vvvv: 'v',
  is4: 's',
  opcode: 'o',
};

const orMemory: Readonly<Record<string, string>> = {
  r8: 'rm8',
  r16: 'rm16',
  r32: 'rm32',
  r64: 'rm64',
  mm: 'mmm',
  xmm: 'xm',
  ymm: 'ym',
  zmm: 'zm',
  k: 'km',
  bnd: 'bndm',
};

/** Token and slot of an operand; undefined for what only rows by hand can say. */
function operandOf(kind: string, memoryBits: number): readonly [string, string] | undefined {
  const plain = plainKinds[kind];
  if (plain) return plain;
  if (kind === 'mem') return [memoryBits > 0 ? `m${memoryBits}` : 'm', 'm'];
  const vector = /^mem_vsib(?:32|64)([xyz])$/.exec(kind);
  if (vector) return [`v${vector[1]}${memoryBits}`, 'm'];
  const [, base = '', rest = ''] = /^([a-z]+\d*?)_(.*)$/.exec(kind) ?? [];
  const slot = registerSlots[rest];
  if (slot) return [base, slot];
  if (!rest.startsWith('or_mem')) return undefined;
  const token = orMemory[base];
  if (!token) return undefined;
  const registerBits = Number(/\d+$/.exec(token)?.[0] ?? 0);
  if (registerBits === 0) return [`${token}${memoryBits}`, 'm'];
  if (memoryBits > 0 && memoryBits < registerBits) return [`${token}/${memoryBits}`, 'm'];
  return [token, 'm'];
}

const mapBytes: Readonly<Record<number, string>> = {
  [iced.OpCodeTableKind.Normal]: '',
  [iced.OpCodeTableKind.T0F]: '0f',
  [iced.OpCodeTableKind.T0F38]: '0f38',
  [iced.OpCodeTableKind.T0F3A]: '0f3a',
};

const mapNumbers: Readonly<Record<number, string>> = {
  [iced.OpCodeTableKind.T0F]: '1',
  [iced.OpCodeTableKind.T0F38]: '2',
  [iced.OpCodeTableKind.T0F3A]: '3',
  [iced.OpCodeTableKind.MAP5]: '5',
  [iced.OpCodeTableKind.MAP6]: '6',
  [iced.OpCodeTableKind.MAP8]: '8',
  [iced.OpCodeTableKind.MAP9]: '9',
  [iced.OpCodeTableKind.MAP10]: '10',
};

const prefixBytes: Readonly<Record<number, string>> = {
  [iced.MandatoryPrefix.None]: '',
  [iced.MandatoryPrefix.PNP]: 'np',
  [iced.MandatoryPrefix.P66]: '66',
  [iced.MandatoryPrefix.PF3]: 'f3',
  [iced.MandatoryPrefix.PF2]: 'f2',
};

function hexadecimal(info: iced.OpCodeInfo): string {
  return info.opCode.toString(16).padStart(info.opCodeLength * 2, '0');
}

function legacyEncoding(info: iced.OpCodeInfo): string {
  const parts: string[] = [];
  if (info.fwait) parts.push('9b');
  if (info.operandSize > 0) parts.push(operandSizeOf(info));
  if (info.addressSize > 0) parts.push(`a${info.addressSize}`);
  const prefix = prefixBytes[info.mandatoryPrefix];
  if (prefix) parts.push(prefix);
  return `${parts.join('.')}:${mapBytes[info.table] ?? ''}${hexadecimal(info)}`;
}

/** `o64` with REX.W, or `o64n` where 64 bits are what the instruction has anyway. */
function operandSizeOf(info: iced.OpCodeInfo): string {
  const natural = info.operandSize === 64 && (info.defaultOpSize64 || info.forceOpSize64);
  return natural ? 'o64n' : `o${info.operandSize}`;
}

/** `v` or `e` or `x` with the length, prefix, map and W; a tuple's unit behind `n`. */
function vectorEncoding(info: iced.OpCodeInfo, letter: string): string {
  const length = info.isLIG ? 'lig' : String(128 << info.L);
  const prefix = prefixBytes[info.mandatoryPrefix] || 'np';
  const w = info.isWIG || info.isWIG32 ? 'wig' : `w${info.W}`;
  const tuple = /^N(\d+)/.exec(tupleNames[info.tupleType] ?? '')?.[1] ?? '1';
  const unit = letter === 'e' ? `.n${tuple}` : '';
  const head = `${letter}${length}.${prefix}.${mapNumbers[info.table]}.${w}${unit}`;
  return `${head}:${hexadecimal(info)}`;
}

const vectorLetters: Readonly<Record<number, string>> = {
  [iced.EncodingKind.VEX]: 'v',
  [iced.EncodingKind.EVEX]: 'e',
  [iced.EncodingKind.XOP]: 'x',
};

function encodingOf(info: iced.OpCodeInfo): string {
  if (info.encoding === iced.EncodingKind.D3NOW) return `:0f0f${hexadecimal(info)}`;
  const letter = vectorLetters[info.encoding];
  const head = letter ? vectorEncoding(info, letter) : legacyEncoding(info);
  const digit = info.groupIndex >= 0 ? `/${info.groupIndex}` : '';
  const fixed = info.rmGroupIndex >= 0 ? `=${info.rmGroupIndex}` : '';
  return `${head}${digit}${fixed}`;
}

/** `{kz}` at the first operand, `{b32}` at memory, `{er}` or `{sae}` at the last vector. */
function decorate(info: iced.OpCodeInfo, tokens: string[], slots: string): void {
  if (info.canUseOpMaskRegister) {
    tokens[0] += info.canUseZeroingMasking ? '{kz}' : '{k}';
  }
  if (info.canBroadcast) mark(tokens, slots.indexOf('m'), `b${broadcastBits(info)}`);
  const rounding = info.canUseRoundingControl ? 'er' : info.canSuppressAllExceptions ? 'sae' : '';
  if (rounding !== '') mark(tokens, lastVector(tokens), rounding);
}

/** The size in bits of what a broadcast repeats: pairs of halves and the like count as one. */
function broadcastBits(info: iced.OpCodeInfo): number {
  const tuple = tupleNames[info.tupleType] ?? '';
  return Number(/b(\d+)$/.exec(tuple)?.[1] ?? 0) * 8;
}

function mark(tokens: string[], at: number, name: string): void {
  const token = tokens[at];
  if (token === undefined) return;
  tokens[at] = token.endsWith('}') ? `${token.slice(0, -1)}.${name}}` : `${token}{${name}}`;
}

/** Rounding is written behind the last vector register. */
function lastVector(tokens: readonly string[]): number {
  return tokens.findLastIndex(token => /^[xyz]m/.test(token));
}

function flagsOf(info: iced.OpCodeInfo): string[] {
  const flags: string[] = [];
  if (!info.mode64) flags.push('n64');
  else if (!info.mode32) flags.push('64');
  if (info.encoding === iced.EncodingKind.D3NOW) flags.push('suffix');
  if (info.canUseLockPrefix) flags.push('lock');
  if (info.canUseXacquirePrefix || info.canUseXreleasePrefix) flags.push('hle');
  if (info.canUseBndPrefix) flags.push('bnd');
  if (info.requireOpMaskRegister) flags.push('mask');
  return flags;
}

/** Whether processors that NASM knows have the form. */
function isIncluded(code: iced.Code, info: iced.OpCodeInfo): boolean {
  const ofKnightsCorner = (codeNames[code] ?? '').includes('KNC');
  return info.encoding !== iced.EncodingKind.MVEX && !ofKnightsCorner && info.isInstruction;
}

function rowOf(code: iced.Code): FormRow | undefined {
  const info = iced.CodeExt.opCode(code);
  if (!isIncluded(code, info)) return undefined;
  const memoryBits = iced.MemorySizeExt.size(info.memorySize) * 8;
  const tokens: string[] = [];
  let slots = '';
  for (let index = 0; index < info.opCount; index++) {
    const kind = kindNames[info.opKind(index)] ?? '';
    const operand = operandOf(kind, memoryBits);
    if (!operand) return undefined;
    tokens.push(operand[0]);
    slots += operand[1];
  }
  decorate(info, tokens, slots);
  return {
    mnemonic: (mnemonicNames[info.mnemonic] ?? '').toLowerCase(),
    operands: tokens,
    slots,
    encoding: encodingOf(info),
    flags: flagsOf(info),
    code,
  };
}

function everyCode(): iced.Code[] {
  return Object.values(iced.Code)
    .filter(code => typeof code === 'number')
    .slice(1);
}

/** A row for each form that the notation can say, in the order of iced's codes. */
export function icedRows(): FormRow[] {
  return everyCode().flatMap(code => rowOf(code) ?? []);
}

/** Mnemonic and encoding of every form, also of those whose operands only rows by hand can say. */
export function icedEncodings(): Pick<FormRow, 'mnemonic' | 'encoding' | 'code'>[] {
  return everyCode().flatMap(code => {
    const info = iced.CodeExt.opCode(code);
    if (!isIncluded(code, info)) return [];
    const mnemonic = (mnemonicNames[info.mnemonic] ?? '').toLowerCase();
    return [{ mnemonic, encoding: encodingOf(info), code }];
  });
}
