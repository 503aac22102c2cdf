// Carries out what the lines say, in one pass: measures it, and writes it in the last one.
import type { Match } from '../encoder/choice.ts';
import { add, toNumber } from '../integer.ts';
import { evaluate } from '../syntax/evaluation.ts';
import { isSimple } from '../syntax/linear.ts';
import type { StatementBody } from '../syntax/statement.ts';
import type { Assembly } from './assembly.ts';
import {
  checkData,
  dataLength,
  dataNote,
  hasValues,
  isFixedData,
  leavesRoom,
  roomSize,
  warnOfReserve,
  writeData,
} from './data.ts';
import { includedBytes } from './included-bytes.ts';
import { InstructionPass, type PlacedVariant } from './instructions.ts';
import type { LineRecord } from './line-record.ts';
import { tellLoss } from './lost-bytes.ts';
import { isPlaceValue, keepLength, settleLength } from './measured.ts';
import { isRegister, toOperandValue } from './operands.ts';
import { repetitions } from './repetitions.ts';
import { SectionBytes } from './section-bytes.ts';
import { noSection } from './value.ts';
import { placeOf, variantFor } from './variants.ts';

type InstructionBody = Extract<StatementBody, { kind: 'instruction' }>;

/** Bytes of one RESB at most: 4 GiB. */
const reservedMax = 2 ** 32;

/** So often at most it is told of one line that its data is ignored. */
const toldPieces = 10_000;

const noCombination = 'invalid combination of opcode and operands';

export interface StatementsInput {
  readonly assembly: Assembly;
  readonly optimization: 0 | 1 | 2;
  /** A file for INCBIN; undefined if there is none. */
  readonly read: (path: string) => Uint8Array | undefined;
}

export class StatementPass {
  readonly #input: StatementsInput;
  readonly #assembly: Assembly;
  readonly #instructions: InstructionPass;

  constructor(input: StatementsInput) {
    this.#input = input;
    this.#assembly = input.assembly;
    this.#instructions = new InstructionPass(input.assembly, input.optimization);
  }

  /** What stands behind the label of a line. Directives are not for here. */
  carryOut(record: LineRecord, body: StatementBody): void {
    const { times } = record.statement;
    const count = times.length === 0 ? 1 : repetitions(times, this.#assembly);
    switch (body.kind) {
      case 'instruction':
        this.#instruction(record, body, count);
        return;
      case 'data':
        this.#data(record, body, count);
        return;
      case 'reserve':
        this.#reserve(record, body, count);
        return;
      case 'equ':
        this.#equ(record, body);
        return;
      case 'incbin':
        this.#incbin(record, body, count);
        return;
      case 'prefixes':
        this.#prefixes(record, body, count);
        return;
      case 'impossible':
        this.#refuse(record, body);
        return;
      case 'directive':
        return;
    }
  }

  #refuse(
    record: LineRecord,
    { operands, prefixes, problem }: Extract<StatementBody, { kind: 'impossible' }>,
  ): void {
    const body = {
      kind: 'instruction',
      mnemonic: '',
      prefixes,
      operands,
      isFixed: false,
      place: -1,
    } as const;
    const instruction = this.#instructions.instructionOf(record, body);
    if (!instruction) return;
    this.#instructions.judge(instruction);
    if (this.#assembly.isFinalPass) this.#assembly.error(problem);
  }

  #instruction(record: LineRecord, body: InstructionBody, count: number): void {
    const assembly = this.#assembly;
    const { bits } = assembly.settings;
    if (count > 0 && assembly.isFinalPass) assembly.writer.noteInstruction?.();
    if (record.lengthBits === bits && !assembly.isFinalPass) {
      this.#advance(record, record.length * count);
      return;
    }
    const { match: settled, variants } = record.encoding;
    if (variants && count === 1 && this.#variant(record, body)) return;
    if (settled && record.lengthBits === bits) {
      this.#settled(record, settled, count);
      return;
    }
    const instruction = this.#instructions.instructionOf(record, body);
    if (!instruction) return;
    // nasm has read what TIMES repeats not even once.
    if (count === 0) this.#instructions.judge(instruction);
    for (let index = 0; index < count; index++) {
      const { errors } = assembly.log;
      const match = this.#instructions.match(instruction);
      const length = match && this.#instructions.measure(match);
      if (!match || length === undefined) {
        // Until it writes, nasm complains of every round.
        if (assembly.isFinalPass || assembly.log.errors === errors || index > toldPieces) return;
        continue;
      }
      if (index === 0 && assembly.exceeds(length * count, 0)) return;
      if (index === 1 && assembly.exceeds(0, count)) return;
      if (assembly.isFinalPass) this.#write(record, match, length);
      else this.#advance(record, length);
      if (index > 0 || assembly.isFinalPass) continue;
      if (this.#instructions.saysMore) {
        // An early pass measures what TIMES repeats once.
        if (!match.dependsOnDistance) {
          this.#advance(record, length * (count - 1));
          return;
        }
      } else {
        keepLength(record, body, match, length, assembly);
        if (record.lengthBits === bits) {
          this.#advance(record, length * (count - 1));
          return;
        }
      }
    }
  }

  /** Encodes an instruction as it was before, where its place allows; whether that was all. */
  #variant(record: LineRecord, body: InstructionBody): boolean {
    const assembly = this.#assembly;
    const place = placeOf(body.operands[body.place]!, assembly);
    if (place === 'fault') return true;
    const variant = place && variantFor(record, place, assembly);
    if (!variant) return false;
    const { length, match } = variant;
    if (!assembly.isFinalPass) {
      const isSettled = !match.dependsOnDistance && isPlaceValue(place.value, assembly);
      if (isSettled) settleLength(record, length, assembly);
      this.#advance(record, length);
    } else if (variant.pattern && this.#instructions.fits(variant, place)) {
      const section = this.#target();
      this.#instructions.writeAgain(record, variant, place, section);
      if (section.isLost) this.#instructions.tellLoss(match);
      this.#advance(record, length);
    } else {
      const instruction = this.#instructions.instructionOf(record, body);
      if (instruction) this.#write(record, { ...match, instruction }, length, { variant, place });
    }
    return true;
  }

  /** Writes an instruction that is the same in each round. */
  #settled(record: LineRecord, match: Match, count: number): void {
    const assembly = this.#assembly;
    const { length } = record;
    if (count > 1 && assembly.exceeds(length * count, 0)) return;
    for (let done = 0; done < count; done++) {
      if (done === 1 && assembly.exceeds(0, count)) return;
      this.#write(record, match, length);
      if (done > 0 || !record.encoding.bytes) continue;
      if (assembly.absolute || assembly.writer.dataWarning(assembly.current.index)) continue;
      assembly.current.repeatLast(length, count - 1);
      this.#advance(record, length * (count - 1));
      assembly.listing?.setRounds(count, length);
      return;
    }
  }

  #write(record: LineRecord, match: Match, length: number, placed?: PlacedVariant): void {
    const section = this.#target();
    this.#instructions.write(record, match, section, placed);
    if (section.isLost) this.#instructions.tellLoss(match);
    this.#advance(record, length);
  }

  /** Where bytes are written; what no output has is listed all the same. */
  #target(): SectionBytes {
    const { absolute, current, writer, listing } = this.#assembly;
    if (!absolute && writer.keepsBytes(current.index)) return current;
    const lost = new SectionBytes(current.index, true);
    listing?.lose(lost);
    return lost;
  }

  #advance(record: LineRecord, length: number): void {
    record.total += length;
    this.#assembly.listing?.endRound(length);
    this.#assembly.advance(length);
  }

  #data(record: LineRecord, body: Extract<StatementBody, { kind: 'data' }>, count: number): void {
    const assembly = this.#assembly;
    let { length } = record;
    if (record.lengthBits !== 1) {
      const measured = dataLength(body.items, assembly);
      if (measured === undefined) return;
      length = measured;
      record.length = length;
      if (isFixedData(body.items)) record.lengthBits = 1;
    }
    if (length === 0) {
      assembly.listing?.setRounds(count, length);
      if (count > 0 && assembly.isFinalPass) assembly.writer.noteData?.(dataNote(body.items));
      return;
    }
    const isCopied = isFixedData(body.items) && (count === 1 || !leavesRoom(body.items));
    if (assembly.exceeds(length * count, isCopied || count === 1 ? 0 : count)) return;
    if (!assembly.isFinalPass) {
      const isChecked = assembly.isFirstPass && !isFixedData(body.items);
      if (isChecked && !checkData(body.items, assembly)) return;
      this.#advance(record, length * count);
      return;
    }
    if (!isFixedData(body.items) && !hasValues(body.items, assembly)) return;
    if (count > 0) assembly.writer.noteData?.(dataNote(body.items));
    if (roomSize(body.items) !== 0) {
      if (!assembly.absolute) this.#leaveRoom(length * count, count);
      this.#advance(record, length * count);
      assembly.listing?.setRounds(count, length);
      return;
    }
    if (count === 0) return;
    const section = this.#target();
    const { log, listing } = assembly;
    const { said } = log;
    let written = 0;
    // `$` is where the first round begins; what is odd is told of each of them.
    do {
      writeData(body.items, assembly, section);
      listing?.endRound(length);
      written++;
    } while (written < count && !(isCopied && (log.said === said || written >= toldPieces)));
    if (!section.isLost && written < count) section.repeatLast(length, count - written);
    this.#advance(record, length * count);
    listing?.setRounds(count, length);
  }

  #reserve(
    record: LineRecord,
    body: Extract<StatementBody, { kind: 'reserve' }>,
    count: number,
  ): void {
    const assembly = this.#assembly;
    const value = evaluate(body.count, assembly);
    if (!value) return;
    if (value.registers.length > 0) {
      if (assembly.isFinalPass) assembly.error(noCombination);
      return;
    }
    // Unknown parts that cancel each other out are told as well.
    if (value.unknown !== 0 || (value.forward && assembly.isFirstPass)) {
      assembly.warning('forward', 'forward reference in RESx can have unpredictable results');
      if (value.unknown !== 0) return;
    }
    if (!isSimple(value)) {
      assembly.error('attempt to reserve non-constant quantity of BSS space');
      return;
    }
    if (body.problem !== '') {
      if (assembly.isFinalPass) assembly.error(body.problem);
      return;
    }
    const length = toNumber(value.number) * body.size * count;
    if (length < 0 || length > reservedMax) {
      const text = 'attempt to reserve a negative or too large quantity of BSS space';
      // nasm ends with a failure of its own when it writes the line.
      if (assembly.isFinalPass) assembly.error(text);
      return;
    }
    if (assembly.isFinalPass) {
      const elements = toNumber(value.number);
      const note = { elementSize: body.size, isRoom: true, count: elements, isFloat: false };
      if (count > 0) assembly.writer.noteData?.(note);
      if (!assembly.absolute) this.#leaveRoom(length);
    }
    this.#advance(record, length);
  }

  /** Leaves room; what is wrong with it is said of each of its parts. */
  #leaveRoom(length: number, parts = 1): void {
    const assembly = this.#assembly;
    const { current, writer } = assembly;
    if (length === 0) return;
    const told = writer.reserveWarning(current.index) ? Math.min(parts, toldPieces) : 0;
    for (let part = 0; part < told; part++) warnOfReserve(assembly, current.index);
    if (!writer.keepsBytes(current.index)) return;
    if (assembly.exceeds(length, 0)) return;
    writer.leaveRoom?.(current, length);
    current.appendZeros(length);
  }

  #equ({ statement, line }: LineRecord, body: Extract<StatementBody, { kind: 'equ' }>): void {
    const assembly = this.#assembly;
    const label = statement.label!;
    const linear = evaluate(body.value, assembly);
    if (!linear) return;
    const value = toOperandValue(linear, assembly.current.index);
    if (!value || value.wrt !== noSection) {
      const text = value || isRegister(linear) ? 'bad syntax for EQU' : 'invalid operand type';
      assembly.log.error(line, text, label.start, label.end);
      return;
    }
    const { name, start, end } = label;
    assembly.defineLabel(name, value.section, add(value.offset, 0), false, start, end);
    if (body.problem !== '' && assembly.isFinalPass) assembly.error(body.problem);
  }

  #incbin(
    record: LineRecord,
    body: Extract<StatementBody, { kind: 'incbin' }>,
    count: number,
  ): void {
    const assembly = this.#assembly;
    const part = count > 0 && includedBytes(body, assembly, this.#input.read);
    if (!part) return;
    const total = part.length * count;
    if (assembly.exceeds(total, 0)) return;
    if (assembly.isFinalPass && total > 0) {
      const section = this.#target();
      for (let index = 0; index < count; index++) {
        if (!section.isLost) section.append(part);
        else if (index < toldPieces) tellLoss(assembly, 1);
      }
    }
    this.#advance(record, total);
    assembly.listing?.setRounds(count, part.length);
  }

  /** Prefixes alone on a line are bytes of their own. */
  #prefixes(
    record: LineRecord,
    { prefixes }: Extract<StatementBody, { kind: 'prefixes' }>,
    count: number,
  ): void {
    const assembly = this.#assembly;
    // To nasm no instruction is RESB 0, which says what the label above it is.
    if (count > 0 && assembly.isFinalPass)
      assembly.writer.noteData?.({ elementSize: 1, isRoom: true, count: 0, isFloat: false });
    const body = {
      kind: 'instruction',
      mnemonic: '',
      prefixes,
      operands: [],
      isFixed: true,
      place: -1,
    } as const;
    this.#instruction(record, body, count);
  }
}
