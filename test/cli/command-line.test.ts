// The command line from outside: what it prints where, its exit codes, and what it leaves on disk.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { mnemonic } from './mnemonic.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const samples = join(root, 'samples/bytecode');
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mnemonic-cli-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The article's run, line by line. */
const articleTrace = `[./bins/p1.bin]: PUSH
[./bins/p2.bin]: SLEEP
[./bins/p3.bin]: PUSH
[./bins/p1.bin]: ADD
[./bins/p2.bin]: SLEEP
[./bins/p3.bin]: LOAD
[./bins/p1.bin]: SUB
[./bins/p2.bin]: SLEEP
[./bins/p3.bin]: HALT
[./bins/p1.bin]: LOAD
[./bins/p2.bin]: NOP
[./bins/p1.bin]: HALT
[./bins/p2.bin]: HALT
`;

describe('run', () => {
  test("--trace of the article's images prints its 13 lines and nothing else", async () => {
    const directory = process.cwd();
    process.chdir(samples);
    try {
      const images = ['p1', 'p2', 'p3'].map(name => `./bins/${name}.bin`);
      assert.deepEqual(await mnemonic('run', '--trace', ...images), {
        code: 0,
        out: articleTrace,
        error: '',
      });
    } finally {
      process.chdir(directory);
    }
  });

  test('prints what the program prints on standard output', async () => {
    const countdown = await mnemonic('run', join(samples, 'countdown.bca'));
    assert.equal(countdown.code, 0);
    assert.equal(countdown.out, '5\n4\n3\n2\n1\n0\n');
    const factorial = await mnemonic('run', join(samples, 'factorial.bca'));
    assert.match(factorial.out, /^1\n2\n6\n24\n120\n720\n5040\n40320\n362880\n3628800\n$/);
    assert.equal((await mnemonic('run', join(samples, 'locks.bca'))).out, '55\n');
    assert.equal((await mnemonic('run', join(samples, 'workers.bca'))).out, '50\n');
  });

  test('--json prints one value and nothing else', async () => {
    const { code, out } = await mnemonic('run', '--json', join(samples, 'countdown.bca'));
    assert.equal(code, 0);
    const value = JSON.parse(out);
    assert.equal(value.output, '5\n4\n3\n2\n1\n0\n');
    assert.equal(value.tasks.length, 1);
  });

  test('--max ends an endless program with a message', async () => {
    const endless = file('endless.bca', 'loop: JMP loop\n');
    const { code, error } = await mnemonic('run', '--max', '1000', endless);
    assert.equal(code, 1);
    assert.match(error, /stopped after 1000 ticks; .* --max N lets it run longer/);
  });

  test('a fault gives exit code 1 and names what happened', async () => {
    const { code, error } = await mnemonic('run', file('fault.bca', 'PUSH 1\nDIV 0\nHALT\n'));
    assert.equal(code, 1);
    assert.match(error, /division by zero/i);
  });

  test('a deadlock gives exit code 1', async () => {
    const { code, error } = await mnemonic(
      'run',
      file('stuck.bca', '.semaphore s\nWAIT s\nHALT\n'),
    );
    assert.equal(code, 1);
    assert.match(error, /deadlock/i);
  });

  test('bytes of an image that are no opcode are reported with their offset', async () => {
    const { error } = await mnemonic('run', file('odd.bin', Uint8Array.of(0, 0x7f, 8)));
    assert.match(error, /0x7f/i);
    assert.match(error, /offset (0x0*)?1\b/i);
  });
});

describe('test', () => {
  const source = ['.task main', '  PUSH 2', '  PRINT', '  HALT'];

  test('runs the tests of a source, and fails when one does', async () => {
    const good = file('good.bca', [...source, ';! test two', ';! output "2\\n"'].join('\n'));
    assert.deepEqual(await mnemonic('test', good), {
      code: 0,
      out: `ok   ${good}: two (3 steps)\n1 passed, 0 failed\n`,
      error: '',
    });
    const bad = file('bad.bca', [...source, ';! test three', ';! output "3\\n"'].join('\n'));
    const { code, out } = await mnemonic('test', bad);
    assert.equal(code, 1);
    assert.match(
      out,
      /bad\.bca:6: Expected the output "3\\n"; it is "2\\n"\.\n0 passed, 1 failed\n$/,
    );
  });

  test('--json is for graders', async () => {
    const bad = file('bad.bca', [...source, ';! test three', ';! output "3\\n"'].join('\n'));
    const { code, out } = await mnemonic('test', '--json', bad);
    assert.equal(code, 1);
    const { passed, failed, tests } = JSON.parse(out);
    assert.deepEqual([passed, failed, tests[0].name, tests[0].passed], [0, 1, 'three', false]);
    assert.deepEqual(tests[0].failures[0].line, 6);
    assert.deepEqual(tests[0].failures[0].expected, '"3\\n"');
  });

  test('a file without tests and a line that is no test are failures', async () => {
    const none = await mnemonic('test', file('none.bca', source.join('\n')));
    assert.equal(none.code, 1);
    assert.match(none.error, /there are no tests\. A test begins/);
    const odd = await mnemonic('test', file('odd.bca', [...source, ';! expect 1'].join('\n')));
    assert.equal(odd.code, 1);
    assert.match(odd.error, /odd\.bca:5:3: A test begins with a line of its own/);
  });
});

describe('compare', () => {
  test('prints a row for each policy, also as JSON', async () => {
    const { code, out } = await mnemonic('compare', join(samples, 'article.bca'));
    assert.equal(code, 0);
    const names = out
      .split('\n')
      .slice(1)
      .map(line => line.split(' ')[0])
      .filter(Boolean);
    const policies = ['fcfs', 'sjf', 'srtf', 'rr', 'priority', 'preemptive-priority', 'mlfq'];
    assert.deepEqual(names.slice(0, 7), policies);
    const rows = JSON.parse(
      (await mnemonic('compare', '--json', join(samples, 'article.bca'))).out,
    );
    assert.deepEqual(
      rows.map((row: { name: string }) => row.name),
      names,
    );
  });

  test('a mean over no task is no number', async () => {
    const stuck = file('never.bca', '.semaphore s\nWAIT s\nHALT\n');
    const [head, row] = (await mnemonic('compare', stuck)).out.split('\n').map(line => line.trim());
    assert.match(head!, /^Ticks +Ended +Response +Turnaround /);
    assert.match(row!, /^fcfs +1 +0 +0 +– /);
    const rows = JSON.parse((await mnemonic('compare', '--json', stuck)).out);
    assert.equal(rows[0].turnaround, null);
    const { error } = await mnemonic('run', stuck);
    assert.match(error, /mean: response 0, turnaround –, waiting 0\n/);
    const report = JSON.parse((await mnemonic('run', '--json', stuck)).out);
    assert.equal(report.total.turnaround, null);
    assert.equal(report.tasks[0].turnaround, null);
  });
});

describe('check, format and disassemble', () => {
  test('check --json gives code, severity, file, range and message', async () => {
    const source = file('json.bca', 'HALT\n  PSH\n');
    const { code, out } = await mnemonic('check', '--json', source);
    assert.equal(code, 1);
    const [first] = JSON.parse(out);
    assert.equal(first.code, 'unknown-mnemonic');
    assert.equal(first.severity, 'error');
    assert.equal(first.file, source);
    assert.deepEqual(first.range, { start: { line: 2, column: 3 }, end: { line: 2, column: 6 } });
  });

  test('check tells the chain of expansions, with the files that it goes through', async () => {
    file('put.inc', '%macro put 1\n        mov     al, %1\n%endmacro\n');
    const source = file('chain.nasm', '%include "put.inc"\n        bits 64\n        put rbx\n');
    const { code, out } = await mnemonic('check', '--json', source);
    assert.equal(code, 1);
    const [found] = JSON.parse(out);
    assert.match(found.message, /Mismatch in operand sizes|Invalid combination/);
    const chain = found.related.map(
      ({ file: name, range }: { file: string; range: { start: { line: number } } }) =>
        `${name.split('/').at(-1)}:${range.start.line}`,
    );
    assert.deepEqual(chain, ['put.inc:2', 'chain.nasm:3']);
    const plain = await mnemonic('check', source);
    assert.match(plain.error, /chain\.nasm:3:9: note: In the expansion of put, called here\./);
  });

  test('format prints, --check tells and --write changes', async () => {
    const source = file('ugly.bca', 'loop:PUSH   5\nJMP loop\n');
    const printed = await mnemonic('format', source);
    assert.match(printed.out, /^loop: +PUSH +5\n +JMP +loop\n$/);
    assert.equal((await mnemonic('format', '--check', source)).code, 1);
    assert.equal((await mnemonic('format', '--write', source)).code, 0);
    assert.equal(readFileSync(source, 'utf8'), printed.out);
    assert.equal((await mnemonic('format', '--check', source)).code, 0);
  });

  test('disassemble prints text that assembles to the same bytes', async () => {
    const bytes = Uint8Array.of(0x81, 5, 0, 0, 0, 0xa0, 0, 0, 0, 0, 0x7f, 8);
    const { out, error } = await mnemonic('disassemble', file('d.bin', bytes));
    assert.match(error, /1 byte is no instruction/);
    const source = file('d2.bca', out);
    assert.equal((await mnemonic('assemble', source)).code, 0);
    assert.deepEqual([...readFileSync(join(folder, 'd2.bin'))], [...bytes]);
  });
});

describe('bad input', () => {
  const cases: readonly (readonly [
    name: string,
    words: () => string[],
    code: number,
    message: RegExp,
  ])[] = [
    ['a missing file', () => ['check', join(folder, 'nope.bca')], 1, /no such file or folder/],
    ['a directory', () => ['run', folder], 1, /is a directory; name a file in it/],
    [
      'binary garbage',
      () => ['check', file('g.bca', Uint8Array.of(0, 255, 1))],
      1,
      /not a text file/,
    ],
    ['an empty image', () => ['run', file('empty.bin', '')], 1, /is empty/],
    ['an empty image to disassemble', () => ['disassemble', file('e.bin', '')], 1, /is empty/],
    ['no image', () => ['disassemble', file('e.hex', '@3000\nZZ\n')], 1, /is no image of LC-3/],
    ['an unknown ending', () => ['check', file('x.txt', '')], 1, /does not tell the dialect/],
    ['a source to disassemble', () => ['disassemble', file('s.bca', '')], 1, /is a source/],
    ['an image to assemble', () => ['assemble', file('i.bin', '')], 1, /is an image already/],
    ['an unknown command', () => ['asemble'], 2, /Did you mean assemble\?/],
    ['an unknown option', () => ['run', '--traec', 'x.bca'], 2, /Did you mean --trace\?/],
    ['no file', () => ['run'], 2, /run needs a file/],
    ['too many files', () => ['disassemble', 'a.bin', 'b.bin'], 2, /takes one file, and 2/],
    ['an unknown dialect', () => ['check', '--dialect', 'z80', 'x'], 2, /There is no dialect z80/],
    [
      'an unknown format',
      () => ['assemble', '-f', 'elf', file('f.bca', 'HALT')],
      2,
      /no format elf/,
    ],
    ['an unknown policy', () => ['run', '--scheduler', 'fcsf', file('p.bca', 'HALT')], 2, /fcfs\?/],
    ['a quantum of 0', () => ['run', '--quantum', '0', file('q.bca', 'HALT')], 2, /from 1 to/],
    ['a --max that is no number', () => ['run', '--max', 'x', file('m.bca', 'HALT')], 2, /not x/],
    ['--input', () => ['run', '--input', 'f', file('in.bca', 'HALT')], 2, /read no input/],
    ['lsp without --stdio', () => ['lsp'], 2, /needs --stdio/],
    ['dap on no port', () => ['dap', '--port', '99999'], 2, /from 0 to 65535/],
  ];
  for (const [name, words, code, message] of cases) {
    test(`${name}: exit code ${code} and a message`, async () => {
      const result = await mnemonic(...words());
      assert.match(result.error, message);
      assert.equal(result.code, code);
    });
  }

  test('a file of 10 MB is read', async () => {
    const big = file('big.bca', `${'        NOP     ; nothing at all\n'.repeat(300_000)}HALT\n`);
    assert.equal((await mnemonic('check', big)).code, 0);
  });
});

test('every command has --help, and so has the whole', async () => {
  const overview = await mnemonic('--help');
  assert.equal(overview.code, 0);
  const names = [...overview.out.matchAll(/^ {2}([a-z]+) {2}/gm)].map(match => match[1]!);
  assert.deepEqual(names, [
    'assemble',
    'check',
    'run',
    'test',
    'compare',
    'disassemble',
    'format',
    'lsp',
    'dap',
  ]);
  for (const name of names) {
    const { code, out } = await mnemonic(name, '--help');
    assert.equal(code, 0);
    assert.match(out, new RegExp(`^Usage: mnemonic ${name} `));
  }
});

test('an option without its value is named', async () => {
  const told = async (...words: string[]) => (await mnemonic(...words)).error;
  assert.match(await told('run', 'a.bca', '--seed'), /^mnemonic: --seed needs a value\. \(/);
  assert.match(await told('run', 'a.bca', '--seed', '-1'), /a dash is written --seed=-…\. \(/);
  assert.match(await told('assemble', 'a.bca', '-o', '-x'), /^mnemonic: --output needs a value;/);
});

test('a fault is told with its file and line', async () => {
  const source = file('fault.bca', 'NOP\nPUSH 1\nDIV 0\nHALT\n');
  const { code, error } = await mnemonic('run', source);
  assert.equal(code, 1);
  assert.ok(error.includes(`fault in fault: ${source}:3: `), error);
});

test('what a source switches on can be switched off', async () => {
  const source = file('on.bca', '.scheduler rr inheritance=true\nHALT\n');
  const inheritance = async (...words: string[]) =>
    JSON.parse((await mnemonic('run', source, '--json', ...words)).out).settings.inheritance;
  assert.equal(await inheritance(), true);
  assert.equal(await inheritance('--inheritance=false'), false);
  assert.equal(await inheritance('--inheritance'), true);
  assert.match((await mnemonic('run', source, '--inheritance=no')).error, /takes true or false/);
});

describe('output that does not end its line', () => {
  const source = () => file('a.asm', '.ORIG x3000\nLD R0, A\nOUT\nHALT\nA .FILL x41\n.END\n');

  test('is ended before the report', async () => {
    const { out, error } = await mnemonic('run', source());
    assert.equal(out, 'A');
    assert.match(error, /^\nhalted at x3002 /);
  });

  test('is ended before the next line of a trace', async () => {
    const { out, error } = await mnemonic('run', '--trace', source());
    assert.ok(out.split('\n').includes('A'), out);
    assert.equal(error, '');
  });

  test('is no part of a report as JSON', async () => {
    const { out, error } = await mnemonic('run', '--json', source());
    assert.equal(JSON.parse(out).console, 'A');
    assert.equal(error, '');
  });
});

describe('LC-3 files that name labels of each other', () => {
  const main = '.EXTERNAL SUM\n.ORIG x3000\n.FILL SUM+1\n.END\n';
  const sum = '.ORIG x5000\nSUM RET\n.END\n';

  test('are linked when they are assembled together', async () => {
    const files = [file('linked.asm', main), file('sum.asm', sum)];
    const { code, error } = await mnemonic('assemble', ...files, '-f', 'hex');
    assert.equal(code, 0, error);
    assert.equal(readFileSync(join(folder, 'linked.hex'), 'utf8'), '@3000\n5001\n');
    assert.equal(readFileSync(join(folder, 'sum.hex'), 'utf8'), '@5000\nC1C0\n');
  });

  test('are not written alone', async () => {
    const { code, error } = await mnemonic('assemble', file('alone.asm', main), '-f', 'hex');
    assert.equal(code, 1);
    assert.match(error, /SUM is a label of another file .* assemble that file together/);
    assert.ok(!readdirSync(folder).includes('alone.hex'));
  });

  test('are not written at all where one has errors', async () => {
    const files = [file('first.asm', sum), file('second.asm', '.ORIG x3000\nADD\n.END\n')];
    assert.equal((await mnemonic('assemble', ...files)).code, 1);
    assert.ok(!readdirSync(folder).includes('first.obj'));
  });
});

test('a task without a name is called as its file, blanks and umlauts included', async () => {
  const { out } = await mnemonic('run', '--trace', file('zwei Türme.bca', 'HALT\n'));
  assert.equal(out.split('\n')[0], '[zwei Türme]: HALT');
});
