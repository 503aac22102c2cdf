// The settings of a run: which machine it is, and what it starts with.
import { type LaunchOption, type LaunchValues, ProgramError } from '#core/machine/program.ts';

export interface Settings {
  /** Of Patt and Patel's book: how traps work, and whether LEA sets the condition codes. */
  readonly edition: 2 | 3;
  /** Reads of memory and registers that nobody has written are reported. */
  readonly strict: boolean;
  /** User programs may touch everything. */
  readonly ignorePrivilege: boolean;
  /** Reserved bits of instructions may be anything. */
  readonly lenient: boolean;
  /** 0 for zeros in all that the program does not set, else random words. */
  readonly seed: number;
}

export const launchOptions: readonly LaunchOption[] = [
  {
    name: 'edition',
    type: 'integer',
    summary: 'The edition of Patt and Patel whose machine it is: 2 or 3.',
    minimum: 2,
    maximum: 3,
    default: 3,
  },
  {
    name: 'strict',
    type: 'boolean',
    summary: 'Report reads of memory and registers that were never written.',
    default: false,
  },
  {
    name: 'ignorePrivilege',
    type: 'boolean',
    summary: 'Let user programs touch devices and the operating system.',
    default: false,
  },
  {
    name: 'lenient',
    type: 'boolean',
    summary: 'Ignore the reserved bits of instructions instead of raising an exception.',
    default: false,
  },
  {
    name: 'seed',
    type: 'integer',
    summary: 'Registers and memory start with random words made from this number; 0: zeros.',
    minimum: 0,
    maximum: 2_147_483_647,
    default: 0,
  },
];

/** Throws ProgramError for a value that its option cannot have. */
export function resolveSettings(values: LaunchValues): Settings {
  const [edition, strict, ignorePrivilege, lenient, seed] = launchOptions.map(option =>
    checked(option, values[option.name] ?? option.default!),
  ) as [2 | 3, boolean, boolean, boolean, number];
  return { edition, strict, ignorePrivilege, lenient, seed };
}

function checked(option: LaunchOption, given: string | number | boolean): number | boolean {
  const { name, type, minimum = 0, maximum = 0 } = option;
  if (type === 'boolean' && typeof given === 'boolean') return given;
  const fits = typeof given === 'number' && Number.isInteger(given);
  if (type === 'integer' && fits && given >= minimum && given <= maximum) return given;
  const wanted =
    type === 'boolean' ? 'true or false' : `a whole number from ${minimum} to ${maximum}`;
  throw new ProgramError(`${name} is ${JSON.stringify(given)}; it has to be ${wanted}.`);
}
