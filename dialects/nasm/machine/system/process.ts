// A process of Linux: everything that belongs to it beside registers and memory.
import { type Folder, memoryFolder } from '#core/machine/folder.ts';
import type { LoadedObject } from '../library/loaded-objects.ts';
import type { StreamTable } from '../library/streams.ts';
import type { Description, Descriptor, Pipe, Terminals } from './descriptors.ts';
import { standardDescriptors } from './descriptors.ts';
import { FileSystem, type FileTree, firstTree } from './file-tree.ts';
import { firstTraits, type ProcessTraits } from './process-traits.ts';
import type { SignalState } from './signal-state.ts';
import { noSignals } from './signal-state.ts';

/** All that can change. Immutable, parts of it too: a snapshot is a reference. */
export interface ProcessState {
  readonly files: FileTree;
  /** The current folder, absolute. */
  readonly folder: string;
  readonly umask: number;
  readonly descriptors: ReadonlyMap<number, Descriptor>;
  readonly descriptions: ReadonlyMap<number, Description>;
  readonly nextDescription: number;
  readonly pipes: ReadonlyMap<number, Pipe>;
  /** Typed and not read yet. */
  readonly input: Uint8Array;
  readonly inputEnded: boolean;
  /** Bytes printed so far. */
  readonly printed: number;
  readonly heapStart: number;
  readonly heapEnd: number;
  /** Nanoseconds that passed in sleep, when no instruction was executed. */
  readonly slept: number;
  /** The state of the generator of random numbers, 32 bits. */
  readonly random: number;
  readonly signals: SignalState;
  /** What tcsetattr has set; undefined for the terminal as it is at first. */
  readonly terminal: Uint8Array | undefined;
  /** Streams of the C library. */
  readonly streams: StreamTable;
  readonly traits: ProcessTraits;
  /** What dlopen has loaded. */
  readonly loaded: readonly LoadedObject[];
}

/** What a launch configuration says of a process. */
export interface LaunchSettings {
  /** The first one is the program's own name. */
  readonly arguments: readonly string[];
  /** `NAME=value` */
  readonly environment: readonly string[];
  /** Seconds since 1970 at which the program starts. */
  readonly startTime: number;
  readonly seed: number;
  /** Where its files come from; an empty one if absent. */
  readonly folder?: Folder | undefined;
  readonly terminals: Terminals;
  /** Columns and rows of the terminal. */
  readonly terminalSize?: readonly [number, number];
}

/** One call of the system or of the library that a program has made. */
export interface TraceEntry {
  readonly kind: 'system' | 'library';
  readonly name: string;
  /** As text, with commas between them. */
  readonly arguments: string;
  readonly result: string;
}

/** What a process tells whoever runs it. */
export interface ProcessHost {
  /** Takes what is written to standard output (1) or error (2). */
  print(descriptor: 1 | 2, bytes: Uint8Array): void;
  /** Called after each call; absent where nobody looks. */
  trace?: ((entry: TraceEntry) => void) | undefined;
}

/** Memory of one console: what a program prints beyond it ends it. */
export const printedMax = 64 * 2 ** 20;

const empty = new Uint8Array();

/** Registers and memory apart, a program is its process: `state` is what snapshots keep. */
export class LinuxProcess {
  readonly settings: LaunchSettings;
  readonly host: ProcessHost;
  readonly files: FileSystem;
  /** Of the machine, as the call under way found it. */
  moment = 0;
  #state: ProcessState;

  constructor(settings: LaunchSettings, host: ProcessHost) {
    this.settings = settings;
    this.host = host;
    this.#state = {
      files: firstTree,
      folder: '/',
      umask: 0o022,
      ...standardDescriptors(settings.terminals),
      pipes: new Map(),
      input: empty,
      inputEnded: false,
      printed: 0,
      heapStart: 0,
      heapEnd: 0,
      slept: 0,
      random: settings.seed | 0,
      signals: noSignals,
      terminal: undefined,
      streams: new Map(),
      traits: firstTraits,
      loaded: [],
    };
    this.files = new FileSystem(
      settings.folder ?? memoryFolder(new Map()),
      () => this.#state.files,
      files => this.update({ files }),
    );
  }

  get state(): ProcessState {
    return this.#state;
  }

  update(changes: Partial<ProcessState>): void {
    this.#state = { ...this.#state, ...changes };
  }

  save(): ProcessState {
    return this.#state;
  }

  restore(state: ProcessState): void {
    this.#state = state;
  }

  /** What the user types; nothing at all is the end of the input. */
  addInput(bytes: Uint8Array): void {
    if (bytes.length === 0) {
      this.update({ inputEnded: true });
      return;
    }
    const { input } = this.#state;
    const joined = new Uint8Array(input.length + bytes.length);
    joined.set(input);
    joined.set(bytes, input.length);
    this.update({ input: joined });
  }

  /** The next number of 32 bits of the process's own generator (splitmix32). */
  nextRandom(): number {
    const random = (this.#state.random + 0x9e3779b9) | 0;
    this.update({ random });
    let mixed = random ^ (random >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }
}
