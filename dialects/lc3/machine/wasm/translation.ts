// Translates the instructions of a block; where something is not plain they leave before it.
import { type CodeWriter, op } from '#core/webassembly/encoder.ts';
import { slowWrite } from '../access-map.ts';
import { callCapacity, callMask } from '../call-stack.ts';
import { deviceStart, userStart } from '../memory-map.ts';
import { addressOf, type Block } from './flow.ts';
import { callsAt, entriesAt, wordsAt } from './memory-layout.ts';

/** Locals beside the registers, which are numbered 0 to 7. */
export const locals = {
  value: 8,
  left: 9,
  depth: 10,
  pc: 11,
  /** The number of the entry that is jumped to. */
  entry: 12,
  address: 13,
  lowest: 14,
  span: 15,
  access: 16,
  base: 17,
} as const;
export const localCount = 18;

const stackRegister = 6;
const linkRegister = 7;
const returnInstruction = 0xc1c0;

/** The labels of a function that every block may branch to. */
export interface Targets {
  /** Behind everything: leaves with `pc`. */
  readonly exit: number;
  /** Goes to the entry with the number in `entry`. */
  readonly dispatch: number;
}

const signed = (word: number, bits: number) => (word << (32 - bits)) >> (32 - bits);
const destination = (word: number) => (word >> 9) & 7;
const source = (word: number) => (word >> 6) & 7;

export class Translation {
  readonly #code: CodeWriter;
  readonly #targets: Targets;
  readonly #leaSetsCodes: boolean;

  constructor(code: CodeWriter, targets: Targets, leaSetsCodes: boolean) {
    this.#code = code;
    this.#targets = targets;
    this.#leaSetsCodes = leaSetsCodes;
  }

  /** Takes a block's instructions from the budget, or leaves before the first of them. */
  budget({ place, words }: Block): void {
    const code = this.#code;
    const start = addressOf(place);
    if (words.length === 0) return;
    code.get(locals.left);
    code.constant(words.length);
    code.emit(op.subtract);
    code.tee(locals.left);
    code.constant(0);
    code.emit(op.lessSigned);
    this.#leaveIf(start, words.length);
  }

  /** All instructions of a block but the one that its ending is of. */
  body(block: Block): void {
    const { place, words } = block;
    const start = addressOf(place);
    const last = endsWithInstruction(block) ? words.length - 1 : words.length;
    for (let index = 0; index < last; index++) {
      this.#plain(words[index]!, start + index, words.length - index);
    }
  }

  leaveAt(address: number): void {
    this.#code.constant(address);
    this.#code.set(locals.pc);
    this.#code.branch(op.br, this.#targets.exit);
  }

  /** Puts whether a BR is taken onto the stack. */
  condition(word: number): void {
    const code = this.#code;
    code.get(locals.value);
    switch ((word >> 9) & 7) {
      case 1:
      case 6: {
        const isPositive = ((word >> 9) & 7) === 1;
        code.constant(1);
        code.emit(op.subtract);
        code.constant(0x7fff);
        code.emit(isPositive ? op.less : op.atLeast);
        break;
      }
      case 2:
        code.emit(op.isZero);
        break;
      case 3:
        code.constant(0x8000);
        code.emit(op.less);
        break;
      case 4:
        code.constant(0x8000);
        code.emit(op.and);
        break;
      default:
        // The value itself says whether it is not 0.
        break;
    }
  }

  /** The call of a JSR or JSRR at `address`; behind it control goes to the target. */
  call(word: number, address: number): void {
    const code = this.#code;
    const isRelative = (word & 0x800) !== 0;
    const next = (address + 1) & 0xffff;
    if (!isRelative) {
      code.get(source(word));
      code.tee(locals.pc);
      this.#findEntry();
      code.get(locals.entry);
      code.emit(op.isZero);
      this.#leaveIf(address, 1);
    }
    code.get(locals.depth);
    code.get(locals.base);
    code.emit(op.subtract);
    code.constant(callCapacity);
    code.emit(op.equal);
    this.#leaveIf(address, 1);
    this.#callAddress(0);
    code.tee(locals.address);
    if (isRelative) code.constant(next | (((next + signed(word, 11)) & 0xffff) << 16));
    else {
      code.get(locals.pc);
      code.constant(16);
      code.emit(op.shiftLeft);
      code.constant(next);
      code.emit(op.or);
    }
    code.memory(op.store, callsAt);
    code.get(locals.address);
    code.get(stackRegister);
    code.memory(op.store, callsAt + 4);
    code.get(locals.depth);
    code.constant(1);
    code.emit(op.add);
    code.set(locals.depth);
    code.constant(next);
    code.set(linkRegister);
    if (!isRelative) code.branch(op.br, this.#targets.dispatch);
  }

  /** JMP and RET; behind it `pc` is where control goes. */
  jump(word: number, address: number): void {
    const code = this.#code;
    code.get(locals.depth);
    code.get(locals.base);
    code.emit(op.notEqual);
    if (word === returnInstruction) {
      code.emit(op.isZero);
      this.#leaveIf(address, 1);
      this.#isTop(linkRegister);
      code.emit(op.isZero);
      this.#leaveIf(address, 1);
      this.#pop();
    } else {
      code.open(op.if);
      this.#isTop(source(word));
      code.open(op.if);
      this.#pop();
      code.close();
      code.close();
    }
    code.get(source(word));
    code.set(locals.pc);
  }

  /** Whether control comes to an address behind a jump. */
  isAt(address: number): void {
    this.#code.get(locals.pc);
    this.#code.constant(address);
    this.#code.emit(op.equal);
  }

  /** Behind a jump: to the entry at `pc`, if there is one. */
  enter(): void {
    this.#code.get(locals.pc);
    this.#findEntry();
    this.#code.branch(op.br, this.#targets.dispatch);
  }

  /** Whether the innermost call returns to the address in a register. */
  #isTop(register: number): void {
    const code = this.#code;
    this.#callAddress(-1);
    code.memory(op.load16, callsAt);
    code.get(register);
    code.emit(op.equal);
  }

  #pop(): void {
    const code = this.#code;
    code.get(locals.depth);
    code.constant(1);
    code.emit(op.subtract);
    code.set(locals.depth);
  }

  /** Where the call number depth plus `distance` stands among the calls, in bytes. */
  #callAddress(distance: number): void {
    const code = this.#code;
    code.get(locals.depth);
    if (distance !== 0) {
      code.constant(distance);
      code.emit(op.add);
    }
    code.constant(callMask);
    code.emit(op.and);
    code.constant(3);
    code.emit(op.shiftLeft);
  }

  /** Takes an address from the stack; its number as an entry goes into `entry`. */
  #findEntry(): void {
    const code = this.#code;
    code.constant(1);
    code.emit(op.shiftLeft);
    code.memory(op.load16, entriesAt);
    code.set(locals.entry);
  }

  /** Leaves before `address` if the top of the stack is not 0, with so many not executed. */
  #leaveIf(address: number, undone: number): void {
    const code = this.#code;
    code.open(op.if);
    code.get(locals.left);
    code.constant(undone);
    code.emit(op.add);
    code.set(locals.left);
    this.leaveAt(address);
    code.close();
  }

  #plain(word: number, address: number, undone: number): void {
    const code = this.#code;
    const next = (address + 1) & 0xffff;
    const relative = (next + signed(word, 9)) & 0xffff;
    const leaveIf = () => this.#leaveIf(address, undone);
    switch (word >> 12) {
      case 1:
      case 5:
        this.#calculate(word);
        break;
      case 9:
        code.get(source(word));
        code.constant(0xffff);
        code.emit(op.exclusiveOr);
        this.#result(word);
        break;
      case 2:
        this.#loadFixed(relative, leaveIf);
        this.#result(word);
        break;
      case 6:
        this.#based(word);
        this.#loadAny(leaveIf);
        this.#result(word);
        break;
      case 10:
        this.#loadFixed(relative, leaveIf);
        code.set(locals.address);
        this.#loadAny(leaveIf);
        this.#result(word);
        break;
      case 3:
        code.constant(relative);
        code.set(locals.address);
        this.#store(word, leaveIf);
        break;
      case 7:
        this.#based(word);
        this.#store(word, leaveIf);
        break;
      case 11:
        this.#loadFixed(relative, leaveIf);
        code.set(locals.address);
        this.#store(word, leaveIf);
        break;
      case 14:
        code.constant(relative);
        code.set(destination(word));
        if (!this.#leaSetsCodes) break;
        code.constant(relative);
        code.set(locals.value);
        break;
      default:
        // A BR without a code does nothing.
        break;
    }
  }

  /** ADD and AND. */
  #calculate(word: number): void {
    const code = this.#code;
    const isAdd = word >> 12 === 1;
    code.get(source(word));
    if ((word & 0x20) !== 0) code.constant(signed(word, 5));
    else code.get(word & 7);
    code.emit(isAdd ? op.add : op.and);
    if (isAdd) {
      code.constant(0xffff);
      code.emit(op.and);
    }
    this.#result(word);
  }

  /** Puts the top of the stack into the destination and into the codes. */
  #result(word: number): void {
    this.#code.tee(locals.value);
    this.#code.set(destination(word));
  }

  /** The address of LDR and STR goes into `address`. */
  #based(word: number): void {
    const code = this.#code;
    code.get(source(word));
    code.constant(signed(word, 6));
    code.emit(op.add);
    code.constant(0xffff);
    code.emit(op.and);
    code.set(locals.address);
  }

  /** What lies in user memory may always be read while nothing is watched. */
  #loadFixed(address: number, leaveIf: () => void): void {
    const code = this.#code;
    if (address >= userStart && address < deviceStart) {
      code.constant(address * 2);
      code.memory(op.load16, wordsAt);
      return;
    }
    code.constant(address);
    code.set(locals.address);
    this.#loadAny(leaveIf);
  }

  #loadAny(leaveIf: () => void): void {
    const code = this.#code;
    code.get(locals.address);
    code.get(locals.lowest);
    code.emit(op.subtract);
    code.get(locals.span);
    code.emit(op.atLeast);
    leaveIf();
    code.get(locals.address);
    code.constant(1);
    code.emit(op.shiftLeft);
    code.memory(op.load16, wordsAt);
  }

  #store(word: number, leaveIf: () => void): void {
    const code = this.#code;
    code.get(locals.access);
    code.get(locals.address);
    code.emit(op.add);
    code.memory(op.load8, 0);
    code.constant(slowWrite);
    code.emit(op.and);
    leaveIf();
    code.get(locals.address);
    code.constant(1);
    code.emit(op.shiftLeft);
    code.get(destination(word));
    code.memory(op.store16, wordsAt);
  }
}

/** True where the last word of a block is the instruction of its ending. */
export function endsWithInstruction({ ending, words }: Block): boolean {
  if (ending.kind === 'leave') return false;
  if (ending.kind !== 'goto') return true;
  const last = words.at(-1);
  return last !== undefined && (last & 0xfe00) === 0x0e00;
}
