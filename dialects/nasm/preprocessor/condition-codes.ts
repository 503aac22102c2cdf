// The condition codes of x86 and what each becomes when it is turned round.

export interface Condition {
  readonly name: string;
  /** Undefined for those that have no opposite. */
  readonly inverse: string | undefined;
}

// biome-ignore format: a table
const opposites: readonly (readonly [string, string])[] = [
  ['a', 'na'], ['ae', 'nae'], ['b', 'nb'], ['be', 'nbe'], ['c', 'nc'], ['e', 'ne'], ['g', 'ng'],
  ['ge', 'nge'], ['l', 'nl'], ['le', 'nle'], ['o', 'no'], ['p', 'np'], ['s', 'ns'], ['z', 'nz'],
  ['po', 'pe'],
];

const conditions = new Map<string, Condition>();
for (const [name, inverse] of opposites) {
  conditions.set(name, { name, inverse });
  conditions.set(inverse, { name: inverse, inverse: name });
}
for (const name of ['cxz', 'ecxz', 'rcxz']) conditions.set(name, { name, inverse: undefined });

/** A condition by its name in lower case. */
export function conditionNamed(name: string): Condition | undefined {
  return conditions.get(name);
}
