// Where everything lies in the processor's linear memory, in bytes; the host reads this file too.

// What a run is about; not part of the state.
export const currentRecord = 0x10;
/** Instructions that the run may still execute, the current one included. */
export const instructionsLeft = 0x14;
/** Why the run ended: `stopBudget` and its like. */
export const stopReason = 0x18;
/** A run stops where the depth of the shadow stack is at most this; -1 for nowhere. */
export const stopDepth = 0x1c;
/** The breakpoint at the instruction that a run begins with does not count: 1. */
export const passBreakpoint = 0x20;
/** A run stops where a function has not given back what is its caller's: 1. */
export const checksCallers = 0x28;
/** The register that it has not given back. */
export const changedRegister = 0x2c;
/** The index of the handler of records that are to be decoded. */
export const undecodedHandler = 0x24;
/** The index of the handler of records that generated code begins at. */
export const regionHandler = 0x30;

// The state that snapshots save: from `stateStart` to `stateEnd`.
export const stateStart = 0x100;
/** Seventeen registers of eight bytes; the last one is always 0. */
export const general = 0x100;
export const instructionPointer = 0x190;
/** EFLAGS; the arithmetic flags in it count where `flagKind` is `lazyNone`. */
export const flagsWord = 0x198;
export const flagKind = 0x19c;
export const flagLeft = 0x1a0;
export const flagRight = 0x1a8;
export const flagResult = 0x1b0;
/** Of es, cs, ss, ds, fs, gs. */
export const segmentBase = 0x1c0;
/** Where the segments begin that Linux makes for a thread of the i386: three of four bytes. */
export const threadBases = 0x1f0;
/** A bit for each of them: 1 where it is made. */
export const threadSegments = 0x1fc;
export const segmentSelector = 0x200;
export const mxcsr = 0x210;
export const x87Control = 0x214;
export const x87Status = 0x218;
/** A bit for each physical register: 1 where it holds something. */
export const x87Tags = 0x21c;
/** 16, 32 or 64. */
export const modeBits = 0x220;
/** The width of the stack pointer, in bits. */
export const stackBits = 0x224;
/** 1 where descriptors say what segments are (PE of CR0); 0 in real mode. */
export const protectedMode = 0x228;
/** The depth of the shadow stack, in frames. */
export const depth = 0x230;
/** Eight registers of sixteen bytes: the significand, then sign and exponent. */
export const x87Registers = 0x240;
/** What rdrand goes on from; 0 at the start. */
export const randomState = 0x2c0;
/** 32 registers of 64 bytes. */
export const vectors = 0x400;
export const stateEnd = 0xc00;

/** Entries of sixteen bytes: the page's address or 1, and where its frame lies. */
export const readBuffer = 0x10000;
export const writeBuffer = 0x20000;
export const bufferEntries = 4096;

/** Records by the low bits of their addresses: entries of sixteen bytes, address and record. */
export const recordCache = 0x30000;
export const recordCacheEntries = 4096;

/** A hash table of pages by their addresses; entries of `pageEntrySize` bytes. */
export const pageTable = 0x100_0000;
export const pageEntries = 0x8_0000;
export const pageEntrySize = 32;
// Fields of an entry.
/** The address of the page, with bit 0 set: so that no entry in use is 0. */
export const pageAddress = 0;
/** Where its frame lies; 0 without one. */
export const pageFrame = 8;
export const pageFlags = 12;
/** 4096 pointers to records, one for each byte of the page; 0 where nothing is decoded. */
export const pageRecords = 16;

/** What a page has of flags. */
export const pageRead = 1;
export const pageWrite = 2;
export const pageExecute = 4;
/** Written to since the last snapshot. */
export const pageDirty = 8;
/** Has decoded instructions. */
export const pageCode = 16;
/** Each access is the host's affair. */
export const pageWatched = 32;

/** Frames of the shadow stack: return address, entry, where on the stack; 32 bytes each. */
export const shadowStack = 0x200_0000;
export const shadowFrames = 0x8_0000;
export const shadowFrameSize = 32;

/** Pointers to the entries of dirty pages. */
export const dirtyPages = 0x300_0000;

/**
 * What a caller's registers were, by the number of the frame, 64 bytes each: rbx, rbp, r12 to r15,
 * which a function gives back (System V ABI). Deeper calls are not checked.
 */
export const callerRegisters = 0x330_0000;
export const callerFrames = 0x3_0000;
export const callerFrameSize = 64;

/** Decoded instructions, of `recordSize` bytes. */
export const records = 0x400_0000;
export const recordsEnd = 0x800_0000;
export const recordSize = 64;
// Fields of a record.
/** Index of the function that executes it. */
export const handler = 0;
/** Which case of the run loop executes it; 0 for the handler. */
export const shortcut = 4;
export const instructionLength = 6;
/** `traitLocked` and its like. */
export const traits = 7;
/** Where the registers of the operands lie, from `general` on, or numbers of vectors. */
export const register1 = 8;
export const register2 = 9;
export const register3 = 10;
/** Of a condition, a size, a selector of something: as the handler has it. */
export const selector = 11;
export const baseRegister = 12;
export const indexRegister = 13;
/** How far the index is shifted. */
export const scale = 14;
/** How an address is made beside base, index and displacement: `addressingWrap32` and its like. */
export const addressKind = 15;
export const displacement = 16;
export const immediate = 24;
/** The instruction's own address. */
export const recordAddress = 32;
/** The record behind this one, and the one that a jump leads to. */
export const nextRecord = 40;
export const targetRecord = 44;
/** Of the first record of a block that a region is entered at: its number in the region. */
export const regionEntry = 48;
/** The handler that a breakpoint stands in for. */
export const coveredHandler = 52;
/** Sign-extended segment number for `addressingSegment`. */
export const segmentNumber = 56;
/** The same, instructions up to the end of that block. */
export const regionLength = 58;
/** The index of the region's function. */
export const regionFunction = 60;

export const addressingWrap32 = 1;
export const addressingWrap16 = 2;
export const addressingSegment = 4;
/** Beyond 64 KiB is #GP: 32-bit addresses in segments of real mode. */
export const addressingLimit = 8;
/** There is an index. */
export const addressingIndex = 16;

export const traitLocked = 1;
export const traitRepeated = 2;
export const traitRepeatedWhileUnequal = 4;
/** A region of generated code has it. */
export const traitCompiled = 16;

/** Frames of guest memory and lists of records are handed out from here on. */
export const frames = 0x800_0000;

/** How the arithmetic flags are to be had. */
export const lazyNone = 0;
export const lazyAdd = 1;
export const lazySubtract = 2;
export const lazyLogic = 3;
export const lazyIncrement = 4;
export const lazyDecrement = 5;
/**
 * Shifts by less than the width: on the left what was shifted, on the right the number of the bit
 * that went to the carry, and above its eight bits that of the topmost bit.
 */
export const lazyShiftLeft = 6;
export const lazyShiftRight = 7;
export const lazyShiftArithmetic = 8;
/** Products of which the lower half is kept, and is not 0. */
export const lazyProduct = 9;

/** Bits of EFLAGS. */
export const flagCarry = 1;
export const flagParity = 4;
export const flagAdjust = 16;
export const flagZero = 64;
export const flagSign = 128;
export const flagTrap = 256;
export const flagInterrupt = 512;
export const flagDirection = 1024;
export const flagOverflow = 2048;

export const stopBudget = 0;
export const stopBreakpoint = 1;
export const stopDepthReached = 2;
export const stopHost = 3;
export const stopConvention = 4;
