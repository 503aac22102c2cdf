// Runs the conformance programs, which are written in LC-3 assembly, under their editions.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';
import { finish, load, output, register, sourceFile, type } from './programs.ts';

const folder = new URL('conformance/', import.meta.url);

const editions: Readonly<Record<string, readonly (2 | 3)[]>> = {
  both: [2, 3],
  second: [2],
  third: [3],
};

/** What is typed; the other programs read nothing. */
const inputs: Readonly<Record<string, string>> = {
  'both/console.asm': 'AB',
  'third/traps.asm': 'A',
  'third/devices.asm': 'A',
  'third/interrupts.asm': 'abcd',
};

/** Lines that a program prints by the very means that it is about, and those that must not come. */
const special: Readonly<Record<string, (lines: string[]) => string[]>> = {
  'both/console.asm': ([first, ...others]) => [
    ...[first!, 'ok ODD', 'ok EVEN', 'ok OUT prints the lower byte'],
    ...others,
  ],
  'third/devices.asm': lines => [...lines.slice(0, 5), 'ok DDR prints', ...lines.slice(5, -1)],
};

function run(name: string, edition: 2 | 3, text = read(name)): LoadedLc3 {
  const program = load([sourceFile(text, name)], { edition });
  type(program, inputs[name] ?? '');
  finish(program);
  return program;
}

const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** The names of the checks stand behind NAMES in their order. */
function expected(name: string): string {
  const names = read(name)
    .split(/^NAMES/m)[1]!
    .split('.END')[0]!;
  const lines = [...names.matchAll(/\.STRINGZ "(.*)"/g)].map(([, line]) => `ok ${line}`);
  const all = special[name]?.(lines) ?? lines;
  return all.map(line => `${line}\n`).join('');
}

for (const [part, which] of Object.entries(editions)) {
  const names = readdirSync(new URL(part, folder)).map(file => `${part}/${file}`);
  for (const name of names) {
    for (const edition of which) {
      test(`${name} in edition ${edition}`, () => {
        const program = run(name, edition);
        assert.equal(output(program), expected(name));
        assert.ok(program.machine.finished);
      });
    }
    if (which.length > 1) continue;
    test(`${name} tells the other edition apart`, () => {
      assert.notEqual(output(run(name, which[0] === 2 ? 3 : 2)), expected(name));
    });
  }
}

describe('the checks', () => {
  test('say "bad" where something is wrong', () => {
    const name = 'both/arithmetic.asm';
    const wrong = read(name).replace('x5A3C', 'x5A3D');
    assert.match(output(run(name, 3, wrong)), /^bad a destination may be a source$/m);
  });

  for (const edition of [2, 3] as const) {
    test(`HALT leaves the registers in edition ${edition}`, () => {
      const program = run('both/start.asm', edition);
      const values = Array.from({ length: 8 }, (_, number) => register(program, `R${number}`));
      assert.deepEqual(values, [0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17]);
    });
  }
});
