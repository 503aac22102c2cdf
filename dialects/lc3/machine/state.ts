// The whole state of a machine: processor, memory, devices, calls, and what it has printed.
import { Display } from '#core/machine/display.ts';
import type { DataWatch, Moment } from '#core/machine/machine.ts';
import { OutputLog } from '#core/machine/output-log.ts';
import { AccessMap, border, clean, compiled, patched } from './access-map.ts';
import { CallStack } from './call-stack.ts';
import { Keyboard } from './console.ts';
import type { MachineEvent } from './events.ts';
import {
  deviceStart,
  memorySize,
  pageCount,
  pageShift,
  pageWords,
  registerBase,
  registerCount,
  stackPointer,
  statusBits,
  supervisorStack,
  userMode,
  zero,
} from './memory-map.ts';
import type { Settings } from './settings.ts';
import { StrictRecord } from './strict-record.ts';
import { Timer } from './timer.ts';
import { GeneratedCode } from './wasm/generated-code.ts';

/** What the machine has to know of the operating system in its memory. */
export interface SystemPlaces {
  /** Its routines lie from here on, up to but without the end. */
  readonly start: number;
  readonly end: number;
  /** Where TRAP x25 leads to as long as nobody has put another routine there. */
  readonly halt: number;
  /** The handlers after which nothing goes on. */
  readonly faults: ReadonlySet<number>;
}

/** What a word is: data or nothing, an instruction of a source, or a word of an image. */
export const isData = 0;
export const isInstruction = 1;
export const mayBeInstruction = 2;

/** Stands wherever the interpreter's fast paths must not go: the opcode that does not exist. */
export const attentionWord = 0xd000;

export class State {
  readonly settings: Settings;
  readonly system: SystemPlaces;
  /** Memory, and the registers behind it. The words of devices are not kept here. */
  words: Uint16Array = new Uint16Array(memorySize + registerCount);
  readonly access: AccessMap;
  /** What stands at patched addresses as far as the program knows. */
  readonly patches = new Map<number, number>();
  /** Words at addresses of devices that no device has. */
  deviceWords: Uint16Array = new Uint16Array(memorySize - deviceStart);
  pc = 0;
  /** The condition codes; more or fewer than one after an RTI with such a status. */
  codes = zero;
  isUser = true;
  priority = 0;
  /** The stack pointer of the mode that the processor is not in. */
  otherStack = supervisorStack;
  clockRuns = true;
  isSuspended = false;
  moment: Moment = 0;
  readonly calls = new CallStack();
  readonly keyboard = new Keyboard();
  readonly display = new Display();
  readonly timer = new Timer();
  readonly output = new OutputLog();
  /** Absent unless reads of what was never written are to be found. */
  readonly strict: StrictRecord | undefined;
  /** Why the operating system ended the program. */
  fault: string | undefined;
  /** What happened in the present step, as far as it is wanted; belongs to no moment. */
  readonly events: MachineEvent[] = [];
  /** Which events are wanted; the others are not put into words. */
  wanted: ReadonlySet<string> = new Set();
  data: readonly DataWatch[] = [];
  /** What each word of memory was when it was loaded. */
  wordKinds: Uint8Array = new Uint8Array(memorySize);
  /** True while the access map tells those that are none. */
  marksData = false;
  /** Instructions with a word behind them that is none. */
  borders: readonly number[] = [];
  /** One of them has been overwritten in the present run. */
  bordersChanged = false;
  dataHit: { readonly watch: DataWatch; readonly address: number } | undefined;
  readonly generated = new GeneratedCode(this);
  /** The copy of each page at the last snapshot; absent before the first one. */
  pages: (Uint16Array | undefined)[] = new Array(pageCount).fill(undefined);
  readonly dirtyPages = new Set<number>();

  constructor(settings: Settings, system: SystemPlaces) {
    this.settings = settings;
    this.system = system;
    this.access = new AccessMap(settings.edition === 3 && !settings.ignorePrivilege);
    this.strict = settings.strict ? new StrictRecord() : undefined;
    this.words.fill(attentionWord, deviceStart, memorySize);
    for (let page = 0; page < pageCount; page++) this.dirtyPages.add(page);
  }

  get finished(): boolean {
    return !this.clockRuns;
  }

  /** The map for the mode that the processor is in. */
  get accessNow(): Uint8Array {
    return this.isUser ? this.access.user : this.access.supervisor;
  }

  get status(): number {
    return (this.isUser ? userMode : 0) | (this.priority << 8) | this.codes;
  }

  /** Sets the status register; where the mode changes, so does the stack. */
  setStatus(word: number): void {
    const status = word & statusBits;
    this.setMode((status & userMode) !== 0);
    this.priority = (status >> 8) & 7;
    this.codes = status & 7;
  }

  setMode(isUser: boolean): void {
    if (isUser === this.isUser) return;
    const stack = this.words[stackPointer]!;
    this.words[stackPointer] = this.otherStack;
    this.otherStack = stack;
    this.isUser = isUser;
    this.strict?.swapStacks();
  }

  /** True while a routine of the operating system runs. */
  get isInSystem(): boolean {
    return this.pc >= this.system.start && this.pc < this.system.end;
  }

  register(number: number): number {
    return this.words[registerBase + number]!;
  }

  /** A word of memory as the program has left it; devices have theirs (devices.ts). */
  peek(address: number): number {
    if (address >= deviceStart) return this.deviceWords[address - deviceStart]!;
    const isPatched = (this.access.supervisor[address]! & patched) !== 0;
    return isPatched ? this.patches.get(address)! : this.words[address]!;
  }

  /** Changes a word of memory with no regard to devices, modes and watches. */
  poke(address: number, word: number): void {
    if (address >= deviceStart) {
      this.deviceWords[address - deviceStart] = word;
      return;
    }
    const page = address >> pageShift;
    if (!this.dirtyPages.has(page)) this.markDirty(page);
    this.strict?.wrote(address);
    const bits = this.access.supervisor[address]!;
    if ((bits & border) !== 0) this.bordersChanged = true;
    if ((bits & compiled) !== 0) this.generated.wordChanged(address);
    if (this.patches.has(address)) this.patches.set(address, word);
    else this.words[address] = word;
  }

  markDirty(page: number): void {
    this.dirtyPages.add(page);
    this.access.clearPage(page, clean);
  }

  putPage(page: number, words: Uint16Array): void {
    this.generated.pageChanges(page, words);
    this.words.set(words, page << pageShift);
  }

  /** The page as the program knows it. Only to be asked while nothing is patched. */
  copyPage(page: number): Uint16Array {
    const start = page << pageShift;
    return this.words.slice(start, start + pageWords);
  }
}
