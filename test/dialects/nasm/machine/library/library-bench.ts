// Calls functions of the library in a machine that executes nothing, by the System V ABI.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Folder, memoryFolder } from '#core/machine/folder.ts';
import {
  bitsOfDouble,
  bitsOfSingle,
  doubleOfBits,
  singleOfBits,
} from '#dialects/nasm/machine/library/float-value.ts';
import { Library } from '#dialects/nasm/machine/library/library.ts';
import { binaryBytes, binaryText } from '#dialects/nasm/machine/library/library-call.ts';
import { libraryBase, slotSize } from '#dialects/nasm/machine/library/memory-layout.ts';
import { LinuxProcess } from '#dialects/nasm/machine/system/process.ts';
import { FakeGuest } from '../fake-guest.ts';

/** An argument: an integer or address, or a number of a floating-point type. */
export type Argument =
  | number
  | bigint
  | { readonly double: number }
  | { readonly single: number }
  | { readonly mantissa: bigint; readonly power: number };

/** Where tests put what they like. */
export const work = 0x10000;
const workEnd = 0x200000;
/** Of the return address: arguments begin at a multiple of 16. */
const stackTop = 0x6fef8;
const integerRegisters = [7, 6, 2, 1, 8, 9];

export class LibraryBench {
  readonly guest: FakeGuest;
  readonly process: LinuxProcess;
  readonly library: Library;
  readonly printed: string[] = [];
  readonly traced: string[] = [];
  #free = 0x80000;

  constructor(bits: 32 | 64 = 64, files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.guest = new FakeGuest(bits);
    this.guest.memory.map(work, workEnd, 3, 'work');
    const folder: Folder = memoryFolder(files);
    this.process = new LinuxProcess(
      {
        arguments: ['./program'],
        environment: ['HOME=/home', 'LANG=C'],
        startTime: 1_700_000_000,
        seed: 1,
        folder,
        terminals: [false, false, false],
      },
      {
        print: (_, bytes) => this.printed.push(binaryText(bytes)),
        trace: ({ name, arguments: words, result }) =>
          this.traced.push(`${name}(${words}) = ${result}`),
      },
    );
    this.process.update({ heapStart: 0x1000000, heapEnd: 0x1000000 });
    this.library = new Library(bits);
    for (const { address, size, name, bytes } of this.library.segments()) {
      const end = Math.ceil((address + size) / 4096) * 4096;
      this.guest.memory.map(address, end, 3, name);
      this.guest.write(address, bytes);
    }
    const stack = work + 0x8000;
    const words = [1, this.text('./program'), 0, this.text('HOME=/home'), this.text('LANG=C'), 0];
    words.forEach((word, index) => {
      this.guest.writeNumber(stack + (index * bits) / 8, bits / 8, BigInt(word));
    });
    const image = {
      bits,
      entry: 0,
      segments: [],
      symbols: [],
      placed: [],
      imports: [],
      threads: undefined,
      headers: undefined,
      bias: 0,
      hasExecutableStack: false,
      warnings: [],
    } as const;
    this.library.start(this.process, this.guest, image, stack);
  }

  /** Puts a string into memory and gives its address. */
  text(text: string): number {
    const address = this.#free;
    this.guest.write(address, binaryBytes(`${text}\0`));
    this.#free += Math.ceil((text.length + 1) / 16) * 16;
    if (this.#free > workEnd - 0x20000) this.#free = 0x80000;
    return address;
  }

  read(address: number): string {
    return binaryText(this.guest.readString(address, 1 << 20));
  }

  number(address: number, size: 1 | 2 | 4 | 8 = 4): number {
    return Number(BigInt.asIntN(size * 8, this.guest.readNumber(address, size)));
  }

  #pass(values: readonly Argument[]): void {
    const { guest } = this;
    const isWide = guest.bits === 64;
    let [integers, vectors, stack] = [0, 0, stackTop + (isWide ? 8 : 4)];
    guest.setGeneral(4, BigInt(stackTop));
    const push = (value: bigint, size: number) => {
      guest.writeNumber(stack, size, BigInt.asUintN(size * 8, value));
      stack += size;
    };
    for (const value of values) {
      if (typeof value === 'object' && 'mantissa' in value) {
        if (isWide) stack = Math.ceil(stack / 16) * 16;
        guest.writeNumber(stack, 8, value.mantissa);
        guest.writeNumber(stack + 8, 4, BigInt(value.power));
        stack += isWide ? 16 : 12;
      } else if (typeof value === 'object') {
        const bits = 'double' in value ? bitsOfDouble(value.double) : bitsOfSingle(value.single);
        if (isWide && vectors < 8) guest.setVector(vectors++, BigInt(bits));
        else push(BigInt(bits), isWide || 'double' in value ? 8 : 4);
      } else if (isWide) {
        const word = BigInt.asUintN(64, BigInt(value));
        const register = integerRegisters[integers++];
        if (register === undefined) push(word, 8);
        else guest.setGeneral(register, word);
      } else {
        // Numbers are ints and pointers, bigints long longs.
        push(BigInt(value), typeof value === 'bigint' ? 8 : 4);
      }
    }
  }

  /** Calls by name: strings go into memory. What the function leaves is read by the others. */
  call(name: string, ...given: readonly (Argument | string)[]): number {
    this.#pass(given.map(value => (typeof value === 'string' ? this.text(value) : value)));
    const address = this.library.link.find(name);
    if (address === undefined) throw new Error(`the library has no ${name}`);
    this.library.call((address - libraryBase) / slotSize, this.guest, this.process);
    return Number(BigInt.asIntN(32, this.guest.general(0)));
  }

  /** The whole register of the result. */
  get long(): bigint {
    return BigInt.asIntN(this.guest.bits, this.guest.general(0));
  }

  get pointer(): number {
    return Number(this.guest.general(0));
  }

  get double(): number {
    return this.guest.bits === 64 ? doubleOfBits(this.guest.vector(0)) : this.guest.floats.pop()!;
  }

  get single(): number {
    return singleOfBits(Number(BigInt.asUintN(32, this.guest.vector(0))));
  }

  get errno(): number {
    const before = this.guest.general(0);
    this.call('__errno_location');
    const value = this.number(this.pointer);
    this.guest.setGeneral(0, before);
    return value;
  }
}

/** What the C library of the machine that recorded has made of the cases of `tools/libc`. */
export function recordedCases<Row extends readonly unknown[]>(name: string): readonly Row[] {
  const path = join(dirname(fileURLToPath(import.meta.url)), `${name}.recorded`);
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map(line => JSON.parse(line) as Row);
}
