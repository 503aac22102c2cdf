// The steps of `npm test`, one row each, in the order in which they run.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { vsixPath } from '../package.ts';
import { root } from '../project.ts';
import type { Counting } from './counts.ts';
import type { Program } from './programs.ts';

export interface Step {
  readonly name: string;
  /** The word that chooses the step on the command line: `npm test -- unit`. */
  readonly group: string;
  readonly counting: Counting;
  /** What to run on this Node, from the root; none where there is nothing to run yet. */
  readonly command: () => readonly string[] | undefined;
  /** Without these the step cannot run. */
  readonly programs?: readonly Program[];
  /** Without these it runs, and some of its tests skip and say so. */
  readonly oracles?: readonly Program[];
  /** Groups that must have run before. */
  readonly needs?: readonly string[];
  /** Nothing runs beside it: it writes what other steps read. */
  readonly isAlone?: boolean;
  readonly minutesMax: number;
}

const webHostPrograms: readonly Program[] = ['chromium', 'rg', 'g++', 'make', 'python3'];

/** An installed VS Code, named in the environment, brings its own window and its own modules. */
const hostPrograms = process.env['VSCODE_EXECUTABLE'] ? [] : webHostPrograms;

/** Test files under test/ that the pattern chooses, in the order of their paths. */
function testFiles(pattern: RegExp): string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map(name => `test/${name.replaceAll('\\', '/')}`)
    .filter(path => pattern.test(path))
    .sort();
}

function nodeTest(pattern: RegExp): string[] | undefined {
  const files = testFiles(pattern);
  if (files.length === 0) return undefined;
  const flags = ['--test-isolation=none', '--test-reporter=spec', '--test-timeout=300000'];
  return ['--test', ...flags, ...files];
}

function editorStep(release: string, host: 'node' | 'worker', installed = false): Step {
  return {
    name: `editor: ${release} VS Code, ${host} host${installed ? ', installed .vsix' : ''}`,
    group: 'editor',
    counting: 'ok-lines',
    command: () => [
      'tools/vscode-host/suite.ts',
      `--release=${release}`,
      `--host=${host}`,
      ...(installed ? [`--vsix=${vsixPath()}`] : []),
    ],
    programs: hostPrograms,
    needs: installed ? ['package'] : ['build'],
    minutesMax: 8,
  };
}

/** Scripts that use the workbench with mouse and keyboard. */
function uiSteps(): Step[] {
  const folder = join(root, 'test/editor/ui');
  if (!existsSync(folder)) return [];
  const scripts = readdirSync(folder).filter(name => name.endsWith('.ts'));
  return scripts.sort().map(script => ({
    name: `ui: ${script}`,
    group: 'ui',
    counting: 'ok-lines',
    command: () => [`test/editor/ui/${script}`],
    programs: webHostPrograms,
    needs: ['package'],
    minutesMax: 8,
  }));
}

const byBuild = ['build'];
const unitTests = /^test\/(?!editor\/|bench\/|neovim\/).*\.test\.ts$/;
const neovimTests = /^test\/neovim\/.*\.test\.ts$/;
const compiler = 'node_modules/typescript/bin/tsc';
const linter = 'node_modules/@biomejs/biome/bin/biome';

// Packaging builds first, so that "package" stands for "build" as well; see chooseSteps.
// biome-ignore format: a table
export const steps: readonly Step[] = [
  { name: 'types',  group: 'types',   counting: 'once',      minutesMax: 5, command: () => [compiler, '-b'] },
  { name: 'lint',   group: 'lint',    counting: 'once',      minutesMax: 5, command: () => [linter, 'check'] },
  { name: 'build',  group: 'build',   counting: 'once',      minutesMax: 5, command: () => ['tools/build.ts'], isAlone: true },
  { name: '.vsix',  group: 'package', counting: 'once',      minutesMax: 5, command: () => ['tools/package.ts'], isAlone: true },
  { name: 'unit',   group: 'unit',    counting: 'node-test', minutesMax: 13, command: () => nodeTest(unitTests),   needs: byBuild, oracles: ['nasm', 'g++', 'ld', 'busybox'] },
  { name: 'neovim', group: 'neovim',  counting: 'node-test', minutesMax: 5, command: () => nodeTest(neovimTests), needs: byBuild, programs: ['nvim'] },
  editorStep('oldest', 'node'),
  editorStep('oldest', 'worker'),
  // The package is what users get: it stands for the folder as well.
  editorStep('newest', 'node', true),
  editorStep('newest', 'worker'),
  ...uiSteps(),
];

/** The steps of these groups and of the groups that they need; all steps for no group. */
export function chooseSteps(groups: readonly string[]): Step[] {
  const known = new Set(steps.map(step => step.group));
  for (const group of groups) {
    if (known.has(group)) continue;
    throw new Error(`There is no group of steps "${group}"; there are ${[...known].join(', ')}.`);
  }
  if (groups.length === 0) return [...steps];
  const wanted = new Set(groups);
  for (const step of steps.filter(each => groups.includes(each.group))) {
    for (const need of step.needs ?? []) wanted.add(need);
  }
  return steps.filter(step => wanted.has(step.group));
}
