// Runs every check of the project, or the groups named as arguments, and counts over all of them.
// Options: --strict (also by CI in the environment) makes a step that cannot run a failure.
import { parseArgs } from 'node:util';
import { onEndRequest, startProgram, stopProgram } from './commands.ts';
import { root } from './project.ts';
import { type Counts, countResults } from './testing/counts.ts';
import { installPackages, missingPackages } from './testing/programs.ts';
import { chooseSteps, type Step } from './testing/steps.ts';

interface Outcome extends Counts {
  readonly step: Step;
  /** Why the whole step did not run. */
  readonly reason?: string;
  readonly seconds: number;
}

/** Steps that run side by side: a machine for tests has two processors. */
const lanes = 2;

/** Runs a command on this Node and returns its output. */
async function runCommand(args: readonly string[], minutesMax: number) {
  const child = startProgram(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
  });
  let output = '';
  const take = (data: string): void => {
    output += data;
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  const timer = setTimeout(() => {
    take(`\nThe step is ended after ${minutesMax} minutes.\n`);
    void stopProgram(child);
  }, minutesMax * 60_000);
  const code = await new Promise<number | null>(resolve => {
    child.once('error', error => {
      take(`${error.message}\n`);
      resolve(1);
    });
    child.once('close', resolve);
  });
  clearTimeout(timer);
  return { output, succeeded: code === 0 };
}

async function runStep(step: Step): Promise<Outcome | undefined> {
  const command = step.command();
  if (!command) return undefined;
  const missing = missingPackages(step.programs ?? []);
  if (missing.length > 0) {
    const reason = `install ${missing.join(', ')}`;
    return { step, passed: 0, failed: 0, skipped: 1, reason, seconds: 0 };
  }
  console.log(`\n… ${step.name}`);
  const started = performance.now();
  const { output, succeeded } = await runCommand(command, step.minutesMax);
  // In one piece: what runs beside it has its own to say.
  console.log(`\n── ${step.name}\n${output}`);
  const seconds = (performance.now() - started) / 1000;
  return { step, ...countResults(step.counting, output, succeeded), seconds };
}

function printTable(outcomes: readonly Outcome[]): void {
  const width = Math.max(...outcomes.map(outcome => outcome.step.name.length));
  console.log(`\n${'step'.padEnd(width)}  passed  failed  seconds`);
  for (const { step, passed, failed, seconds } of outcomes) {
    const numbers = [String(passed).padStart(6), String(failed).padStart(6)];
    console.log(
      `${step.name.padEnd(width)}  ${numbers.join('  ')}  ${seconds.toFixed(1).padStart(7)}`,
    );
  }
  for (const { step, skipped, reason } of outcomes) {
    if (skipped === 0) continue;
    const what = reason ? `did not run: ${reason}` : `${skipped} tests did not run`;
    console.log(`\n*** SKIPPED *** ${step.name}: ${what}`);
  }
}

function total(outcomes: readonly Outcome[], key: keyof Counts): number {
  return outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
}

const isInHost = ({ group }: Step): boolean => group === 'editor' || group === 'ui';

/**
 * Installs the editors beside the steps that need none. Whether that went well, the steps with
 * editors see for themselves: they install what is missing.
 */
function prepareHosts(): Promise<void> {
  const child = startProgram(process.execPath, ['tools/vscode-host/prepare.ts'], {
    cwd: root,
    stdio: 'ignore',
  });
  return new Promise(resolve => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
}

/** Runs the steps in their order, as many at once as there are lanes, each behind what it needs. */
async function runSteps(
  chosen: readonly Step[],
  hosts: Promise<void> | undefined,
): Promise<readonly Outcome[]> {
  const outcomes = new Map<Step, Outcome>();
  const begun: { readonly step: Step; readonly end: Promise<void> }[] = [];
  const waiting = [...chosen];
  const run = async (step: Step, before: readonly Promise<void>[]): Promise<void> => {
    await Promise.all(before);
    if (isInHost(step)) await hosts;
    const outcome = await runStep(step);
    if (outcome) outcomes.set(step, outcome);
  };
  const runLane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { isAlone } = step;
      const before = begun.filter(other => isAlone || other.step.isAlone).map(({ end }) => end);
      const end = run(step, before);
      begun.push({ step, end });
      await end;
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  return chosen.flatMap(step => outcomes.get(step) ?? []);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { strict: { type: 'boolean', default: false } },
  });
  const strict = values.strict || !['', '0', 'false'].includes(process.env['CI'] ?? '');
  const chosen = chooseSteps(positionals);
  installPackages(
    new Set(chosen.flatMap(({ programs = [], oracles = [] }) => [...programs, ...oracles])),
  );
  const hosts = chosen.some(isInHost) ? prepareHosts() : undefined;
  const outcomes = await runSteps(chosen, hosts);
  printTable(outcomes);
  const failed = total(outcomes, 'failed');
  const skipped = total(outcomes, 'skipped');
  if (strict && skipped > 0) console.log('\nWhat is skipped counts as a failure here.');
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  console.log(`\n${total(outcomes, 'passed')} passed, ${failed} failed${tail}`);
  return failed > 0 || (strict && skipped > 0) ? 1 : 0;
}

if (import.meta.main) {
  // Children are ended when this process exits.
  onEndRequest(() => process.exit(130));
  main().then(
    code => process.exit(code),
    error => {
      console.error(`test: ${error instanceof Error ? error.message : error}`);
      process.exit(2);
    },
  );
}
