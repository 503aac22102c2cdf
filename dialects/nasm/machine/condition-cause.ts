// What has set the flags that a condition asks for: the instruction, and the values it compared.
import { decode } from '../decoder/decode.ts';
import type { DecodedInstruction, DecodedOperand } from '../decoder/decoded.ts';
import { factsOf } from '../isa/facts.ts';
import { kind } from '../isa/form.ts';
import { instructionAt } from './disassembly.ts';
import type { ConditionPlace } from './explanation.ts';
import { addressRegisters, operandBits, operandValue } from './operand-values.ts';

/** Instructions before the condition that are looked at. */
const reach = 8;
const longest = 15;

interface Found {
  readonly address: number;
  readonly instruction: DecodedInstruction;
}

const [carry, zero, sign, overflow] = [1, 64, 128, 2048];
/** The flags that each pair of conditions asks for, by half of its number. */
const askedFlags = [
  overflow,
  carry,
  zero,
  carry | zero,
  sign,
  4,
  sign | overflow,
  zero | sign | overflow,
];
const flagLetters: Readonly<Record<string, number>> = { c: carry, z: zero, s: sign, o: overflow };

function writtenFlags({ form }: DecodedInstruction): number {
  const facts = factsOf(form);
  if (!facts) return 0;
  const { flagsWritten, flagsCleared, flagsSet, flagsUndefined } = facts;
  const letters = flagsWritten + flagsCleared + flagsSet + flagsUndefined;
  return [...letters].reduce((mask, letter) => mask | (flagLetters[letter] ?? 0), 0);
}

/** A sentence on the instruction that set the flags; undefined where it cannot be told. */
export function causeOf(
  { state, names, before }: ConditionPlace,
  address: number,
  condition: number,
  flags: number,
): string | undefined {
  const asked = askedFlags[condition >> 1]!;
  const between: Found[] = [];
  let next = address;
  for (const at of before(address).slice(0, reach)) {
    // At a label, control may have come from elsewhere.
    if (names.at(next) !== undefined) return undefined;
    const { bytes } = instructionAt(state, at, names);
    const instruction = decode(bytes.subarray(0, longest), 0, state.processor.mode);
    if (!instruction || at + instruction.length !== next) return undefined;
    const found = { address: at, instruction };
    if ((writtenFlags(instruction) & asked) !== 0) {
      return describe({ state, names, before }, found, between, condition, flags);
    }
    if (factsOf(instruction.form)?.flow !== 'next') return undefined;
    between.push(found);
    next = at;
  }
  return undefined;
}

function describe(
  place: ConditionPlace,
  cause: Found,
  between: readonly Found[],
  condition: number,
  flags: number,
): string {
  const { state, names } = place;
  const { text } = instructionAt(state, cause.address, names);
  const values = valuesOf(place, cause, between, condition, flags);
  return values === undefined ? `${text} has set the flags.` : `${text}: ${values}.`;
}

/** Letters of operands that an instruction changes. */
const writes = /[wxvy]/;

/** Whether an instruction since then has changed what the cause has looked at. */
function isChanged(cause: DecodedInstruction, between: readonly Found[]): boolean {
  const used = new Set<number>();
  let usesMemory = false;
  for (const operand of cause.operands) {
    if (operand.kind === 'register')
      used.add(operand.highByte ? operand.number - 4 : operand.number);
    if (operand.kind !== 'memory') continue;
    usesMemory = true;
    for (const number of addressRegisters(operand)) used.add(number);
  }
  return between.some(({ instruction }) => {
    const facts = factsOf(instruction.form);
    if (!facts || facts.registersWritten.length > 0) return true;
    return instruction.operands.some((operand, index) => {
      if (!writes.test(facts.access[index] ?? 'w')) return false;
      if (operand.kind === 'memory') return usesMemory;
      return (
        operand.kind === 'register' && operand.family === kind.general && used.has(operand.number)
      );
    });
  });
}

const signedText = (value: bigint, bits: number): string => String(BigInt.asIntN(bits, value));

/** What was compared, where the operands are still what they were and explain the flags. */
function valuesOf(
  { state }: ConditionPlace,
  { address, instruction }: Found,
  between: readonly Found[],
  condition: number,
  flags: number,
): string | undefined {
  const { form, operands, length } = instruction;
  const { mnemonic } = form;
  const [first, second] = operands;
  if (!first || isChanged(instruction, between)) return undefined;
  const bits = operandBits(instruction);
  const read = (operand: typeof first) => operandValue(state, operand, bits, address + length);
  const left = read(first);
  if (left === undefined) return undefined;
  const isUnsigned = condition >> 1 === 1 || condition >> 1 === 3;
  const show = (value: bigint) => (isUnsigned ? String(value) : signedText(value, bits));
  if (mnemonic === 'cmp' || mnemonic === 'test') {
    const right = second && read(second);
    if (right === undefined) return undefined;
    const result = mnemonic === 'cmp' ? left - right : left & right;
    if (!agrees(result, bits, flags)) return undefined;
    if (mnemonic === 'cmp')
      return `${show(left)} ${relation(left, right, bits, isUnsigned)} ${show(right)}`;
    if (isSame(first, second!)) return `the value is ${show(left)}`;
    return `the bits in common are ${result === 0n ? '0' : `0x${result.toString(16)}`}`;
  }
  const writesFirst = writes.test(factsOf(form)?.access[0] ?? '');
  if (!writesFirst || !agrees(left, bits, flags)) return undefined;
  return `the result is ${show(left)}`;
}

function isSame(a: DecodedOperand, b: DecodedOperand): boolean {
  if (a.kind !== 'register' || b.kind !== 'register') return false;
  return a.number === b.number && a.highByte === b.highByte;
}

/** Whether a result gives the flags of zero and sign as they are. */
function agrees(result: bigint, bits: number, flags: number): boolean {
  const value = BigInt.asIntN(bits, result);
  return (value === 0n) === ((flags & zero) !== 0) && value < 0n === ((flags & sign) !== 0);
}

function relation(left: bigint, right: bigint, bits: number, isUnsigned: boolean): string {
  const of = (value: bigint) => (isUnsigned ? value : BigInt.asIntN(bits, value));
  if (left === right) return 'equals';
  return of(left) < of(right) ? 'is less than' : 'is greater than';
}
