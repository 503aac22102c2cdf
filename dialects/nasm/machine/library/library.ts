// The C library of a program: functions of the host at addresses of their own, a few that are
// programs, and variables.
import { largest } from '#core/lists.ts';
import type { CFunction } from '../../knowledge/libc.ts';
import {
  type Guest,
  MemoryFault,
  ProgramExit,
  pageSize,
  protection,
  WaitForInput,
} from '../guest.ts';
import {
  type ExecutableImage,
  type ImageSegment,
  type ImageSymbol,
  roundUp,
} from '../linking/executable-image.ts';
import { type LinkLibrary, type LinkOptions, linkObjects } from '../linking/linker.ts';
import type { ObjectBytes } from '../linking/object-file.ts';
import { SystemError } from '../system/file-tree.ts';
import { randomBytes } from '../system/open-files.ts';
import type { LinuxProcess } from '../system/process.ts';
import { killedBy } from '../system/signal-calls.ts';
import { signalNumber } from '../system/signal-state.ts';
import { callArguments } from './arguments.ts';
import { checkStack, isOfKernel } from './call-conditions.ts';
import { changeRegisters } from './changed-registers.ts';
import { characterTables } from './character-functions.ts';
import { DivisionError } from './conversion-functions.ts';
import {
  bitsOfDouble,
  bitsOfSingle,
  doubleOf,
  extendedOf,
  type FloatValue,
  floatOfDouble,
} from './float-value.ts';
import { type HostFunction, hostFunctions } from './function-table.ts';
import { type ArgumentValue, explainFault, isPointer, LibraryCall } from './library-call.ts';
import {
  codeBase,
  dataBase,
  libraryBase,
  libraryEnd,
  libraryVariables,
  slotSize,
  streamAddress,
  variableAddress,
} from './memory-layout.ts';
import type { FloatFormat } from './number-syntax.ts';
import { ownObject } from './own-objects.ts';
import { restorerNames, startText32, startText64 } from './own-programs.ts';
import { programText32 } from './programs-32.ts';
import { programText64 } from './programs-64.ts';
import { showQuestion } from './stream-access.ts';
import { messageTexts } from './string-functions.ts';
import { threadText32, threadText64 } from './threads.ts';
import { argumentsText, resultText } from './trace-text.ts';

const returnInstruction = 0xc3;
/** What exit asks of the host, which no program has called. */
const internalName = '__take_exit_function';

/** The functions that are programs, linked to their place. */
function ownPrograms(bits: 32 | 64, slots: LinkLibrary): ExecutableImage {
  const texts = bits === 64 ? [programText64, threadText64] : [programText32, threadText32];
  const objects = texts.map((text, index) => ownObject(`libc${index || ''}`, text, bits));
  return linkObjects(objects, {
    isLibrary: true,
    base: codeBase,
    library: slots,
  });
}

const programs: { 32?: ExecutableImage; 64?: ExecutableImage } = {};

/** An object for dlopen. */
export interface FoundObject extends ObjectBytes {
  /** Where it belongs, if that is free: the first address and the bytes that it takes. */
  readonly place?: { readonly base: number; readonly size: number };
}

export class Library {
  readonly bits: 32 | 64;
  readonly #functions: readonly HostFunction[] = hostFunctions();
  readonly #addresses = new Map<string, number>();
  /** What dlopen finds before it looks into the program's files; absent where there is nothing. */
  findObject: ((path: string) => FoundObject | undefined) | undefined;
  /** Of the program that it serves, for dlsym. */
  programSymbols: readonly ImageSymbol[] = [];

  constructor(bits: 32 | 64) {
    this.bits = bits;
    for (const [name, { address }] of libraryVariables(bits)) {
      if (!name.startsWith('.')) this.#addresses.set(name, address);
    }
    this.#functions.forEach(({ declaration }, index) => {
      this.#addresses.set(declaration.name, libraryBase + index * slotSize);
    });
  }

  /** Assembled when the first name is asked for that no function of the host has. */
  get #programs(): ExecutableImage {
    const slots = this.#linkLibrary(name => this.#addresses.get(name));
    programs[this.bits] ??= ownPrograms(this.bits, slots);
    return programs[this.bits]!;
  }

  #find(name: string): number | undefined {
    const own = ({ name: each, isGlobal }: ImageSymbol) => isGlobal && each === name;
    return this.#addresses.get(name) ?? this.#programs.symbols.find(own)?.address;
  }

  *#names(): Iterator<string> {
    yield* this.#addresses.keys();
    for (const { name, isGlobal } of this.#programs.symbols) if (isGlobal) yield name;
  }

  #linkLibrary(find: LinkLibrary['find']): LinkLibrary {
    return {
      find,
      names: { [Symbol.iterator]: () => this.#names() },
      startObject: bits => ownObject('start', bits === 64 ? startText64 : startText32, bits),
    };
  }

  /** For the linker. */
  get link(): LinkLibrary {
    return this.#linkLibrary(name => this.#find(name));
  }

  /** Functions of the host lie from `start` on, one every 16 bytes. */
  get slots(): { readonly start: number; readonly end: number } {
    return { start: libraryBase, end: libraryBase + this.#functions.length * slotSize };
  }

  /** The code that handlers of signals return to, by whether they are told facts. */
  restorer(hasFacts: boolean): number {
    const [told, plain = told] = restorerNames[this.bits];
    return this.#find(hasFacts ? told : plain)!;
  }

  /** What lies in memory beside the program. */
  segments(): readonly ImageSegment[] {
    const { start, end } = this.slots;
    const bytes = new Uint8Array(end - start).fill(0xcc);
    for (let at = 0; at < bytes.length; at += slotSize) bytes[at] = returnInstruction;
    const readExecute = protection.read | protection.execute;
    return [
      { address: start, bytes, size: bytes.length, protection: readExecute, name: 'libc' },
      ...this.#programs.segments
        .filter(({ name }) => name === '.text')
        .map(segment => ({ ...segment, name: 'libc' })),
      {
        address: dataBase,
        bytes: this.#firstData(),
        size: libraryEnd - dataBase,
        protection: protection.read | protection.write,
        name: 'libc data',
      },
    ];
  }

  /** Tables and messages that programs read; everything else begins as zeros. */
  #firstData(): Uint8Array {
    const tables = new Map([...characterTables(), ['.messages', messageTexts()]]);
    const addressOf = (name: string) => variableAddress(this.bits, name) - dataBase;
    const ends = [...tables].map(([name, table]) => addressOf(name) + table.length);
    const bytes = new Uint8Array(largest(ends, 0));
    for (const [name, table] of tables) bytes.set(table, addressOf(name));
    return bytes;
  }

  /** Names of the library for people: its programs, and what the program asks for. */
  symbols(imports: ExecutableImage['imports']): readonly ImageSymbol[] {
    const asked = imports.map(({ name, address }): ImageSymbol => {
      const variable = libraryVariables(this.bits).get(name);
      const kind = variable ? 'data' : 'code';
      const size = variable?.size ?? slotSize;
      return { name, address, size, kind, object: 'libc', isGlobal: true };
    });
    const names = new Set(asked.map(({ name }) => name));
    const own = this.#programs.symbols
      .filter(({ name, isGlobal }) => isGlobal && !names.has(name))
      .map(symbol => ({ ...symbol, object: 'libc' }));
    return [...asked, ...own];
  }

  /**
   * Gives the library's variables their first values and the first thread its block, once the
   * stack is laid out and `stackPointer` leads to argc.
   */
  start(process: LinuxProcess, guest: Guest, image: ExecutableImage, stack: number): void {
    const native = this.bits / 8;
    const put = (name: string, size: number, value: number) =>
      guest.writeNumber(variableAddress(this.bits, name), size, BigInt(value));
    ['stdin', 'stdout', 'stderr'].forEach((name, number) => {
      put(name, native, streamAddress(this.bits, number));
    });
    const words = Number(guest.readNumber(stack, native));
    put('environ', native, stack + (words + 2) * native);
    const name = Number(guest.readNumber(stack + native, native));
    const path = words > 0 ? guest.readString(name, 4096) : new Uint8Array();
    put('program_invocation_name', native, name);
    put('program_invocation_short_name', native, name + path.lastIndexOf(0x2f) + 1);
    put('optind', 4, 1);
    put('opterr', 4, 1);
    this.programSymbols = image.symbols;
    this.#startThread(process, guest, image);
  }

  /** Copies the template of thread-local variables; fs (gs on i386) leads to its end. */
  #startThread(process: LinuxProcess, guest: Guest, { threads }: ExecutableImage): void {
    const native = this.bits / 8;
    const room = threads ? roundUp(threads.size, Math.max(threads.alignment, 64)) : 0;
    const size = roundUp(room + pageSize, pageSize);
    const top = this.bits === 64 ? 0x7ffff7fff000 : 0xf7ffd000;
    const start = guest.memory.findFree(size, top, true) ?? top - size;
    guest.memory.map(start, start + size, protection.read | protection.write, 'thread');
    const pointer = start + room;
    if (threads) {
      const target = pointer - roundUp(threads.size, Math.max(threads.alignment, 1));
      guest.write(target, guest.read(threads.address, threads.fileSize).slice());
    }
    guest.writeNumber(pointer, native, BigInt(pointer));
    guest.writeNumber(pointer + native * 2, native, BigInt(pointer));
    const guard = randomBytes(process, native);
    guard[0] = 0;
    guest.write(pointer + (this.bits === 64 ? 0x28 : 0x14), guard);
    guest.setSegmentBase(this.bits === 64 ? 'fs' : 'gs', pointer);
  }

  /**
   * Does function number `index`, at whose first instruction the registers stand; the return is
   * left to the caller. Throws WaitForInput before anything is changed, ProgramExit, and
   * MemoryFault with the name of the argument in its message.
   */
  call(index: number, guest: Guest, process: LinuxProcess): void {
    process.moment = guest.moment;
    const { declaration, perform } = this.#functions[index]!;
    const call = new LibraryCall(this, guest, process, declaration, callArguments(guest));
    const trace = declaration.name === internalName ? undefined : process.host.trace;
    const words = trace ? argumentsText(call) : '';
    const before = process.save();
    let result: ArgumentValue | undefined;
    try {
      result = this.#perform(call, perform);
    } catch (error) {
      if (!(error instanceof WaitForInput)) {
        trace?.({ kind: 'library', name: declaration.name, arguments: words, result: '?' });
      }
      const { printed } = process.state;
      if (error instanceof WaitForInput || error instanceof MemoryFault) process.restore(before);
      if (error instanceof WaitForInput) showQuestion(call, printed);
      // What no array can hold is more than the machine has.
      if (error instanceof RangeError) throw new ProgramExit(137, tooMuch(declaration.name));
      if (error instanceof DivisionError) throw killedBy(signalNumber['SIGFPE']!);
      throw error instanceof MemoryFault ? explainFault(error, call) : error;
    }
    if (result !== undefined) setResult(guest, declaration, result);
    changeRegisters(call);
    trace?.({
      kind: 'library',
      name: declaration.name,
      arguments: words,
      result: resultText(guest, declaration, result),
    });
  }

  /** `printf("%d", 5)`: the call of a function that comes next; undefined for other addresses. */
  describe(
    address: number,
    guest: Guest,
    process: LinuxProcess,
    isCall: boolean,
  ): string | undefined {
    const index = (address - libraryBase) / slotSize;
    const declaration = this.#functions[index]?.declaration;
    if (!declaration) return undefined;
    const show = () => {
      const reader = callArguments(guest, !isCall);
      const call = new LibraryCall(this, guest, process, declaration, reader);
      return `${declaration.name}(${argumentsText(call, !isCall)})`;
    };
    try {
      return show();
    } catch (error) {
      // Arguments on a stack that is not there.
      if (error instanceof MemoryFault) return `${declaration.name}(…)`;
      throw error;
    }
  }

  #perform(call: LibraryCall, perform: HostFunction['perform']): ArgumentValue | undefined {
    checkStack(call);
    const before = call.process.save();
    try {
      return perform(call);
    } catch (error) {
      if (error instanceof MemoryFault && isOfKernel(call)) {
        call.process.restore(before);
        call.errno = new SystemError('EFAULT').number;
      } else if (error instanceof SystemError) call.errno = error.number;
      else throw error;
      const { result } = call.declaration;
      return result === 'void' ? undefined : failureOf(call.declaration);
    }
  }

  /** Writes a number of a floating-point type, rounded to it. */
  writeFloat(
    { guest }: LibraryCall,
    address: number,
    value: number | FloatValue,
    format: FloatFormat,
  ): void {
    const float = typeof value === 'number' ? floatOfDouble(value) : value;
    if (format === 'double') guest.writeNumber(address, 8, bitsOfDouble(doubleOf(float)));
    else if (format === 'single') {
      guest.writeNumber(address, 4, BigInt(bitsOfSingle(doubleOf(float))));
    } else {
      const [mantissa, signAndPower] = extendedOf(float);
      guest.writeNumber(address, 8, mantissa);
      guest.writeNumber(address + 8, 2, BigInt(signAndPower));
    }
  }
}

function tooMuch(name: string): string {
  return `${name} was to work on more memory at once than the emulator has`;
}

/** What a function gives that has failed: null, or -1; sizes are counts, of which none is left. */
function failureOf({ result }: CFunction): number {
  return isPointer(result) || result === 'size_t' ? 0 : -1;
}

function setResult(guest: Guest, { result }: CFunction, value: ArgumentValue): void {
  const number = () => (typeof value === 'object' ? doubleOf(value) : Number(value));
  const integer = () => BigInt(value as number | bigint);
  switch (result) {
    case 'void':
      return;
    case 'double':
      if (guest.bits === 64) guest.setVector(0, bitsOfDouble(number()));
      else guest.pushFloat(number());
      return;
    case 'float':
      if (guest.bits === 64) guest.setVector(0, BigInt(bitsOfSingle(number())));
      else guest.pushFloat(Math.fround(number()));
      return;
    case 'long double':
      guest.pushExtended(
        ...extendedOf(typeof value === 'object' ? value : floatOfDouble(number())),
      );
      return;
    case 'long long':
      if (guest.bits === 32) guest.setGeneral(2, BigInt.asUintN(32, integer() >> 32n));
      break;
    case 'int':
    case 'unsigned':
    case 'char':
      guest.setGeneral(0, BigInt.asUintN(32, integer()));
      return;
    default:
      break;
  }
  guest.setGeneral(0, BigInt.asUintN(guest.bits, integer()));
}

/** The program that objects make together with the library, and the library if they need it. */
export function linkWithLibrary(
  files: readonly ObjectBytes[],
  options: LinkOptions = {},
): { readonly image: ExecutableImage; readonly library: Library | undefined } {
  const library = new Library(files[0]?.bytes[4] === 1 ? 32 : 64);
  const image = linkObjects(files, { ...options, library: library.link });
  if (image.imports.length === 0) return { image, library: undefined };
  const segments = [...library.segments(), ...image.segments];
  const symbols = [...image.symbols, ...library.symbols(image.imports)];
  library.programSymbols = image.symbols;
  return { image: { ...image, segments, symbols }, library };
}

let provided: LinkLibrary | undefined;

/** Whether a program for x86-64 may import the name without defining it. */
export function isProvided(name: string): boolean {
  provided ??= new Library(64).link;
  return provided.find(name) !== undefined;
}
