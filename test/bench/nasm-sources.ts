// Sources of Debian's that benchmarks assemble: fetched once into the cache, and never committed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tools/project.ts';

const cache = join(root, '.cache/sources');

/** The folder of a package's source; undefined, with a line that says why, where there is none. */
export function debianSource(name: string): string | undefined {
  mkdirSync(cache, { recursive: true });
  const unpacked = () =>
    readdirSync(cache, { withFileTypes: true }).find(
      entry => entry.isDirectory() && entry.name.startsWith(`${name}-`),
    );
  const known = unpacked();
  if (known) return join(cache, known.name);
  try {
    fetchSource(name);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    console.log(`# The source of ${name} cannot be had: ${reason}`);
    return undefined;
  }
  const found = unpacked();
  return found && join(cache, found.name);
}

/** The address that this machine gets Debian's packages from. */
function debianMirror(): string {
  const folder = '/etc/apt/sources.list.d';
  const lists = existsSync(folder) ? readdirSync(folder).map(name => join(folder, name)) : [];
  for (const list of ['/etc/apt/sources.list', ...lists]) {
    if (!existsSync(list) || !/\.(?:list|sources)$/.test(list)) continue;
    const found = /^(?:URIs:|deb\b.*?)\s*(https?:\/\/\S*\/debian)\/?\s*(?:\s|$)/m.exec(
      readFileSync(list, 'utf8'),
    );
    if (found) return found[1]!;
  }
  throw new Error('this machine has no list of Debian packages');
}

/** With lists of packages of its own, so that the machine's stay as they are. */
function fetchSource(name: string): void {
  const lists = join(cache, 'apt');
  mkdirSync(join(lists, 'partial'), { recursive: true });
  const sources = join(cache, 'sources.list');
  const keys = '/usr/share/keyrings/debian-archive-keyring.gpg';
  const signed = existsSync(keys) ? `[signed-by=${keys}] ` : '';
  writeFileSync(sources, `deb-src ${signed}${debianMirror()} bookworm main\n`);
  const options = [
    `Dir::Etc::SourceList=${sources}`,
    'Dir::Etc::SourceParts=/dev/null',
    `Dir::State::Lists=${lists}`,
    'APT::Sandbox::User=root',
  ].flatMap(option => ['-o', option]);
  const run = (...words: string[]) =>
    execFileSync('apt-get', ['-qq', ...options, ...words], { cwd: cache, stdio: 'pipe' });
  run('update');
  run('source', '--download-only', name);
  const [description] = readdirSync(cache).filter(
    file => file.startsWith(`${name}_`) && file.endsWith('.dsc'),
  );
  execFileSync('dpkg-source', ['--no-check', '-x', description!], { cwd: cache, stdio: 'pipe' });
}
