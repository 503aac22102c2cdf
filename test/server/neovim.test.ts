// Neovim as a second client: its own language client drives the server over stdio.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '#tools/project.ts';

const script = join(root, 'test/server/neovim.lua');

const program = `.task main
        PUSH 1
loop:   SUB 1
        JNZ loop
   HALT
        PUSX 2
`;

/** The built command line or server where there is one, and the sources otherwise. */
function serverCommand(): readonly string[] {
  const cli = join(root, 'dist/cli.js');
  const server = join(root, 'dist/server.cjs');
  if (existsSync(cli) && existsSync(server)) return [process.execPath, cli, 'lsp', '--stdio'];
  if (existsSync(server)) return [process.execPath, server, '--stdio'];
  return [process.execPath, join(root, 'server/main.node.ts'), '--stdio'];
}

/** What the script reported, by name. */
function runNeovim(folder: string): ReadonlyMap<string, unknown> {
  const file = join(folder, 'program.bca');
  writeFileSync(file, program);
  const run = spawnSync('nvim', ['--headless', '-u', 'NONE', '-n', '-c', `luafile ${script}`], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      ...process.env,
      MNEMONIC_SERVER: JSON.stringify(serverCommand()),
      MNEMONIC_FILE: file,
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    },
  });
  const reports = new Map<string, unknown>();
  for (const line of run.stdout.split('\n')) {
    if (!line.startsWith('{')) continue;
    const { name, value } = JSON.parse(line) as { name: string; value: unknown };
    reports.set(name, value);
  }
  assert.equal(reports.get('problem'), undefined, `${reports.get('problem')}\n${run.stderr}`);
  assert.equal(reports.get('end'), true, `Neovim ended early (${run.status}): ${run.stderr}`);
  return reports;
}

const isInstalled = spawnSync('nvim', ['--version']).status === 0;
const skip = isInstalled ? false : 'nvim is not on the PATH; install Neovim to run this test';

test('Neovim: diagnostics, hover, completion, definition, rename, formatting', { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mnemonic-neovim-'));
  try {
    const reports = runNeovim(folder);
    const diagnostics = reports.get('diagnostics') as { line: number; code: string }[];
    assert.ok(diagnostics.some(({ line, code }) => line === 5 && code === 'unknown-mnemonic'));
    assert.match(String(reports.get('hover')), /^\*\*PUSH\*\*/);
    assert.deepEqual(reports.get('completion'), ['loop']);
    assert.deepEqual(reports.get('definition'), [3, 0]);
    const renamed = program.replaceAll('loop', 'again').trimEnd().split('\n');
    assert.deepEqual(reports.get('rename'), renamed);
    assert.deepEqual(reports.get('formatting'), [
      '.task main',
      '        PUSH    1',
      'again:  SUB     1',
      '        JNZ     again',
      '        HALT',
      '        PUSX 2',
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
