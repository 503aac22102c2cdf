// `node tools/libc-recording.ts`: writes what the C library of this machine makes of the cases that
// the tests of ours replay. Needs gcc on Linux for x86-64.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LibcCase } from './libc/case.ts';
import { libcCases } from './libc/cases.ts';
import { programText } from './libc/driver.ts';
import { root } from './project.ts';

const folder = join(root, 'test/dialects/nasm/machine/library');

/** What each case gives, in the order of the cases. */
function answers(cases: readonly LibcCase[]): readonly string[] {
  const place = mkdtempSync(join(tmpdir(), 'libc-recording-'));
  try {
    const [source, program] = [join(place, 'driver.c'), join(place, 'driver')];
    writeFileSync(source, programText(cases));
    execFileSync('gcc', ['-O0', '-w', '-fno-builtin', '-o', program, source, '-lm'], {
      stdio: 'inherit',
    });
    const output = execFileSync(program, { encoding: 'latin1', maxBuffer: 2 ** 28 });
    return output.split('\n').slice(0, -1);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function main(): void {
  for (const [name, cases] of Object.entries(libcCases())) {
    const found = answers(cases);
    if (found.length !== cases.length) throw new Error(`${name}: the driver has not answered all`);
    const lines = cases.map((each, index) => JSON.stringify([...each.row, found[index]]));
    writeFileSync(join(folder, `${name}.recorded`), `${lines.join('\n')}\n`);
    console.log(`${name}: ${cases.length}`);
  }
}

if (import.meta.main) main();
