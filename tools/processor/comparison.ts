// Compares what the CPU and our processor made of a case, without what is undefined.
import { factsOf } from '#dialects/nasm/isa/facts.ts';
import type { Case } from './cases.ts';
import type { Made } from './oracle.ts';
import {
  codeAddress,
  dataPage,
  flagsAt,
  floatsAt,
  fxAt,
  highAt,
  mxcsrAt,
  pointerAt,
  stateSize,
  vectorsAt,
  windowAt,
  windowStart,
} from './states.ts';

const flagBits: Readonly<Record<string, number>> = {
  ...{ c: 1, p: 4, a: 16, z: 64, s: 128, d: 1024, o: 2048 },
};

/** How far a shift or rotation goes: the immediate, or cl. */
function countOf({ instance: { decoded }, state }: Case): number {
  const last = decoded.operands.at(-1)!;
  const given = last.kind === 'immediate' ? Number(last.value) : state[8]!;
  return given & (decoded.operandSize === 64 ? 63 : 31);
}

/** Shifts leave other flags undefined than the table says, by their counts. */
function undefinedFlags(each: Case): number {
  const { decoded } = each.instance;
  const { base } = decoded.form;
  const isRotation = /^r[oc][lr]$/.test(base);
  let mask = 0;
  if (isRotation || /^(sh[lr]d?|sa[lr])$/.test(base)) {
    const count = countOf(each);
    if (count === 0) return 0;
    if (!isRotation) mask |= flagBits['a']!;
    if (count > 1) mask |= flagBits['o']!;
    const first = decoded.operands[0]!;
    const size = 'size' in first ? first.size : 64;
    if (/^sh/.test(base) && count >= size) mask |= flagBits['c']!;
    return mask;
  }
  for (const letter of factsOf(decoded.form)?.flagsUndefined ?? '') mask |= flagBits[letter] ?? 0;
  return mask;
}

/** Condition codes of the x87 status word that an instruction leaves undefined. */
function undefinedStatus({ instance: { decoded } }: Case): number {
  let mask = 0;
  for (const letter of factsOf(decoded.form)?.flagsUndefined ?? '') {
    if (letter === '3') mask |= 0x4000;
    else if (letter >= '0' && letter <= '2') mask |= 0x100 << Number(letter);
  }
  return mask;
}

/** What AMD's processors keep of MXCSR's mask besides: the misaligned mode of SSE. */
const misalignedMode = 0x2_ffff;

/** The state with zeros in the place of what nobody defines. */
export function masked(each: Case, { state }: Made): Uint8Array {
  const copy = state.slice();
  const view = new DataView(copy.buffer);
  // RF and TF are the step's own, and ID is not set anew between cases.
  view.setUint32(flagsAt, view.getUint32(flagsAt, true) & ~undefinedFlags(each) & 0xdcfeff, true);
  view.setUint16(fxAt + 2, view.getUint16(fxAt + 2, true) & ~undefinedStatus(each), true);
  copy.fill(0, fxAt + 5, fxAt + 24);
  copy.fill(0, mxcsrAt + 4, mxcsrAt + 8);
  for (let number = 0; number < 8; number++) {
    copy.fill(0, floatsAt + number * 16 + 10, floatsAt + number * 16 + 16);
  }
  copy.fill(0, fxAt + 416, fxAt + 512);
  // The trap flag of the step and ID, as the instruction pushed them.
  if (each.instance.decoded.form.base.startsWith('pushf')) {
    const start = each.bits === 16 ? windowStart : windowAddress;
    const at = windowAt + Number(view.getBigUint64(4 * 8, true)) - start + 1;
    copy[at]! &= 0xfe;
    copy[at + 1]! &= 0xdf;
  }
  if (each.instance.decoded.form.base.startsWith('fxsave')) {
    for (let at = windowAt; at < stateSize; at += 4) {
      if (view.getUint32(at, true) === misalignedMode) view.setUint32(at, 0xffff, true);
    }
  }
  return copy;
}

const windowAddress = dataPage + windowStart;

const names = 'rax rcx rdx rbx rsp rbp rsi rdi r8 r9 r10 r11 r12 r13 r14 r15'.split(' ');

/** What stands at an offset of a state, and where the field ends. */
function fieldAt(at: number): [name: string, end: number] {
  if (at < flagsAt) return [names[at >> 3]!, (at | 7) + 1];
  if (at < pointerAt) return ['flags', pointerAt];
  if (at < fxAt) return ['rip', fxAt];
  if (at < fxAt + 2) return ['fcw', fxAt + 2];
  if (at < fxAt + 4) return ['fsw', fxAt + 4];
  if (at < mxcsrAt) return ['ftw', mxcsrAt];
  if (at < floatsAt) return ['mxcsr', mxcsrAt + 4];
  if (at < vectorsAt) return [`st${(at - floatsAt) >> 4}`, floatsAt + ((at - floatsAt) | 15) - 5];
  if (at < fxAt + 416)
    return [`xmm${(at - vectorsAt) >> 4}`, vectorsAt + ((at - vectorsAt) | 15) + 1];
  if (at < windowAt) return [`high${(at - highAt) >> 4}`, highAt + ((at - highAt) | 15) + 1];
  return [
    `memory+${(((at - windowAt) >> 3) << 3).toString(16)}`,
    windowAt + ((at - windowAt) | 7) + 1,
  ];
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes.toReversed(), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Every processor approximates reciprocals in its own way, within 1.5 * 2^-12. */
const approximate = /^v?(rcp|rsqrt)[ps]s$/;
const approximationUnits = 0x1800;

/** Gives our approximations the CPU's bits where they are near enough. */
function alignApproximations(ours: Uint8Array, native: Uint8Array): void {
  const left = new DataView(ours.buffer);
  const right = new DataView(native.buffer);
  for (let at = vectorsAt; at < windowAt; at += 4) {
    const distance = left.getInt32(at, true) - right.getInt32(at, true);
    if (Math.abs(distance) <= approximationUnits) left.setInt32(at, right.getInt32(at, true), true);
  }
}

/** The functions that processors approximate each in its own way, in units of the last place. */
const transcendental = /^(fsin|fcos|fsincos|fptan|fpatan|f2xm1|fyl2x|fyl2xp1)$/;
const transcendentalUnits = 1n;

/** fyl2xp1 is defined for small numbers alone. */
function isBeyondRange({ instance, state }: Case): boolean {
  const exponent = new DataView(state.buffer).getUint16(floatsAt + 8, true) & 0x7fff;
  return instance.decoded.form.base === 'fyl2xp1' && exponent > 0x3ffc;
}

/** Gives our results the CPU's bits where they are near enough, and its direction of rounding. */
function alignFunctions(ours: Uint8Array, native: Uint8Array): void {
  const left = new DataView(ours.buffer);
  const right = new DataView(native.buffer);
  const bits = (view: DataView, at: number): bigint =>
    (BigInt(view.getUint16(at + 8, true)) << 63n) |
    (view.getBigUint64(at, true) & 0x7fff_ffff_ffff_ffffn);
  for (let at = floatsAt; at < vectorsAt; at += 16) {
    const distance = bits(left, at) - bits(right, at);
    const isNear = distance <= transcendentalUnits && -distance <= transcendentalUnits;
    if (isNear) ours.set(native.subarray(at, at + 10), at);
  }
  const direction = right.getUint16(fxAt + 2, true) & 0x200;
  left.setUint16(fxAt + 2, (left.getUint16(fxAt + 2, true) & ~0x200) | direction, true);
}

/** Faults of the stack segment are other signals than those of memory elsewhere. */
function signalOf({ signal }: Made): number {
  return signal === 7 ? 11 : signal;
}

/** The differences in words; none where both agree. */
export function differencesOf(each: Case, native: Made, ours: Made): string[] {
  // Far jumps between the two code segments of Linux change the mode, which this machine refuses.
  const isFar = each.name.startsWith('jmpfar');
  if (isFar && native.signal === 5 && ours.signal === 11) return [];
  if (isBeyondRange(each)) return [];
  // The step's trap may come between two elements of a gather, before one that would fault.
  const pointer = new DataView(native.state.buffer).getBigUint64(pointerAt, true);
  if (/^vp?gather/.test(each.name) && pointer === BigInt(codeAddress)) return [];
  if (signalOf(native) !== signalOf(ours)) return [`signal ${ours.signal}, CPU ${native.signal}`];
  const left = masked(each, ours);
  const right = masked(each, native);
  if (approximate.test(each.instance.decoded.form.base)) alignApproximations(left, right);
  if (transcendental.test(each.instance.decoded.form.base)) alignFunctions(left, right);
  // Of an exception in one half of 32 bytes, what the other half would have signalled is not kept.
  const stopsInHalf = native.signal === 8 && /_.*(y|256)/.test(each.name);
  if (stopsInHalf) left.set(right.subarray(mxcsrAt, mxcsrAt + 1), mxcsrAt);
  const found: string[] = [];
  for (let at = 0; at < stateSize; at++) {
    if (left[at] === right[at]) continue;
    const [name, end] = fieldAt(at);
    const start = at < fxAt && at >= 0 ? at & ~7 : name === 'fsw' ? fxAt + 2 : startOf(at, end);
    const was = hexadecimal(each.state.subarray(start, end));
    const words = [hexadecimal(left.subarray(start, end)), hexadecimal(right.subarray(start, end))];
    found.push(`${name} ${words[0]}, CPU ${words[1]}, before ${was}`);
    at = end - 1;
  }
  return found;
}

function startOf(at: number, end: number): number {
  if (at >= windowAt) return end - 8;
  return at >= vectorsAt ? end - 16 : at >= floatsAt ? end - 10 : at;
}
