// The settings of a run: what the program is told, and what it may touch.
import { type LaunchOption, type LaunchValues, ProgramError } from '#core/machine/program.ts';

export interface Settings {
  readonly arguments: readonly string[];
  /** NAME=value. */
  readonly environment: readonly string[];
  readonly seed: number;
  /** Seconds since 1970. */
  readonly startTime: number;
  /** Where the program's files come from; empty for none. */
  readonly folder: string;
  /** Whether what it writes reaches that folder. */
  readonly writesFolder: boolean;
  /** Megabytes that the program may touch. */
  readonly memory: number;
}

export const launchOptions: readonly LaunchOption[] = [
  {
    name: 'args',
    type: 'string',
    summary: 'The words that the program is started with, as a shell reads them.',
    default: '',
  },
  {
    name: 'env',
    type: 'string',
    summary: 'Variables of the environment: NAME=value, with blanks between them.',
    default: '',
  },
  {
    name: 'seed',
    type: 'integer',
    summary: 'Random numbers of the system are made from this number.',
    minimum: 0,
    maximum: 2_147_483_647,
    default: 1,
  },
  {
    name: 'startTime',
    type: 'integer',
    summary: 'The time at which the program starts, in seconds since 1970.',
    minimum: 0,
    maximum: 4_294_967_295,
    default: 1_767_225_600,
  },
  {
    name: 'folder',
    type: 'string',
    summary: 'The program finds the files of this folder and nothing outside of it.',
    default: '',
  },
  {
    name: 'writesFolder',
    type: 'boolean',
    summary:
      'What the program has written to its folder reaches the disk when it ends; otherwise it ' +
      'stays in memory.',
    default: false,
  },
  {
    name: 'memory',
    type: 'integer',
    summary: 'Megabytes of memory that the program may touch.',
    minimum: 1,
    maximum: 1024,
    default: 1024,
  },
];

type LaunchValue = string | number | boolean;

/** Throws ProgramError for a value that its option cannot have. */
export function resolveSettings(values: LaunchValues, program: string): Settings {
  const [words, variables, seed, startTime, folder, writesFolder, memory] = launchOptions.map(
    option => checked(option, values[option.name] ?? option.default!),
  ) as [string, string, number, number, string, boolean, number];
  if (writesFolder && folder === '') {
    throw new ProgramError('writesFolder is set and folder is not: name the folder to write to.');
  }
  return {
    arguments: [program, ...splitWords('args', words)],
    environment: splitWords('env', variables),
    seed,
    startTime,
    folder,
    writesFolder,
    memory,
  };
}

function checked(option: LaunchOption, given: LaunchValue): LaunchValue {
  const { name, type, minimum = 0, maximum = 0 } = option;
  if (type !== 'integer' && typeof given === type) return given;
  const fits = typeof given === 'number' && Number.isInteger(given);
  if (type === 'integer' && fits && given >= minimum && given <= maximum) return given;
  const number = `a whole number from ${minimum} to ${maximum}`;
  const wanted = { string: 'a text', boolean: 'true or false', integer: number }[type];
  throw new ProgramError(`${name} is ${JSON.stringify(given)}; it has to be ${wanted}.`);
}

/** Words with blanks between them; quotes keep blanks, a backslash keeps what follows it. */
function splitWords(name: string, text: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\\' && quote !== "'" && at + 1 < text.length)
      word = (word ?? '') + text[++at];
    else if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) {
      quote = character;
      word ??= '';
    } else if (quote === '' && /\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + character;
  }
  if (quote !== '') throw new ProgramError(`${name} has a ${quote} that nothing closes: ${text}`);
  if (word !== undefined) words.push(word);
  return words;
}
