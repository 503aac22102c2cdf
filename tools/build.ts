// Bundles the extension, the servers, the command line and the views into dist/ with esbuild.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { type BuildOptions, build, context, type Metafile, type Plugin } from 'esbuild';
import { dist, root } from './project.ts';

/** One file of dist/ and what it is made from; both paths are relative to the project's root. */
interface Bundle {
  readonly out: string;
  readonly entry: string;
  readonly runsOn: 'node' | 'browser';
  readonly format: 'cjs' | 'esm' | 'iife';
  readonly external?: readonly string[];
  /** Modules that are bundles of their own, with the names of these. */
  readonly siblings?: Readonly<Record<string, string>>;
  /** Modules of Node that are loaded when something of them is first used. */
  readonly late?: readonly string[];
  /** A second name for the same file. */
  readonly alias?: string;
  /** Whether the file starts with a line that lets a shell run it. */
  readonly executable?: boolean;
}

// VS Code loads extensions as CommonJS, a worker and a webview load a plain script, and cli.js is
// an ES module because package.json says so of every .js file. Hence the worker host of extensions,
// which knows CommonJS only, must be given a name that ends in .cjs; older releases (1.100) append
// .js to that name, newer ones do not, so that the browser's extension is there under both names.
// biome-ignore format: a table
const bundles: readonly Bundle[] = [
  { out: 'extension.cjs',           entry: 'client/extension.ts',           runsOn: 'node',    format: 'cjs',  external: ['vscode'] },
  { out: 'extension.browser.cjs',   entry: 'client/extension.browser.ts',   runsOn: 'browser', format: 'cjs',  external: ['vscode'], alias: 'extension.browser.cjs.js' },
  { out: 'server.cjs',              entry: 'server/start.node.ts',          runsOn: 'node',    format: 'cjs',  siblings: { './main.node.ts': './server-main.cjs' } },
  { out: 'server-main.cjs',         entry: 'server/main.node.ts',           runsOn: 'node',    format: 'cjs',  late: ['crypto', 'child_process'] },
  { out: 'server.worker.js',        entry: 'server/main.worker.ts',         runsOn: 'browser', format: 'iife' },
  { out: 'debug-adapter.cjs',       entry: 'debug-adapter/main.node.ts',    runsOn: 'node',    format: 'cjs'  },
  { out: 'debug-adapter.worker.js', entry: 'debug-adapter/main.worker.ts',  runsOn: 'browser', format: 'iife' },
  { out: 'cli.js',                  entry: 'cli/main.ts',                   runsOn: 'node',    format: 'esm',  executable: true },
];

/** Scripts and style sheets that webviews load: every file directly in client/views. */
function viewBundles(): Bundle[] {
  const folder = join(root, 'client/views');
  return readdirSync(folder)
    .filter(name => /\.(ts|css)$/.test(name) && !name.endsWith('.d.ts'))
    .map(name => ({
      out: `views/${basename(name, extname(name))}${name.endsWith('.css') ? '.css' : '.js'}`,
      entry: `client/views/${name}`,
      runsOn: 'browser',
      format: 'iife',
    }));
}

export interface BuildChoice {
  /** Source maps and readable output instead of minified files. */
  readonly dev: boolean;
}

function optionsFor(bundle: Bundle, choice: BuildChoice): BuildOptions {
  const source = readFileSync(join(root, bundle.entry), 'utf8');
  const needsShebang = bundle.executable && !source.startsWith('#!');
  return {
    absWorkingDir: root,
    entryPoints: [bundle.entry],
    outfile: join(dist, bundle.out),
    bundle: true,
    platform: bundle.runsOn,
    format: bundle.format,
    target: bundle.runsOn === 'node' ? 'node20' : 'es2022',
    external: [...(bundle.external ?? [])],
    plugins: [siblingsOf(bundle), lateModulesOf(bundle)],
    // What require loads, the engine's cache of compiled code knows.
    supported: { 'dynamic-import': bundle.format !== 'cjs' },
    minify: !choice.dev,
    sourcemap: choice.dev,
    metafile: true,
    logLevel: 'warning',
    ...(needsShebang ? { banner: { js: '#!/usr/bin/env node' } } : {}),
  };
}

/** Leaves the imports of other bundles in the text, under their names in dist/. */
function siblingsOf({ siblings = {} }: Bundle): Plugin {
  return {
    name: 'siblings',
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\.\// }, ({ path }) => {
        const name = siblings[path];
        return name === undefined ? undefined : { path: name, external: true };
      });
    },
  };
}

/**
 * What a library asks for at its start and needs in rare cases only: loading these modules is a
 * tenth of the time until a server answers.
 */
function lateModulesOf({ late = [] }: Bundle): Plugin {
  const contentsOf = (name: string) =>
    `module.exports = new Proxy({}, { get: (_, key) => require('node:${name}')[key] });`;
  return {
    name: 'late',
    setup: ({ onResolve, onLoad }) => {
      if (late.length === 0) return;
      onResolve({ filter: new RegExp(`^(?:${late.join('|')})$`) }, ({ path }) => ({
        path,
        namespace: 'late',
      }));
      onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({ contents: contentsOf(path) }));
    },
  };
}

function finish(bundle: Bundle): void {
  const path = join(dist, bundle.out);
  if (bundle.executable) chmodSync(path, 0o755);
  if (bundle.alias) copyFileSync(path, join(dist, bundle.alias));
}

/** Throws where an entry is missing, so that nothing is shipped without one of its parts. */
export function requireEntries<Each extends Pick<Bundle, 'entry' | 'out'>>(
  wanted: readonly Each[],
): readonly Each[] {
  for (const { entry, out } of wanted) {
    if (!existsSync(join(root, entry))) {
      throw new Error(`There is no file ${entry}, which dist/${out} is made from.`);
    }
  }
  return wanted;
}

const allBundles = () => requireEntries([...bundles, ...viewBundles()]);

function removeStale(written: ReadonlySet<string>): void {
  if (!existsSync(dist)) return;
  for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
    const path = join(dist, name);
    if (statSync(path).isFile() && !written.has(relative(root, path))) rmSync(path);
  }
}

/** Builds every bundle and removes what else lies in dist/; throws where one has an error. */
export async function buildAll(choice: BuildChoice): Promise<void> {
  const started = performance.now();
  const all = allBundles();
  const results = await Promise.all(all.map(each => build(optionsFor(each, choice))));
  all.forEach(finish);
  const outputs = Object.assign(
    {},
    ...results.map(result => result.metafile?.outputs),
  ) as Metafile['outputs'];
  const aliases = all.flatMap(each => (each.alias ? [join('dist', each.alias)] : []));
  removeStale(new Set([...Object.keys(outputs).map(path => join(path)), ...aliases]));
  for (const [path, output] of Object.entries(outputs)) {
    console.log(`${(output.bytes / 1024).toFixed(1).padStart(9)} KB  ${path}`);
  }
  console.log(`build: ${all.length} bundles in ${Math.round(performance.now() - started)} ms`);
}

async function watchAll(choice: BuildChoice): Promise<void> {
  for (const bundle of allBundles()) {
    const built = {
      name: 'report',
      setup(plugin: { onEnd(callback: (result: { errors: unknown[] }) => void): void }): void {
        plugin.onEnd(result => {
          if (result.errors.length === 0) finish(bundle);
          console.log(`build: ${bundle.out} ${result.errors.length === 0 ? 'built' : 'failed'}`);
        });
      },
    };
    const options = optionsFor(bundle, choice);
    await (await context({ ...options, plugins: [...options.plugins!, built] })).watch();
  }
  console.log('build: watching; end with Ctrl+C');
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { dev: { type: 'boolean' }, watch: { type: 'boolean' } },
  });
  const choice = { dev: values.dev ?? false };
  // esbuild has printed its own errors with their places.
  await (values.watch ? watchAll(choice) : buildAll(choice)).catch(error => {
    if (!('errors' in error)) console.error(error);
    process.exit(1);
  });
}
