// Instructions of AVX512-FP16 that nasm 2.16.01 encodes as something else: its bytes are what we
// give, too, and so somebody has to say what they mean.
import type { LineRecord } from '../assembly/line-record.ts';
import { type Form, kind } from '../isa/form.ts';
import { type Finding, findingOf } from './finding.ts';
import type { InstructionBody } from './procedures.ts';

/** FP16 has two maps of opcodes for itself, and shares a third. */
function isHalf({ encoding, map, mnemonic }: Form): boolean {
  if (encoding !== 'evex') return false;
  return map === 5 || map === 6 || (map === 3 && /[ps]h$/.test(mnemonic));
}

/** Under these names nasm has the negated operation; `vpm…` are its names of the usual ones. */
const negated = /^vf(m(?:add|sub))(132|213|231)ph$/;

/** The processor knows no such instruction. */
const unknown: ReadonlySet<string> = new Set(['vgetmantph', 'vrcpph']);

/** `bytesOf` gives the bytes of a record. */
export function lintEncoding(
  record: LineRecord,
  body: InstructionBody,
  bytesOf: (record: LineRecord) => Uint8Array,
): Finding | undefined {
  const { mnemonic } = body;
  const half = negated.exec(mnemonic);
  if (half) return negatedFinding(record, mnemonic, `vp${half[1]}${half[2]}ph`);
  if (unknown.has(mnemonic)) {
    const message =
      `nasm 2.16.01 has wrong bytes for ${mnemonic}, which no processor knows; ` +
      'put the right ones down with db.';
    return findingOf('nasm-encoding', record, message);
  }
  const { match } = record.encoding;
  return match && isHalf(match.form)
    ? displacementFinding(record, body, match.form, bytesOf)
    : undefined;
}

function negatedFinding(record: LineRecord, mnemonic: string, right: string): Finding {
  const { mnemonicStart, mnemonicEnd } = record.statement;
  const message =
    `nasm 2.16.01 has the bytes of ${mnemonic.replace('vf', 'vfn')} for ${mnemonic}; ` +
    `its name of what is meant is ${right}.`;
  const edits = [{ start: mnemonicStart, end: mnemonicEnd, text: right }];
  return findingOf('nasm-encoding', record, message, {
    change: { title: `Change to ${right}`, edits },
  });
}

/** Bytes in front of ModRM: the prefix and the opcode; 67 may stand before them. */
const evexPrefix = 0x62;
const modrmAt = 5;

/** A displacement of one byte counts in units of the operand's size; nasm may count in others. */
function displacementFinding(
  record: LineRecord,
  body: InstructionBody,
  form: Form,
  bytesOf: (record: LineRecord) => Uint8Array,
): Finding | undefined {
  const index = body.operands.findIndex(({ memory }) => memory !== undefined);
  const operand = body.operands[index];
  const place = form.operands[index];
  if (!operand || !place || (place.accepts & kind.memory) === 0) return undefined;
  const size = place.size / 8;
  if (operand.decorators?.broadcast || size === 0 || size === form.tuple) return undefined;
  const bytes = bytesOf(record);
  const start = bytes.indexOf(evexPrefix);
  const modrm = bytes[start + modrmAt];
  if (start < 0 || modrm === undefined || modrm >> 6 !== 1) return undefined;
  const units = (bytes[bytes.length - 1 - immediates(form)]! << 24) >> 24;
  const message =
    `nasm 2.16.01 counts this displacement in units of ${form.tuple} bytes and processors in ` +
    `units of ${size}: they add ${units * size} in the place of ${units * form.tuple}. ` +
    'dword in the brackets makes it right.';
  const bracket = record.line.text.indexOf('[', operand.start);
  const edits = [{ start: bracket + 1, end: bracket + 1, text: 'dword ' }];
  const isWritten = bracket >= 0 && bracket < operand.end && !record.line.expansion;
  const change = isWritten ? { change: { title: 'Use a displacement of 32 bits', edits } } : {};
  return findingOf('nasm-encoding', record, message, change);
}

/** Bytes behind the displacement. */
function immediates({ operands, lastByte }: Form): number {
  const last = operands.at(-1);
  return lastByte >= 0 || (last && (last.accepts & kind.immediate) !== 0) ? 1 : 0;
}
