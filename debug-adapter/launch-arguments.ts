// Reads the arguments of a launch: what to load, how to run it, and what is wrong with them.
import type { Dialect } from '#core/dialect.ts';
import type { LaunchOption, LaunchValues } from '#core/machine/program.ts';
import { nearest } from '#core/text/distance.ts';
import { decodeBase64, RequestError } from './protocol.ts';

export interface LaunchArguments {
  /** As the user gave them: sources or images. */
  readonly programs: readonly string[];
  readonly dialect?: string;
  /** The folder of relative paths. */
  readonly folder?: string;
  readonly stopOnEntry: boolean;
  /** Stay at the end, so that the user can go back from there. */
  readonly stopOnExit: boolean;
  /** Print each instruction. */
  readonly trace: boolean;
  readonly noDebug: boolean;
  /** Record who did what when. */
  readonly timeline: boolean;
  /** The client empties its console when output is taken back. */
  readonly clearsConsole: boolean;
  /** Where the program's output goes: `output` events, or a terminal that the client has. */
  readonly console: ConsoleKind;
  /** A file with what the program reads before anything that is typed. */
  readonly input?: string;
  /** Contents of files by location, which come before those that lie there. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** All other arguments: the options of the dialect's machine. */
  readonly others: Readonly<Record<string, unknown>>;
}

const consoleKinds = ['internalConsole', 'integratedTerminal'] as const;
export type ConsoleKind = (typeof consoleKinds)[number];

/** Names that belong to editors; nobody checks them here. */
const editorNames = new Set([
  'name',
  'type',
  'request',
  'preLaunchTask',
  'postDebugTask',
  'internalConsoleOptions',
  'debugServer',
  'presentation',
  'serverReadyAction',
  'suppressMultipleSessionWarning',
  'linux',
  'osx',
  'windows',
]);

/** Arguments that every dialect has. */
export const ownNames: readonly string[] = [
  'program',
  'programs',
  'dialect',
  'cwd',
  'stopOnEntry',
  'stopOnExit',
  'trace',
  'noDebug',
  'timeline',
  'console',
  'input',
];

const fail = (message: string) => new RequestError(message, true);

/** Throws RequestError that says what would be right. */
export function readLaunchArguments(args: unknown): LaunchArguments {
  const given = (typeof args === 'object' && args !== null ? args : {}) as Record<string, unknown>;
  const programs = [...readPaths(given, 'program'), ...readPaths(given, 'programs')];
  if (programs.length === 0) {
    throw fail(
      'The launch names nothing to run. Write "program": "a.file", or for several that run ' +
        'together "programs": ["a.file", "b.file"].',
    );
  }
  const dialect = readText(given, 'dialect');
  const folder = readText(given, 'cwd');
  const input = readText(given, 'input');
  return {
    programs,
    ...(dialect === undefined ? {} : { dialect }),
    ...(folder === undefined ? {} : { folder }),
    ...(input === undefined ? {} : { input }),
    console: readConsole(given),
    stopOnEntry: readFlag(given, 'stopOnEntry', false),
    stopOnExit: readFlag(given, 'stopOnExit', false),
    trace: readFlag(given, 'trace', false),
    noDebug: readFlag(given, 'noDebug', false),
    timeline: readFlag(given, 'timeline', true),
    clearsConsole: given['__clearConsole'] === true,
    contents: readContents(given['mnemonic/files']),
    others: Object.fromEntries(Object.entries(given).filter(([name]) => isOther(name))),
  };
}

function isOther(name: string): boolean {
  if (name.startsWith('__') || name === 'mnemonic/files') return false;
  return !editorNames.has(name) && !ownNames.includes(name);
}

function readPaths(given: Record<string, unknown>, name: string): readonly string[] {
  const value = given[name];
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) && name !== 'program' ? value : [value];
  const paths = list.filter(path => typeof path === 'string' && path.trim() !== '');
  if (paths.length === list.length) return paths as string[];
  const right = name === 'program' ? 'the path of a file' : 'a list of paths of files';
  throw fail(`"${name}" has to be ${right}, not ${JSON.stringify(value)}.`);
}

function readText(given: Record<string, unknown>, name: string): string | undefined {
  const value = given[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw fail(`"${name}" has to be a text, not ${JSON.stringify(value)}.`);
}

function readConsole(given: Record<string, unknown>): ConsoleKind {
  const value = given['console'] ?? 'internalConsole';
  const kind = consoleKinds.find(known => known === value);
  if (kind) return kind;
  const wanted = consoleKinds.map(known => JSON.stringify(known)).join(' or ');
  throw fail(`"console" has to be ${wanted}, not ${JSON.stringify(value)}.`);
}

function readFlag(given: Record<string, unknown>, name: string, otherwise: boolean): boolean {
  const value = given[name] ?? otherwise;
  if (typeof value === 'boolean') return value;
  throw fail(`"${name}" has to be true or false, not ${JSON.stringify(value)}.`);
}

function readContents(value: unknown): ReadonlyMap<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (const [location, base64] of Object.entries(value ?? {})) {
    const bytes = typeof base64 === 'string' ? decodeBase64(base64) : undefined;
    if (!bytes) throw fail(`The content given for ${location} is no base 64 text.`);
    contents.set(location, bytes);
  }
  return contents;
}

/**
 * Checks the arguments that belong to the machine or change what sources mean; both kinds come
 * together, and each finds its own by name. Throws RequestError.
 */
export function readOptions(dialect: Dialect, launch: LaunchArguments): LaunchValues {
  const values: Record<string, string | number | boolean> = {};
  const options = [...dialect.machine.options, ...(dialect.settings ?? [])];
  for (const [name, value] of Object.entries(launch.others)) {
    const option = options.find(candidate => candidate.name === name);
    if (!option) throw fail(unknownOption(name, options));
    if (value === undefined || value === null) continue;
    values[name] = readOption(option, value);
  }
  return values;
}

function unknownOption(name: string, options: readonly LaunchOption[]): string {
  const known = [...new Set([...options.map(option => option.name), ...ownNames])];
  const close = nearest(name, known);
  if (close) return `There is no launch option "${name}". Did you mean "${close}"?`;
  return `There is no launch option "${name}". There are ${known.join(', ')}.`;
}

function readOption(option: LaunchOption, value: unknown): string | number | boolean {
  const { name, type, values } = option;
  const given = JSON.stringify(value);
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    throw fail(`"${name}" has to be true or false, not ${given}.`);
  }
  if (type === 'integer') return readInteger(option, value, given);
  if (typeof value !== 'string') throw fail(`"${name}" has to be a text, not ${given}.`);
  if (!values || values.includes(value)) return value;
  const close = nearest(value, values);
  const hint = close ? ` Did you mean "${close}"?` : '';
  throw fail(`"${name}" cannot be ${given}.${hint} It is one of ${values.join(', ')}.`);
}

function readInteger(option: LaunchOption, value: unknown, given: string): number {
  const { name, minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = option;
  const fitting =
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
  if (fitting) return value;
  const range =
    option.minimum !== undefined && option.maximum !== undefined
      ? ` from ${minimum} to ${maximum}`
      : option.minimum !== undefined
        ? ` of at least ${minimum}`
        : '';
  throw fail(`"${name}" has to be a whole number${range}, not ${given}.`);
}
