// File descriptors, the open files behind them, and pipes.

/** A number that a program has for an open file. */
export interface Descriptor {
  readonly description: number;
  readonly closesOnExec: boolean;
}

/** An open file: descriptors that dup has made share it, its position too. */
export type Description = {
  /** Of open: O_APPEND, O_NONBLOCK and how it may be used. */
  readonly flags: number;
} & (
  | { readonly kind: 'console'; readonly output: 1 | 2; readonly isTerminal: boolean }
  | { readonly kind: 'file'; readonly node: number; readonly offset: number }
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly offset: number;
      readonly names: readonly string[];
    }
  | { readonly kind: 'pipe'; readonly pipe: number; readonly end: 'read' | 'write' }
  | { readonly kind: 'device'; readonly device: 'null' | 'zero' | 'full' | 'random' }
);

export interface Pipe {
  /** Written and not read yet. */
  readonly bytes: Uint8Array;
}

export const descriptorsMax = 1024;
export const pipeSize = 65_536;

/** Numbers of open's flags on x86. */
export const openFlag = {
  writeOnly: 1,
  readWrite: 2,
  accessMask: 3,
  create: 0o100,
  exclusive: 0o200,
  truncate: 0o1000,
  append: 0o2000,
  nonBlocking: 0o4000,
  directory: 0o200000,
  closesOnExec: 0o2000000,
  temporary: 0o20200000,
} as const;

export function isReadable({ flags }: Description): boolean {
  return (flags & openFlag.accessMask) !== openFlag.writeOnly;
}

export function isWritable({ flags }: Description): boolean {
  return (flags & openFlag.accessMask) !== 0;
}

/** Whether standard input, output and error are a terminal; if not, each is a pipe. */
export type Terminals = readonly [boolean, boolean, boolean];

/** Input, output or error. */
export function standardFile(terminals: Terminals, number: 0 | 1 | 2): Description {
  const isTerminal = terminals[number];
  const ofPipe = number === 0 ? 0 : openFlag.writeOnly;
  const flags = isTerminal ? openFlag.readWrite : ofPipe;
  return { kind: 'console', output: number === 2 ? 2 : 1, isTerminal, flags };
}

/** Input, output and error, all three the console. */
export function standardDescriptors(terminals: Terminals) {
  const plain = (description: number): Descriptor => ({ description, closesOnExec: false });
  const numbers = [0, 1, 2] as const;
  return {
    descriptors: new Map(numbers.map(number => [number, plain(number)])),
    descriptions: new Map(numbers.map(number => [number, standardFile(terminals, number)])),
    nextDescription: 3,
  };
}
