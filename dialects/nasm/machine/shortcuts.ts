// The instructions that the run loop executes itself, without a call: those that programs spend
// their time with. Number n of the list is shortcut n + 1; tools/processor makes the loop of it.

const sizes = [32, 64] as const;
const binaries = ['add', 'sub', 'and', 'or', 'xor', 'cmp', 'test', 'mov'] as const;

function names(): string[] {
  const found: string[] = [];
  for (const size of sizes) {
    for (const name of binaries) found.push(`${name}_rr_${size}`, `${name}_ri_${size}`);
    for (const name of ['mov', 'add', 'cmp']) found.push(`${name}_rm_${size}`);
    found.push(`mov_mr_${size}`, `mov_mi_${size}`, `add_mr_${size}`, `cmp_mi_${size}`);
    found.push(`inc_r_${size}`, `dec_r_${size}`, `lea_${size}_64`, `imul_rr_${size}`);
    found.push(`shl_ri_${size}`, `shr_ri_${size}`, `sar_ri_${size}`, `rol_ri_${size}`);
    found.push(`ror_ri_${size}`, `bswap_r_${size}`, `neg_r_${size}`, `not_r_${size}`);
    found.push(`popcnt_rr_${size}`, `cmov_rr_${size}`);
  }
  found.push('mov_mr_8', 'mov_rm_8', 'mov_mi_8', 'cmp_mi_8', 'cmp_ri_8', 'test_ri_8', 'test_rr_8');
  found.push('set_r');
  found.push('movzx_rr_32_8', 'movzx_rm_32_8', 'movsxd_rr_64_32', 'movsxd_rm_64_32');
  for (let condition = 0; condition < 16; condition++) found.push(`jcc${condition}_j`);
  found.push('jmp_j', 'push_r_64', 'pop_r_64', 'call_j_64', 'ret_64');
  return found;
}

export const shortcutNames: readonly string[] = names();

/** Numbers of conditions that are worked out with what they follow. */
const afterComparison = [2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14, 15];
const afterTest = [4, 5, 8, 9, 14, 15];
const afterDecrement = [4, 5];

/** A handler and one that is executed together with it, right behind it. */
export type Pair = readonly [first: string, second: string];

function comparisonPairs(): Pair[] {
  const comparisons = ['cmp_rr_32', 'cmp_ri_32', 'cmp_rr_64', 'cmp_ri_64', 'cmp_ri_8'];
  const memory = ['cmp_rm_32', 'cmp_rm_64', 'cmp_mi_8', 'cmp_mi_32'];
  const tests = ['test_rr_32', 'test_rr_64', 'test_rr_8', 'test_ri_8', 'test_ri_32'];
  const all = (found: readonly string[], conditions: readonly number[]) =>
    found.flatMap(name => conditions.map(condition => [name, `jcc${condition}_j`] as const));
  return [
    ...all([...comparisons, ...memory], afterComparison),
    ...all(tests, afterTest),
    ...all(['dec_r_32', 'dec_r_64'], afterDecrement),
  ];
}

/**
 * What stands behind each other most often in programs, as busybox shows by its executions: the
 * ends of functions and of loops, loads, and what is worked out with what was worked out before.
 */
function commonPairs(): Pair[] {
  const beforeJump = ['mov_mr_8', 'mov_rr_32', 'mov_rr_64', 'mov_ri_32', 'inc_r_32', 'inc_r_64'];
  for (const size of sizes) {
    beforeJump.push(`add_rr_${size}`, `add_ri_${size}`, `lea_${size}_64`, `shr_ri_${size}`);
  }
  return [
    ...beforeJump.map(name => [name, 'jmp_j'] as const),
    ['push_r_64', 'push_r_64'],
    ['pop_r_64', 'pop_r_64'],
    ['pop_r_64', 'ret_64'],
    ['mov_rr_64', 'mov_rr_64'],
    ['mov_rr_64', 'call_j_64'],
    ['mov_rm_64', 'mov_rm_64'],
    ['mov_mr_64', 'mov_rm_64'],
    ['mov_rm_64', 'test_rr_64'],
    ['mov_rr_32', 'shr_ri_32'],
    ['shr_ri_32', 'and_ri_32'],
    ['add_rr_32', 'add_rr_32'],
    ['add_rr_32', 'xor_rr_32'],
    ['imul_rr_32', 'add_rr_32'],
    ['imul_rr_64', 'add_rr_64'],
  ];
}

/** Instructions that the run loop executes two at a time. */
export const pairs: readonly Pair[] = [...comparisonPairs(), ...commonPairs()];

const shortcutOfPair: ReadonlyMap<string, number> = new Map(
  pairs.map(([first, second], index) => [`${first} ${second}`, shortcutNames.length + 1 + index]),
);

/** Whether a handler is the first one of a pair. */
export const beginsPair: ReadonlySet<string> = new Set(pairs.map(([first]) => first));

/** The shortcut of two handlers in a row; 0 for none. */
export function shortcutOfBoth(first: string, second: string): number {
  return shortcutOfPair.get(`${first} ${second}`) ?? 0;
}

/** The shortcut of a handler; 0 for none. */
export const shortcutOf: ReadonlyMap<string, number> = new Map(
  shortcutNames.map((name, index) => [name, index + 1]),
);
