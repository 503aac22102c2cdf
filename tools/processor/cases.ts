// Cases for the oracle: an instruction with a state in which its addresses lie in the window.
import type { Bits, DecodedMemory } from '#dialects/nasm/decoder/decoded.ts';
import { type Form, kind } from '#dialects/nasm/isa/form.ts';
import { translate } from '#dialects/nasm/machine/translation.ts';
import { type RandomChoices, randomChoices } from '../nasm/random.ts';
import { type Instance, instanceOf } from './instances.ts';
import {
  codeAddress,
  dataPage,
  type LaneKind,
  mxcsrAt,
  randomInteger,
  randomState,
  stateSize,
  windowAt,
  windowMiddle,
} from './states.ts';

export interface Case {
  readonly instance: Instance;
  readonly bits: Bits;
  readonly state: Uint8Array;
  /** What the state was made of. */
  readonly seed: number;
  /** The name of the first handler, which tells one kind of instruction from another. */
  readonly name: string;
}

const rax = 0;
const rcx = 1;
const rdx = 2;
const rbx = 3;
const rsp = 4;
const rbp = 5;
const rsi = 6;
const rdi = 7;

function lanesFor({ base }: Form, random: RandomChoices): LaneKind {
  if (/^v?pcmp.str/.test(base)) return random.oneIn(4) ? 'integer' : 'text';
  if (/s[sd]2|pd|sd$|2pd|2sd|132|213|231/.test(base) && random.oneIn(2)) return 'double';
  if (/p[sdi]|s[sd]/.test(base)) return random.oneIn(2) ? 'single' : 'double';
  const choice = random.below(4);
  return choice === 0 ? 'single' : choice === 1 ? 'double' : 'integer';
}

function setGeneral(view: DataView, number: number, value: bigint): void {
  view.setBigUint64(number * 8, BigInt.asUintN(64, value), true);
}

/** An address in the window, mostly one that vectors may have. */
function target(random: RandomChoices): bigint {
  const misaligned = random.oneIn(10) ? random.below(16) : 0;
  return BigInt(windowMiddle - 96 + random.below(8) * 32 + misaligned);
}

/** Sets the registers of an address; false where they cannot give one in the window. */
function aimAddress(
  view: DataView,
  memory: DecodedMemory,
  instance: Instance,
  random: RandomChoices,
): boolean {
  const wanted = target(random) - segmentBase(memory.segment);
  const displacement = BigInt(memory.displacement);
  const narrow = memory.addressSize === 32 && instance.decoded.bits === 64;
  const noise = narrow && random.oneIn(2) ? BigInt(random.below(2 ** 31)) << 32n : 0n;
  if (memory.addressSize === 16 && instance.decoded.bits !== 16) return false;
  if (instance.displacementAt >= 0 && (memory.relative || memory.base < 0)) {
    const start = memory.relative ? BigInt(codeAddress + instance.code.length) : 0n;
    const code = new DataView(instance.code.buffer);
    // 16-bit code counts from the beginning of its data.
    const place = Number(wanted - start) - (instance.decoded.bits === 16 ? dataPage : 0);
    if (memory.addressSize === 16) code.setUint16(instance.displacementAt, place, true);
    else code.setInt32(instance.displacementAt, place, true);
    return memory.index < 0;
  }
  if (memory.indexFamily !== kind.general && memory.indexFamily !== 0) {
    aimVector(view, memory, random);
    if (memory.base < 0) return false;
    setGeneral(view, memory.base, wanted - displacement + noise);
    return true;
  }
  if (memory.base < 0) return false;
  if (memory.index < 0) {
    setGeneral(view, memory.base, wanted - displacement + noise);
    return true;
  }
  if (memory.base === memory.index) return false;
  const index = BigInt(random.below(9) - 4);
  setGeneral(view, memory.index, index);
  const scaled = index * BigInt(memory.scale);
  setGeneral(view, memory.base, wanted - displacement - scaled + noise);
  return true;
}

function segmentBase(segment: number): bigint {
  if (segment === 4) return 0x2000_0100n;
  return segment === 5 ? 0x2000_0200n : 0n;
}

/** Indexes of a gather: small ones, in both halves of the register. */
function aimVector(view: DataView, memory: DecodedMemory, random: RandomChoices): void {
  const isQuad = random.oneIn(2);
  for (const part of [144 + 160, 144 + 512]) {
    for (let lane = 0; lane < 16; lane += isQuad ? 8 : 4) {
      const at = part + memory.index * 16 + lane;
      const value = random.below(24) - 8;
      if (isQuad) view.setBigInt64(at, BigInt(value), true);
      else view.setInt32(at, value, true);
    }
  }
}

const flowing = /^(jmp|call|ret|retn|iret)/;

/** Registers and memory of jumps hold addresses that can be jumped to. */
function fillTargets(view: DataView, bits: Bits, keep: ReadonlySet<number>, random: RandomChoices) {
  const mask = bits === 64 ? (1n << 46n) - 1n : 0xffff_ffffn;
  const address = (): bigint => BigInt.asUintN(64, randomInteger(random)) & mask;
  for (let number = 0; number < 16; number++) {
    if (!keep.has(number)) setGeneral(view, number, address());
  }
  for (let at = windowAt; at < stateSize; at += 8) {
    view.setBigUint64(at, address() | (random.oneIn(2) ? 0n : (address() << 32n) & mask), true);
  }
}

function aimStrings(view: DataView, base: string, hasRepeat: boolean, random: RandomChoices): void {
  if (/^(movs|lods|cmps|outs)[bwdq]$/.test(base)) setGeneral(view, rsi, target(random));
  if (/^(movs|stos|scas|cmps|ins)[bwdq]$|maskmov/.test(base)) setGeneral(view, rdi, target(random));
  if (hasRepeat) setGeneral(view, rcx, BigInt(random.below(2)));
  if (base.startsWith('xlat')) setGeneral(view, rbx, BigInt(windowMiddle - 128));
}

/** What some instructions need to do more than fail: what is compared, divided, or counted. */
function aimSpecial(view: DataView, { decoded }: Instance, random: RandomChoices): void {
  const { base } = decoded.form;
  aimStrings(view, base, decoded.prefixes.repeat !== 0, random);
  if (/^(enter|leave)/.test(base)) setGeneral(view, rbp, BigInt(windowMiddle + 64));
  if (/^i?div$/.test(base) && random.below(4) > 0) {
    const high = random.oneIn(2) ? 0n : BigInt(random.below(16) - 8);
    setGeneral(view, rdx, high);
  }
  if (/^cmpxchg\d+b$/.test(base) && random.oneIn(2)) {
    for (let at = windowAt; at < stateSize; at += 16) {
      view.setBigUint64(at, view.getBigUint64(rax * 8, true), true);
      const half = base === 'cmpxchg8b';
      if (half) view.setUint32(at + 4, view.getUint32(rdx * 8, true), true);
      else view.setBigUint64(at + 8, view.getBigUint64(rdx * 8, true), true);
    }
  }
  if (base === 'cmpxchg' && random.oneIn(2)) {
    const accumulator = view.getBigUint64(rax * 8, true);
    for (let at = windowAt; at < stateSize; at += 8) view.setBigUint64(at, accumulator, true);
    const first = decoded.operands[0]!;
    if (first.kind === 'register') setGeneral(view, first.number, accumulator);
  }
  if (base === 'ldmxcsr' || base === 'vldmxcsr' || /xrstor|rstor|ldenv/.test(base)) {
    for (let at = windowAt; at < stateSize; at += 4) {
      if (random.below(8) > 0) view.setUint32(at, view.getUint32(mxcsrAt, true), true);
    }
  }
  if (/^sh[lr]d$/.test(base) && decoded.operandSize === 16)
    view.setUint8(rcx * 8, random.below(17));
  if (base.startsWith('popf')) {
    for (let at = windowAt; at < stateSize; at += 2) {
      view.setUint16(at, view.getUint16(at, true) & ~0x4100, true);
    }
  }
}

/** Bit offsets in registers reach as far as the window. */
function aimBits(view: DataView, { decoded }: Instance, random: RandomChoices): void {
  if (!/^bt[src]?$/.test(decoded.form.base)) return;
  const [first, second] = decoded.operands;
  if (first?.kind !== 'memory' || second?.kind !== 'register') return;
  if (second.number === first.base || second.number === first.index) return;
  setGeneral(view, second.number, BigInt(random.below(1024) - 512));
}

/** What processors of different makers do in different ways, or what nobody defines. */
function isUndefined({ decoded }: Instance): boolean {
  const { form, operands, bits, operandSize, prefixes } = decoded;
  // AMD takes the prefix 66 before a near return in 64-bit mode; Intel ignores it, as we do.
  if (bits === 64 && /^(ret|call|jmp)/.test(form.base) && prefixes.operandSize) return true;
  // Pointers with offsets of 64 bits are Intel's alone.
  if (/^(call|jmp)$/.test(form.base) && form.digit % 2 === 1 && operandSize === 64) return true;
  if (!/^sh[lr]d$/.test(form.base) || operandSize !== 16) return false;
  const last = operands.at(-1)!;
  return last.kind === 'immediate' && (Number(last.value) & 31) > 16;
}

/** A case of a form in this mode; undefined where chance gave none. */
export function caseOf(form: Form, bits: Bits, random: RandomChoices): Case | undefined {
  const instance = instanceOf(form, bits, random);
  if (!instance || isUndefined(instance)) return undefined;
  return caseOfInstance(instance, bits, random.below(2 ** 32));
}

/** Addresses of 16-bit code are offsets in the segment of its data. */
function countFromData(view: DataView): void {
  for (let number = 0; number < 8; number++) {
    const offset = view.getUint32(number * 8, true) - dataPage;
    if (offset >= 0 && offset < 0x1000) view.setUint32(number * 8, offset, true);
  }
}

/** The case that a seed makes of an instruction, always the same one. */
export function caseOfInstance(instance: Instance, bits: Bits, seed: number): Case | undefined {
  const random = randomChoices(seed);
  const { decoded } = instance;
  const state = randomState(random, lanesFor(decoded.form, random));
  const view = new DataView(state.buffer);
  const memory = decoded.operands.find(operand => operand.kind === 'memory');
  aimSpecial(view, instance, random);
  aimBits(view, instance, random);
  const keep = new Set([rsp, ...(memory ? [memory.base, memory.index] : [])]);
  if (flowing.test(decoded.form.base)) fillTargets(view, bits, keep, random);
  const accesses = memory !== undefined && !/^(lea|nop|prefetch)/.test(decoded.form.base);
  if (accesses && !aimAddress(view, memory, instance, random)) return undefined;
  const isNarrow = /^sh[lr]d$/.test(decoded.form.base) && decoded.operandSize === 16;
  if (isNarrow && (state[rcx * 8]! & 31) > 16) return undefined;
  if (bits !== 64) for (let at = 4; at < 128; at += 8) view.setUint32(at, 0, true);
  if (bits !== 64) state.fill(0, 64, 128);
  if (bits === 16) countFromData(view);
  return { instance, bits, state, seed, name: translate(decoded).handlers[0]! };
}
