// The bytes that nasm gave for lines of every mnemonic, read back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decode } from '#dialects/nasm/decoder/decode.ts';
import type { Bits } from '#dialects/nasm/decoder/decoded.ts';
import { instructionText } from '#dialects/nasm/decoder/instruction-text.ts';
import { isProblem, matchInstruction } from '#dialects/nasm/encoder/choice.ts';
import type { Form } from '#dialects/nasm/isa/form.ts';
import { contextOf, ourLine } from '#tools/nasm/comparison.ts';
import { parseLine } from '#tools/nasm/line-parser.ts';
import type { OracleMode } from '#tools/nasm/oracle.ts';
import { bytesOf, hexOf } from './decoding.ts';

interface Row {
  readonly bits: Bits;
  readonly mode: OracleMode;
  readonly line: string;
  readonly bytes: Uint8Array;
}

function rowOf(text: string): Row | undefined {
  const [mode = '', line = '', hexadecimal = ''] = text.split('|');
  if (hexadecimal === '-' || hexadecimal === '') return undefined;
  const bits = Number(mode.slice(0, 2)) as Bits;
  const level = mode.slice(2) as OracleMode['level'];
  return { bits, mode: { bits, level }, line, bytes: bytesOf(hexadecimal) };
}

const path = new URL('../encoder/recorded-lines.txt', import.meta.url);
const rows = readFileSync(path, 'utf8')
  .trimEnd()
  .split('\n')
  .map(rowOf)
  .filter(row => row !== undefined);

/** What nasm writes and processors refuse, so that the decoder does. */
function isRefused({ line, bits, bytes }: Row): boolean {
  const code = hexOf(bytes);
  return (
    // {z} without a mask; gathers and scatters without one.
    /\{z\}/.test(line) ||
    /^(?:{evex} )?v(?:p?scatter|p?gather)/.test(line) ||
    // A prefix before VEX or EVEX, which excludes it.
    /^(?:67|2e|36|26|3e|64|65)*(?:66|f0|f2|f3)+(?:67|2e|36|26|3e|64|65)*(?:c4|c5|62|8f)/.test(
      code,
    ) ||
    // Opcodes of the eighties that later became the escapes of all others.
    /^0f(?:38|3a|3b)$/.test(code) ||
    // EVEX with registers that the mode lacks is BOUND there.
    (bits !== 64 && code.includes('62'))
  );
}

/** Two mnemonics of one opcode are one form to a decoder; `fxch` is `fxch st1`. */
function opcodeOf({ encoding, map, opcode, digit }: Form): string {
  const [first = 0, second = 0] = opcode;
  const takesStack = first >= 0xd8 && first <= 0xdf && opcode.length === 2;
  const bytes = takesStack ? [first, second & 0xf8] : opcode;
  return `${encoding} ${map} ${bytes.join(' ')} /${digit}`;
}

test('bytes of recorded lines are instructions of the same length', () => {
  assert.ok(rows.length > 2500, 'most of the record is missing');
  const wrong: string[] = [];
  for (const row of rows) {
    const whole = decode(row.bytes, 0, row.bits);
    const waits = row.bytes[0] === 0x9b && row.bytes.length > 1;
    const instruction = waits ? decode(row.bytes, 1, row.bits) : whole;
    if (waits) assert.equal(whole?.form.mnemonic, 'fwait');
    const length = row.bytes.length - (waits ? 1 : 0);
    if (instruction?.length === length || isRefused(row)) continue;
    wrong.push(`${row.bits} ${row.line}: ${instruction?.form.mnemonic} ${instruction?.length}`);
  }
  assert.deepEqual(wrong, []);
});

test('recorded lines come back as forms of the same opcode', () => {
  const wrong: string[] = [];
  for (const { line, mode, bits, bytes } of rows) {
    const instruction = decode(bytes, 0, bits);
    const source = parseLine(line, { address: 0, section: 0 });
    const match = source && matchInstruction(source, contextOf(mode, 0));
    if (!instruction || !match || isProblem(match) || bytes[0] === 0x9b) continue;
    // MPX made instructions of some of these.
    if (match.form.mnemonic.startsWith('hint_nop')) continue;
    if (instruction.length !== bytes.length) continue;
    const [ours, theirs] = [opcodeOf(instruction.form), opcodeOf(match.form)];
    if (ours !== theirs) wrong.push(`${line}: ${theirs}; ${instruction.form.mnemonic} ${ours}`);
  }
  assert.deepEqual(wrong, []);
});

test('texts of recorded bytes assemble to them', () => {
  const wrong: string[] = [];
  let spelled = 0;
  for (const { bits, bytes } of rows) {
    const instruction = decode(bytes, 0, bits);
    if (!instruction) continue;
    const { text, exact } = instructionText(instruction, 0);
    if (!exact) continue;
    spelled++;
    const back = ourLine(text, { bits, level: 'x' }, 0)?.bytes?.toLowerCase();
    const hexadecimal = hexOf(instruction.bytes);
    if (back !== hexadecimal) wrong.push(`${text}: ${back}, not ${hexadecimal}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(spelled > rows.length * 0.9, `only ${spelled} of ${rows.length} have a text`);
});
