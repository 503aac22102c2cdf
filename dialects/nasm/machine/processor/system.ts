// Instructions about the processor itself: flags of its modes, identification, the clock, traps.
import {
  flagCarry,
  flagDirection,
  flagOverflow,
  flagAdjust,
  flagParity,
  flagSign,
  flagsWord,
  flagZero,
  randomState,
} from './layout';
import { next, setReg1 } from './operands';
import { changeFlags, RAX, RBX, RCX, RDX, readRegister, writeRegister } from './state';

@external("host", "raise")
declare function raise(vector: i32): void;

/** Called for an instruction that this machine lacks; it throws. */
@external("host", "unsupported")
declare function unsupported(record: u32): void;

/** Instructions since the start of the program. */
@external("host", "cycles")
declare function cycles(): f64;

export function cld(record: u32): u32 {
  store<u32>(flagsWord, load<u32>(flagsWord) & ~flagDirection);
  return next(record);
}

export function std(record: u32): u32 {
  store<u32>(flagsWord, load<u32>(flagsWord) | flagDirection);
  return next(record);
}

/** The handler of instructions without one. */
export function missing(record: u32): u32 {
  unsupported(record);
  return 0;
}

/** ud2 and bytes that are no instruction: #UD. */
export function undefinedInstruction(record: u32): u32 {
  raise(6);
  return 0;
}

/** What only an operating system may do: #GP in a program. */
export function privileged(record: u32): u32 {
  raise(13);
  return 0;
}

function setFour(a: u32, b: u32, c: u32, d: u32): void {
  writeRegister<u32>(RAX, a);
  writeRegister<u32>(RBX, b);
  writeRegister<u32>(RCX, c);
  writeRegister<u32>(RDX, d);
}

// Bits of leaf 1: FPU TSC CX8 CMOV CLFSH MMX FXSR SSE SSE2 in edx.
const LEAF1_EDX: u32 = 0x0788_8111;
// SSE3 PCLMUL SSSE3 FMA CX16 SSE4.1 SSE4.2 MOVBE POPCNT AES XSAVE OSXSAVE AVX F16C RDRAND in ecx.
const LEAF1_ECX: u32 = 0x7ed8_3203;
// FSGSBASE BMI1 AVX2 BMI2 ERMS RDSEED ADX CLFLUSHOPT CLWB SHA in ebx, VAES VPCLMULQDQ RDPID in ecx.
const LEAF7_EBX: u32 = 0x218c_0329;
const LEAF7_ECX: u32 = 0x0040_0600;
// LAHF LZCNT PREFETCHW in ecx, SYSCALL NX RDTSCP LM in edx.
const EXTENDED_ECX: u32 = 0x121;
const EXTENDED_EDX: u32 = 0x2810_0800;

/** What XSAVE writes: x87, SSE and AVX in 832 bytes, the upper halves from byte 576 on. */
function describeStates(subleaf: u32): void {
  if (subleaf == 0) setFour(7, 832, 832, 0);
  else if (subleaf == 1) setFour(1, 0, 0, 0);
  else if (subleaf == 2) setFour(256, 576, 0, 0);
  else setFour(0, 0, 0, 0);
}

/** A processor of 64 bits that has what this machine has. The vendor is "Mnemonic x86". */
export function cpuid(record: u32): u32 {
  const leaf = readRegister<u32>(RAX);
  const subleaf = readRegister<u32>(RCX);
  if (leaf == 0) setFour(13, 0x6d656e4d, 0x36387820, 0x63696e6f);
  else if (leaf == 1) setFour(0x0006_06a6, 0x0001_0800, LEAF1_ECX, LEAF1_EDX);
  else if (leaf == 7 && subleaf == 0) setFour(0, LEAF7_EBX, LEAF7_ECX, 0);
  else if (leaf == 13) describeStates(subleaf);
  else if (leaf == 0x8000_0000) setFour(0x8000_0008, 0, 0, 0);
  else if (leaf == 0x8000_0001) setFour(0, 0, EXTENDED_ECX, EXTENDED_EDX);
  else if (leaf == 0x8000_0008) setFour(0x3030, 0, 0, 0);
  else setFour(0, 0, 0, 0);
  return next(record);
}

export function rdtsc(record: u32): u32 {
  const count = u64(cycles());
  writeRegister<u32>(RAX, u32(count));
  writeRegister<u32>(RDX, u32(count >> 32));
  return next(record);
}

/** The processor's number, which is 0, comes with the clock. */
export function rdtscp(record: u32): u32 {
  writeRegister<u32>(RCX, 0);
  return rdtsc(record);
}

/** What the operating system has switched on: x87, SSE, AVX. */
const ENABLED: u32 = 7;

export function xgetbv(record: u32): u32 {
  const which = readRegister<u32>(RCX);
  if (which > 1) raise(13);
  writeRegister<u32>(RAX, ENABLED);
  writeRegister<u32>(RDX, 0);
  return next(record);
}

export function int1(record: u32): u32 {
  raise(1);
  return next(record);
}

const ARITHMETIC: u32 = flagCarry | flagParity | flagAdjust | flagZero | flagSign | flagOverflow;

/** rdrand and rdseed: xorshift64*, so that a run can be repeated; its state is saved with it. */
@inline
export function random<T>(record: u32): u32 {
  let state = load<u64>(randomState);
  if (state == 0) state = 0x9e3779b97f4a7c15;
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  store<u64>(randomState, state);
  setReg1<T>(record, <T>((state * 0x2545f4914f6cdd1d) >> (64 - (sizeof<T>() << 3))));
  changeFlags(ARITHMETIC, flagCarry);
  return next(record);
}
