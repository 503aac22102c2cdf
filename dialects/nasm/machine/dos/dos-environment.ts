// DOS and the BIOS around a program in real mode: interrupts by the table of vectors, the timer.
import { Display } from '#core/machine/display.ts';
import type { Alarm, Environment, Ports, ProcessorException } from '../environment.ts';
import { pushFrame } from '../frames.ts';
import { type Guest, ProgramExit } from '../guest.ts';
import type { X86State } from '../state.ts';
import type { LinuxProcess } from '../system/process.ts';
import { editLine, returnAlone, wholeEnding } from './console.ts';
import { lineRoom } from './console-functions.ts';
import { errorName } from './dos-errors.ts';
import { DosSystem, nanosecondsPerInstruction, type SavedDos } from './dos-system.ts';
import { ticksNow, ticksPerDay, ticksPerSecond } from './dos-time.ts';
import { keysOf } from './keyboard.ts';
import { serviceEnd, serviceSegment, serviceStart, tickCounter } from './memory-map.ts';
import { RealModeRegisters } from './real-mode-registers.ts';
import { serveInterrupt } from './services.ts';
import { readVector } from './system-functions.ts';

const syscallInstruction = -1;
const haltVector = -2;
const timerInterrupt = 8;
const userTimer = 0x1c;
const dosInterrupt = 0x21;
const interruptFlag = 0x200n;
const trapFlag = 0x100n;
/** Bit 3 is the vertical retrace, bit 0 says that the screen is not being drawn. */
const retracePort = 0x3da;
/** Exceptions that DOS leaves alone, so that the program goes on: int1, int3 and into. */
const harmless: ReadonlySet<number> = new Set([1, 3, 4]);
/** Vectors of exceptions that real mode has. */
const lastException = 7;
/** Instructions between two looks while interrupts are off. */
const patience = 1000;

/** The code of `int` with a number. */
const interruptCode = 0xcd;
const readingLine = 0x0a;
const readingAnew = 0x0c;
const readingHandle = 0x3f;
/** Longer lines are no lines of a console. */
const lineMax = 127;

export class DosEnvironment implements Environment {
  readonly system: DosSystem;
  readonly library = { start: serviceStart, end: serviceEnd };
  readonly ports: Ports;
  readonly alarm: Alarm;
  readonly #machine: X86State;
  /** The error of the call under way. */
  #failure: number | undefined;

  constructor(machine: X86State, process: LinuxProcess, typesKeys: boolean) {
    this.#machine = machine;
    const registers = new RealModeRegisters(machine.processor);
    this.system = new DosSystem(process, machine.guest, registers, typesKeys);
    this.alarm = { next: () => this.system.state.nextLook, ring: guest => this.#tick(guest) };
    this.ports = { read: (port, bytes) => this.#readPort(port, bytes), write: () => {} };
  }

  /** `int` leads to who stands in the table; what is ours is served at once. */
  systemCall(vector: number, guest: Guest): boolean {
    this.#setMoment(guest);
    if (vector === haltVector) {
      this.#halt(guest);
      return true;
    }
    if (vector === syscallInstruction) return false;
    this.#failure = undefined;
    if (this.#isOurs(vector, guest)) this.#failure = serveInterrupt(this.system, vector);
    else this.#enter(vector, guest);
    return true;
  }

  #setMoment({ moment }: Guest): void {
    this.system.process.moment = moment * nanosecondsPerInstruction;
  }

  #isOurs(vector: number, guest: Guest): boolean {
    const { offset, segment } = readVector(guest, vector);
    if (segment === 0 && offset === 0) return true;
    return segment === serviceSegment && offset === vector * 16;
  }

  /** Goes to the program's own handler, behind which the next instruction comes. */
  #enter(vector: number, guest: Guest): void {
    const { registers } = this.system;
    const { offset, segment } = readVector(guest, vector);
    const behind = guest.instructionPointer;
    const words = [registers.instructionOffset, registers.segment('cs'), Number(guest.flags)];
    const pointer = (registers.get('sp') - 6) & 0xffff;
    const place = registers.address('ss', pointer);
    guest.write(place, new Uint8Array(Uint16Array.from(words).buffer));
    registers.set('sp', pointer);
    guest.flags &= ~(interruptFlag | trapFlag);
    registers.setSegment('cs', segment);
    guest.instructionPointer = segment * 16 + offset;
    pushFrame(this.#machine, behind, guest.instructionPointer, place);
  }

  /** An interrupt that the program's own handler passes on comes here. */
  libraryCall(index: number, guest: Guest): void {
    this.#setMoment(guest);
    serveInterrupt(this.system, index);
  }

  failureOf(): string | undefined {
    if (this.#failure === undefined) return undefined;
    return `INT 21h has failed with error ${this.#failure}: ${errorName(this.#failure)}.`;
  }

  handle({ vector, fault }: ProcessorException, guest: Guest): boolean {
    if (fault || vector > lastException) return false;
    if (this.#isOurs(vector, guest)) return harmless.has(vector);
    this.#enter(vector, guest);
    return true;
  }

  /** Time goes on to the next tick of the clock, which is the next interrupt. */
  #halt(guest: Guest): void {
    if ((guest.flags & interruptFlag) === 0n) {
      throw new ProgramExit(130, 'the program waits for ever: it halts with interrupts off');
    }
    const { process } = this.system;
    const rest = 1e9 / ticksPerSecond;
    process.update({ slept: process.state.slept + Math.ceil(rest) });
    this.system.update({ nextLook: guest.moment });
  }

  /** Counts the ticks that have come, and lets the program's handlers see each look at them. */
  #tick(guest: Guest): void {
    this.#setMoment(guest);
    const { system } = this;
    const perTick = 1e9 / ticksPerSecond / nanosecondsPerInstruction;
    const ticks = ticksNow(system);
    if (ticks === system.state.ticks) {
      system.update({ nextLook: guest.moment + Math.ceil(perTick / 8) });
      return;
    }
    guest.writeNumber(tickCounter, 4, BigInt(ticks % ticksPerDay));
    const vector = [timerInterrupt, userTimer].find(each => !this.#isOurs(each, guest));
    if (vector !== undefined && (guest.flags & interruptFlag) === 0n) {
      system.update({ nextLook: guest.moment + patience });
      return;
    }
    system.update({ ticks, nextLook: guest.moment + Math.ceil(perTick / 8) });
    if (vector !== undefined) this.#enter(vector, guest);
  }

  /** The retrace of the screen comes and goes each time that one looks; others give ones. */
  #readPort(port: number, bytes: number): number {
    const ones = bytes === 4 ? 0xffff_ffff : 2 ** (bytes * 8) - 1;
    if (port !== retracePort) return ones;
    const retraces = !this.system.state.retraces;
    this.system.update({ retraces });
    return retraces ? 9 : 0;
  }

  input(bytes: Uint8Array): void {
    const { system } = this;
    const { process } = system;
    if (bytes.length === 0) {
      process.addInput(bytes);
      return;
    }
    const display = new Display();
    const text = display.printAll(bytes) + display.flush();
    const keys = keysOf(text, system.state.afterReturn);
    system.update({ afterReturn: text.endsWith('\r') });
    const wait = system.echoes ? this.#waitsForLine() : undefined;
    if (wait) editLine(system, keys, wait.most, wait.ending);
    else process.addInput(Uint8Array.from(keys));
  }

  /** Whether the instruction that comes reads a line: how long it may be, and how it ends. */
  #waitsForLine(): { most: number; ending: readonly number[] } | undefined {
    const { guest, registers, process } = this.system;
    const [code, vector] = this.#machine.nextBytes(2);
    if (code !== interruptCode || vector !== dosInterrupt) return undefined;
    if (!this.#isOurs(dosInterrupt, guest)) return undefined;
    const wanted = registers.get('ah');
    const isLine = wanted === readingLine;
    if (isLine || (wanted === readingAnew && registers.get('al') === readingLine)) {
      return { most: lineRoom(this.system), ending: returnAlone };
    }
    const { descriptors, descriptions } = process.state;
    const handle = descriptors.get(registers.get('bx'));
    const isConsole = handle && descriptions.get(handle.description)?.kind === 'console';
    if (wanted !== readingHandle || !isConsole) return undefined;
    return { most: lineMax, ending: wholeEnding };
  }

  save(): SavedDos {
    return this.system.save();
  }

  restore(state: unknown): void {
    this.system.restore(state as SavedDos);
  }
}
