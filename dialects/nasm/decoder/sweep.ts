// Bytes one instruction after the other, with labels where jumps lead.
import type { DisassembledLine } from '#core/dialect.ts';
import { decode } from './decode.ts';
import type { Bits, DecodedInstruction } from './decoded.ts';
import { dataText, instructionText } from './instruction-text.ts';
import type { RelocatedField } from './relocated-fields.ts';

/** A stretch of code. */
export interface Stretch {
  readonly bytes: Uint8Array;
  readonly bits: Bits;
  /** Of the first byte. */
  readonly address: number;
  /** What begins the names of labels that the code has none for. */
  readonly labelPrefix: string;
  /** Names of addresses in it. */
  readonly names: ReadonlyMap<number, string>;
  /** What a linker fills in the instruction at an offset of so many bytes. */
  fieldsAt?(offset: number, length: number): readonly RelocatedField[];
}

/** Zeros from here on are padding, though they would be instructions as well. */
const zerosMin = 16;

/** What stands at an offset: an instruction, so many zeros, or a byte that is neither. */
interface Piece {
  readonly offset: number;
  readonly length: number;
  readonly decoded: DecodedInstruction | undefined;
  readonly fields: readonly RelocatedField[];
}

function zerosAt(bytes: Uint8Array, offset: number): number {
  let end = offset;
  while (end < bytes.length && bytes[end] === 0) end++;
  return end - offset;
}

const none: readonly RelocatedField[] = [];

function pieceAt({ bytes, bits, fieldsAt }: Stretch, offset: number): Piece {
  const zeros = bytes[offset] === 0 ? zerosAt(bytes, offset) : 0;
  if (zeros >= zerosMin) return { offset, length: zeros, decoded: undefined, fields: none };
  const decoded = decode(bytes, offset, bits);
  const length = decoded?.length ?? 1;
  const fields = (decoded && fieldsAt?.(offset, length)) ?? none;
  return { offset, length, decoded, fields };
}

function piecesOf(stretch: Stretch): Piece[] {
  const pieces: Piece[] = [];
  for (let offset = 0; offset < stretch.bytes.length; ) {
    const piece = pieceAt(stretch, offset);
    pieces.push(piece);
    offset += piece.length;
  }
  return pieces;
}

/** The addresses that an instruction leads to or speaks of, as far as it alone tells. */
function targetsOf({ decoded, fields, offset }: Piece, { address }: Stretch): number[] {
  if (!decoded || fields.length > 0) return [];
  const next = address + offset + decoded.length;
  const targets: number[] = [];
  for (const operand of decoded.operands) {
    if (operand.kind === 'distance') targets.push(next + operand.distance);
    else if (operand.kind === 'memory' && operand.relative) {
      targets.push(next + Number(operand.displacement));
    }
  }
  return targets;
}

/** A name for every address that something leads to and that a line begins at. */
function labelsOf(stretch: Stretch, pieces: readonly Piece[]): Map<number, string> {
  const starts = new Set(pieces.map(({ offset }) => stretch.address + offset));
  const labels = new Map<number, string>();
  for (const [address, name] of stretch.names) if (starts.has(address)) labels.set(address, name);
  for (const piece of pieces) {
    for (const target of targetsOf(piece, stretch)) {
      if (!starts.has(target) || labels.has(target)) continue;
      labels.set(target, `${stretch.labelPrefix}${target.toString(16)}`);
    }
  }
  return labels;
}

/** Lines whose texts give the bytes of the stretch, one for each instruction. */
export function sweep(stretch: Stretch): DisassembledLine[] {
  const pieces = piecesOf(stretch);
  const labels = labelsOf(stretch, pieces);
  const nameOf = (address: number) => labels.get(address);
  return pieces.map(({ offset, length, decoded, fields }) => {
    const address = stretch.address + offset;
    const bytes = stretch.bytes.subarray(offset, offset + length);
    const label = labels.get(address);
    const head = label === undefined ? { address, bytes } : { address, bytes, label };
    if (!decoded) {
      const isPadding = length > 1;
      const text = isPadding ? `times ${length} db 0` : dataText(bytes);
      return { ...head, text, valid: isPadding, ...(isPadding ? { data: true } : {}) };
    }
    const { text, meaning, exact } = instructionText(decoded, address, nameOf, fields);
    return { ...head, text: exact ? text : `${text} ; ${meaning}`, valid: true };
  });
}
