// Stands in for the program `code` before @vscode/test-electron: it takes the same arguments and
// gives the same exit code, but runs the suite in VS Code's web workbench.
import { resolve } from 'node:path';
import { onEndRequest } from '../commands.ts';
import { findRelease } from './releases.ts';
import { runInWeb } from './web-run.ts';

/** How the caller tells the shim what no argument of `code` says. */
export const shimVariables = {
  release: 'MNEMONIC_VSCODE_RELEASE',
  vsix: 'MNEMONIC_VSIX',
} as const;

function argumentOf(name: string): string | undefined {
  const start = `--${name}=`;
  return process.argv.find(argument => argument.startsWith(start))?.slice(start.length);
}

function required(name: string): string {
  const value = argumentOf(name);
  if (value === undefined) throw new Error(`The argument --${name}=… is missing.`);
  return value;
}

async function main(): Promise<number> {
  const interruption = new AbortController();
  onEndRequest(() => interruption.abort());
  endWithParent(() => interruption.abort());
  const vsix = process.env[shimVariables.vsix];
  return runInWeb({
    release: findRelease(process.env[shimVariables.release] ?? 'newest'),
    host: argumentOf('extensionDevelopmentKind') === 'web' ? 'worker' : 'node',
    extension: required('extensionDevelopmentPath'),
    tests: required('extensionTestsPath'),
    workspace: resolve(process.argv.slice(2).find(argument => !argument.startsWith('-')) ?? '.'),
    ...(vsix ? { vsix } : {}),
    signal: interruption.signal,
  });
}

/** A parent that is gone cannot ask for an end any more. */
function endWithParent(stop: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 1_000).unref();
}

if (import.meta.main) {
  main().then(
    code => process.exit(code),
    error => {
      console.error(error);
      process.exit(2);
    },
  );
}
