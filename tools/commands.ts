// Finds and runs other programs for the tools: programs on the PATH, npm, and children of ours.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const onWindows = process.platform === 'win32';

/** The absolute path of a program on the PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  const endings = onWindows ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder !== '' && isExecutable(path)) return path;
    }
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path of npm's own script, the npm that runs us or else the one on the PATH. */
export function findNpmScript(): string {
  const given = process.env['npm_execpath'] ?? '';
  if (given.endsWith('npm-cli.js')) return given;
  const program = findProgram('npm');
  if (!program) throw new Error('npm is not on the PATH; it comes with Node.js.');
  // On Windows npm.cmd lies beside its package, elsewhere npm is a link to npm-cli.js.
  if (!onWindows) return realpathSync(program);
  return join(dirname(program), 'node_modules', 'npm', 'bin', 'npm-cli.js');
}

/**
 * Runs a program to its end and returns what it wrote to stdout. Throws with the end of its output
 * where it cannot be started or fails.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): string {
  const result = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: onWindows && /\.(cmd|bat)$/.test(program),
  });
  if (result.error) throw new Error(`${program} cannot be started: ${result.error.message}`);
  if (result.status === 0) return result.stdout;
  const output = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-20).join('\n');
  const how = result.signal ?? `exit code ${result.status}`;
  throw new Error(`${program} ${args.join(' ')} failed (${how}):\n${output}`);
}

/** Runs npm on this same Node, without asking and without advertising. */
export function runNpm(args: readonly string[], cwd: string): string {
  const quiet = ['--no-fund', '--no-audit', '--no-update-notifier', '--loglevel=error'];
  return runProgram(process.execPath, [findNpmScript(), ...args, ...quiet], {
    cwd,
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}` },
  });
}

const children = new Set<ChildProcess>();
process.on('exit', () => {
  // Not SIGKILL: a child that has children of its own must get the time to end them.
  for (const child of children) child.kill('SIGTERM');
});

/** Starts a program that is ended, by its id, when this process exits for whatever reason. */
export function startProgram(
  program: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  const child = spawn(program, args, options);
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Asks a child to end, insists after five seconds, and waits until it is gone. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(insist);
}

/** Calls `stop` once on the first signal that asks this process to end. */
export function onEndRequest(stop: (signal: NodeJS.Signals) => void): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!asked) stop(signal);
      asked = true;
    });
  }
}
