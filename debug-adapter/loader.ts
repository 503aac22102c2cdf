// Loads what a launch names: reads files, analyses sources, and has the dialect build a program.
import { hasErrors } from '#core/diagnostics/diagnostic.ts';
import { analyzeNow, type Dialect } from '#core/dialect.ts';
import { explainShared, isImageOf } from '#core/dialect-choice.ts';
import { appendAll } from '#core/lists.ts';
import {
  type Candidate,
  loadsLibraries,
  missingNames,
  searchLibraries,
  searchPartners,
} from '#core/machine/partners.ts';
import {
  analysesOf,
  type LaunchValues,
  type LoadedProgram,
  type LoadSettings,
  type MachineSupport,
  ProgramError,
  type ProgramFile,
  type TracedCall,
} from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { beginningOf } from '#core/text/beginning.ts';
import { SourceText } from '#core/text/source.ts';
import { CallLog } from './call-log.ts';
import { type AskClient, baseName, type FileHost } from './files.ts';
import { type LaunchArguments, readOptions } from './launch-arguments.ts';
import { RequestError } from './protocol.ts';

export interface Loaded {
  readonly dialect: Dialect;
  readonly program: LoadedProgram;
  readonly files: readonly ProgramFile[];
  /** The texts of sources by URI, for clients that cannot open them. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the program reads before anything that is typed. */
  readonly input: Uint8Array | undefined;
  /** What the program asks of its surroundings; empty where nobody lists that. */
  readonly calls: CallLog;
}

/** The dialects that a session may load, from dialects/registry.ts or a test. */
export interface Registry {
  readonly dialects: readonly Dialect[];
  dialectOf(languageIdOrFileName: string, content?: () => string): Dialect | undefined;
}

export interface LoaderHost {
  readonly registry: Registry;
  readonly files: FileHost;
  readonly ask: AskClient;
}

const fail = (message: string) => new RequestError(message, true);

/** A source may include so many files one after the other before loading gives up. */
const mostRounds = 64;
const shownErrors = 5;

/** Rejects with RequestError that says what is wrong and what would be right. */
export async function load(launch: LaunchArguments, host: LoaderHost): Promise<Loaded> {
  const reader = new Reader(launch, host);
  const dialect = await chooseDialect(launch, host.registry, reader);
  const options = readOptions(dialect, launch);
  const files: ProgramFile[] = [];
  for (const name of launch.programs) {
    files.push(await loadFile(dialect, name, reader, options));
  }
  const libraries = await searchFolder(dialect, files, reader, options);
  const input = await readInput(dialect, launch, reader);
  const calls = new CallLog();
  const isTraced = dialect.machine.traces !== undefined && !launch.noDebug;
  try {
    const settings = {
      ...(isTraced ? { onCall: (call: TracedCall) => calls.add(call) } : {}),
      options,
      libraries,
      recordActivity: launch.timeline && !launch.noDebug,
      typesKeys: launch.console === 'integratedTerminal',
    };
    const program = await loadInto(dialect.machine, files, settings, launch, host);
    const texts = new Map([...reader.texts(), ...(program.texts ?? [])]);
    return { dialect, program, files, texts, input, calls };
  } catch (error) {
    if (error instanceof ProgramError) throw fail(error.message);
    throw error;
  }
}

/** Thrown out of loading where a folder has to be read before. */
class FolderWanted extends Error {
  readonly location: string;

  constructor(location: string) {
    super(location);
    this.location = location;
  }
}

/** Loads, and reads the program's folder beforehand where its files are not to be had at once. */
async function loadInto(
  machine: MachineSupport,
  program: readonly ProgramFile[],
  settings: LoadSettings,
  { folder }: LaunchArguments,
  { files, ask }: LoaderHost,
): Promise<LoadedProgram> {
  const { openFolder, readFolder } = files;
  if (openFolder) {
    const open = (location: string) => openFolder.call(files, location, folder);
    return machine.load(program, { ...settings, openFolder: open });
  }
  if (!readFolder) return machine.load(program, settings);
  try {
    const openFolder = (location: string): never => {
      throw new FolderWanted(location);
    };
    return machine.load(program, { ...settings, openFolder });
  } catch (error) {
    if (!(error instanceof FolderWanted)) throw error;
    const read = await readFolder.call(files, error.location, folder, ask);
    return machine.load(program, { ...settings, openFolder: () => read });
  }
}

async function readInput(
  dialect: Dialect,
  { input }: LaunchArguments,
  reader: Reader,
): Promise<Uint8Array | undefined> {
  if (input === undefined) return undefined;
  if (dialect.machine.readsInput) return reader.bytes(reader.toUri(input));
  throw fail(`${dialect.name} programs read no input; leave "input" away.`);
}

async function chooseDialect(
  launch: LaunchArguments,
  registry: Registry,
  reader: Reader,
): Promise<Dialect> {
  const known = registry.dialects.map(dialect => dialect.id).join(', ');
  if (launch.dialect !== undefined) {
    const dialect = registry.dialects.find(candidate => candidate.id === launch.dialect);
    if (dialect) return dialect;
    throw fail(`There is no dialect "${launch.dialect}". The dialects are: ${known}.`);
  }
  const found: Dialect[] = [];
  for (const name of launch.programs) {
    const bytes = await reader.bytes(reader.toUri(name));
    const dialect = registry.dialectOf(name, () => beginningOf(bytes));
    if (dialect) found.push(dialect);
    else {
      const explained = explainShared(registry.dialects, name, () => beginningOf(bytes));
      if (explained !== undefined) throw fail(explained);
      const endings = registry.dialects.flatMap(each => [
        ...each.extensions,
        ...each.imageExtensions,
      ]);
      const list = [...new Set(endings)].join(', ');
      throw fail(`${name} has no known ending (${list}). Name its "dialect": ${known}.`);
    }
  }
  const other = found.find(dialect => dialect !== found[0]);
  if (!other) return found[0]!;
  throw fail(`The files mix the dialects ${found[0]!.id} and ${other.id}; one machine runs one.`);
}

/** Reads each file once, by the contents of the launch or by the host. */
class Reader {
  readonly #launch: LaunchArguments;
  readonly #host: LoaderHost;
  /** What the launch gave, and what was read. */
  readonly #bytes: Map<string, Uint8Array>;
  readonly #texts = new Map<string, string>();

  constructor(launch: LaunchArguments, host: LoaderHost) {
    this.#launch = launch;
    this.#host = host;
    this.#bytes = new Map(
      [...launch.contents].map(([location, bytes]) => [this.toUri(location), bytes]),
    );
  }

  toUri(location: string): string {
    return this.#host.files.toUri(location, this.#launch.folder);
  }

  toLocation(uri: string): string {
    return this.#host.files.toLocation(uri);
  }

  async bytes(uri: string): Promise<Uint8Array> {
    const known = this.#bytes.get(uri);
    if (known) return known;
    const bytes = await this.#host.files.read(uri, this.#host.ask);
    this.#bytes.set(uri, bytes);
    return bytes;
  }

  async text(uri: string): Promise<string> {
    const known = this.#texts.get(uri);
    if (known !== undefined) return known;
    const text = new TextDecoder().decode(await this.bytes(uri));
    this.#texts.set(uri, text);
    return text;
  }

  known(uri: string): string | undefined {
    return this.#texts.get(uri);
  }

  /** Sources of the dialect beside the first file, without those that are known. */
  async siblings(
    files: readonly ProgramFile[],
    { extensions }: Dialect,
  ): Promise<readonly string[]> {
    const all = await this.#host.files.siblings(files[0]!.uri, this.#host.ask);
    const sources = all.filter(each =>
      extensions.some(ending => each.toLowerCase().endsWith(ending)),
    );
    return sources.filter(each => files.every(({ uri }) => uri !== each));
  }

  texts(): ReadonlyMap<string, string> {
    return this.#texts;
  }
}

async function loadFile(
  dialect: Dialect,
  name: string,
  reader: Reader,
  options: LaunchValues,
): Promise<ProgramFile> {
  const uri = reader.toUri(name);
  const bytes = await reader.bytes(uri);
  if (isImageOf(dialect, name, () => beginningOf(bytes))) {
    return { name, uri, content: { kind: 'image', bytes } };
  }
  const analysis = await analyse(dialect, uri, reader, options);
  if (hasErrors(analysis.diagnostics)) throw fail(describeErrors(analysis, reader));
  return { name, uri, content: { kind: 'source', analysis } };
}

/**
 * Adds files from beside the first one which export what the others import. The result is what the
 * program may load while it runs.
 */
async function searchFolder(
  dialect: Dialect,
  files: ProgramFile[],
  reader: Reader,
  options: LaunchValues,
): Promise<readonly ProgramFile[]> {
  const { provides, loaders } = dialect.machine;
  const found = async (search: Search) => {
    let step = search.next();
    while (!step.done) {
      const { uri, mayExport } = step.value;
      const text = await reader.text(uri).catch(() => undefined);
      const worthwhile = text !== undefined && mayExport(text);
      step = search.next(worthwhile ? await analyse(dialect, uri, reader, options) : undefined);
    }
    return step.value.map(analysis => fileOf(analysis, reader));
  };
  const own = analysesOf(files);
  if (missingNames(own, provides).size > 0) {
    const siblings = await reader.siblings(files, dialect);
    appendAll(files, await found(searchPartners(own, siblings, provides)));
  }
  const all = analysesOf(files);
  if (!loadsLibraries(all, loaders)) return [];
  return await found(searchLibraries(all, await reader.siblings(files, dialect)));
}

/** A search among the files beside a program. */
type Search = Generator<Candidate, readonly Analysis[], Analysis | undefined>;

function fileOf(analysis: Analysis, reader: Reader): ProgramFile {
  const { uri } = analysis.source;
  return { name: reader.toLocation(uri), uri, content: { kind: 'source', analysis } };
}

/** Analyses again whenever it asked for a file that had not been read, which is then read. */
async function analyse(
  dialect: Dialect,
  uri: string,
  reader: Reader,
  options: LaunchValues,
): Promise<Analysis> {
  const source = new SourceText(uri, await reader.text(uri));
  const unreadable = new Set<string>();
  for (let round = 0; ; round++) {
    const missing = new Set<string>();
    const analysis = analyzeNow(dialect, source, {
      settings: () => options,
      read(wanted) {
        const text = reader.known(wanted);
        if (text === undefined && !unreadable.has(wanted)) missing.add(wanted);
        return text;
      },
    });
    if (missing.size === 0 || round === mostRounds) return analysis;
    for (const wanted of missing) {
      await reader.text(wanted).catch(() => unreadable.add(wanted));
    }
  }
}

function describeErrors(analysis: Analysis, reader: Reader): string {
  const { source } = analysis;
  const errors = analysis.diagnostics.filter(diagnostic => diagnostic.severity === 'error');
  const location = reader.toLocation(source.uri);
  const lines = errors.slice(0, shownErrors).map(error => {
    const { line, character } = source.positionAt(error.span.start);
    return `${location}:${line + 1}:${character + 1}: ${error.message}`;
  });
  const more = errors.length - lines.length;
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  const rest = more > 0 ? `\n… and ${more} more` : '';
  return `${baseName(location)} has ${count}:\n${lines.join('\n')}${rest}`;
}
