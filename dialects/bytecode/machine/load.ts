// Loads files into a machine: images one after the other, tasks in the order of the files.
import type { SourceMapRow } from '#core/assembler/source-map.ts';
import { SourceMap } from '#core/assembler/source-map.ts';
import type {
  DebugSymbol,
  LaunchValues,
  LoadedProgram,
  LoadSettings,
  ProgramFile,
} from '#core/machine/program.ts';
import { ProgramError } from '#core/machine/program.ts';
import { disassemble } from '../disassembler.ts';
import type { BytecodeAnalysis, BytecodeProgram } from '../program.ts';
import { activityOf } from './activity-view.ts';
import { Code, type CodeImage } from './code.ts';
import { disassembleRange, lineOf } from './disassembly.ts';
import { dryRuns } from './dry-run.ts';
import { codeBytesMax, tasksMax } from './limits.ts';
import { BytecodeMachine } from './machine.ts';
import { reportOf } from './report.ts';
import { type RunSettings, resolveSettings } from './settings.ts';
import { World } from './world.ts';
import { WorldNames } from './world-names.ts';

/** What the files come to before they run. */
export interface Workload {
  readonly files: readonly ProgramFile[];
  readonly programs: readonly BytecodeProgram[];
  /** The programs' own settings, then those of the launch. */
  readonly values: readonly LaunchValues[];
}

/** A machine with its world, for those who know the dialect. */
export interface LoadedBytecode extends LoadedProgram {
  readonly machine: BytecodeMachine;
}

/** Throws ProgramError when the files or the options make no runnable program. */
export function loadBytecode(
  files: readonly ProgramFile[],
  settings: LoadSettings,
): LoadedBytecode {
  return loadWorkload(workloadOf(files, settings.options), {}, settings.recordActivity);
}

export function workloadOf(files: readonly ProgramFile[], options: LaunchValues): Workload {
  if (files.length === 0) throw new ProgramError('There is no file to run.');
  const programs = files.map(programOf);
  const size = programs.reduce((sum, { code }) => sum + code.length, 0);
  const tasks = programs.reduce((sum, program) => sum + program.tasks.length, 0);
  if (size > codeBytesMax) {
    throw new ProgramError(`The images have ${size} bytes; at most ${codeBytesMax} can be loaded.`);
  }
  if (tasks > tasksMax) {
    throw new ProgramError(`There are ${tasks} tasks; at most ${tasksMax} can run.`);
  }
  return { files, programs, values: [...programs.map(({ scheduler }) => scheduler), options] };
}

/** A bare image is one task that is named as the file. */
function programOf(file: ProgramFile): BytecodeProgram {
  const { content, name } = file;
  if (content.kind === 'image') {
    const code = content.bytes;
    if (code.length === 0) throw new ProgramError(`${name} is empty: there is nothing to run.`);
    const tasks = [{ name, entry: 0, length: code.length, priority: 1, arrival: 0 }];
    const none: [] = [];
    const rest = { variables: none, locks: none, semaphores: none, channels: none };
    return { code, tasks, ...rest, scheduler: {} };
  }
  const { program } = content.analysis as BytecodeAnalysis;
  if (!program) throw new ProgramError(`${name} has errors, so that it cannot run.`);
  if (program.tasks.length === 0 || program.code.length === 0) {
    throw new ProgramError(`${name} has no instruction: there is nothing to run.`);
  }
  return program;
}

/** Loads with settings that override all others. */
export function loadWorkload(
  workload: Workload,
  overrides: LaunchValues,
  recordActivity: boolean,
): LoadedBytecode {
  const settings = resolveSettings(...workload.values, overrides);
  const code = new Code(
    workload.files.map(({ name, uri }, index) => ({
      name,
      uri,
      bytes: workload.programs[index]!.code,
    })),
  );
  const names = namesOf(workload, code);
  const world = createWorld(workload, code, names, settings, recordActivity);
  const machine = new BytecodeMachine(world);
  const sourceMap = sourceMapOf(workload, code.images);
  return {
    machine,
    sourceMap,
    symbols: symbolsOf(workload, code.images),
    warnings: workload.files.flatMap(warningsOf),
    disassemble: (address, count) => disassembleRange(world, address, count),
    traceLine: (thread, address) => lineOf(world, thread - 1, address),
    activity: activityOf(world),
    report: () => reportOf(world, address => placeIn(workload, sourceMap, address)),
  };
}

/** `jobs.bca:12`; undefined where there is no source. */
function placeIn({ files }: Workload, sourceMap: SourceMap, address: number): string | undefined {
  const row = sourceMap.at(address);
  const file = row && files.find(({ uri }) => uri === row.uri);
  return row && file && `${file.name}:${row.line + 1}`;
}

function createWorld(
  workload: Workload,
  code: Code,
  names: WorldNames,
  settings: RunSettings,
  recordActivity: boolean,
): World {
  const define = (world: World) => defineResources(world, workload);
  const burstOf = dryRuns(code, names, define);
  const world = new World(code, { settings, names, recordActivity, burstOf });
  define(world);
  workload.programs.forEach(({ tasks }, index) => {
    const { base } = code.images[index]!;
    for (const { entry, priority, arrival, burst, deadline } of tasks) {
      const until = deadline === undefined ? Number.POSITIVE_INFINITY : arrival + deadline;
      const task = world.tasks.add(base + entry, priority, arrival, until);
      if (burst !== undefined) world.tasks.burst[task] = burst;
    }
  });
  world.scheduler.begin();
  return world;
}

/** Gives variables and resources their first values; the first file that names one decides. */
function defineResources(world: World, { programs }: Workload): void {
  for (const { variables, locks, semaphores, channels } of programs.toReversed()) {
    for (const { number, initial } of variables) world.store(number, initial);
    for (const { number } of locks) world.resources.reserveLocks(number + 1);
    for (const { number, initial } of semaphores) {
      world.resources.reserveSemaphores(number + 1);
      world.resources.counts[number] = Math.max(0, initial);
    }
    for (const { number, initial } of channels) {
      world.resources.channels.define(number, Math.max(1, initial));
    }
  }
}

function namesOf({ files, programs }: Workload, code: Code): WorldNames {
  const names = new WorldNames();
  programs.forEach((program, index) => {
    const { base } = code.images[index]!;
    for (const { name, number } of program.variables) names.name('variable', number, name);
    for (const { name, number } of program.locks) names.name('lock', number, name);
    for (const { name, number } of program.semaphores) names.name('semaphore', number, name);
    for (const { name, number } of program.channels) names.name('channel', number, name);
    for (const { name } of program.tasks) names.addTask(name);
    for (const { kind, name, value } of symbolsIn(files[index]!)) {
      if (kind === 'label' && value !== undefined) names.nameLabel(base + value, name);
    }
  });
  return names;
}

function symbolsIn({ content }: ProgramFile) {
  return content.kind === 'source' ? content.analysis.symbols : [];
}

function sourceMapOf({ files }: Workload, images: readonly CodeImage[]): SourceMap {
  const rows: SourceMapRow[] = [];
  files.forEach(({ content, uri }, index) => {
    if (content.kind !== 'source') return;
    for (const { address, length, line } of content.analysis.statements) {
      if (address === undefined || !length) continue;
      rows.push({ address: images[index]!.base + address, length, uri, line });
    }
  });
  return new SourceMap(rows);
}

/** Tasks first: a debugger names an address by the first symbol that stands there. */
function symbolsOf({ files }: Workload, images: readonly CodeImage[]): DebugSymbol[] {
  return files.flatMap((file, index) => {
    const symbols = symbolsIn(file);
    const tasks = symbols.filter(({ kind }) => kind === 'task');
    const others = symbols.filter(({ kind }) => kind !== 'task');
    return [...tasks, ...others].flatMap(({ name, kind, value }): DebugSymbol[] => {
      if (value === undefined) return [];
      if (kind === 'label' || kind === 'task') {
        const address = images[index]!.base + value;
        return [{ name, kind: 'code', space: 'code', value: address, length: 1 }];
      }
      if (kind === 'variable') {
        return [{ name, kind: 'data', space: 'variables', value, length: 1 }];
      }
      return [{ name, kind: 'constant', value, length: 1 }];
    });
  });
}

const warningsAtMost = 20;

/** Bytes of an image from disk that are no instruction. */
function warningsOf({ name, content }: ProgramFile): string[] {
  if (content.kind !== 'image') return [];
  const bad = disassemble(content.bytes).filter(({ valid }) => !valid);
  const warnings = bad.slice(0, warningsAtMost).map(({ address, bytes }) => {
    const byte = bytes[0]!.toString(16).padStart(2, '0');
    const offset = address.toString(16).padStart(4, '0');
    return `${name}: the byte 0x${byte} at offset 0x${offset} starts no instruction.`;
  });
  const more = bad.length - warnings.length;
  return more > 0 ? [...warnings, `${name}: ${more} more bytes are no instruction.`] : warnings;
}
