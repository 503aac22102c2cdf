// What the tests of the decoder share: bytes from text, and source back to bytes.
import { runCommand } from '#dialects/nasm/command-line/command.ts';
import { decode } from '#dialects/nasm/decoder/decode.ts';
import type { Bits, DecodedInstruction } from '#dialects/nasm/decoder/decoded.ts';
import { type disassemble, disassembleFlat } from '#dialects/nasm/decoder/disassembler.ts';
import { instructionText } from '#dialects/nasm/decoder/instruction-text.ts';
import { hostIn } from '#tools/nasm/objects.ts';

export function bytesOf(hexadecimal: string): Uint8Array {
  return new Uint8Array(Buffer.from(hexadecimal.replaceAll(' ', ''), 'hex'));
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function decoded(hexadecimal: string, bits: Bits = 64): DecodedInstruction | undefined {
  return decode(bytesOf(hexadecimal), 0, bits);
}

/** The text of one instruction at address 0; `db` and what it means where there is none. */
export function textOf(hexadecimal: string, bits: Bits = 64): string {
  const instruction = decoded(hexadecimal, bits);
  if (!instruction) return 'none';
  const { text, meaning, exact } = instructionText(instruction, 0);
  return exact ? text : `db: ${meaning}`;
}

/** What our assembler makes of a source. */
export function assembled(source: string, format: string): Uint8Array {
  const host = hostIn('/');
  const file = 'source.asm';
  const read = (name: string) => (name === file ? Buffer.from(source) : undefined);
  const words = ['-f', format, '-o', 'output', file];
  const result = runCommand(words, { ...host, read });
  const output = result.files.find(({ path }) => path === 'output');
  if (!output) throw new Error(result.errors);
  return output.content;
}

/** Labels and texts as a source. */
export function sourceOf(lines: ReturnType<typeof disassemble>): string {
  return lines.map(({ label, text }) => `${label ? `${label}: ` : ''}${text}\n`).join('');
}

/** The source of a flat binary. */
export function flatSource(bytes: Uint8Array, bits: Bits, address: number): string {
  return sourceOf(disassembleFlat(bytes, bits, address));
}

/** Numbers that are the same in every run. */
export function generator(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
