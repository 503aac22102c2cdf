// The instruction set of the bytecode dialect, one row a way of writing: the single source of
// encoder, decoder, hover, completion, signature help, grammar, reference page and row tests.
//
// Bit 7 of an opcode byte says that a 32-bit little-endian signed immediate follows.

export const immediateFlag = 0x80;
/** Bytes of an instruction with an immediate: the opcode byte and four of the immediate. */
export const immediateLength = 5;

/** Limits of the machine, which operand ranges and the machine share. */
export const limits = {
  /** Shared variables, mutexes, semaphores and channels: numbers 0 to 65,535 of each. */
  resources: 65_536,
  /** Priorities run from 0 to 255; a larger number is more urgent. */
  priority: 255,
  integerMinimum: -2_147_483_648,
  integerMaximum: 2_147_483_647,
} as const;

export type OperandKind =
  | 'value'
  | 'ticks'
  | 'work'
  | 'priority'
  | 'variable'
  | 'lock'
  | 'semaphore'
  | 'channel'
  | 'label';

export interface OperandRule {
  readonly kind: OperandKind;
  readonly placeholder: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly summary: string;
}

const { integerMinimum, integerMaximum, resources, priority } = limits;
const rule = (
  kind: OperandKind,
  placeholder: string,
  minimum: number,
  maximum: number,
  summary: string,
): OperandRule => ({ kind, placeholder, minimum, maximum, summary });

export const operandRules: Readonly<Record<OperandKind, OperandRule>> = {
  value: rule('value', 'imm', integerMinimum, integerMaximum, 'a 32-bit signed number'),
  ticks: rule('ticks', 'ticks', 0, integerMaximum, 'a number of ticks'),
  work: rule('work', 'ticks', 1, integerMaximum, 'a number of ticks'),
  priority: rule('priority', 'priority', 0, priority, 'a priority; a larger one is more urgent'),
  variable: rule('variable', 'variable', 0, resources - 1, 'a shared variable or its slot'),
  lock: rule('lock', 'lock', 0, resources - 1, 'a mutex or its number'),
  semaphore: rule('semaphore', 'semaphore', 0, resources - 1, 'a semaphore or its number'),
  channel: rule('channel', 'channel', 0, resources - 1, 'a channel or its number'),
  label: rule('label', 'label', 0, integerMaximum, 'a label or a byte offset in the image'),
};

/** What happens to control behind an instruction. */
export type Flow = 'next' | 'jump' | 'branch' | 'call' | 'return' | 'end';

export interface Instruction {
  readonly mnemonic: string;
  /** The opcode byte without bit 7. */
  readonly opcode: number;
  /** The forms that exist: bare, with an immediate, or both. */
  readonly bare?: Form;
  readonly immediate?: Form & { readonly operand: OperandRule };
  readonly flow: Flow;
  readonly category: Category;
  readonly summary: string;
  readonly example: string;
}

export interface Form {
  /** Values that it takes from the stack and puts there. */
  readonly pops: number;
  readonly pushes: number;
  readonly effect: string;
}

export type Category =
  | 'Original'
  | 'Arithmetic'
  | 'Stack'
  | 'Control'
  | 'Synchronisation'
  | 'System';

const form = (pops: number, pushes: number, effect: string): Form => ({ pops, pushes, effect });
const withOperand = (kind: OperandKind, pops: number, pushes: number, effect: string) => ({
  ...form(pops, pushes, effect),
  operand: operandRules[kind],
});

type Rest = Omit<Instruction, 'mnemonic' | 'opcode' | 'category'>;
const row = (category: Category, opcode: number, mnemonic: string, rest: Rest): Instruction => ({
  mnemonic,
  opcode,
  category,
  ...rest,
});
const next = 'next' as const;

/** Two operands from the stack, or one and an immediate. */
const binary = (opcode: number, mnemonic: string, sign: string, summary: string): Instruction =>
  row('Arithmetic', opcode, mnemonic, {
    bare: form(2, 1, `pops b, a; pushes a ${sign} b`),
    immediate: withOperand('value', 1, 1, `top ← top ${sign} imm`),
    flow: next,
    summary,
    example: `PUSH 6\n${mnemonic} 7`,
  });

/** A conditional jump: pops a value and jumps when it passes the test. */
const branch = (opcode: number, mnemonic: string, test: string): Instruction =>
  row('Control', opcode, mnemonic, {
    immediate: withOperand('label', 1, 0, `pops a; jumps to label if a ${test}`),
    flow: 'branch',
    summary: `Takes the top of the stack and jumps to the label if it is ${test}.`,
    example: `LOAD counter\n${mnemonic} done`,
  });

// biome-ignore format: one instruction a paragraph reads better than one property a line.
export const instructions: readonly Instruction[] = [
  row('Original', 0x00, 'NOP', { bare: form(0, 0, 'does nothing'), flow: next,
    summary: 'Does nothing for one tick.', example: 'NOP' }),
  row('Original', 0x01, 'PUSH', { bare: form(0, 1, 'pushes 0'),
    immediate: withOperand('value', 0, 1, 'pushes imm'), flow: next,
    summary: 'Puts a number on top of the stack: 0, or the immediate.', example: 'PUSH 5' }),
  row('Original', 0x02, 'LOAD', { bare: form(0, 1, 'pushes variable 0'),
    immediate: withOperand('variable', 0, 1, 'pushes the variable'), flow: next,
    summary: 'Puts the value of a shared variable on top of the stack.', example: 'LOAD counter' }),
  row('Original', 0x03, 'ADD', { bare: form(2, 1, 'pops b, a; pushes a + b'),
    immediate: withOperand('value', 1, 1, 'top ← top + imm'), flow: next,
    summary: 'Adds two numbers; the sum wraps at 32 bits.', example: 'PUSH 2\nADD 3' }),
  row('Original', 0x04, 'SUB', { bare: form(2, 1, 'pops b, a; pushes a − b'),
    immediate: withOperand('value', 1, 1, 'top ← top − imm'), flow: next,
    summary: 'Subtracts the top from the number below it, or the immediate from the top.',
    example: 'PUSH 5\nSUB 2' }),
  row('Original', 0x05, 'PRINT', { bare: form(1, 0, 'pops a; prints it and a newline'), flow: next,
    summary: 'Takes the top of the stack and prints it in decimal on a line of its own.',
    example: 'PUSH 42\nPRINT' }),
  row('Original', 0x06, 'SLEEP', { bare: form(0, 0, 'leaves the CPU for 1 tick'),
    immediate: withOperand('ticks', 0, 0, 'leaves the CPU for the given ticks'), flow: next,
    summary: 'Leaves the CPU; begun at tick t, the task is ready again at tick t + n.',
    example: 'SLEEP 10' }),
  row('Original', 0x07, 'YIELD', { bare: form(0, 0, 'gives up the rest of the quantum'), flow: next,
    summary: 'Gives up the rest of the quantum; the task stays ready.', example: 'YIELD' }),
  row('Original', 0x08, 'HALT', { bare: form(0, 0, 'ends the task'), flow: 'end',
    summary: 'Ends the task.', example: 'HALT' }),
  row('Original', 0x09, 'WORK', { bare: form(0, 0, 'uses the CPU for 1 tick'),
    immediate: withOperand('work', 0, 0, 'uses the CPU for the given ticks'), flow: next,
    summary: 'Keeps the CPU busy; it can be pre-empted between two ticks.', example: 'WORK 20' }),
  row('Original', 0x0a, 'SETPRIO', { bare: form(1, 0, 'pops a; priority ← a'),
    immediate: withOperand('priority', 0, 0, 'priority ← imm'), flow: next,
    summary: 'Sets the priority of the task (0 to 255, larger is more urgent).',
    example: 'SETPRIO 7' }),

  binary(0x10, 'MUL', '×', 'Multiplies two numbers; the product wraps at 32 bits.'),
  binary(0x11, 'DIV', '÷', 'Divides and rounds toward zero; division by zero is a fault.'),
  binary(0x12, 'MOD', 'mod', 'The remainder of a division; it has the sign of the dividend.'),
  binary(0x13, 'AND', '&', 'Combines two numbers bit by bit: 1 where both have 1.'),
  binary(0x14, 'OR', '|', 'Combines two numbers bit by bit: 1 where either has 1.'),
  binary(0x15, 'XOR', '^', 'Combines two numbers bit by bit: 1 where they differ.'),

  row('Stack', 0x18, 'DUP', { bare: form(1, 2, 'pops a; pushes a, a'), flow: next,
    summary: 'Doubles the top of the stack.', example: 'DUP' }),
  row('Stack', 0x19, 'DROP', { bare: form(1, 0, 'pops a'), flow: next,
    summary: 'Takes the top off the stack.', example: 'DROP' }),
  row('Stack', 0x1a, 'SWAP', { bare: form(2, 2, 'pops b, a; pushes b, a'), flow: next,
    summary: 'Exchanges the two topmost numbers.', example: 'SWAP' }),
  row('Stack', 0x1b, 'OVER', { bare: form(2, 3, 'pops b, a; pushes a, b, a'), flow: next,
    summary: 'Copies the number below the top onto the top.', example: 'OVER' }),
  row('Stack', 0x1c, 'STORE', { immediate: withOperand('variable', 1, 0, 'pops a; variable ← a'),
    flow: next, summary: 'Takes the top of the stack into a shared variable.',
    example: 'PUSH 1\nSTORE counter' }),

  row('Control', 0x20, 'JMP', { immediate: withOperand('label', 0, 0, 'jumps to label'),
    flow: 'jump', summary: 'Goes on at the label.', example: 'JMP loop' }),
  branch(0x21, 'JZ', '= 0'),
  branch(0x22, 'JNZ', '≠ 0'),
  branch(0x23, 'JN', '< 0'),
  branch(0x24, 'JP', '> 0'),
  row('Control', 0x25, 'CALL', { immediate: withOperand('label', 0, 0, 'calls the subroutine'),
    flow: 'call', summary: 'Calls a subroutine; the return address has a stack of its own.',
    example: 'CALL square' }),
  row('Control', 0x26, 'RET', { bare: form(0, 0, 'returns to behind the CALL'), flow: 'return',
    summary: 'Returns from a subroutine; without a CALL before it, it is a fault.',
    example: 'RET' }),

  row('Synchronisation', 0x30, 'LOCK', {
    immediate: withOperand('lock', 0, 0, 'takes the mutex, or blocks until it is free'),
    flow: next, summary: 'Takes a mutex; blocks while another task owns it. Locking a mutex that '
      + 'the task owns already is a fault.', example: 'LOCK door' }),
  row('Synchronisation', 0x31, 'UNLOCK', {
    immediate: withOperand('lock', 0, 0, 'gives the mutex to the first waiter, if any'),
    flow: next, summary: 'Gives a mutex back. Unlocking one that the task does not own is a fault.',
    example: 'UNLOCK door' }),
  row('Synchronisation', 0x32, 'WAIT', {
    immediate: withOperand('semaphore', 0, 0, 'takes one from the semaphore, or blocks'),
    flow: next, summary: 'Takes one from a semaphore; blocks while it is 0.',
    example: 'WAIT items' }),
  row('Synchronisation', 0x33, 'SIGNAL', {
    immediate: withOperand('semaphore', 0, 0, 'adds one to the semaphore'), flow: next,
    summary: 'Adds one to a semaphore, or lets its first waiter go on.',
    example: 'SIGNAL items' }),
  row('Synchronisation', 0x34, 'SEND', {
    immediate: withOperand('channel', 1, 0, 'pops a; sends it, or blocks while the channel is full'),
    flow: next, summary: 'Puts the top of the stack into a channel; blocks while it is full.',
    example: 'PUSH 1\nSEND pipe' }),
  row('Synchronisation', 0x35, 'RECV', {
    immediate: withOperand('channel', 0, 1, 'pushes the oldest value, or blocks while there is none'),
    flow: next, summary: 'Takes the oldest value out of a channel; blocks while it is empty.',
    example: 'RECV pipe\nPRINT' }),

  row('System', 0x38, 'SPAWN', {
    immediate: withOperand('label', 0, 1, 'starts a task at label; pushes its number'),
    flow: next, summary: 'Starts a new task at the label, with the priority of this one and an '
      + 'empty stack, and pushes the number of the new task.', example: 'SPAWN worker' }),
  row('System', 0x39, 'TIME', { bare: form(0, 1, 'pushes the clock in ticks'), flow: next,
    summary: 'Pushes the tick at which it executes.', example: 'TIME\nPRINT' }),
  row('System', 0x3a, 'SELF', { bare: form(0, 1, 'pushes the number of the task'), flow: next,
    summary: 'Pushes the number of the task; the first task is 1.', example: 'SELF' }),
];

const byMnemonic = new Map(instructions.map(instruction => [instruction.mnemonic, instruction]));
const byOpcode = new Map(instructions.map(instruction => [instruction.opcode, instruction]));

/** The instruction of a mnemonic, letter case ignored. */
export function instructionNamed(mnemonic: string): Instruction | undefined {
  return byMnemonic.get(mnemonic) ?? byMnemonic.get(mnemonic.toUpperCase());
}

/** The instruction and form that an opcode byte starts; undefined if it is none. */
export function decodeOpcode(
  byte: number,
): { readonly instruction: Instruction; readonly hasImmediate: boolean } | undefined {
  const instruction = byOpcode.get(byte & ~immediateFlag);
  const hasImmediate = (byte & immediateFlag) !== 0;
  const exists = hasImmediate ? instruction?.immediate : instruction?.bare;
  return instruction && exists ? { instruction, hasImmediate } : undefined;
}
