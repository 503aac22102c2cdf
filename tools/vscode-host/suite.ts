// Runs the in-host suite once: tools/vscode-host/suite.ts [--release R] [--host node|worker] …
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { build } from 'esbuild';
import { runProgram } from '../commands.ts';
import { cache, root } from '../project.ts';
import { findRelease, type Release } from './releases.ts';
import { shimVariables } from './shim.ts';

/** Where the bundled suite goes; ignored by git. It must lie inside the extension's folder. */
const output = join(root, 'dist-test');

/**
 * Both hosts are told to load suite.cjs, and both get the bundle that runs in a worker. The worker
 * host of older releases appends `.js` to the name; see `bundles` in tools/build.ts.
 */
const [outputName, olderOutputName] = ['suite.cjs', 'suite.cjs.js'];

/** Bundles test/editor/suite, beside a manifest of an extension without code. */
export async function buildSuite(): Promise<void> {
  const bundle = join(output, outputName);
  await build({
    absWorkingDir: root,
    entryPoints: ['test/editor/suite/index.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    target: 'es2022',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  copyFileSync(bundle, join(output, olderOutputName));
  const manifest = {
    name: 'mnemonic-suite',
    publisher: 'mnemonic',
    version: '0.0.1',
    engines: { vscode: '^1.100.0' },
  };
  writeFileSync(join(output, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A program that runs the shim on this same Node, wherever it is started. */
function writeShim(): string {
  mkdirSync(cache, { recursive: true });
  const script = join(import.meta.dirname, 'shim.ts');
  const onWindows = process.platform === 'win32';
  const path = join(cache, onWindows ? 'vscode-shim.cmd' : 'vscode-shim');
  const text = onWindows
    ? `@"${process.execPath}" "${script}" %*\r\n`
    : `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`;
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

/** A fresh copy of nothing: tests write their own files into the workspace. */
function makeWorkspace(name: string): string {
  const folder = join(cache, 'workspaces', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

interface SuiteRun {
  readonly release: Release;
  readonly host: 'node' | 'worker';
  /** A packaged extension to test in place of the one in the project's folder. */
  readonly vsix?: string;
}

/** Installs a packaged extension into the profile that a desktop VS Code is tested with. */
function installInto(executable: string, vsix: string): void {
  const [cli = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
  runProgram(cli, [...args, '--install-extension', vsix, '--force']);
}

/** VSCODE_EXECUTABLE: a path to VS Code, or "download"; nothing takes VS Code's web server. */
async function runSuite(run: SuiteRun): Promise<void> {
  const given = process.env['VSCODE_EXECUTABLE'];
  const executable =
    given === 'download'
      ? await downloadAndUnzipVSCode({ version: run.release.vscode, cachePath: cache })
      : given;
  if (run.vsix && executable) installInto(executable, run.vsix);
  const label = `${run.release.role}-${run.host}${run.vsix ? '-vsix' : ''}`;
  const launchArgs = [makeWorkspace(label)];
  if (run.host === 'worker') launchArgs.push('--extensionDevelopmentKind=web');
  await runTests({
    vscodeExecutablePath: executable ?? writeShim(),
    extensionDevelopmentPath: run.vsix ? output : root,
    extensionTestsPath: join(output, outputName),
    launchArgs,
    extensionTestsEnv: {
      [shimVariables.release]: run.release.role,
      ...(run.vsix ? { [shimVariables.vsix]: run.vsix } : {}),
    },
  });
}

async function main(): Promise<void> {
  // @vscode/test-electron passes on SIGINT only.
  process.once('SIGTERM', () => process.emit('SIGINT'));
  const { values } = parseArgs({
    options: {
      release: { type: 'string', default: 'newest' },
      host: { type: 'string', default: 'node' },
      vsix: { type: 'string' },
    },
  });
  const { host, vsix } = values;
  if (host !== 'node' && host !== 'worker') throw new Error('--host is node or worker.');
  await buildSuite();
  await runSuite({
    release: findRelease(values.release),
    host,
    ...(vsix ? { vsix } : {}),
  });
}

if (import.meta.main) {
  main().then(
    () => process.exit(0),
    error => {
      console.error(`# ${error instanceof Error ? error.message : error}`);
      process.exit(1);
    },
  );
}
