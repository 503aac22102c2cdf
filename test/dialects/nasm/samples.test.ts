// The NASM samples, assembled by us, linked by the system and run: they print what they say.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { main } from '#cli/command-line.ts';
import { analyzeNow } from '#core/dialect.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { findProgram } from '#tools/commands.ts';
import { root } from '#tools/project.ts';
import { disk } from '../../../cli/files.ts';

const folder = join(root, 'samples/nasm');
const missing = ['ld', 'gcc'].filter(program => findProgram(program) === undefined);
const isLinux64 = process.platform === 'linux' && process.arch === 'x64';
const skip = !isLinux64
  ? 'the samples run on Linux for x86-64'
  : missing.length > 0 && `install ${missing.join(', ')}`;

/** What the program with libraries is told, and what it answers. */
const filterWords = 'reverse hello\nshout hello World\n\nnone x\nreverse\n';
const filterAnswers = `> olleh
> HELLO WORLD
> > ./none.so: cannot open shared object file: No such file or directory
> 
> `;

test('the filters are loaded in our machine, as sources beside the program', async () => {
  let out = '';
  const pieces = [new TextEncoder().encode(filterWords)];
  const code = await main(['run', join(folder, 'plugin/filters.asm')], {
    out: text => {
      out += text;
    },
    error: text => assert.equal(text, ''),
    interactive: false,
    terminals: [true, true, true],
    read: async () => pieces.shift(),
  });
  assert.equal(out, filterAnswers);
  assert.equal(code, 0);
});

describe('the samples run natively', { skip }, () => {
  let built: string;
  before(() => {
    built = mkdtempSync(join(tmpdir(), 'nasm-samples-'));
  });
  after(() => rmSync(built, { recursive: true, force: true }));

  /** Assembles a sample and returns the path of its object. */
  const assemble = (name: string): string => {
    const path = join(folder, `${name}.asm`);
    const source = new SourceText(pathToFileURL(path).href, readFileSync(path, 'utf8'));
    const analysis = analyzeNow(nasm, source, disk);
    const messages = analysis.diagnostics.map(({ message }) => message);
    assert.deepEqual(messages, [], name);
    const [file] = nasm.outputs[0]!.write(analysis);
    const object = join(built, name.replaceAll('/', '-') + file!.suffix);
    writeFileSync(object, file!.content);
    return object;
  };
  const linkWithLibrary = (name: string): string => {
    const program = join(built, name.replaceAll('/', '-'));
    execFileSync('gcc', ['-o', program, assemble(name)]);
    return program;
  };

  test('hello prints its line', () => {
    assert.equal(
      execFileSync(linkWithLibrary('hello/hello'), { encoding: 'utf8' }),
      'Hello from NASM!\n',
    );
  });

  test('the prompt answers', () => {
    const input = 'help\nadd 5 7\nadd 1 2\nwhat\nquit\n';
    const answers = ['commands: help add quit', '12', '3', 'unknown command', 'bye'];
    const { stdout, status } = spawnSync(linkWithLibrary('prompt/prompt'), {
      input,
      encoding: 'utf8',
    });
    assert.equal(stdout, answers.map(answer => `> ${answer}\n`).join(''));
    assert.equal(status, 0);
  });

  test('the filters are loaded while the program runs', () => {
    const program = linkWithLibrary('plugin/filters');
    for (const name of ['reverse', 'shout']) {
      const library = join(built, `${name}.so`);
      execFileSync('gcc', ['-shared', '-o', library, assemble(`plugin/${name}`)]);
    }
    const { stdout, status } = spawnSync(program, {
      input: filterWords,
      encoding: 'utf8',
      cwd: built,
    });
    assert.equal(stdout, filterAnswers);
    assert.equal(status, 0);
  });

  test('the cons cell prints where it is and what it holds', () => {
    const objects = ['main', 'heap', 'print'].map(name => assemble(`cons/src/${name}`));
    const program = join(built, 'cons');
    execFileSync('ld', ['-o', program, ...objects]);
    const { stdout, status } = spawnSync(program, { encoding: 'utf8' });
    assert.match(stdout, /^0x[0-9A-F]{16}\n0x000000000000AAAA\n0x000000000000BBBB\n$/);
    assert.equal(status, 0);
  });
});
