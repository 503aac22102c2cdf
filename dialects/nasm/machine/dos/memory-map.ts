// Where things lie in the first megabyte while a program of DOS runs: segments and addresses.

/** Vectors of interrupts, four bytes each: offset and segment. */
export const vectorTable = 0;
/** Where the BIOS counts the ticks of the clock since midnight, four bytes. */
export const tickCounter = 0x46c;
/** The environment of the program: names and values. */
export const environmentSegment = 0xf00;
/** The program's prefix; the program itself begins 256 bytes behind it. */
export const programSegment = 0x1000;
export const programStart = 0x10000;
/** Behind the memory that programs may have, 640 KiB. */
export const memoryEnd = 0xa000;
/** Behind the screen's memory. */
export const screenEnd = 0xc000;
/** Interrupts that nobody else has taken lead here, sixteen bytes each. */
export const serviceSegment = 0xf000;
export const serviceStart = serviceSegment * 16;
export const serviceEnd = serviceStart + 0x1000;

/** Bytes of a paragraph, of which segments count. */
export const paragraph = 16;
