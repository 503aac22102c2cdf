// What an output format is: how it names sections, what it makes of addresses, and its file.
import type { SectionBytes } from '../assembly/section-bytes.ts';
import type { SymbolEntry } from '../assembly/symbols.ts';
import type { Value } from '../assembly/value.ts';
import type { Fixup } from '../encoder/encoder.ts';
import type { Integer } from '../integer.ts';
import type { ClockTime } from '../preprocessor/options.ts';

/** One file that a format has written. */
export interface WrittenFile {
  readonly kind: 'object' | 'map';
  /** Empty for the object file, which lies where -o says, and for a map on standard output. */
  readonly path: string;
  readonly content: Uint8Array;
  /**
   * Where the assembly's sections are, by their indices: in an ELF object the number of each, in a
   * flat binary its virtual address. Absent where nobody asks.
   */
  readonly sections?: ReadonlyMap<number, number>;
  /** The address of a flat binary's first byte. */
  readonly origin?: number;
}

/** What the assembler does for a format while it reads. */
export interface FormatHost {
  /** The name of the source as the command line has it. */
  readonly inputFile: string;
  /** Where the object file goes. */
  readonly outputFile: string;
  /** One of the format's `debugFormats`; empty where no debugging information is asked for. */
  readonly debugFormat: string;
  /** The folder in which the source lies, with a slash at its end, for debugging information. */
  readonly sourceFolder: string;
  /** The bytes of a source, for checksums; undefined if it cannot be read. */
  readFile(path: string): Uint8Array | undefined;
  /** A file's path from the root, behind symbolic links as far as somebody knows of them. */
  realPath(path: string): string;
  /** Seconds since 1970; undefined where the output has to be the same in every run. */
  readonly timeStamp: number | undefined;
  /** The time on the wall; undefined where the output has to be the same in every run. */
  readonly localTime: ClockTime | undefined;
  readonly isFirstPass: boolean;
  /** The number of the pass, from one on. */
  readonly pass: number;
  readonly isFinalPass: boolean;
  /** A number for a new section or outer symbol: even; the odd one above it is its base. */
  newSection(): number;
  sectionBytes(section: number): SectionBytes;
  /** Where the statement that is read stands. */
  readonly section: number;
  /** An expression within a directive; undefined, reported, if it has no value yet. */
  evaluate(text: string): Value | undefined;
  /** A number that is known by now; undefined, reported, if it is not. */
  criticalNumber(text: string, complaint: string, absence: string): Integer | undefined;
  findSymbol(name: string): SymbolEntry | undefined;
  /** The symbols that the output lists, as far as this pass has come. */
  symbolsSoFar(): Iterable<SymbolEntry>;
  /** Gives a name a place, as `section.NAME.start` has one. */
  defineSymbol(name: string, section: number, offset: number): void;
  error(text: string): void;
  /** That a label of the format's own comes in the last pass. */
  lateLabel(name: string, change: 'defined' | 'changed'): void;
  /** An error that belongs to no line. */
  fatal(text: string): void;
  /** Where nasm itself gives up: nothing is told behind it. */
  panic(text: string): void;
  /** An error of the whole file. */
  fileError(text: string): void;
  /** A warning of the whole file. */
  fileWarning(warningClass: string, text: string): void;
  warning(warningClass: string, text: string): void;
  /** The mode of the statement that is read. */
  readonly bits: 16 | 32 | 64;
  setBits(bits: 16 | 32 | 64): void;
}

/** A statement's line for debugging information: where its code begins. */
export interface CodeLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly section: number;
  readonly offset: number;
}

/** All that a format needs to write its files. */
export interface FinishedProgram {
  /** In the order in which the last pass met them. */
  readonly symbols: readonly SymbolEntry[];
  /**
   * Lines that gave code, data or room, in order; those of absolute segments in no section. Asked
   * by debug information alone, since an editor has none and assembles at each key.
   */
  lines(): readonly CodeLine[];
  /** nasm's name and version, which some formats hold. */
  readonly producer: string;
}

/** What a statement of data says of the label in front of it. */
export interface DataNote {
  /** Of the first element, in bytes. */
  readonly elementSize: number;
  /** RESB and its like leave room. */
  readonly isRoom: boolean;
  /** How many elements there are, without TIMES. */
  readonly count: number;
  /** One of them at least is written as a floating-point number. */
  readonly isFloat: boolean;
}

export interface ObjectWriter {
  /** The section in which a source begins. */
  readonly initialSection: number;
  /** Indexes of `..got` and its like by name, which stand behind WRT. */
  readonly specialSymbols: ReadonlyMap<string, number>;
  /** SECTION with its attributes: the section's index, or undefined with the reason reported. */
  selectSection(text: string): number | undefined;
  /** What SEG gives: the index of a base; undefined where the format has none. */
  segmentBase(section: number): number | undefined;
  /** Whether labels of a section lie in none: nasm has each lie in one of its own. */
  isNowhere?(section: number): boolean;
  /** A statement of data has been read in the final pass. */
  noteData?(note: DataNote): void;
  /** An instruction has been read in the final pass. */
  noteInstruction?(): void;
  /** What is wrong with a label `..name`, empty for nothing; absent where the format has none. */
  readonly specialProblem?: (name: string) => string;
  /** A symbol of another file has been given an index of its own, where the statement stands. */
  noteOuter?(section: number): void;
  /** A label has been placed. */
  noteLabel?(entry: SymbolEntry): void;
  /** Room is about to be left at the end of the bytes, in the final pass. */
  leaveRoom?(bytes: SectionBytes, length: number): void;
  /** False for sections whose bytes are counted, not kept. */
  keepsBytes(section: number): boolean;
  /** What is wrong with RESB here; undefined where room may be left. */
  reserveWarning(section: number): string | undefined;
  /** What is wrong with data here; undefined where it is welcome. */
  dataWarning(section: number): string | undefined;
  /** What is said behind that. */
  readonly furtherDataWarning?: string;
  /** Alignment that SECTALIGN asks for. */
  raiseAlignment(section: number, alignment: number): void;
  /** Directives of this format alone; false if the name is none of them. */
  directive(name: string, value: string): boolean;
  /**
   * `%pragma` for this format, with the name in lower case; false if there is none of that name.
   * `written` are the words in front of the value as the source has them.
   */
  pragma?(name: string, value: string, written: string): boolean;
  /** Specials are judged in the second pass, whose errors end the work, rather than in the last. */
  readonly judgesEarly: boolean;
  /** Judges what stands behind the colon of GLOBAL and its like; reports what it cannot use. */
  checkSpecial(symbol: SymbolEntry): void;
  /** Whether COMMON is possible, and what nasm says if it is not. */
  readonly commonProblem: string | undefined;
  /**
   * Settles a field in the section's bytes, which are `at` in all: writes what the file holds and
   * records the relocation. `start` is where the statement's bytes begin.
   */
  relocate(section: SectionBytes, start: number, fixup: Fixup): void;
  /** The files. What cannot be written is reported to the host. */
  write(program: FinishedProgram): readonly WrittenFile[];
  /** Files that are there although the program has errors. */
  remains?(): readonly WrittenFile[];
}

export interface ObjectFormat {
  /** What -f takes. */
  readonly id: string;
  readonly title: string;
  /** The ending that replaces `.asm`; empty for none at all. */
  readonly extension: string;
  /** What -F takes; the first one is meant by -g. */
  readonly debugFormats: readonly string[];
  /** What %pragma may call it beside `output`; none for formats that take none at all. */
  readonly pragmaNames: readonly string[];
  /** The widest address that a field can hold. */
  readonly addressBits: 32 | 64;
  readonly initialBits: 16 | 32 | 64;
  /** The widest mode that BITS may ask for. */
  readonly bitsMax: 32 | 64;
  create(host: FormatHost): ObjectWriter;
}
