// Turns any bytes into source text that assembles to the same bytes.
import type { DisassembledLine } from '#core/dialect.ts';
import { type DecodedInstruction, decodeInstruction } from './encoding.ts';

/** A label for an offset of the image. */
function labelOf(offset: number): string {
  return `L${offset.toString(16).padStart(4, '0')}`;
}

/** The text of one instruction; jump targets by label where `labels` has one. */
export function instructionText(
  { instruction, immediate }: DecodedInstruction,
  labels: (offset: number) => string | undefined,
): string {
  if (immediate === undefined) return instruction.mnemonic;
  const isLabel = instruction.immediate?.operand.kind === 'label';
  const operand = (isLabel ? labels(immediate) : undefined) ?? String(immediate);
  return `${instruction.mnemonic} ${operand}`;
}

/** `.byte` lines stand for bytes that are no instruction; labels for what jumps lead to. */
export function disassemble(bytes: Uint8Array): readonly DisassembledLine[] {
  const starts = new Map<number, DecodedInstruction | undefined>();
  for (let offset = 0; offset < bytes.length; ) {
    const decoded = decodeInstruction(bytes, offset);
    starts.set(offset, decoded);
    offset += decoded?.length ?? 1;
  }
  const targets = new Set<number>();
  for (const decoded of starts.values()) {
    const isLabel = decoded?.instruction.immediate?.operand.kind === 'label';
    const { immediate } = decoded ?? {};
    if (isLabel && immediate !== undefined && starts.has(immediate)) targets.add(immediate);
  }
  const name = (offset: number) => (targets.has(offset) ? labelOf(offset) : undefined);
  return [...starts].map(([address, decoded]) => {
    const length = decoded?.length ?? 1;
    const line = {
      address,
      bytes: bytes.subarray(address, address + length),
      text: decoded ? instructionText(decoded, name) : dataText(bytes[address]!),
      valid: decoded !== undefined,
    };
    const label = name(address);
    return label === undefined ? line : { ...line, label };
  });
}

function dataText(byte: number): string {
  return `.byte 0x${byte.toString(16).padStart(2, '0')}`;
}
