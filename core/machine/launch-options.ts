// One list of launch options out of those of several machines, for manifests and command lines.
import type { LaunchOption } from './program.ts';

export interface OptionOwner {
  /** For people. */
  readonly name: string;
  readonly options: readonly LaunchOption[];
}

/**
 * Each name once. Where several machines have an option of one name, its bounds take in those of
 * all, its summary says what it means to each, and it has a default only if they agree on it.
 */
export function unitedOptions(owners: readonly OptionOwner[]): readonly LaunchOption[] {
  const byName = new Map<string, { owner: string; option: LaunchOption }[]>();
  for (const { name: owner, options } of owners) {
    for (const option of options) {
      const known = byName.get(option.name) ?? [];
      byName.set(option.name, known);
      if (!known.some(other => other.option.summary === option.summary)) {
        known.push({ owner, option });
      }
    }
  }
  return [...byName.values()].map(unite);
}

function unite(all: readonly { owner: string; option: LaunchOption }[]): LaunchOption {
  const [first, ...others] = all.map(({ option }) => option);
  if (others.length === 0) return first!;
  const options = [first!, ...others];
  const lowest = options.map(({ minimum }) => minimum ?? Number.NEGATIVE_INFINITY);
  const highest = options.map(({ maximum }) => maximum ?? Number.POSITIVE_INFINITY);
  const standard = options.every(option => option.default === first!.default);
  const minimum = Math.min(...lowest);
  const maximum = Math.max(...highest);
  return {
    name: first!.name,
    type: first!.type,
    summary: all.map(({ owner, option }) => `${owner}: ${option.summary}`).join(' '),
    ...(options.every(({ values }) => values)
      ? { values: [...new Set(options.flatMap(({ values }) => values!))] }
      : {}),
    ...(Number.isFinite(minimum) ? { minimum } : {}),
    ...(Number.isFinite(maximum) ? { maximum } : {}),
    ...(standard && first!.default !== undefined ? { default: first!.default } : {}),
  };
}
