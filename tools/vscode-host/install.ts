// Installs VS Code's server and web workbench from the npm package code-server into .cache/vscode.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { findNpmScript, findProgram, runNpm, runProgram } from '../commands.ts';
import { cache } from '../project.ts';
import type { Release } from './releases.ts';

/** A server on this machine's disk that is ready to start. */
export interface InstalledServer {
  readonly release: Release;
  /** The folder with package.json and out/server-main.js. */
  readonly folder: string;
  /** What works less well than it could, a sentence each. */
  readonly shortcomings: readonly string[];
}

const store = join(cache, 'vscode');

/** Whether the release lies in the cache, so that nothing has to be downloaded. */
export function isDownloaded(release: Release): boolean {
  return existsSync(join(store, release.packageVersion, 'out', 'server-main.js'));
}

/**
 * The release's server, downloaded first if need be. It is put together in a folder of its own and
 * renamed at the end, so that an interruption leaves nothing that looks finished.
 */
export function installServer(release: Release, report: (line: string) => void): InstalledServer {
  const folder = join(store, release.packageVersion);
  removeAbandoned();
  if (!isDownloaded(release)) download(release, folder, report);
  const shortcomings = [...addNativeModules(release, folder, report), ...addRipgrep(folder)];
  return { release, folder, shortcomings };
}

/** Deletes what an interrupted installation left, unless its process is still at work. */
function removeAbandoned(): void {
  mkdirSync(store, { recursive: true });
  for (const name of readdirSync(store)) {
    const owner = /\.(\d+)\.part$/.exec(name)?.[1];
    if (owner && !isRunning(Number(owner))) {
      rmSync(join(store, name), { recursive: true, force: true });
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function download(release: Release, folder: string, report: (line: string) => void): void {
  const part = `${folder}.${process.pid}.part`;
  mkdirSync(part, { recursive: true });
  report(`VS Code ${release.vscode}: downloading its web server from npm, once (a minute or so)`);
  runNpm(['pack', '--silent', `code-server@${release.packageVersion}`], part);
  const archive = `code-server-${release.packageVersion}.tgz`;
  runProgram('tar', ['xzf', archive, '--strip-components=3', 'package/lib/vscode'], { cwd: part });
  rmSync(join(part, archive));
  report(`VS Code ${release.vscode}: installing the packages it needs`);
  const flags = ['--omit=dev', '--ignore-scripts', '--legacy-peer-deps'];
  runNpm(['ci', ...flags], part);
  moveIntoPlace(part, folder);
}

function moveIntoPlace(part: string, folder: string): void {
  try {
    renameSync(part, folder);
  } catch (error) {
    // Another process may have been faster; its folder is as good as ours.
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(join(folder, 'out', 'server-main.js'))) throw error;
  }
}

/** Compiles the native modules that are not there yet; what is impossible becomes a sentence. */
function addNativeModules(
  release: Release,
  folder: string,
  report: (line: string) => void,
): string[] {
  const missing = release.nativeModules.filter(name => !isCompiled(folder, name));
  if (missing.length === 0 || process.platform === 'win32') return [];
  const lacking = ['g++', 'make', 'python3'].filter(name => !findProgram(name));
  const loss = missing.includes('node-pty') ? 'tasks and terminals do not start' : 'noisy logs';
  if (lacking.length > 0) {
    return [`VS Code ${release.vscode}: ${loss}; install ${lacking.join(', ')} to mend that.`];
  }
  report(`VS Code ${release.vscode}: compiling ${missing.join(', ')}`);
  const script = join(dirname(findNpmScript()), '../node_modules/node-gyp/bin/node-gyp.js');
  const sentences: string[] = [];
  for (const name of missing) {
    const args = [script, 'rebuild', `--nodedir=${findHeaders()}`, '--loglevel=error'];
    try {
      runProgram(process.execPath, args, { cwd: join(folder, 'node_modules', name) });
    } catch (error) {
      sentences.push(`VS Code ${release.vscode}: ${name} does not compile. ${error}`);
    }
  }
  return sentences;
}

function isCompiled(folder: string, name: string): boolean {
  const output = join(folder, 'node_modules', name, 'build', 'Release');
  return existsSync(output) && readdirSync(output).some(file => file.endsWith('.node'));
}

/** A folder with this Node's C++ headers; npm carries them beside the program itself. */
function findHeaders(): string {
  const beside = dirname(dirname(process.execPath));
  const version = process.version.slice(1);
  const own = join(cache, 'node-headers', version);
  for (const folder of [beside, own]) {
    if (existsSync(join(folder, 'include/node/node_version.h'))) return folder;
  }
  const part = `${own}.${process.pid}.part`;
  mkdirSync(part, { recursive: true });
  writeFileSync(join(part, 'package.json'), '{}');
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${process.platform}-${process.arch}`;
  runNpm(['install', '--no-save', '--ignore-scripts', `${name}@${version}`], part);
  mkdirSync(own, { recursive: true });
  renameSync(join(part, 'node_modules', name, 'include'), join(own, 'include'));
  rmSync(part, { recursive: true, force: true });
  return own;
}

/** Gives the older releases a ripgrep, which they would download from elsewhere. */
function addRipgrep(folder: string): string[] {
  const owner = join(folder, 'node_modules/@vscode/ripgrep');
  const link = join(owner, 'bin/rg');
  if (!existsSync(owner) || existsSync(link)) return [];
  const program = findProgram('rg');
  if (!program) return ['The search for files finds nothing; install ripgrep to mend that.'];
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(program, link);
  return [];
}
