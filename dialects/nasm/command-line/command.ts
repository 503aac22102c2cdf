// What `nasm` does as a command: options to files, texts and an exit code.
import { derivedText } from '#core/assembler/derived-text.ts';
import type { CommandFile, CommandHost, CommandResult } from '#core/dialect.ts';
import { appendAll } from '#core/lists.ts';
import { type AssembledFile, assemble } from '../assembly/assemble.ts';
import { type AssemblyMessage, formatMessage, shownText } from '../assembly/diagnostics.ts';
import { listingLines } from '../assembly/listing.ts';
import { WarningSettings } from '../assembly/warning-classes.ts';
import { findFormat, foreignFormats, formatProblem } from '../outputs/formats.ts';
import type { ObjectFormat } from '../outputs/object-format.ts';
import type { PreprocessorDiagnostic } from '../preprocessor/diagnostic.ts';
import { passOfDependencies, usualWorkOfLine } from '../preprocessor/options.ts';
import { createPreprocessor } from '../preprocessor/preprocessor.ts';
import { createPrinter } from '../preprocessor/printed-lines.ts';
import { sourceText } from '../syntax/source-text.ts';
import { textBytes } from '../syntax/strings.ts';
import { dependencyRule, quotedForMake } from './dependency-rule.ts';
import { helpText } from './help.ts';
import { type CommandOptions, readOptions, speaker } from './options.ts';

const version = 'NASM version 2.16.01\n';
const hint = 'Type nasm -h for help.\n';

/**
 * What macros may come to, in tokens: four times what the largest sources of x264 need, or
 * a million and a half lines, which take most of a gigabyte.
 */
const workMax = 200_000_000;

/** Runs nasm's command line. Pure: what it reads comes from the host, what it writes goes back. */
export function runCommand(given: readonly string[], host: CommandHost): CommandResult {
  const words = withResponses([...environmentWords(host), ...given], host);
  const { options, problems, fatal } = readOptions(words);
  if (options.mode === 'version' || options.mode === 'help') return told(options, problems);
  if (problems.length > 0) return failed(problemLines(problems));
  if (options.unknownStyle !== '') {
    const text = `unrecognized error reporting format \`${options.unknownStyle}'`;
    return failed(`nasm: fatal: ${text}\n${hint}`);
  }
  const format = findFormat(options.format);
  // Text alone needs the name of a format, and the ending of its files.
  const foreignExtension = foreignFormats.get(options.format.toLowerCase());
  const extension = format?.extension ?? foreignExtension ?? '';
  const isTextAlone = options.mode !== 'assemble' && foreignExtension !== undefined;
  if (!format && !isTextAlone) return unknownFormat(options.format);
  const debugFormat = format ? chosenDebugFormat(options.debugFormat, format) : '';
  if (debugFormat === undefined && fatal === '' && options.input !== '') {
    const known = `for output format \`${options.format}'`;
    const text = `unrecognized debug format \`${options.debugFormat}' ${known}`;
    return failed(`nasm: fatal: ${text}\n${hint}`);
  }
  const unknown = unknownClasses(options);
  const said = unknown.map(message => `${shown(message, options.errorStyle)}\n`).join('');
  const isRefused = unknown.some(({ severity }) => severity === 'error');
  const chosen = { ...options, debugFormat: debugFormat ?? '' };
  const result = runChosen(chosen, fatal, extension, host, isRefused);
  return said === '' ? result : { ...result, errors: said + result.errors };
}

/** What -w names that is no class, where such names are heard by then. */
function unknownClasses({ warnings }: CommandOptions): readonly AssemblyMessage[] {
  const settings = new WarningSettings();
  return warnings.flatMap(option => {
    const unknown = settings.apply(option);
    if (unknown === undefined) return [];
    const text = `unknown warning name: ${unknown}`;
    return settings.judged(messageOf('nasm', 'unknown-warning', text)) ?? [];
  });
}

/** A warning that belongs to no line. */
function messageOf(file: string, name: string, text: string): AssemblyMessage {
  const nowhere = { line: 0, place: undefined, expansion: undefined };
  return { severity: 'warning', class: name, text, file, ...nowhere };
}

/** Runs with a format that there is; `fatal` is what is wrong with the options beside that. */
function runChosen(
  options: CommandOptions,
  fatal: string,
  extension: string,
  host: CommandHost,
  isRefused: boolean,
): CommandResult {
  if (fatal !== '') return failed(fatal);
  if (options.input === '') {
    return failed(`${speaker(options)}: fatal: no input file specified\n${hint}`);
  }
  if (isRefused) return failed('');
  const bytes = host.read(options.input);
  if (!bytes) {
    const text = `unable to open input file \`${options.input}' No such file or directory`;
    return failed(`nasm: fatal: ${text}\n`);
  }
  return redirected(runSource(options, sourceText(bytes), extension, host), options);
}

/** Assembles, prints or lists what the source depends on, under the output's name. */
function runSource(
  options: CommandOptions,
  text: string,
  extension: string,
  host: CommandHost,
): CommandResult {
  if (options.mode === 'preprocess') return runPreprocessor(options, text, '', host);
  const output = outputName(options, extension);
  // Not a name that was asked for: a source must not be lost to a forgotten -o.
  const isSource = options.output === undefined && output === options.input;
  const told = isSource ? sameNameMessage(options) : undefined;
  const said = told === undefined ? '' : `${shown(told, options.errorStyle)}\n`;
  if (told?.severity === 'error') return failed(said);
  if (output === '' && options.mode === 'assemble') {
    return failed(`${said}${options.input}: fatal: unable to open output file \`'\n`);
  }
  const run = options.mode === 'assemble' ? runAssembly : runPreprocessor;
  const result = run(options, text, isSource ? 'nasm.out' : output, host);
  return said === '' ? result : { ...result, errors: said + result.errors };
}

/** That the output would have the source's name; its text ends in a line feed of its own. */
function sameNameMessage({ input, warnings }: CommandOptions): AssemblyMessage | undefined {
  const settings = new WarningSettings();
  for (const option of warnings) settings.apply(option);
  const text = "default output file same as input, using `nasm.out' for output\n";
  return settings.judged(messageOf(input, 'other', text));
}

function problemLines(problems: readonly string[]): string {
  return problems.map(text => `nasm: error: ${text}\n`).join('');
}

function unknownFormat(name: string): CommandResult {
  const text = `${formatProblem(name)} - use -hf for a list`;
  return failed(`nasm: fatal: ${text}\n${hint}`);
}

/** -h and -v, which end the command whatever else is wrong with it, but for an unknown format. */
function told({ mode, format }: CommandOptions, problems: readonly string[]): CommandResult {
  const isKnown = findFormat(format) ?? foreignFormats.get(format.toLowerCase());
  if (isKnown === undefined) return unknownFormat(format);
  const output = mode === 'version' ? version : helpText();
  return { code: 0, files: [], output, errors: problemLines(problems) };
}

function failed(errors: string): CommandResult {
  return { code: 1, files: [], output: '', errors };
}

/** The format of -g and -F, empty for none; undefined if the output's format does not have it. */
function chosenDebugFormat(wanted: string, format: ObjectFormat): string | undefined {
  const { debugFormats } = format;
  if (wanted === '') return '';
  if (wanted === 'default') return debugFormats[0] ?? '';
  return debugFormats.find(name => name === wanted.toLowerCase());
}

/** The folder of a source, with a slash at its end. */
function folderOf(path: string, current: string): string {
  const full = path.startsWith('/') ? path : `${current.replace(/\/$/, '')}/${path}`;
  return full.replace(/[^/]*$/, '');
}

/** Messages go to standard output with -s, to a file with -Z. */
function redirected(result: CommandResult, options: CommandOptions): CommandResult {
  const { errors, files } = result;
  if (options.errorFile !== undefined) {
    const file = { path: options.errorFile, content: textBytes(errors) };
    return { ...result, errors: '', files: [...files, file] };
  }
  if (!options.errorsToOutput) return result;
  return { ...result, errors: '', output: errors + result.output };
}

/** Words of NASMENV, which come first: what it begins with parts them, if that is no hyphen. */
function environmentWords(host: CommandHost): string[] {
  const text = host.environment('NASMENV') ?? '';
  const separator = text.startsWith('-') ? ' ' : text.slice(0, 1);
  return text === '' ? [] : text.split(separator).filter(word => word !== '');
}

/** `-@ FILE` stands for the words of the file, one option with its value a line. */
function withResponses(words: readonly string[], host: CommandHost): string[] {
  const result: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (!word.startsWith('-@')) {
      result.push(word);
      continue;
    }
    const path = word.slice(2) || words[++index] || '';
    const lines = sourceText(host.read(path) ?? new Uint8Array(0)).split(/\r?\n/);
    for (const line of lines) appendAll(result, line.trim().split(/\s+/).filter(Boolean));
  }
  return result;
}

/** Where no output is given, its ending stands for all behind the last dot, even of a folder. */
function outputName({ input, output }: CommandOptions, extension: string): string {
  if (output !== undefined) return output;
  const dot = input.lastIndexOf('.');
  return (dot < 0 ? input : input.slice(0, dot)) + extension;
}

/** A message in the style of -X. */
function shown(message: AssemblyMessage, style: 'gnu' | 'vc'): string {
  if (style === 'gnu') return formatMessage(message);
  const { file, line, notes = [] } = message;
  const where = line > 0 ? `${file}(${line})` : file;
  const lines = notes.map(note => `\n${note.reportedFile}(${note.reportedLine}) : ${note.message}`);
  return `${where} : ${shownText(message)}${lines.join('')}`;
}

function runAssembly(
  options: CommandOptions,
  text: string,
  output: string,
  host: CommandHost,
): CommandResult {
  const assembled = assemble({
    ...options,
    file: options.input,
    text,
    output,
    currentFolder: folderOf('', host.environment('PWD') ?? ''),
    sourceFolder: folderOf(options.input, host.environment('PWD') ?? ''),
    environment: host.environment,
    clock: host.clock,
    workMax,
    records: false,
    repeatsMessages: true,
    lists: options.listing === undefined ? undefined : options.listingFlags,
    read: host.read,
    realPath: host.realPath,
  });
  const lines = assembled.messages.map(message => shown(message, options.errorStyle));
  if (options.tellsPasses && !assembled.hasErrors) {
    // nasm measures twice at least.
    const passes = Math.max(2, assembled.passes - 2);
    lines.push(`${options.input}: info: assembly required 1+${passes}+2 passes`);
  }
  const errors = lines.map(line => `${line}\n`).join('');
  if (assembled.hasErrors) {
    const isPanic = assembled.messages.some(({ severity }) => severity === 'panic');
    const { files } = outputsOf(options, output, assembled);
    return { ...failed(errors), code: isPanic ? 3 : 1, files };
  }
  const { files, printed, told } = outputsOf(options, output, assembled);
  appendAll(files, dependenciesOf(options, output, assembled));
  return { code: 0, errors: errors + told, files, output: printed };
}

/** Files, and what goes to standard output and among the errors. */
interface Outputs {
  readonly files: CommandFile[];
  readonly printed: string;
  readonly told: string;
}

function outputsOf(options: CommandOptions, output: string, assembled: AssembledFile): Outputs {
  const files: CommandFile[] = [];
  let [printed, told] = ['', ''];
  for (const { kind, path, content } of assembled.outputs) {
    const name = path.toLowerCase();
    if (kind === 'object') files.push({ path: output, content });
    else if (name === '' || name === 'stdout') printed += sourceText(content);
    else if (name === 'stderr') told += sourceText(content);
    else files.push({ path, content });
  }
  appendAll(files, listingOf(options, assembled));
  return { files, printed, told };
}

/** The rule for make, where -MD asks for one beside the object. */
function dependenciesOf(
  options: CommandOptions,
  output: string,
  assembled: AssembledFile,
): CommandFile[] {
  if (options.dependencies === undefined) return [];
  const target = options.dependencyTarget ?? quotedForMake(output);
  const named = filesOf(options.input, assembled);
  const content = textBytes(dependencyRule(target, named, options.phonyTargets));
  return [{ path: options.dependencies, content }];
}

/** The listing where one is wanted; nasm makes none if no pass that it lists is reached. */
function listingOf({ listing }: CommandOptions, assembled: AssembledFile): CommandFile[] {
  if (listing === undefined || !assembled.listing?.isComplete) return [];
  const lines = listingLines(assembled, () => 0);
  return [{ path: listing, content: textBytes(derivedText(lines)) }];
}

/** Beside assembling nasm names what its last pass has met, and by then it knows the sources. */
function filesOf(input: string, { dependencies }: AssembledFile): readonly string[] {
  const named = dependencies.filter(({ isRead }) => !isRead);
  return unique([input, ...named.map(({ path }) => path)]);
}

function unique(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)];
}

/** What the preprocessor has said, with what -w makes of it. */
function judgedMessages(
  diagnostics: readonly PreprocessorDiagnostic[],
  { warnings }: CommandOptions,
): readonly AssemblyMessage[] {
  const settings = new WarningSettings();
  for (const option of warnings) settings.apply(option);
  return diagnostics.flatMap(
    ({ severity, message, class: name, reportedFile, reportedLine, place, expansion, notes }) => {
      const location = { file: reportedFile, line: reportedLine, place, expansion, notes };
      return settings.judged({ severity, class: name, text: message, ...location }) ?? [];
    },
  );
}

/** -E and -M, which names the output. */
function runPreprocessor(
  options: CommandOptions,
  text: string,
  output: string,
  host: CommandHost,
): CommandResult {
  const isDepend = options.mode === 'depend';
  const preprocessor = createPreprocessor({
    path: options.input,
    text,
    read: path => {
      const bytes = host.read(path);
      return bytes && sourceText(bytes);
    },
    includePaths: options.includePaths,
    commandLine: options.commandLine,
    environment: host.environment,
    symbols: undefined,
    outputFormat: options.format.toLowerCase(),
    debugFormat: options.debugFormat,
    // Nobody assembles, so that nobody knows the mode.
    bits: () => 0,
    pass: isDepend ? passOfDependencies : 0,
    clock: host.clock,
    records: false,
    workMax,
    workOfLine: usualWorkOfLine,
    limits: options.limits,
  });
  const print = createPrinter();
  const printed: string[] = [];
  for (;;) {
    const line = preprocessor.next();
    if (!line) break;
    if (!isDepend) printed.push(print(line));
  }
  // What %error says belongs to the last pass, which -M does not reach.
  const { diagnostics } = preprocessor;
  const heard = isDepend ? diagnostics.filter(({ isLate }) => !isLate) : diagnostics;
  const messages = judgedMessages(heard, options);
  const errors = messages.map(message => `${shown(message, options.errorStyle)}\n`).join('');
  const code = messages.some(({ severity }) => severity !== 'warning') ? 1 : 0;
  if (isDepend) {
    // Where something is wrong, nothing is printed.
    if (code !== 0) return { code, files: [], output: '', errors };
    const target = options.dependencyTarget ?? quotedForMake(output);
    const files = unique([options.input, ...preprocessor.dependencies.map(({ path }) => path)]);
    return written(dependencyRule(target, files, options.phonyTargets), options, code, errors);
  }
  return written(printed.join(''), options, code, errors);
}

/** Text that goes to standard output unless -o, or -MF for dependencies, names a file. */
function written(
  text: string,
  options: CommandOptions,
  code: number,
  errors: string,
): CommandResult {
  const path = options.mode === 'depend' ? options.dependencies : options.output;
  if (path === undefined) return { code, files: [], output: text, errors };
  const files = code === 0 ? [{ path, content: textBytes(text) }] : [];
  return { code, files, output: '', errors };
}
