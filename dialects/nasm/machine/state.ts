// A program under way: the processor, its memory, what surrounds it, and how far it has come.
import { Display } from '#core/machine/display.ts';
import type { DataWatch, Executions, Moment } from '#core/machine/machine.ts';
import { OutputLog } from '#core/machine/output-log.ts';
import { decode } from '../decoder/decode.ts';
import { VirtualMemory } from './address-space.ts';
import { Regions } from './compiled/regions.ts';
import type { Environment, ProcessorException } from './environment.ts';
import { ExecutionTable } from './execution-table.ts';
import type { FlagChecks } from './flag-checks.ts';
import { MemoryFault, pageSize } from './guest.ts';
import { GuestView } from './guest-view.ts';
import { peekBytes, readBytes } from './memory-access.ts';
import type { MemoryChecks } from './memory-checks.ts';
import * as layout from './processor/layout.ts';
import { Processor, type ProcessorHost, segmentNumber } from './processor.ts';
import { beginsPair, shortcutOf, shortcutOfBoth } from './shortcuts.ts';
import { targetOf, translate, writeRecord } from './translation.ts';

/** Thrown out of the processor by what ends an instruction in its middle. */
export class Interruption extends Error {
  readonly exception: ProcessorException;

  constructor(exception: ProcessorException) {
    super(`exception ${exception.vector}`);
    this.exception = exception;
  }
}

/** Thrown before an access that a data breakpoint wants to know of. */
export class WatchedAccess extends Error {
  readonly watch: DataWatch;

  constructor(watch: DataWatch) {
    super('watched');
    this.watch = watch;
  }
}

/** Thrown before an access that is a mistake which somebody wants to know of. */
export class MistakenAccess extends Error {
  readonly event: string;
  readonly text: string;

  constructor(event: string, text: string) {
    super(text);
    this.event = event;
    this.text = text;
  }
}

/** Thrown where an instruction is none that this machine can execute. */
export class MissingInstruction extends Error {}

/** Thrown where all records were given out: the run goes on without any. */
export class RecordsFull extends Error {}

const longestInstruction = 15;
const accumulator = 0;
const stackPointer = 4;
/** Bytes between the functions of the library. */
const librarySlot = 16;

const segmentSize = 0x1_0000;

/** Behind the last byte of a 16-bit segment comes its first; an instruction over its end is #GP. */
function behindInSegment(end: number, base: number): number {
  if (end - base > segmentSize) throw new Interruption({ vector: 13 });
  return end - base === segmentSize ? base : end;
}

export interface Ending {
  /** What the process returns to who started it; 128 and the signal's number after a signal. */
  readonly status: number;
  /** A sentence for people. */
  readonly text: string;
  readonly isFault: boolean;
}

export class X86State implements ProcessorHost {
  readonly processor: Processor;
  readonly memory: VirtualMemory;
  readonly guest: GuestView;
  readonly environment: Environment;
  readonly output: OutputLog;
  readonly display = new Display();
  readonly regions: Regions;
  /** Where the run that is under way began. */
  started: Moment = 0;
  /** Instructions that it may execute. */
  budget = 0;
  ending: Ending | undefined;
  isSuspended = false;
  breakpoints: ReadonlySet<number> = new Set();
  watches: readonly DataWatch[] = [];
  /** While an instruction is executed whose accesses are known already. */
  isWatching = false;
  /** Events that stop the run, and those that came up in the call under way. */
  wanted: ReadonlySet<string> = new Set();
  readonly happenings: { event: string; text: string }[] = [];
  /** Looks at accesses from when somebody first wants to know of mistakes. */
  checks: MemoryChecks | undefined;
  /** Looks at every instruction while somebody wants to know of undefined flags. */
  flagChecks: FlagChecks | undefined;
  /** Whether bytes belong to an instruction of a source; set by who knows the program. */
  isInstruction: (address: number, bytes: number) => boolean = () => false;
  /** Where a run counts what it executes. */
  executions: Executions | undefined;
  readonly executionTable: ExecutionTable;
  /** A watch that a call of the system or of the library has hit. */
  hostHit: DataWatch | undefined;
  /** Pages as they were saved last, by address; never changed in place. */
  saved: ReadonlyMap<number, Uint8Array> = new Map();

  constructor(environment: (state: X86State) => Environment) {
    this.output = new OutputLog();
    this.processor = new Processor(this);
    this.memory = new VirtualMemory(this.processor);
    this.guest = new GuestView(this);
    this.regions = new Regions(this);
    this.executionTable = new ExecutionTable(this.processor);
    this.environment = environment(this);
  }

  /** Instructions executed since the start. */
  get moment(): Moment {
    if (this.budget === 0) return this.started;
    return this.started + this.budget - this.left;
  }

  /** True for programs whose segments do not all begin at 0. */
  get isSegmented(): boolean {
    return this.processor.mode === 16;
  }

  get left(): number {
    return this.processor.view.getInt32(layout.instructionsLeft, true);
  }

  get depth(): number {
    return this.processor.view.getUint32(layout.depth, true);
  }

  /** The address of the instruction that is being executed. */
  get currentAddress(): number {
    const record = this.processor.view.getUint32(layout.currentRecord, true);
    return Number(this.processor.view.getBigInt64(record + layout.recordAddress, true));
  }

  decode(record: number): void {
    const address = Number(this.processor.view.getBigInt64(record + layout.recordAddress, true));
    this.flagChecks?.forget(address);
    const { start, end } = this.environment.library;
    if (address >= start && address < end) this.#decodeLibrary(record, address);
    else this.#decodeInstruction(record, address);
    if (!this.breakpoints.has(address)) return;
    const { view } = this.processor;
    view.setUint32(record + layout.coveredHandler, view.getUint32(record, true), true);
    view.setUint16(record + layout.shortcut, 0, true);
    view.setUint32(record, this.processor.handlerNamed('breakpoint')!, true);
  }

  #decodeLibrary(record: number, address: number): void {
    const { view } = this.processor;
    const index = (address - this.environment.library.start) / librarySlot;
    view.setBigInt64(record + layout.immediate, BigInt(Math.floor(index)), true);
    const name = this.processor.mode === 16 ? 'service' : 'library';
    view.setUint32(record, this.processor.handlerNamed(name)!, true);
  }

  #decodeInstruction(record: number, address: number): void {
    const bytes = this.#fetch(address);
    const { call, mode } = this.processor;
    const instruction = decode(bytes, 0, mode);
    if (!instruction) {
      if (bytes.length < longestInstruction) this.#faultBehind(address + bytes.length);
      throw new Interruption({ vector: 6 });
    }
    const end = address + instruction.length;
    const translation = translate(instruction);
    const base = mode === 16 ? this.processor.segmentBase(segmentNumber.cs) : 0;
    const following = call.recordFor(mode === 16 ? behindInSegment(end, base) : end);
    const target = targetOf(instruction, end, base);
    const targetRecord = target === undefined ? 0 : call.recordFor(target);
    call.markCode(address);
    if (Math.floor(address / pageSize) !== Math.floor((end - 1) / pageSize)) call.markCode(end - 1);
    const name = translation.handlers.find(each => this.processor.handlerNamed(each) !== undefined);
    const { view } = this.processor;
    writeRecord(view, record, translation, address, this.isSegmented);
    view.setUint32(record + layout.nextRecord, following, true);
    view.setUint32(record + layout.targetRecord, targetRecord, true);
    view.setUint32(record, this.processor.handlerNamed(name ?? 'missing')!, true);
    view.setUint16(record + layout.shortcut, shortcutOf.get(name ?? '') ?? 0, true);
    if (mode === 64 && name !== undefined) this.#pair(record, name, bytes, instruction.length, end);
  }

  /**
   * Joins an instruction with the one behind it. The record reaches over both, so that whoever
   * changes one of them makes it forget.
   */
  #pair(record: number, name: string, bytes: Uint8Array, at: number, address: number): void {
    if (!beginsPair.has(name) || this.breakpoints.has(address)) return;
    const behind = decode(bytes, at, 64);
    const second = behind && translate(behind).handlers[0];
    const shortcut = second === undefined ? 0 : shortcutOfBoth(name, second);
    if (!behind || shortcut === 0) return;
    const following = this.processor.call.recordFor(address);
    const undecoded = this.processor.handlerNamed('undecoded');
    if (this.processor.view.getUint32(following, true) === undecoded) this.decode(following);
    const { view } = this.processor;
    view.setUint16(record + layout.shortcut, shortcut, true);
    view.setUint8(record + layout.instructionLength, at + behind.length);
  }

  /** Up to fifteen bytes that may be executed; fewer before a page that is not there. */
  #fetch(address: number): Uint8Array {
    try {
      return readBytes(
        this.processor,
        this.memory,
        address,
        longestInstruction,
        layout.pageExecute,
      );
    } catch (error) {
      if (!(error instanceof Interruption) || !error.exception.fault) throw error;
      const present = error.exception.fault.address - address;
      if (present <= 0) throw error;
      return readBytes(this.processor, this.memory, address, present, layout.pageExecute);
    }
  }

  /** The bytes of the instruction that comes, as far as they are there. */
  nextBytes(count: number): Uint8Array {
    return peekBytes(this.processor, this.memory, this.processor.instructionPointer, count);
  }

  #faultBehind(address: number): void {
    readBytes(this.processor, this.memory, address, 1, layout.pageExecute);
  }

  pageFault(address: number, access: number): void {
    try {
      this.memory.touch(address, access);
    } catch (error) {
      if (!(error instanceof MemoryFault)) throw error;
      throw new Interruption({ vector: 14, fault: error });
    }
  }

  /** Looks at accesses to the pages of watches, and to those that checks are about. */
  watchPages(): void {
    const pages = new Set<number>(this.checks?.pages());
    for (const { target } of this.watches) {
      if (target.kind !== 'memory') continue;
      const first = Math.floor(target.address / pageSize);
      const last = Math.floor((target.address + Math.max(1, target.length) - 1) / pageSize);
      for (let page = first; page <= last; page++) pages.add(page * pageSize);
    }
    this.memory.watch(pages);
  }

  /** The watch that an access meets; undefined for none. */
  watchHit(address: number, bytes: number, access: 'read' | 'write'): DataWatch | undefined {
    return this.watches.find(({ target, access: wanted }) => {
      if (target.kind !== 'memory' || (wanted !== access && wanted !== 'readWrite')) return false;
      return address < target.address + target.length && target.address < address + bytes;
    });
  }

  watchedAccess(address: number, bytes: number, access: number): void {
    const isRead = access === layout.pageRead;
    const hit = this.isWatching && this.watchHit(address, bytes, isRead ? 'read' : 'write');
    if (hit) throw new WatchedAccess(hit);
    const mistake = this.isWatching && this.checks?.mistake(address, bytes, access);
    if (mistake) {
      // The instruction is not behind itself yet, so that it can be described.
      this.processor.instructionPointer = this.currentAddress;
      const place = `0x${BigInt.asUintN(64, BigInt(address)).toString(16)}`;
      const where = `${place}${this.describeAddress(address)}`;
      const text = `${this.describe()} ${mistake.verb} ${where}.`;
      throw new MistakenAccess(mistake.event, text);
    }
    if (!isRead) this.checks?.wrote(address, bytes);
  }

  raise(vector: number): void {
    throw new Interruption({ vector });
  }

  systemCall(vector: number): void {
    const call = Number(BigInt.asIntN(32, this.processor.general(accumulator)));
    if (!this.environment.systemCall(vector, this.guest)) {
      throw new Interruption({ vector: vector === 3 || vector === 4 ? vector : 13 });
    }
    const failure = this.environment.failureOf?.(call, this.guest);
    if (failure !== undefined) this.happen('failing-system-call', failure);
    this.#askToStop();
  }

  readPort(port: number, bytes: number): number {
    return this.environment.ports?.read(port, bytes, this.guest) ?? 0;
  }

  writePort(port: number, bytes: number, value: number): void {
    this.environment.ports?.write(port, bytes, value, this.guest);
  }

  /** Notes something that a run stops for where it is wanted. */
  happen(event: string, text: string): void {
    if (this.wanted.has(event)) this.happenings.push({ event, text });
  }

  #checkAlignment(): void {
    if (this.processor.mode !== 64 || !this.wanted.has('stack-alignment')) return;
    const pointer = this.processor.general(stackPointer);
    if ((pointer & 15n) === 8n) return;
    const places = `rsp was 0x${(pointer + 8n).toString(16)} before the call`;
    this.happen('stack-alignment', `The stack is not aligned to 16 bytes: ${places}.`);
  }

  libraryCall(index: number): void {
    this.#checkAlignment();
    this.environment.libraryCall(index, this.guest);
    this.#askToStop();
  }

  /** A call that has hit a watch stops the run behind it. */
  #askToStop(): void {
    const stops = this.hostHit || this.happenings.length > 0;
    if (stops) this.processor.view.setInt32(layout.stopReason, layout.stopHost, true);
  }

  unsupported(record: number): void {
    const address = Number(this.processor.view.getBigInt64(record + layout.recordAddress, true));
    const instruction = decode(this.#fetch(address), 0, this.processor.mode)!;
    const bytes = Array.from(instruction.bytes, byte => byte.toString(16).padStart(2, '0'));
    throw new MissingInstruction(
      `This machine cannot execute ${instruction.form.mnemonic} (${bytes.join(' ')}) yet.`,
    );
  }

  recordsFull(): void {
    throw new RecordsFull('no room for another instruction');
  }

  /** The next instruction, for messages; set by who knows the program. */
  describe: () => string = () => 'the instruction';
  /** What an address is, to stand behind it: ` (3 bytes behind table)`; '' for nothing. */
  describeAddress: (address: number) => string = () => '';

  regionChanged(): void {
    this.regions.drop();
  }

  cycles(): number {
    return this.moment;
  }
}
