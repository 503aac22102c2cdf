// Runs a suite of in-host tests in the web workbench, in headless Chromium.
import { join } from 'node:path';
import { format } from 'node:util';
import { cache } from '../project.ts';
import type { Release } from './releases.ts';
import { openSession, type Session } from './session.ts';

const suiteMsMax = 400_000;

export interface WebRun {
  readonly release: Release;
  /** Where the extension runs: in Node beside the server, or in the browser's worker. */
  readonly host: 'node' | 'worker';
  readonly extension: string;
  readonly tests: string;
  readonly workspace: string;
  /** A packaged extension to install first. */
  readonly vsix?: string;
  readonly signal: AbortSignal;
}

/** A line that the suite's runner writes, as opposed to the workbench's chatter. */
const runnerLine = /^(ok|not ok|#) /;

/** Runs the suite and returns its exit code: 0 passed, 1 failed, 2 it did not get that far. */
export async function runInWeb(run: WebRun): Promise<number> {
  const chatter: string[] = [];
  let exit: (code: number) => void = () => {};
  const exited = new Promise<number>(resolve => {
    exit = resolve;
  });
  const session = await openSession({
    release: run.release,
    folder: run.workspace,
    host: run.host,
    ...(run.vsix ? { vsix: run.vsix } : {}),
    development: { extension: run.extension, tests: run.tests },
    async prepare(page) {
      await page.exposeFunction('codeAutomationExit', exit);
      await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
        const line = args[0] === undefined ? '' : format(...args).replace(/^%s%s */, '');
        if (runnerLine.test(line)) console.log(line);
        else chatter.push(line.slice(0, 2_000));
      });
      page.on('pageerror', error => chatter.push(`page: ${error.message}`));
    },
  });
  try {
    const code = await Promise.race([exited, outOfTime(run.signal)]);
    if (code !== 0) await reportFailure(run, session, chatter);
    return code;
  } catch (error) {
    console.log(`# ${error instanceof Error ? error.message : error}`);
    if (!run.signal.aborted) await reportFailure(run, session, chatter);
    return 2;
  } finally {
    await session.close();
  }
}

/** Shows what the workbench said and how it looked. */
async function reportFailure(run: WebRun, session: Session, chatter: string[]): Promise<void> {
  const picture = join(cache, `failed-${run.release.role}-${run.host}.png`);
  await session.page.screenshot({ path: picture }).catch(() => {});
  console.log(`# The workbench's own lines follow; a picture of it is ${picture}`);
  console.log([...chatter.slice(-60), session.server.log().slice(-2_000)].join('\n'));
}

function outOfTime(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`The suite has not ended after ${suiteMsMax / 1000} seconds.`)),
      suiteMsMax,
    );
    timer.unref();
    const interrupt = (): void => reject(new Error('The suite was interrupted.'));
    if (signal.aborted) interrupt();
    signal.addEventListener('abort', interrupt);
  });
}
