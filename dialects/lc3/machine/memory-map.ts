// Where everything lies in the memory of the machine, and the bits of its device registers.
// Patt and Patel, Introduction to Computing Systems, 3rd edition, appendices A and C.

/** Words of the address space. */
export const memorySize = 0x1_0000;
/** User programs lie from here up to the devices. */
export const userStart = 0x3000;
/** Device registers lie from here on. */
export const deviceStart = 0xfe00;

/** Memory is copied, and marked as changed, in pages of this many words. */
export const pageWords = 0x100;
export const pageShift = 8;
export const pageCount = memorySize / pageWords;

export const devices = {
  /** Bit 15: a character is there; bit 14: it interrupts. */
  keyboardStatus: 0xfe00,
  /** Reading it takes the character. */
  keyboardData: 0xfe02,
  /** Bit 15: the display takes a character; always set. */
  displayStatus: 0xfe04,
  displayData: 0xfe06,
  /** Ours: bit 15: the interval has passed, until it is read; bit 14: that interrupts. */
  timerStatus: 0xfe08,
  /** Ours: thousands of instructions from one tick to the next; 0 stops the timer. */
  timerInterval: 0xfe0a,
  processorStatus: 0xfffc,
  /** Bit 15: the clock runs; clearing it halts the machine. */
  machineControl: 0xfffe,
} as const;

export const readyBit = 0x8000;
export const interruptBit = 0x4000;

/** What one unit of the timer's interval is: at a megahertz it would be a millisecond. */
export const instructionsPerInterval = 1_000;

/** Addresses of the words that hold the addresses of handlers. */
export const vectors = {
  privilege: 0x0100,
  illegalOpcode: 0x0101,
  accessViolation: 0x0102,
  keyboard: 0x0180,
  timer: 0x0181,
} as const;
/** Handlers of traps are named from address 0 on; the rest are those of exceptions and devices. */
export const trapVectors = { start: 0x0000, halt: 0x0025, end: 0x0100 } as const;
export const interruptVectors = { start: 0x0100, end: 0x0200 } as const;

export const keyboardPriority = 4;
/** Above the keyboard, so that no tick waits for somebody who handles a key. */
export const timerPriority = 6;

export const userMode = 0x8000;
/** Bits of the processor status register that exist: the mode, the priority, the codes. */
export const statusBits = 0x8707;

/** The condition codes in the order of a BR's bits: negative, zero, positive. */
export const negative = 4;
export const zero = 2;
export const positive = 1;

/** Where the supervisor's stack begins; it grows down. */
export const supervisorStack = 0x3000;

/**
 * The registers lie behind memory in the same array: the interpreter then has one base address to
 * hold, which makes it a fifth faster.
 */
export const registerBase = memorySize;
export const registerCount = 8;
export const stackPointer = registerBase + 6;
export const linkRegister = registerBase + 7;
