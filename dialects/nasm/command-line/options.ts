// The command line of nasm: its options with their spellings, read into one value.
import type { CommandLineItem, Limits } from '../preprocessor/options.ts';
import { defaultLimits, limitNames } from '../preprocessor/options.ts';
import { quotedForMake } from './dependency-rule.ts';

export interface CommandOptions {
  readonly input: string;
  /** Undefined where the name follows from the input's. */
  readonly output: string | undefined;
  readonly format: string;
  readonly debugFormat: string;
  readonly optimization: 0 | 1 | 2;
  /** -Ov: says how many passes there were. */
  readonly tellsPasses: boolean;
  readonly warnings: readonly string[];
  readonly includePaths: readonly string[];
  readonly commandLine: readonly CommandLineItem[];
  readonly mode: 'assemble' | 'preprocess' | 'depend' | 'version' | 'help';
  /** -a: the text has been preprocessed. */
  readonly isPreprocessed: boolean;
  readonly listing: string | undefined;
  /** Letters of -L. */
  readonly listingFlags: string;
  readonly dependencies: string | undefined;
  readonly dependencyTarget: string | undefined;
  readonly phonyTargets: boolean;
  readonly errorsToOutput: boolean;
  readonly errorFile: string | undefined;
  readonly errorStyle: 'gnu' | 'vc';
  /** What -X has named and nobody knows; empty for nothing. */
  readonly unknownStyle: string;
  /** Nothing in the output tells when it was made. */
  readonly reproducible: boolean;
  readonly limits: Limits;
  readonly affixes: readonly (readonly [string, string])[];
}

type Draft = { -readonly [Key in keyof CommandOptions]: CommandOptions[Key] } & {
  /** What ends the command before it has begun; empty for nothing. */
  fatal: string;
  warnings: string[];
  includePaths: string[];
  commandLine: CommandLineItem[];
  affixes: [string, string][];
};

function emptyDraft(): Draft {
  return {
    input: '',
    output: undefined,
    format: 'bin',
    debugFormat: '',
    optimization: 2,
    tellsPasses: false,
    warnings: [],
    includePaths: [],
    commandLine: [],
    mode: 'assemble',
    isPreprocessed: false,
    listing: undefined,
    listingFlags: '',
    dependencies: undefined,
    dependencyTarget: undefined,
    phonyTargets: false,
    errorsToOutput: false,
    errorFile: undefined,
    errorStyle: 'gnu',
    unknownStyle: '',
    reproducible: false,
    limits: defaultLimits,
    affixes: [],
    fatal: '',
  };
}

/** Who speaks in messages about the command line: the file whose name has been read by then. */
export function speaker({ input, output }: CommandOptions): string {
  return input || output || 'nasm';
}

/** Says that there is one file of a kind too many; what comes behind is not said any more. */
function tellSecond(draft: Draft, kind: string, name: string, who = speaker(draft)): void {
  draft.fatal ||= `${who}: fatal: more than one ${kind} file specified: ${name}\n\n`;
}

type Setter = (draft: Draft, value: string) => void;

/** Options of one letter whose value stands in the same word or in the next. */
const valued: Readonly<Record<string, Setter>> = {
  f: (draft, value) => {
    draft.format = value;
  },
  o: (draft, value) => {
    if (draft.output !== undefined) tellSecond(draft, 'output', value);
    draft.output = value;
  },
  l: (draft, value) => {
    if (draft.listing !== undefined) tellSecond(draft, 'listing', value);
    draft.listing = value;
  },
  Z: (draft, value) => {
    if (draft.errorFile !== undefined) tellSecond(draft, 'error', value, 'nasm');
    draft.errorFile = value;
  },
  F: (draft, value) => {
    draft.debugFormat = value;
  },
  X: (draft, value) => {
    const style = value.toLowerCase();
    if (style === 'gnu' || style === 'vc') draft.errorStyle = style;
    else draft.unknownStyle = value;
  },
  I: (draft, value) => draft.includePaths.push(value),
  i: (draft, value) => draft.includePaths.push(value),
  P: (draft, text) => draft.commandLine.push({ kind: 'include', text }),
  p: (draft, text) => draft.commandLine.push({ kind: 'include', text }),
  D: (draft, text) => draft.commandLine.push({ kind: 'define', text }),
  d: (draft, text) => draft.commandLine.push({ kind: 'define', text }),
  U: (draft, text) => draft.commandLine.push({ kind: 'undefine', text }),
  u: (draft, text) => draft.commandLine.push({ kind: 'undefine', text }),
};

/** Options of one letter whose value, if any, stands in the same word. */
const attached: Readonly<Record<string, Setter>> = {
  O: readOptimization,
  w: (draft, value) => draft.warnings.push(value),
  W: readLongWarning,
  g: (draft, value) => {
    draft.debugFormat = value || draft.debugFormat || 'default';
  },
  E: draft => {
    draft.mode = 'preprocess';
  },
  e: draft => {
    draft.mode = 'preprocess';
  },
  a: draft => {
    draft.isPreprocessed = true;
  },
  s: draft => {
    draft.errorsToOutput = true;
  },
  v: draft => {
    draft.mode = 'version';
  },
  h: draft => {
    draft.mode = 'help';
  },
  L: (draft, value) => {
    draft.listingFlags += value;
  },
  t: () => undefined,
};

function readOptimization(draft: Draft, flags: string): void {
  if (flags.includes('v')) draft.tellsPasses = true;
  const level = flags.replace(/[v+-]/g, '');
  if (level === '0') draft.optimization = 0;
  else if (level === '1') draft.optimization = 1;
  else if (level !== '' || !flags.includes('v')) draft.optimization = 2;
}

/** `-Wfoo`, `-Wno-foo`, `-Werror=foo`, `-Wno-error`. */
function readLongWarning(draft: Draft, value: string): void {
  draft.warnings.push(value.startsWith('no-') ? `-${value.slice(3)}` : `+${value}`);
}

/** -M and its companions; those in the set take the next word. */
function readDependency(draft: Draft, letter: string, value: string): void {
  switch (letter) {
    case '':
    case 'G':
      draft.mode = 'depend';
      return;
    case 'D':
    case 'F':
      draft.dependencies = value;
      return;
    case 'T':
      draft.dependencyTarget = value;
      return;
    case 'Q':
      draft.dependencyTarget = quotedForMake(value);
      return;
    case 'P':
      draft.phonyTargets = true;
      return;
    default:
      return;
  }
}

const affixNames: Readonly<Record<string, string>> = {
  prefix: 'gprefix',
  gprefix: 'gprefix',
  postfix: 'gpostfix',
  gpostfix: 'gpostfix',
  lprefix: 'lprefix',
  lpostfix: 'lpostfix',
};

/** An option of two hyphens; how many words behind it belong to it, or what is wrong. */
function readLong(draft: Draft, word: string, next: string | undefined): number | string {
  const [name = '', given] = splitAtEquals(word.slice(2));
  const value = given ?? next;
  const used = given === undefined ? 1 : 0;
  const affix = affixNames[name];
  const limit = limitNames[name.replace(/^limit-/, '')];
  if (name === 'v' || name === 'version') draft.mode = 'version';
  else if (name === 'help') draft.mode = 'help';
  else if (name === 'reproducible') {
    draft.reproducible = true;
    return 0;
  } else if (/^(keep-all|no-line|limit-.*)$/.test(name) && !limit) {
    return name.startsWith('limit-') ? used : 0;
  } else if (value === undefined) return `option \`--${name}' requires an argument`;
  else if (affix) draft.affixes.push([affix, value]);
  else if (name === 'before') draft.commandLine.push({ kind: 'before', text: value });
  else if (name === 'pragma') {
    draft.commandLine.push({ kind: 'before', text: `%pragma ${value}` });
  } else if (name === 'include') draft.commandLine.push({ kind: 'include', text: value });
  else if (name.startsWith('limit-') && limit) {
    draft.limits = { ...draft.limits, [limit]: Number(value) };
  } else return `unrecognized option \`--${name}'`;
  return draft.mode === 'version' || draft.mode === 'help' ? 0 : used;
}

function splitAtEquals(text: string): [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

const dependencyValues = /^[DFTQ]$/;

/** One option; how many words behind it belong to it, or what is wrong. */
function readShort(draft: Draft, word: string, next: string | undefined): number | string {
  const letter = word[1] ?? '';
  const rest = word.slice(2);
  if (letter === 'M') {
    const kind = rest.slice(0, 1);
    if (!dependencyValues.test(kind)) {
      readDependency(draft, kind, '');
      return 0;
    }
    const value = rest.slice(1) || next;
    if (value === undefined) return `option \`-M${kind}' requires an argument`;
    readDependency(draft, kind, value);
    return rest.length > 1 ? 0 : 1;
  }
  const setter = valued[letter];
  if (setter) {
    const value = rest || next;
    if (value === undefined) return `option \`-${letter}' requires an argument`;
    setter(draft, value);
    return rest === '' ? 1 : 0;
  }
  const flag = attached[letter];
  if (!flag) return `unrecognised option \`-${letter}'`;
  flag(draft, rest);
  return 0;
}

export interface ReadOptions {
  readonly options: CommandOptions;
  /** What is wrong, each as nasm words it. */
  readonly problems: readonly string[];
  /** What ends the command if nothing of that is wrong, with line feeds; empty for nothing. */
  readonly fatal: string;
}

/** Reads nasm's command line; words in `-@ FILE` are put in by the caller before. */
export function readOptions(words: readonly string[]): ReadOptions {
  const draft = emptyDraft();
  const problems: string[] = [];
  let onlyFiles = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (onlyFiles || !word.startsWith('-') || word === '-') {
      if (draft.input === '') draft.input = word;
      else tellSecond(draft, 'input', word);
    } else if (word === '--') onlyFiles = true;
    else {
      const next = words[index + 1];
      const used = word.startsWith('--')
        ? readLong(draft, word, next)
        : readShort(draft, word, next);
      if (typeof used === 'string') problems.push(used);
      else index += used;
      // What stands behind is not looked at.
      if (draft.mode === 'version' || draft.mode === 'help') break;
    }
  }
  return { options: draft, problems, fatal: draft.fatal };
}
