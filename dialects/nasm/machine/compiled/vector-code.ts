// Vectors in generated code: they stay in the processor's state. Moves, bits and integers are
// WebAssembly's own; the rest are numbers, in float-code.ts.
import { type CodeWriter, op, op64, vectorOp } from '#core/webassembly/encoder.ts';
import type { DecodedMemory, DecodedOperand, DecodedRegister } from '../../decoder/decoded.ts';
import * as layout from '../processor/layout.ts';
import type { PlacedInstruction } from './flow.ts';
import { local } from './function-frame.ts';
import { isGeneral, isPlainMemory, type LeaveIf, type OperandCode } from './operand-code.ts';

/** By the name of the processor's function up to the shapes of its operands. */
const binaries: Readonly<Record<string, number>> = {
  pxor: vectorOp.exclusiveOr,
  xorps: vectorOp.exclusiveOr,
  xorpd: vectorOp.exclusiveOr,
  por: vectorOp.or,
  orps: vectorOp.or,
  orpd: vectorOp.or,
  pand: vectorOp.and,
  andps: vectorOp.and,
  andpd: vectorOp.and,
  paddb: vectorOp.add8,
  paddw: vectorOp.add16,
  paddd: vectorOp.add32,
  paddq: vectorOp.add64,
  psubb: vectorOp.subtract8,
  psubw: vectorOp.subtract16,
  psubd: vectorOp.subtract32,
  psubq: vectorOp.subtract64,
  pcmpeqb: vectorOp.equal8,
  pcmpeqw: vectorOp.equal16,
  pcmpeqd: vectorOp.equal32,
  pcmpgtb: vectorOp.more8,
  pcmpgtw: vectorOp.more16,
  pcmpgtd: vectorOp.more32,
  pmullw: vectorOp.multiply16,
  pmulld: vectorOp.multiply32,
  pminub: vectorOp.minimum8,
  pmaxub: vectorOp.maximum8,
};

const alignedMoves: ReadonlySet<string> = new Set(['movaps', 'movapd', 'movdqa']);
const wholeMoves: ReadonlySet<string> = new Set([...alignedMoves, 'movups', 'movupd', 'movdqu']);
/** Moves of the lowest number, by its bits. */
const partMoves: Readonly<Record<string, 32 | 64>> = { movsd: 64, movss: 32, movq: 64, movd: 32 };

const nameOf = ({ handler }: PlacedInstruction) => handler.split('_') as [string, string?, string?];

/** Where a vector register lies. */
export const placeOfVector = ({ number }: DecodedRegister): number => layout.vectors + 64 * number;

/** Whether the second operand, or the first one, is a place that generated code can find. */
export function hasPlainMemory({ instruction: { operands } }: PlacedInstruction): boolean {
  return operands.every(operand => operand.kind !== 'memory' || isPlainMemory(operand));
}

/** Whether generated code executes an instruction of vectors itself. */
export function isOwnVector(placed: PlacedInstruction): boolean {
  const [name, shape = '', size] = nameOf(placed);
  if (!hasPlainMemory(placed)) return false;
  if (name in binaries) return shape === 'xx' || shape === 'xm';
  if (wholeMoves.has(name)) return /^(xx|xm|mx)$/.test(shape);
  if (name === 'cvtsi2sd') return shape === 'xr' && size === '32';
  if (name === 'pmovmskb') return shape === 'rx';
  if (!(name in partMoves)) return false;
  if (shape === 'xr' || shape === 'rx') return name === 'movd' || name === 'movq';
  return shape === 'mx' || shape === 'xm' || (shape === 'xx' && name !== 'movd');
}

export class VectorCode {
  readonly #code: CodeWriter;
  readonly #operands: OperandCode;
  readonly #leaveIf: LeaveIf;

  constructor(code: CodeWriter, operands: OperandCode, leaveIf: LeaveIf) {
    this.#code = code;
    this.#operands = operands;
    this.#leaveIf = leaveIf;
  }

  write(placed: PlacedInstruction): void {
    const [name] = nameOf(placed);
    const { address, instruction } = placed;
    const [target, source] = instruction.operands as [DecodedOperand, DecodedOperand];
    const end = address + instruction.length;
    if (name in binaries) this.#binary(target as DecodedRegister, source, end, binaries[name]!);
    else if (wholeMoves.has(name)) this.#moveAll(target, source, end, alignedMoves.has(name));
    else if (name === 'cvtsi2sd') this.#convert(target as DecodedRegister, source);
    else if (name === 'pmovmskb') this.#signs(target as DecodedRegister, source);
    else this.#movePart(target, source, end, partMoves[name]!, name === 'movq');
  }

  /** Sets `place` to where a memory operand lies; one that must be aligned is or is left. */
  #find(memory: DecodedMemory, bytes: number, end: number, buffer: number, aligned: boolean): void {
    const code = this.#code;
    this.#operands.find(memory, bytes, end, buffer);
    if (!aligned) return;
    code.get(local.place);
    code.constant(15);
    code.emit(op.and);
    this.#leaveIf();
  }

  /** Puts all of an operand on the stack that was found before. */
  #load(operand: DecodedOperand): void {
    if (operand.kind === 'memory') {
      this.#code.get(local.place);
      this.#code.vectorMemory(vectorOp.load, 0);
    } else {
      this.#code.constant(0);
      this.#code.vectorMemory(vectorOp.load, placeOfVector(operand as DecodedRegister));
    }
  }

  #binary(target: DecodedRegister, source: DecodedOperand, end: number, opcode: number): void {
    const code = this.#code;
    if (source.kind === 'memory') this.#find(source, 16, end, layout.readBuffer, true);
    code.constant(0);
    this.#load(target);
    this.#load(source);
    code.vector(opcode);
    code.vectorMemory(vectorOp.store, placeOfVector(target));
  }

  #moveAll(target: DecodedOperand, source: DecodedOperand, end: number, aligned: boolean): void {
    const code = this.#code;
    if (target.kind === 'memory') {
      this.#find(target, 16, end, layout.writeBuffer, aligned);
      code.get(local.place);
      this.#load(source);
      code.vectorMemory(vectorOp.store, 0);
      return;
    }
    if (source.kind === 'memory') this.#find(source, 16, end, layout.readBuffer, aligned);
    code.constant(0);
    this.#load(source);
    code.vectorMemory(vectorOp.store, placeOfVector(target as DecodedRegister));
  }

  /** From memory and general registers with zeros above; between vectors movq alone clears. */
  #movePart(
    target: DecodedOperand,
    source: DecodedOperand,
    end: number,
    bits: 32 | 64,
    clears: boolean,
  ): void {
    const code = this.#code;
    const register = source as DecodedRegister;
    const place = placeOfVector(target as DecodedRegister);
    if (target.kind === 'memory') {
      this.#operands.find(target, bits / 8, end, layout.writeBuffer);
      this.#part(register, bits);
      code.set(local.value);
      this.#operands.storePlace(bits);
      return;
    }
    if (isGeneral(target)) {
      this.#part(register, bits);
      code.set(local.value);
      this.#operands.setFromValue({ ...target, size: bits });
      return;
    }
    const isVector = source.kind === 'register' && !isGeneral(source);
    if (source.kind === 'memory') {
      this.#operands.find(source, bits / 8, end, layout.readBuffer);
      this.#operands.loadPlace(bits, false);
    } else if (isVector) this.#part(register, bits);
    else this.#operands.unsigned({ ...register, size: bits });
    code.set(local.value);
    const opcode = isVector && !clears && bits === 32 ? op64.store32 : op64.store;
    this.#store(opcode, place, () => code.get(local.value));
    if (!isVector || clears) this.#store(op64.store, place + 8, () => code.constant64(0n));
  }

  #store(opcode: number, place: number, value: () => void): void {
    this.#code.constant(0);
    value();
    this.#code.memory(opcode, place);
  }

  /** Puts the lowest number of a vector on the stack. */
  #part(register: DecodedRegister, bits: 32 | 64): void {
    this.#code.constant(0);
    this.#code.memory(bits === 64 ? op64.load : op64.load32, placeOfVector(register));
  }

  /** An integer of 32 bits is exact as a double. */
  #convert(target: DecodedRegister, source: DecodedOperand): void {
    const code = this.#code;
    code.constant(0);
    this.#operands.raw(source as DecodedRegister);
    code.emit(op64.toInt32, op.toDouble);
    code.memory(op.storeDouble, placeOfVector(target));
  }

  #signs(target: DecodedRegister, source: DecodedOperand): void {
    const code = this.#code;
    this.#load(source);
    code.vector(vectorOp.signs8);
    code.emit(op64.fromInt32);
    code.set(local.value);
    this.#operands.setFromValue({ ...target, size: 32 });
  }
}
