// The files and options of a run, from the command line to what a machine loads.
import { analyzeNow, type Dialect, type SourceHost } from '#core/dialect.ts';
import { appendAll } from '#core/lists.ts';
import { type OptionOwner, unitedOptions } from '#core/machine/launch-options.ts';
import {
  type Candidate,
  loadsLibraries,
  missingNames,
  searchLibraries,
  searchPartners,
} from '#core/machine/partners.ts';
import {
  analysesOf,
  type LaunchOption,
  type LaunchValues,
  type LoadedProgram,
  type LoadSettings,
  ProgramError,
  type ProgramFile,
} from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { nearest } from '#core/text/distance.ts';
import { SourceText } from '#core/text/source.ts';
import { dialects } from '#dialects/registry.ts';
import { type Arguments, type CommandOption, type Terminal, textOption } from './command.ts';
import { analyzeFile } from './diagnostics.ts';
import { Failure, usageFailure } from './failure.ts';
import { chooseDialect, disk, isImage, openFolder, readBytes, siblingsOf, uriOf } from './files.ts';

/** `switchCost` is written `--switch-cost`. */
function optionName(name: string): string {
  return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}

/** What a source has switched on can be switched off: `--inheritance=false`. */
const yesOrNo = { value: 'true|false', standard: 'true' };

/** The command-line options of launch options. */
function commandOptions(owners: readonly OptionOwner[]): readonly CommandOption[] {
  return unitedOptions(owners).map(({ name, type, summary, values }) => {
    const placeholder = type === 'integer' ? 'N' : name.toUpperCase();
    const list = values ? ` (${values.join(', ')})` : '';
    return {
      name: optionName(name),
      ...(type === 'boolean' ? yesOrNo : { value: placeholder }),
      summary: summary.replace(/\.$/, '') + list,
    };
  });
}

/** Command-line options for the settings of all dialects. */
export function settingOptions(): readonly CommandOption[] {
  return commandOptions(dialects.map(({ name, settings }) => ({ name, options: settings ?? [] })));
}

/** Command-line options for all that changes a run: settings of dialects and of machines. */
export function runOptions(): readonly CommandOption[] {
  const owners = dialects.map(({ name, settings = [], machine }) => ({
    name,
    // A setting that is an option of the machine, too, is one thing to the user.
    options: [
      ...machine.options,
      ...settings.filter(each => machine.options.every(option => option.name !== each.name)),
    ],
  }));
  return commandOptions(owners);
}

/** Command-line options of machines on which policies can be compared. */
export function comparisonOptions(): readonly CommandOption[] {
  const comparing = dialects.filter(({ machine }) => machine.compare);
  return commandOptions(
    comparing.map(({ name, machine }) => ({
      name,
      options: machine.options.filter(option => option.name !== 'scheduler'),
    })),
  );
}

/** The settings that are given, checked; for the analysis of sources. */
export function settingsHost(dialect: Dialect, given: Arguments): SourceHost {
  const values = readValues(dialect.settings ?? [], given);
  refuseOthers(dialect, given);
  return { ...disk, settings: () => values };
}

/** The values that are given, checked; a Failure names what would be right. */
export function launchValues(dialect: Dialect, given: Arguments): LaunchValues {
  refuseOthers(dialect, given);
  return readValues(dialect.machine.options, given);
}

/** Options that belong to other dialects are mistakes. */
function refuseOthers({ name: dialect, settings = [], machine }: Dialect, given: Arguments): void {
  const own = new Set([...settings, ...machine.options].map(({ name }) => name));
  const all = dialects.flatMap(each => [...(each.settings ?? []), ...each.machine.options]);
  for (const { name } of all) {
    if (own.has(name) || given.values[optionName(name)] === undefined) continue;
    throw usageFailure(`${dialect} programs have no option --${optionName(name)}.`);
  }
}

function readValues(options: readonly LaunchOption[], given: Arguments): LaunchValues {
  const values: Record<string, string | number | boolean> = {};
  for (const option of options) {
    const name = optionName(option.name);
    const text = given.values[name];
    if (typeof text === 'string') values[option.name] = readValue(option, name, text);
  }
  return values;
}

function readValue(option: LaunchOption, name: string, text: string): string | number | boolean {
  const { type, values, minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = option;
  if (type === 'integer') {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= minimum && value <= maximum) return value;
    throw usageFailure(`--${name} takes a number from ${minimum} to ${maximum}, not ${text}.`);
  }
  const spelling = text.toLowerCase();
  if (type === 'boolean') {
    if (spelling === 'true' || spelling === 'false') return spelling === 'true';
    throw usageFailure(`--${name} takes true or false, not ${text}.`);
  }
  if (!values) return text;
  if (values.includes(spelling)) return spelling;
  const meant = nearest(text, values);
  const hint = meant ? `Did you mean ${meant}?` : `It is one of ${values.join(', ')}.`;
  throw usageFailure(`--${name} cannot be ${text}. ${hint}`);
}

/** Reads one file of a run: a source, which is analysed, or an image. */
export function loadFile(
  given: Arguments,
  name: string,
  terminal: Terminal,
): { dialect: Dialect; file: ProgramFile } {
  const dialect = chooseDialect(name, textOption(given, 'dialect'));
  const uri = uriOf(name);
  if (isImage(dialect, name)) {
    const bytes = readBytes(name);
    if (bytes.length === 0) throw new Failure(`${name} is empty; an image holds instructions.`);
    return { dialect, file: { name, uri, content: { kind: 'image', bytes } } };
  }
  const analysis = analyzeFile(dialect, name, terminal, 'errors', settingsHost(dialect, given));
  return { dialect, file: { name, uri, content: { kind: 'source', analysis } } };
}

/** The files of a run, which are all of one dialect. */
export interface RunFiles {
  readonly dialect: Dialect;
  readonly files: readonly ProgramFile[];
  /** What the program may load while it runs. */
  readonly libraries: readonly ProgramFile[];
}

/** Reads and analyses the files of a run. */
export function loadFiles(given: Arguments, terminal: Terminal): RunFiles {
  const wanted = textOption(given, 'dialect');
  const dialect = chooseDialect(given.files[0]!, wanted);
  for (const name of given.files) {
    const other = chooseDialect(name, wanted);
    if (other === dialect) continue;
    throw new Failure(`${name} is ${other.name} and ${given.files[0]} is ${dialect.name}.`);
  }
  const files = given.files.map(name => loadFile(given, name, terminal).file);
  const host = settingsHost(dialect, given);
  const { machine } = dialect;
  if (missingNames(analysesOf(files), machine.provides).size > 0) {
    const partners = (own: readonly Analysis[], siblings: readonly string[]) =>
      searchPartners(own, siblings, machine.provides);
    appendAll(files, searchBeside(dialect, files, host, partners));
  }
  const loads = loadsLibraries(analysesOf(files), machine.loaders);
  const libraries = loads ? searchBeside(dialect, files, host, searchLibraries) : [];
  return { dialect, files, libraries };
}

/** A search among the files beside a program (core/machine/partners.ts). */
type Search = (
  own: readonly Analysis[],
  siblings: readonly string[],
) => Generator<Candidate, readonly Analysis[], Analysis | undefined>;

/** What a search finds beside the first file. */
function searchBeside(
  dialect: Dialect,
  files: readonly ProgramFile[],
  host: SourceHost,
  start: Search,
): ProgramFile[] {
  const siblings = siblingsOf(files[0]!.name, dialect.extensions);
  const names = new Map(siblings.map(name => [uriOf(name), name]));
  for (const { uri } of files) names.delete(uri);
  const search = start(analysesOf(files), [...names.keys()]);
  let step = search.next();
  while (!step.done) {
    const { uri, mayExport } = step.value;
    const text = disk.read(uri);
    const worthwhile = text !== undefined && mayExport(text);
    step = search.next(
      worthwhile ? analyzeNow(dialect, new SourceText(uri, text), host) : undefined,
    );
  }
  return step.value.map(analysis => {
    const { uri } = analysis.source;
    return { name: names.get(uri)!, uri, content: { kind: 'source', analysis } };
  });
}

/** Loads files into a machine; what makes no runnable program is a Failure. */
export function loadProgram(
  { dialect: { machine }, files, libraries }: RunFiles,
  options: LaunchValues,
  given: Pick<LoadSettings, 'onCall' | 'terminals'> = {},
): LoadedProgram {
  try {
    const settings = { ...given, options, libraries, recordActivity: false, openFolder };
    return machine.load(files, settings);
  } catch (error) {
    if (error instanceof ProgramError) throw new Failure(error.message);
    throw error;
  }
}
