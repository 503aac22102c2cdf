// How a source is assembled: by the user's settings first, then by compile_commands.json or a
// Makefile near it, then by the command in its comments and by what it looks like.
import type { SourceHost } from '#core/dialect.ts';
import type { LaunchOption, LaunchValues } from '#core/machine/program.ts';
import { fileNameOf } from '#core/text/file-name.ts';
import type { SourceText } from '#core/text/source.ts';
import { formats } from '../outputs/formats.ts';
import { compileCommand, isAbsolutePath, type NasmOptions, resolved } from './compile-commands.ts';
import { presetDefines } from './presets.ts';

export interface Project {
  /** What -f takes. */
  readonly format: string;
  /** Relative to the source's folder or one above it, or a URI; without a slash at the end. */
  readonly includePaths: readonly string[];
  /** `NAME` or `NAME=VALUE`. */
  readonly defines: readonly string[];
  /** What -w takes. */
  readonly warnings: readonly string[];
}

export function isSameProject(one: Project, other: Project): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const automatic = 'auto';

export const settings: readonly LaunchOption[] = [
  {
    name: 'outputFormat',
    type: 'string',
    summary:
      'The output format; auto takes it from compile_commands.json or a Makefile near the ' +
      'source, or guesses it.',
    values: [automatic, ...formats.map(({ id }) => id)],
    default: automatic,
  },
  {
    name: 'includePaths',
    type: 'string',
    isList: true,
    summary: 'Folders of included files, as the option -I of nasm.',
    default: '',
  },
  {
    name: 'defines',
    type: 'string',
    isList: true,
    summary: 'Names that are defined from the start: DEBUG, SIZE=4.',
    default: '',
  },
  {
    name: 'warnings',
    type: 'string',
    isList: true,
    summary: 'Classes of warnings, as the option -w of nasm: +label-redef, -db-empty.',
    default: '',
  },
];

const listOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value
        .split(';')
        .map(part => part.trim())
        .filter(part => part !== '')
    : [];

/** Folders that start at a root are the same for every source. */
const pathsOf = (value: unknown): readonly string[] =>
  listOf(value).map(path => (isAbsolutePath(path) ? resolved('', path) : path));

/** Folders that include files often lie in, where nobody says. */
const usualFolders =
  'include inc includes Include Includes Inc hdr src nasm asm lib common macros'.split(' ');

/** How many folders above the source's a Makefile is looked for. */
const ancestorsMax = 3;

export function projectOf(source: SourceText, host: SourceHost): Project {
  const values: LaunchValues = host.settings?.('nasm') ?? {};
  const folders = foldersAbove(source.uri);
  const command = compileCommand(source.uri, folders, host);
  const made = command ?? readMakefile(source, folders, host) ?? noWords;
  const wanted = values['outputFormat'];
  const format = typeof wanted === 'string' && wanted !== automatic ? wanted : undefined;
  const chosen =
    format ?? made.format ?? commandInComments(source.text) ?? guessFormat(source.text);
  const defines = [...listOf(values['defines']), ...made.defines];
  // A command says all that there is to define.
  const presets = command ? [] : presetDefines(source.text, chosen, defines);
  return {
    format: chosen,
    includePaths: [
      ...pathsOf(values['includePaths']),
      ...made.includePaths,
      ...usualFolders,
      // EDK II has the files of one processor in folders of its name: MdePkg/Include/X64.
      ...folders.slice(0, 1).map(folder => `Include/${fileNameOf(folder)}`),
    ],
    defines: [...defines, ...presets],
    warnings: [...made.warnings, ...listOf(values['warnings'])],
  };
}

/** The source's folder and those above it, without slashes at their ends. */
function foldersAbove(uri: string): readonly string[] {
  const folders: string[] = [];
  let folder = uri;
  for (let up = 0; up <= ancestorsMax; up++) {
    const slash = folder.lastIndexOf('/');
    if (slash < 0) break;
    folder = folder.slice(0, slash);
    // Above the root there is the scheme alone.
    if (/^[a-z-]+:\/?\/?$/i.test(folder)) break;
    folders.push(folder);
  }
  return folders;
}

const noWords: NasmOptions = {
  format: undefined,
  includePaths: [],
  defines: [],
  warnings: [],
};

/** The options of nasm in the first Makefile from the source's folder upwards. */
function readMakefile(
  { uri, text: source }: SourceText,
  folders: readonly string[],
  host: SourceHost,
): NasmOptions | undefined {
  const name = fileNameOf(uri);
  for (const folder of folders) {
    const text = host.read(`${folder}/Makefile`) ?? host.read(`${folder}/makefile`);
    if (text === undefined) continue;
    return /nasm/i.test(text) ? makefileWords(text, name, source) : undefined;
  }
  return undefined;
}

const known = new Set(formats.map(({ id }) => id));

/** The formats that commands in a text name, in their order. */
function formatsIn(text: string): readonly string[] {
  const given = Array.from(text.matchAll(/(?:^|\s)-f\s*([a-z0-9]+)/gm), match => match[1]!);
  return given.filter(id => known.has(id));
}

/**
 * The format of the line for this very source, then what the source says of itself, then the first
 * format of any line. Where lines name the source, the first of them tells what is defined: others
 * make other programs of it.
 */
function makefileWords(text: string, name: string, source: string): NasmOptions {
  const lines = linesAboutNasm(text);
  const ofSource = linesWith(text, name).filter(line => assemblers.test(line));
  const toldBy = ofSource.length > 0 ? ofSource.slice(0, 1) : lines;
  const paths = matches(lines.join('\n'), /(?:^|\s)-[Ii]\s*([^\s$]+)/gm);
  const defines = matches(toldBy.join('\n'), /(?:^|[\s=])-[Dd]\s*([A-Za-z_]\w*(?:=\w+)?)/gm);
  const [own] = formatsIn(linesWith(text, name).join('\n'));
  const isObject = /^[ \t]*\[?extern\b/im.test(source);
  const [first] = formatsIn(text).filter(format => format !== 'bin' || !isObject);
  return {
    format: own ?? commandInComments(source, name) ?? first,
    includePaths: [...new Set(paths.map(path => path.replace(/\/$/, '')))],
    defines: [...new Set(defines)],
    warnings: [],
  };
}

const matches = (text: string, pattern: RegExp): readonly string[] =>
  Array.from(text.matchAll(pattern), match => match[1]!);

/** A command of the assembler, or a variable that holds its options. */
const assemblers = /nasm|yasm|\$[({]AS[)}]|^[ \t]*(?:ASM?|ASM?_?FLAGS|AFLAGS|NFLAGS)\b.*=/im;

/** The lines that call the assembler, and those that give the variables in them their values. */
function linesAboutNasm(text: string): readonly string[] {
  const lines = text.replace(/\\\r?\n/g, ' ').split('\n');
  const found = new Set(lines.filter(line => assemblers.test(line)));
  const names = new Set(matches([...found].join('\n'), /\$[({](\w+)[)}]/g));
  for (const line of lines) {
    const [, name] = /^[ \t]*(?:override[ \t]+|export[ \t]+)?(\w+)[ \t]*[:+?]?=/.exec(line) ?? [];
    if (name !== undefined && names.has(name)) found.add(line);
  }
  return [...found];
}

/** The lines that have a word. */
function linesWith(text: string, word: string): readonly string[] {
  const words = (line: string) => line.split(/[\s"'`/:;,]+/);
  return text.split('\n').filter(line => line.includes(word) && words(line).includes(word));
}

/**
 * The format in `; nasm -f elf32 main.asm`, as many sources begin; undefined where several commands
 * differ. With a name, only commands for that file count.
 */
function commandInComments(text: string, name?: string): string | undefined {
  const comments = Array.from(text.slice(0, looked).matchAll(/;.*/g), ([comment]) => comment);
  const commands = comments.filter(comment => /\bnasm\b.*\s-f/i.test(comment));
  const meant = name === undefined ? commands : linesWith(commands.join('\n'), name);
  const found = new Set(formatsIn(meant.join('\n')));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Characters that are looked at. */
const looked = 50_000;

/** The format that a text is probably meant for. */
export function guessFormat(text: string): string {
  const head = text.slice(0, looked).replace(/;.*/g, '');
  const has = (pattern: RegExp) => pattern.test(head);
  if (has(/^\s*\[?org\b/im)) return 'bin';
  // Tables for exceptions of Windows stand at the end.
  if (text.includes('..imagebase')) return 'win64';
  const isObject = has(/^\s*\[?(?:global|extern|common)\b/im);
  const isOld = has(/^\s*(?:\[?bits\s+16|use16)\b/im);
  if (isOld && !isObject) return 'bin';
  const isLong = has(/\b(?:r[a-d]x|r[sd]i|r[sb]p|r(?:[89]|1[0-5])[bwd]?|syscall)\b/i);
  if (isLong || has(/^\s*(?:\[?bits\s+64|use64|default\s+rel)\b/im)) return 'elf64';
  if (has(/^\s*(?:\[?bits\s+32|use32)\b|\bint\s+(?:0x80|80h)/im)) return 'elf32';
  const usesWide = has(/\b(?:e[a-d]x|e[sd]i|e[sb]p)\b/i);
  if (isObject && usesWide) return 'elf32';
  if (has(ofOldMachines)) return isObject ? 'obj' : 'bin';
  if (has(withoutLong)) return usesWide ? 'elf32' : 'bin';
  return 'elf64';
}

/** Addresses of 16 bits, calls of the BIOS and of DOS. */
const ofOldMachines =
  /\[[ \t]*(?:[c-gs]s:)?[ \t]*(?:bx|bp|si|di)\b|\bint[ \t]+(?:0x1[036]|1[036]h|0x21|21h)\b/i;

/** Instructions that 64-bit code lacks. */
const withoutLong =
  /\b(?:pusha[dw]?|popa[dw]?|aa[adms]|da[as]|into|l[de]s|(?:push|pop)[ \t]+e[a-ds][xip])\b/i;
