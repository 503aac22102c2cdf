// `npm run x86:vectors -- --count N --seed S --only WORD`: instructions on the CPU and on ours.
// With --record it writes the sample that `npm test` checks.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bits } from '#dialects/nasm/decoder/decoded.ts';
import { factsOf } from '#dialects/nasm/isa/facts.ts';
import { type Form, kind } from '#dialects/nasm/isa/form.ts';
import { randomChoices } from './nasm/random.ts';
import { type Case, caseOf } from './processor/cases.ts';
import { differencesOf } from './processor/comparison.ts';
import { compileProcessor } from './processor/compile.ts';
import type { Emulation } from './processor/emulation.ts';
import { formsToExecute } from './processor/instances.ts';
import { executeNatively, oracleMissing } from './processor/oracle.ts';
import { hashOf, lineOf, samplePath } from './processor/sample.ts';
import { root } from './project.ts';

function option(name: string, otherwise: string): string {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? otherwise);
}

/** What the table has and nobody can step over, or what depends on the surroundings. */
const excluded = new RegExp(
  `^(${[
    'syscall|sysenter|sysexit|sysret|int|int3|int1|int01|icebp|rdtscp?|rdpmc|cpuid|rdrand|rdseed',
    'xgetbv|xsetbv|rdpid|hlt|iret|s[gil]dt|smsw|str|l[gl]dt|vm|x(save|rstor)|in|out|ins|outs',
    'l[defgs]s|lss|wr[fg]sbase|rd[fg]sbase|swapgs|monitor|mwait|clui|stui|testui|uiret|senduipi',
    'xbegin|xabort|xend|xtest|enqcmd|rdpkru|wrpkru|incssp|rdssp|setssbsy|clzero|verr|verw|lar',
    'lsl|arpl|retf',
  ].join('|')})`,
);

interface Tally {
  cases: number;
  failures: number;
  readonly examples: string[];
  /** Lines for the sample. */
  readonly recorded: string[];
}

const missing = new Map<string, Set<string>>();
const unclaimed = new Set<string>();

function shown({ instance, bits, name }: Case, differences: readonly string[]): string {
  const bytes = Array.from(instance.code, byte => byte.toString(16).padStart(2, '0')).join(' ');
  return `  ${bits} ${name}: ${bytes}\n    ${differences.slice(0, 4).join('\n    ')}`;
}

/** What loads segments does something else in real mode than where the oracle executes it. */
function loadsSegment({ instance: { decoded }, name }: Case): boolean {
  const { operands, form } = decoded;
  const [first] = operands;
  if (/far_/.test(name)) return true;
  return first?.kind === 'register' && first.family === kind.segment && form.base !== 'push';
}

function casesOf(form: Form, bits: Bits, count: number, seed: number): Case[] {
  const random = randomChoices(seed);
  const found: Case[] = [];
  for (let tries = 0; tries < count * 4 && found.length < count; tries++) {
    const made = caseOf(form, bits, random);
    if (!made || excluded.test(made.instance.decoded.form.base)) continue;
    if (bits !== 16 || !loadsSegment(made)) found.push(made);
  }
  return found;
}

function note(name: string, mnemonic: string): void {
  const known = missing.get(mnemonic) ?? new Set();
  missing.set(mnemonic, known.add(name));
}

function compare(cases: readonly Case[], emulation: Emulation, tallies: Map<string, Tally>): void {
  const natives = executeNatively(cases);
  cases.forEach((each, index) => {
    const native = natives[index]!;
    const ours = emulation.execute(each);
    const { mnemonic } = each.instance.decoded.form;
    if (ours.signal === 0) {
      note(each.name, mnemonic);
      if (native.signal === 5) unclaimed.add(mnemonic);
      return;
    }
    const key = each.bits === 16 ? `${each.name} in 16 bits` : each.name;
    const tally = tallies.get(key) ?? {
      ...{ cases: 0, failures: 0, examples: [], recorded: [] },
    };
    tallies.set(key, tally);
    const recordedMax = each.bits === 16 ? 1 : sampleCount;
    tally.cases++;
    const differences = differencesOf(each, native, ours);
    if (differences.length === 0) {
      const isExact = hashOf(each, native) === hashOf(each, ours);
      if (tally.recorded.length < recordedMax && isExact) tally.recorded.push(lineOf(each, native));
      return;
    }
    tally.failures++;
    if (tally.examples.length < Number(option('show', '2'))) {
      tally.examples.push(shown(each, differences));
    }
  });
}

async function main(): Promise<void> {
  const reason = oracleMissing();
  if (reason) {
    console.error(`vectors: cannot compare with the CPU: ${reason}`);
    process.exit(1);
  }
  await compileProcessor();
  const { Emulation } = await import('./processor/emulation.ts');
  const emulation = new Emulation();
  const count = Number(option('count', '200'));
  const seed = Number(option('seed', '1'));
  const only = new RegExp(option('only', '.'));
  const tallies = new Map<string, Tally>();
  const forms = formsToExecute().filter(form => only.test(form.base) && !excluded.test(form.base));
  const feature = option('feature', '');
  const modes = option('bits', '64,32,16').split(',').map(Number) as Bits[];
  let pending: Case[] = [];
  forms.forEach((form, index) => {
    if (feature && !factsOf(form)?.features.includes(feature)) return;
    for (const bits of modes) {
      if (bits === 16 && form.encoding !== 'legacy') continue;
      const share = bits === 64 ? count : Math.ceil(count / 4);
      pending.push(...casesOf(form, bits, share, seed * 1_000_003 + index));
    }
    if (pending.length < 4000) return;
    compare(pending, emulation, tallies);
    pending = [];
  });
  if (pending.length > 0) compare(pending, emulation, tallies);
  report(tallies);
  if (process.argv.includes('--record')) record(tallies);
}

/** Vectors of each handler that go into the sample. */
const sampleCount = 3;

function record(tallies: ReadonlyMap<string, Tally>): void {
  const lines = [...tallies.values()].flatMap(({ recorded }) => recorded);
  writeFileSync(join(root, samplePath), `${lines.join('\n')}\n`);
  console.log(`${lines.length} vectors recorded in ${samplePath}`);
}

function report(tallies: ReadonlyMap<string, Tally>): void {
  const failing = [...tallies].filter(([, { failures }]) => failures > 0);
  for (const [name, { cases, failures, examples }] of failing) {
    console.log(`${name}: ${failures} of ${cases} differ\n${examples.join('\n')}`);
  }
  const total = [...tallies.values()].reduce((sum, { cases }) => sum + cases, 0);
  console.log(`${total} vectors of ${tallies.size} handlers; ${failing.length} handlers differ`);
  const names = [...unclaimed].sort().flatMap(mnemonic => [...missing.get(mnemonic)!]);
  console.log(`missing: ${names.join(' ')}`);
  if (failing.length > 0) process.exitCode = 1;
}

await main();
