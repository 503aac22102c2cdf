// Loads files into a machine: assembles and links them, lays out memory, and makes a process.
import { SourceMap, type SourceMapRow } from '#core/assembler/source-map.ts';
import type { Folder } from '#core/machine/folder.ts';
import {
  type DebugSymbol,
  type LoadedProgram,
  type LoadSettings,
  ProgramError,
  type ProgramFile,
} from '#core/machine/program.ts';
import type { NasmAnalysis } from '../language/analyzed-source.ts';
import type { AssemblerRun } from '../language/assembler-run.ts';
import { activityOf } from './activity-view.ts';
import { disassembleRange, instructionAt, lineOf, placeText } from './disassembly.ts';
import { DosEnvironment } from './dos/dos-environment.ts';
import { programStart } from './dos/memory-map.ts';
import { programPrefix } from './dos/program-prefix.ts';
import { beginDos, commandLine } from './dos/start.ts';
import { hexadecimal } from './exceptions.ts';
import { explanationsOf } from './explanation.ts';
import { pageSize } from './guest.ts';
import { type PlacedLibrary, placeLibraries } from './libraries.ts';
import { type Library, linkWithLibrary } from './library/library.ts';
import type { LoadedObject } from './library/loaded-objects.ts';
import { libraryEnd } from './library/memory-layout.ts';
import { readExecutable } from './linking/executable-file.ts';
import {
  type ExecutableImage,
  endOfImage,
  type ImageSymbol,
  isLinuxImage,
  type LinuxImage,
  roundUp,
} from './linking/executable-image.ts';
import { comImage, flatImage } from './linking/flat-image.ts';
import { LinuxEnvironment } from './linux.ts';
import { X86Machine } from './machine.ts';
import { pokeBytes } from './memory-access.ts';
import { namedPlaces } from './named-places.ts';
import { type AddressNames, addressNames } from './names.ts';
import * as layout from './processor/layout.ts';
import { reportOf } from './report.ts';
import type { DataLabel } from './scopes.ts';
import { resolveSettings, type Settings } from './settings.ts';
import { sourceRowsOf } from './source-rows.ts';
import { X86State } from './state.ts';
import { prepareStack } from './system/initial-stack.ts';
import { type LaunchSettings, LinuxProcess } from './system/process.ts';
import { Transcript } from './transcript.ts';

const stackPointer = 4;

/** Instructions before a conditional one in which the comparison is looked for. */
const explainedReach = 8;

/** A machine with its state, for those who know the dialect. */
export interface LoadedX86 extends LoadedProgram {
  readonly machine: X86Machine;
}

/** A source with the assembler's run that made its object. */
interface SourceRun {
  readonly analysis: NasmAnalysis;
  readonly run: AssemblerRun;
  /** By the assembler's indices: numbers of sections in the object, addresses in a flat binary. */
  readonly sections: ReadonlyMap<number, number>;
  /** Of a flat binary: the address of its first byte. */
  readonly origin?: number;
}

export interface LoadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly source?: SourceRun;
}

/** Throws ProgramError when the files or the options make no runnable program. */
export function loadNasm(files: readonly ProgramFile[], given: LoadSettings): LoadedX86 {
  if (files.length === 0) throw new ProgramError('There is no file to run.');
  const name = files[0]!.name;
  const settings = resolveSettings(given.options, name);
  const loaded = filesOf(files);
  const { image, library } = imageOf(loaded, settings);
  const folder = openFolder(settings, given);
  const { state, process } = stateOf({ ...settings, folder }, image, library, given);
  const libraries = librariesOf(given, image, library);
  const all = [image, ...libraries.map(each => each.image)];
  const names = addressNames(
    all.flatMap(({ symbols }) => symbols),
    all.flatMap(({ segments }) => segments),
  );
  state.memory.bytesMax = settings.memory * 2 ** 20;
  const entry = isLinuxImage(image)
    ? begin(state, image, library)
    : beginDos(state, image, baseName(name));
  state.describe = () => describeNext(state, names);
  state.describeAddress = address => {
    const text = names.describe(address);
    return text === '' ? '' : ` (${text})`;
  };
  const labels = labelsOf(image);
  const facts = {
    name: baseName(name),
    entry,
    labels: () => [...labels, ...loadedObjects(state).flatMap(labelsOf)],
    nameOf: names.describe,
  };
  const sourceMap = new SourceMap([
    ...rowsOf(loaded, image),
    ...libraries.flatMap(each => rowsOf([each.file], each.image)),
  ]);
  state.isInstruction = (address, bytes) =>
    sourceMap.at(address) !== undefined || sourceMap.at(address + bytes - 1) !== undefined;
  const isStart = (address: number) => sourceMap.at(address)?.address === address;
  const before = (address: number) =>
    disassembleRange(state, address, -explainedReach, names, isStart)
      .map(each => each.address)
      .reverse();
  return {
    machine: new X86Machine(state, facts),
    sourceMap,
    symbols: all.flatMap(symbolsOf),
    warnings: image.warnings,
    disassemble: (address, count) => disassembleRange(state, address, count, names, isStart),
    sizeWords: new Map([...sizeWords, ['', image.bits / 8]]),
    readNumber,
    placesOf: name => namedPlaces(name, all),
    explanations: explanationsOf(state, names, before),
    traceLine: (_, address) => lineOf(state, address, names),
    ...writerOf(settings, folder, process),
    activity: activityOf(state, facts.name, given.recordActivity),
    report: () => reportOf(state),
  };
}

/** Bytes by NASM's words. */
const sizeWords = [
  ['byte', 1],
  ['word', 2],
  ['dword', 4],
  ['qword', 8],
] as const;

/** NASM's numbers beside those of C: `10h`, `0ffh`, `$1f`, `1010b`. */
function readNumber(text: string): bigint | undefined {
  const plain = text.replaceAll('_', '').toLowerCase();
  const hexadecimalDigits = /^(?:(\d[\da-f]*)h|\$(\d[\da-f]*))$/.exec(plain);
  if (hexadecimalDigits) return BigInt(`0x${hexadecimalDigits[1] ?? hexadecimalDigits[2]}`);
  const binary = /^([01]+)[by]$/.exec(plain);
  return binary ? BigInt(`0b${binary[1]}`) : undefined;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Formats whose objects the linker takes as they are. */
const linkable: ReadonlySet<string> = new Set(['elf64', 'elf32']);

/** Sources beside an object are assembled for its width, whatever they look like. */
function formatOfObjects(files: readonly ProgramFile[]): string | undefined {
  for (const { content } of files) {
    if (content.kind !== 'image' || elfKind(content.bytes) !== relocatable) continue;
    return content.bytes[4] === 1 ? 'elf32' : 'elf64';
  }
  return undefined;
}

function filesOf(files: readonly ProgramFile[]): LoadedFile[] {
  const sources = files.flatMap(({ content }) =>
    content.kind === 'source' ? [content.analysis as NasmAnalysis] : [],
  );
  const wanted =
    formatOfObjects(files) ??
    sources.find(({ project }) => linkable.has(project.format))?.project.format;
  const alone = sources.length === 1 && sources[0]!.project.format === 'bin' ? 'bin' : 'elf64';
  return files.map(file => loadedFile(file, wanted ?? alone));
}

function loadedFile({ name, content }: ProgramFile, format: string): LoadedFile {
  if (content.kind === 'image') return { name, bytes: content.bytes };
  const analysis = content.analysis as NasmAnalysis;
  const run = analysis.project.format === format ? analysis.run : analysis.assembleAs(format);
  const object = run?.assembled.outputs.find(({ kind }) => kind === 'object');
  if (!run || !object) {
    const [message] = run?.assembled.messages.filter(({ severity }) => severity === 'error') ?? [];
    const why = message?.text ?? 'it is made to be included in others';
    throw new ProgramError(`${name} cannot run as ${format}: ${why}.`);
  }
  return {
    name,
    bytes: object.content,
    source: {
      ...{ analysis, run, sections: object.sections ?? new Map() },
      ...(object.origin === undefined ? {} : { origin: object.origin }),
    },
  };
}

/** What the program may load while it runs; none where it has no C library. */
function librariesOf(
  { libraries = [] }: LoadSettings,
  { bits }: ExecutableImage,
  library: Library | undefined,
): readonly PlacedLibrary[] {
  if (!library) return [];
  return placeLibraries(libraries, library, file => loadedFile(file, `elf${bits}`));
}

/** Objects that the program has loaded by now. */
function loadedObjects({ environment }: X86State): readonly LoadedObject[] {
  return environment instanceof LinuxEnvironment ? environment.process.state.loaded : [];
}

const relocatable = 1;

/** What kind an ELF file is, by its header; undefined for other files. */
function elfKind(bytes: Uint8Array): number | undefined {
  const isElf = bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
  return isElf ? bytes[16]! | (bytes[17]! << 8) : undefined;
}

function imageOf(
  files: readonly LoadedFile[],
  settings: Settings,
): {
  readonly image: ExecutableImage;
  readonly library: Library | undefined;
} {
  const [first] = files;
  if (first?.source?.origin !== undefined) {
    return { image: flatProgram(first, first.source, settings), library: undefined };
  }
  const kinds = files.map(({ bytes }) => elfKind(bytes));
  if (kinds.every(kind => kind === relocatable)) return linkWithLibrary(files);
  if (files.length === 1 && kinds[0] !== undefined) {
    const image = readExecutable(first!.bytes, baseName(first!.name));
    return { image, library: undefined };
  }
  if (files.length === 1 && /\.com$/i.test(first!.name)) {
    return { image: dosProgram(first!.bytes, [], settings), library: undefined };
  }
  const other = files[kinds.findIndex(kind => kind !== relocatable)]!;
  throw new ProgramError(
    `${other.name} is no ELF object: objects are linked together, a finished program runs alone.`,
  );
}

/** A program of DOS in its segment. */
function dosProgram(
  bytes: Uint8Array,
  symbols: readonly ImageSymbol[],
  { arguments: [, ...words] }: Settings,
): ExecutableImage {
  return comImage(bytes, programStart, programPrefix(commandLine(words)), symbols);
}

/** Where programs of DOS begin in their segment. */
const dosOrigin = 0x100;

/** A flat binary at its origin, which begins with its first byte. */
function flatProgram(
  { name, bytes }: LoadedFile,
  source: SourceRun,
  settings: Settings,
): ExecutableImage {
  const { run, sections, origin = 0 } = source;
  const bits = run.assembled.records.find(({ total }) => total > 0)?.settings.bits;
  if (bits === 16 && origin === dosOrigin) {
    const symbols = flatSymbols(name, run, placesInDos(sections));
    return dosProgram(bytes, symbols, settings);
  }
  if (bits === 16) {
    throw new ProgramError(
      `${name} is 16-bit code at ${hexadecimal(origin)}: programs of DOS begin at ORG 0x100, and ` +
        'what begins elsewhere needs a bare machine, which is not there yet.',
    );
  }
  const lowest = 0x1_0000;
  if (origin < lowest) {
    throw new ProgramError(
      `${name} begins at ${hexadecimal(origin)}, where Linux gives no program memory: ` +
        `write an ORG of ${hexadecimal(lowest)} or more.`,
    );
  }
  return flatImage(bytes, origin, bits === 32 ? 32 : 64, flatSymbols(name, run, sections));
}

/** The segment of a program of DOS does not begin at 0. */
function placesInDos(sections: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  return new Map([...sections].map(([index, address]) => [index, programStart + address]));
}

function flatSymbols(
  object: string,
  { assembled }: AssemblerRun,
  sections: ReadonlyMap<number, number>,
): ImageSymbol[] {
  const code = new Set(
    assembled.records.flatMap(({ statement, section, offset }) =>
      statement.body?.kind === 'instruction' ? [`${section} ${offset}`] : [],
    ),
  );
  return assembled.symbols.flatMap(({ name, section, offset, isLabel }): ImageSymbol[] => {
    const start = sections.get(section);
    if (!isLabel || start === undefined || typeof offset !== 'number') return [];
    const kind = code.has(`${section} ${offset}`) ? 'code' : 'data';
    return [{ name, address: start + offset, size: 0, kind, object, isGlobal: true }];
  });
}

/** The files of the program; none where no folder is named. */
function openFolder({ folder }: Settings, { openFolder: open }: LoadSettings): Folder | undefined {
  if (folder === '') return undefined;
  if (open) return open(folder);
  throw new ProgramError('There are no files here that a program could use; leave "folder" away.');
}

/** Writes to the folder at the end of the run, where the settings say so. */
function writerOf(
  { writesFolder }: Settings,
  folder: Folder | undefined,
  { files }: LinuxProcess,
): Pick<LoadedProgram, 'writeFiles'> {
  if (!writesFolder || !folder) return {};
  if (!folder.change) throw new ProgramError('This folder cannot be written to.');
  return { writeFiles: () => folder.change!(files.changes()) };
}

function stateOf(
  settings: Omit<LaunchSettings, 'terminals'>,
  { bits }: ExecutableImage,
  library: Library | undefined,
  given: LoadSettings,
): { readonly state: X86State; readonly process: LinuxProcess } {
  const typesKeys = given.typesKeys ?? false;
  const terminals = given.terminals ?? [true, true, true];
  let process: LinuxProcess | undefined;
  const state = new X86State(machine => {
    const transcript = new Transcript(machine, given.onCall);
    process = new LinuxProcess({ ...settings, terminals }, transcript);
    if (bits === 16) return new DosEnvironment(machine, process, typesKeys);
    return new LinuxEnvironment(process, library, typesKeys);
  });
  return { state, process: process! };
}

/** Lays the image into memory and makes the first stack; the address of the first instruction. */
function begin(state: X86State, image: LinuxImage, library: Library | undefined): number {
  const { processor, memory, guest } = state;
  const { process } = state.environment as LinuxEnvironment;
  processor.mode = image.bits;
  for (const { address, bytes, size, protection, name } of image.segments) {
    const start = Math.floor(address / pageSize) * pageSize;
    memory.map(start, roundUp(address + size, pageSize), protection, name);
    if (bytes.length > 0) pokeBytes(processor, memory, address, bytes);
  }
  const heap = endOfImage(image, libraryEnd);
  process.update({ heapStart: heap, heapEnd: heap });
  processor.view.setUint32(layout.mxcsr, 0x1f80, true);
  processor.view.setUint16(layout.x87Control, 0x37f, true);
  const stack = prepareStack(process, guest, image);
  processor.setGeneral(stackPointer, BigInt(stack));
  processor.instructionPointer = image.entry;
  setSelectors(state, image.bits);
  library?.start(process, guest, image, stack);
  return image.entry;
}

/** What Linux gives to user programs: es cs ss ds fs gs. */
const selectors = {
  64: [0, 0x33, 0x2b, 0, 0, 0],
  32: [0x2b, 0x23, 0x2b, 0x2b, 0, 0x63],
} as const;

function setSelectors({ processor: { view } }: X86State, bits: 32 | 64): void {
  selectors[bits].forEach((selector, number) => {
    view.setUint16(layout.segmentSelector + number * 2, selector, true);
  });
}

/** The next instruction for messages: `mov eax, [rdi] at main+4`. */
function describeNext(state: X86State, names: AddressNames): string {
  const address = state.processor.instructionPointer;
  const { text } = instructionAt(state, address, names);
  return `${text} at ${names.describe(address) || placeText(state, address)}`;
}

function rowsOf(files: readonly LoadedFile[], image: ExecutableImage): SourceMapRow[] {
  return files.flatMap(({ source }, object) => {
    if (!source) return [];
    if (source.origin !== undefined) {
      const { analysis, run, sections } = source;
      return sourceRowsOf(analysis, run, isLinuxImage(image) ? sections : placesInDos(sections));
    }
    const addresses = new Map(
      image.placed.flatMap(each =>
        each.object === object ? [[each.section, each.address] as const] : [],
      ),
    );
    const places = new Map<number, number>();
    for (const [index, number] of source.sections) {
      const address = addresses.get(number);
      if (address !== undefined) places.set(index, address);
    }
    return sourceRowsOf(source.analysis, source.run, places);
  });
}

function symbolsOf({ symbols }: ExecutableImage): DebugSymbol[] {
  return symbols.map(({ name, address, size, kind }) => ({
    name,
    kind,
    ...(kind === 'constant' ? {} : { space: 'memory' }),
    value: address,
    length: Math.max(1, size),
  }));
}

/** Labels of data, each as long as up to the next one or the end of its segment. */
function labelsOf({ symbols, segments }: Pick<LoadedObject, 'symbols' | 'segments'>): DataLabel[] {
  const data = symbols
    .filter((symbol: ImageSymbol) => symbol.kind === 'data' && !symbol.name.startsWith('.'))
    .toSorted((a, b) => a.address - b.address);
  return data.flatMap(({ name, address, size }, index) => {
    const segment = segments.find(
      each => address >= each.address && address < each.address + each.size,
    );
    if (!segment) return [];
    const end = segment.address + segment.size;
    const next = data.slice(index + 1).find(other => other.address > address)?.address ?? end;
    return [{ name, address, length: size || Math.min(next, end) - address }];
  });
}
