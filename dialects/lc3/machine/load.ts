// Loads files into a machine: the operating system first, then the files in their order.
import { SourceMap, type SourceMapRow } from '#core/assembler/source-map.ts';
import {
  type DebugSymbol,
  type LoadedProgram,
  type LoadSettings,
  ProgramError,
  type ProgramFile,
} from '#core/machine/program.ts';
import { sourceRows } from '../assembly.ts';
import { decode } from '../encoding.ts';
import { hexadecimal } from '../items.ts';
import { parseNumberText } from '../number-syntax.ts';
import { readObject } from '../object-files.ts';
import type { ImageSymbol, Lc3Analysis, Lc3Program, WordSegment } from '../program.ts';
import { activityOf } from './activity-view.ts';
import { disassembleRange, lineOf } from './disassembly.ts';
import { handlerNamed } from './entries.ts';
import { labelsOf, linkSegments } from './linking.ts';
import { assembleAlone } from './lone-instruction.ts';
import { Lc3Machine } from './machine.ts';
import { deviceStart, memorySize, registerBase, registerCount, userStart } from './memory-map.ts';
import { install, type OperatingSystem, operatingSystem } from './operating-system.ts';
import { reportOf } from './report.ts';
import type { DataLabel } from './scopes.ts';
import { resolveSettings } from './settings.ts';
import { isData, isInstruction, mayBeInstruction, State } from './state.ts';

/** A machine with its state, for those who know the dialect. */
export interface LoadedLc3 extends LoadedProgram {
  readonly machine: Lc3Machine;
}

/** What one file comes to: its words at their places. */
interface LoadedFile {
  readonly file: ProgramFile;
  readonly segments: readonly WordSegment[];
  readonly symbols: readonly ImageSymbol[];
}

/** Throws ProgramError when the files or the options make no runnable program. */
export function loadLc3(files: readonly ProgramFile[], given: LoadSettings): LoadedLc3 {
  if (files.length === 0) throw new ProgramError('There is no file to run.');
  const settings = resolveSettings(given.options);
  const loaded = loadFiles(files);
  const start = loaded.find(({ segments }) => segments.length > 0)!.segments[0]!.origin;
  const system = operatingSystem(settings.edition);
  const state = new State(settings, system.places);
  if (settings.seed !== 0) fillAtRandom(state, settings.seed);
  install(state, system, start);
  for (const { segments } of loaded) place(state, segments);
  begin(state, start);
  state.wordKinds = kindsOf(loaded, system);
  const symbols = [...systemSymbols(system), ...loaded.flatMap(symbolsOf)];
  const names = new Map(symbols.map(({ value, name }) => [value, name]));
  const machine = new Lc3Machine(state, dataLabels(loaded));
  return {
    machine,
    sourceMap: sourceMapOf(loaded, system, state),
    texts: new Map([[system.uri, system.text]]),
    symbols,
    warnings: loaded.flatMap(({ file, segments }) => warningsOf(file, segments)),
    disassemble: (address, count) => disassembleRange(state, address, count, names),
    assembleInstruction: (text, address) => assembleAlone(text, address, labelsOf(loaded)),
    readNumber: text => {
      const number = parseNumberText(text);
      return number && BigInt(number.value);
    },
    placesOf: name => {
      const address = handlerNamed(state, name);
      return address === undefined ? undefined : { places: [{ address }] };
    },
    traceLine: (_, address) => lineOf(state, address, names),
    activity: activityOf(state, given.recordActivity),
    report: () => reportOf(state),
  };
}

function loadFiles(files: readonly ProgramFile[]): LoadedFile[] {
  const programs = files.map(programOf);
  const labels = labelsOf(programs);
  const loaded = files.map((file, index) => ({
    file,
    segments: linkSegments(file.name, programs[index]!, name => labels.get(name)),
    symbols: programs[index]!.symbols,
  }));
  checkOverlap(loaded);
  return loaded;
}

function programOf({ content, name }: ProgramFile): Lc3Program {
  if (content.kind === 'source') {
    const { program } = content.analysis as Lc3Analysis;
    if (!program) throw new ProgramError(`${name} has errors, so that it cannot run.`);
    if (program.segments.length > 0) return program;
    throw new ProgramError(`${name} has no words: there is nothing to run.`);
  }
  const { segments, symbols } = readObject(name, content.bytes);
  const filled = segments.filter(({ words }) => words.length > 0);
  if (filled.length === 0 && symbols.length === 0) {
    throw new ProgramError(`${name} is no image of this machine, or it is empty.`);
  }
  return { segments: filled, symbols, relocations: [] };
}

/** Two files at the same addresses are a mistake; a file may replace the operating system. */
function checkOverlap(files: readonly LoadedFile[]): void {
  const places = files.flatMap(({ file, segments }) =>
    segments.map(({ origin, words }) => ({ name: file.name, origin, end: origin + words.length })),
  );
  if (places.length === 0) throw new ProgramError('The files have no words to run.');
  const beyond = places.find(({ end }) => end > deviceStart);
  if (beyond) {
    throw new ProgramError(
      `${beyond.name} reaches to ${hexadecimal(deviceStart)}, to the devices.`,
    );
  }
  places.sort((a, b) => a.origin - b.origin);
  places.forEach((place, index) => {
    const before = places[index - 1];
    if (!before || before.end <= place.origin) return;
    const where = hexadecimal(place.origin);
    throw new ProgramError(`${before.name} and ${place.name} both have words at ${where}.`);
  });
}

/** Xorshift by Marsaglia (2003), 32 bits: the upper half of each number is a word. */
function fillAtRandom({ words }: State, seed: number): void {
  let number = seed;
  const next = () => {
    number ^= number << 13;
    number ^= number >>> 17;
    number ^= number << 5;
    return number >>> 16;
  };
  for (let address = 0; address < deviceStart; address++) words[address] = next();
  for (let register = 0; register < registerCount; register++)
    words[registerBase + register] = next();
}

function place(state: State, segments: readonly WordSegment[]): void {
  for (const { origin, words } of segments) {
    words.forEach((word, index) => {
      state.poke(origin + index, word);
    });
  }
}

/** A program that lies where the operating system does takes its place, and its mode. */
function begin(state: State, start: number): void {
  state.pc = start;
  state.calls.entry = start;
  state.setMode(start >= userStart);
}

/** Words that their sources call instructions; of images nobody knows. */
function kindsOf(files: readonly LoadedFile[], system: OperatingSystem): Uint8Array {
  const found = new Uint8Array(memorySize);
  for (const { origin, words } of system.assembly.segments) {
    found.fill(isInstruction, origin, origin + words.length);
  }
  for (const { file, segments } of files) {
    const { content } = file;
    const kind = content.kind === 'image' ? mayBeInstruction : isData;
    for (const { origin, words } of segments) {
      found.fill(kind, origin, origin + words.length);
    }
    if (content.kind !== 'source') continue;
    for (const { address, length, word } of content.analysis.statements) {
      if (address === undefined || word?.kind !== 'instruction') continue;
      found.fill(isInstruction, address, address + (length ?? 1));
    }
  }
  return found;
}

/** Rows of files come before those of the operating system that they replace. */
function sourceMapOf(
  files: readonly LoadedFile[],
  { assembly }: OperatingSystem,
  { words }: State,
): SourceMap {
  const rows: SourceMapRow[] = files.flatMap(({ file: { content } }) =>
    content.kind === 'source' ? sourceRows(content.analysis as Lc3Analysis) : [],
  );
  const taken = new Uint8Array(words.length);
  for (const { segments } of files) {
    for (const segment of segments) {
      taken.fill(1, segment.origin, segment.origin + segment.words.length);
    }
  }
  const own = assembly.sourceRows.filter(({ address }) => !taken[address]);
  return new SourceMap([...own, ...rows]);
}

function systemSymbols({ assembly }: OperatingSystem): DebugSymbol[] {
  return assembly.symbols.map(({ name, address }) => ({
    name,
    kind: 'code',
    space: 'memory',
    value: address,
    length: 1,
  }));
}

function symbolsOf({ file: { content }, symbols }: LoadedFile): DebugSymbol[] {
  if (content.kind === 'image') {
    return symbols.map(({ name, address }) => codeSymbol(name, address));
  }
  const { analysis } = content;
  return analysis.symbols.flatMap(({ name, kind, value }): DebugSymbol[] => {
    if (value === undefined || kind === 'segment' || kind === 'external') return [];
    if (kind !== 'data') return [codeSymbol(name, value)];
    const length = lengthAt(analysis.statements, value);
    return [{ name, kind: 'data', space: 'memory', value, length }];
  });
}

function codeSymbol(name: string, value: number): DebugSymbol {
  return { name, kind: 'code', space: 'memory', value, length: 1 };
}

/** Words from a label of data up to the next label, or to what is no data. */
function lengthAt(statements: Lc3Analysis['statements'], wanted: number): number {
  const start = statements.findIndex(({ address }) => address === wanted);
  let end = wanted;
  for (const { address, length = 0, label, word } of start < 0 ? [] : statements.slice(start)) {
    if (address === undefined) continue;
    const isOther = label !== undefined && address > wanted;
    if (isOther || address !== end || word?.kind === 'instruction') break;
    end += length;
  }
  return Math.max(1, end - wanted);
}

function dataLabels(files: readonly LoadedFile[]): DataLabel[] {
  return files.flatMap(file => {
    const { content } = file.file;
    const statements = content.kind === 'source' ? content.analysis.statements : [];
    const texts = new Set(
      statements.flatMap(({ word, address }) => (word?.name === '.STRINGZ' ? [address] : [])),
    );
    return symbolsOf(file)
      .filter(({ kind }) => kind === 'data')
      .map(({ name, value, length }) => ({
        ...{ name, length, address: value },
        isText: texts.has(value),
      }));
  });
}

const warningsAtMost = 20;

/** Words of an image that look like no instruction, and are not 0 or characters either. */
function warningsOf({ name, content }: ProgramFile, segments: readonly WordSegment[]): string[] {
  if (content.kind !== 'image') return [];
  const bad = segments.flatMap(({ origin, words }) =>
    Array.from(words, (word, index) => ({ word, address: origin + index })).filter(
      ({ word }) => decode(word) === undefined,
    ),
  );
  if (bad.length === 0) return [];
  const places = bad.slice(0, warningsAtMost).map(({ address }) => hexadecimal(address));
  const more = bad.length > warningsAtMost ? ' …' : '';
  return [`${name}: no instructions, probably data: ${places.join(', ')}${more}`];
}
