#!/usr/bin/env node
// Runs tools/<verb>.ts on the Node that package.json pins, after installing what is missing.
// It is plain JavaScript without dependencies, because it must start on a fresh clone and on Node 20.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const onWindows = process.platform === 'win32';
const pinnedNode = join(modules, 'node', 'bin', onWindows ? 'node.exe' : 'node');
const oldestNodeMajor = 20;
/** From this version on Node strips types by itself, so that it can stand in for the pinned one. */
const typeStrippingMajor = 24;
const passedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function fail(message) {
  console.error(`bootstrap: ${message}`);
  process.exit(1);
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what package-lock.json names. The versions are compared and not the
 * dates of the files: a checkout or `npm install` may touch either file last.
 */
function isInstalled() {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const present = readJson(join(modules, '.package-lock.json'))?.packages;
  if (!wanted) fail('package-lock.json is missing or damaged; restore it with git.');
  if (!present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && !present[path])) return true;
    return present[path]?.version === entry.version;
  });
}

/** Runs npm with these arguments and returns its exit code; its output goes to stderr. */
function runNpm(args) {
  const options = { cwd: root, stdio: ['ignore', process.stderr, process.stderr] };
  const script = process.env.npm_execpath ?? '';
  const result = script.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: onWindows });
  if (result.error) fail(`npm cannot be started (${result.error.message}); is it on the PATH?`);
  return result.status ?? 1;
}

function installPackages() {
  // Windows cannot delete a program that runs, and npm scripts run on the Node in node_modules.
  const runsFromModules = process.execPath.startsWith(modules + sep);
  const args = onWindows && runsFromModules ? ['install'] : ['ci'];
  console.error(`bootstrap: installing packages (npm ${args[0]}), once`);
  if (runNpm([...args, '--no-fund', '--no-audit', '--loglevel=error']) !== 0) {
    fail(`npm ${args[0]} failed; its message stands above. Mend that and run the command again.`);
  }
}

/** The Node to run the tools on: the pinned one, or this one where it is new enough. */
function findNode() {
  if (existsSync(pinnedNode)) return pinnedNode;
  console.error('bootstrap: the install script of the package "node" did not run; running it now');
  runNpm(['rebuild', 'node', '--ignore-scripts=false', '--foreground-scripts']);
  if (existsSync(pinnedNode)) return pinnedNode;
  if (Number.parseInt(process.versions.node, 10) >= typeStrippingMajor) return process.execPath;
  return fail(
    `${pinnedNode} is missing, and this Node (${process.version}) is too old to run TypeScript.\n` +
      'The package "node" brings Node 24 by an install script, which npm was told not to run\n' +
      '(ignore-scripts). Do one of these and run the command again:\n' +
      '  npm rebuild node --ignore-scripts=false --foreground-scripts\n' +
      `  install Node ${typeStrippingMajor} or newer and put it first on the PATH`,
  );
}

/** What the other tools and the sources take for granted: the compiled processor of x86. */
function compileProcessor(node) {
  const script = join(root, 'tools', 'processor', 'compile.ts');
  const { status, error } = spawnSync(node, [script], { cwd: root, stdio: 'inherit' });
  if (error) fail(`${node} cannot be started: ${error.message}`);
  if (status !== 0) fail('the processor cannot be compiled; the message stands above.');
}

function runVerb(node, verb, args) {
  const script = join(root, 'tools', `${verb}.ts`);
  if (!/^[a-z-]+$/.test(verb) || !existsSync(script))
    fail(`there is no tool "${verb}" (${script}).`);
  const child = spawn(node, [script, ...args], { cwd: root, stdio: 'inherit' });
  const pass = signal => child.kill(signal);
  for (const signal of passedSignals) process.on(signal, pass);
  child.on('error', error => fail(`${node} cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

const [verb, ...args] = process.argv.slice(2);
if (Number.parseInt(process.versions.node, 10) < oldestNodeMajor) {
  fail(`Node ${oldestNodeMajor} or newer is needed; this is ${process.version}.`);
}
if (verb === undefined) fail('which tool? For instance: node tools/bootstrap.mjs build');
if (!isInstalled()) installPackages();
const node = findNode();
compileProcessor(node);
runVerb(node, verb, args);
