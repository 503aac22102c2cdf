// The settings of a run: the program's own, overridden by those of the launch, checked.
import { type LaunchOption, type LaunchValues, ProgramError } from '#core/machine/program.ts';
import { nearest } from '#core/text/distance.ts';
import { type PolicyId, policies, schedulerOptions } from '../scheduler-options.ts';
import type { PolicyOptions } from './policies/policy.ts';

export interface RunSettings extends PolicyOptions {
  readonly scheduler: PolicyId;
  readonly cores: number;
  /** Ticks that a context switch takes. */
  readonly switchCost: number;
  /** The owner of a lock inherits the priority of those who wait for it. */
  readonly inheritance: boolean;
}

/** Later values win. Throws ProgramError for a value that its option cannot have. */
export function resolveSettings(...sources: readonly LaunchValues[]): RunSettings {
  const value = (name: string): string | number | boolean => {
    const option = schedulerOptions.find(candidate => candidate.name === name)!;
    const given = sources.map(source => source[name]).findLast(found => found !== undefined);
    return given === undefined ? option.default! : checked(option, given);
  };
  const number = (name: string) => value(name) as number;
  return {
    scheduler: value('scheduler') as PolicyId,
    quantum: number('quantum'),
    cores: number('cores'),
    seed: number('seed'),
    switchCost: number('switchCost'),
    aging: number('aging'),
    levels: number('levels'),
    boost: number('boost'),
    inheritance: value('inheritance') as boolean,
  };
}

function checked(
  option: LaunchOption,
  given: string | number | boolean,
): string | number | boolean {
  const { name, type, minimum = 0, maximum = 0 } = option;
  if (type === 'integer') {
    const fits = typeof given === 'number' && Number.isInteger(given);
    if (fits && given >= minimum && given <= maximum) return given;
    throw new ProgramError(
      `${name} is ${quoted(given)}; it has to be a whole number from ${minimum} to ${maximum}.`,
    );
  }
  if (type === 'boolean') {
    if (typeof given === 'boolean') return given;
    throw new ProgramError(`${name} is ${quoted(given)}; it has to be true or false.`);
  }
  const values = option.values ?? [];
  if (typeof given === 'string' && values.includes(given)) return given;
  const close = typeof given === 'string' ? nearest(given, values) : undefined;
  const hint = close ? ` Did you mean ${close}?` : '';
  throw new ProgramError(
    `${name} is ${quoted(given)}; it has to be one of ${values.join(', ')}.${hint}`,
  );
}

const quoted = (value: unknown) => JSON.stringify(value);

/** The title of a policy for people. */
export function policyTitle(id: PolicyId): string {
  return policies.find(policy => policy.id === id)!.title;
}
