// Files of a program: it finds those of its folder, and writes them where it is allowed to.
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { main } from '#cli/command-line.ts';
import { remoteFiles } from '#debug-adapter/remote-files.ts';
import { Session } from '#debug-adapter/session.ts';
import { dialectOf, dialects } from '#dialects/registry.ts';
import { connect } from '../debug-adapter/client.ts';

/** Appends a word to the file that it is told, and prints what was in it or why it cannot. */
const source = `        default rel
        global  main
        extern  fopen, fgets, fputs, fclose, puts, perror
        section .rodata
mode:   db      "a+", 0
more:   db      "more", 10, 0
        section .bss
line:   resb    64
        section .text
main:   push    rbx
        push    r12
        push    r13
        mov     r13, [rsi + 8]
        mov     rdi, r13
        lea     rsi, [mode]
        call    fopen wrt ..plt
        mov     rbx, rax
        test    rax, rax
        jz      .failed
        lea     rdi, [line]
        mov     esi, 64
        mov     rdx, rbx
        call    fgets wrt ..plt
        lea     rdi, [line]
        call    puts wrt ..plt
        lea     rdi, [more]
        mov     rsi, rbx
        call    fputs wrt ..plt
        mov     rdi, rbx
        call    fclose wrt ..plt
        xor     eax, eax
        jmp     .end
.failed:
        mov     rdi, r13
        call    perror wrt ..plt
        mov     eax, 1
.end:   pop     r13
        pop     r12
        pop     rbx
        ret
`;

let place = '';
let root = '';
let program = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'mnemonic-files-'));
  root = join(place, 'root');
  program = join(place, 'append.asm');
  mkdirSync(root);
  writeFileSync(program, source);
  writeFileSync(join(place, 'secret.txt'), 'secret\n');
  writeFileSync(join(root, 'notes.txt'), 'first\n');
  symlinkSync('../secret.txt', join(root, 'link.txt'));
  symlinkSync('..', join(root, 'up'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function run(...words: readonly string[]) {
  let [out, error] = ['', ''];
  const code = await main(['run', program, ...words], {
    out: text => {
      out += text;
    },
    error: text => {
      error += text;
    },
    interactive: false,
    terminals: [true, true, true],
    read: async () => undefined,
  });
  return { code, out, error };
}

const notes = () => readFileSync(join(root, 'notes.txt'), 'utf8');

describe('files of a program on the command line', () => {
  test('are read, and stay as they are', async () => {
    const { code, out } = await run('--folder', root, '--', 'notes.txt');
    assert.equal(out, 'first\n\n');
    assert.equal(code, 0);
    assert.equal(notes(), 'first\n');
  });

  test('are written where that is asked for', async () => {
    await run('--folder', root, '--writes-folder', '--', 'notes.txt');
    assert.equal(notes(), 'first\nmore\n');
    await run('--folder', root, '--writes-folder', '--', 'new.txt');
    assert.equal(readFileSync(join(root, 'new.txt'), 'utf8'), 'more\n');
  });

  test('are those of the folder alone', async () => {
    for (const path of [
      '../secret.txt',
      '/etc/passwd',
      join(place, 'secret.txt'),
      'up/secret.txt',
    ]) {
      const { out, error } = await run('--folder', root, '--writes-folder', '--', path);
      assert.ok(!out.includes('secret') || out.includes('No such file'), `${path}: ${out}`);
      assert.ok(!out.includes('root:'), `${path}: ${out}${error}`);
    }
    const link = await run('--folder', root, '--writes-folder', '--', 'link.txt');
    assert.equal(link.out, '\n');
    assert.match(link.error, /link.txt is left as it was: a link stands there/);
    assert.equal(link.code, 1);
    assert.equal(readFileSync(join(place, 'secret.txt'), 'utf8'), 'secret\n');
    assert.deepEqual(readdirSync(place).sort(), ['append.asm', 'root', 'secret.txt']);
  });

  test('are none without a folder', async () => {
    const { out } = await run('--', 'notes.txt');
    assert.equal(out, '\n', 'a file in memory is made');
    assert.equal(existsSync(join(place, 'notes.txt')), false);
    const wrong = await run('--writes-folder', '--', 'notes.txt');
    assert.match(wrong.error, /writesFolder is set and folder is not/);
    const missing = await run('--folder', join(place, 'none'), '--', 'notes.txt');
    assert.match(missing.error, /none is no folder/);
  });
});

describe('files of a program in the debug adapter', () => {
  const launch = async (more: object) => {
    const client = connect();
    await client.start({ program, cwd: place, folder: 'root', args: 'notes.txt', ...more });
    return client;
  };

  test('are read, and written at the end where that is asked for', async () => {
    const client = await launch({});
    await client.event('terminated');
    assert.equal(client.printed('stdout'), 'first\n\n');
    assert.equal(notes(), 'first\n');
    const writing = await launch({ writesFolder: true });
    await writing.event('terminated');
    assert.equal(notes(), 'first\nmore\n');
  });

  test('are written when the session ends, for who stays at the end', async () => {
    const client = await launch({ writesFolder: true, stopOnExit: true });
    await client.event('stopped');
    assert.equal(notes(), 'first\n');
    await client.request('disconnect');
    assert.equal(notes(), 'first\nmore\n');
  });

  test('are left alone by a program that was stopped, or went back from its end', async () => {
    const client = await launch({ writesFolder: true, stopOnExit: true });
    await client.event('stopped');
    await client.run('stepBack');
    await client.request('disconnect');
    assert.equal(notes(), 'first\n');
  });

  test('tell what could not be written', async () => {
    const client = await launch({ writesFolder: true, args: 'link.txt' });
    await client.event('terminated');
    assert.match(client.printed('important'), /link.txt is left as it was: a link stands there/);
  });
});

describe('files of a program in a browser', () => {
  const home = 'vscode-vfs://github/someone/project';

  /** What a session says when it is launched; the editor has these files. */
  async function session(files: Readonly<Record<string, string>>, launch: object) {
    let [out, failure, isOver] = ['', '', false];
    const adapter = new Session({
      transport: {
        send: message => queueMicrotask(() => take(message as never)),
        drained: () => undefined,
      },
      files: remoteFiles,
      registry: { dialects, dialectOf },
      pacer: { now: () => performance.now(), nextTurn: () => setImmediate() },
      closed: () => {},
    });
    const answer = (command: string, { uri }: { uri: string }) => {
      if (command === 'mnemonic/readFile') {
        const text = files[uri.slice(home.length + 1)];
        return text === undefined ? undefined : { base64: Buffer.from(text).toString('base64') };
      }
      const inside = Object.keys(files).map(name => `${home}/${name}`);
      return { uris: inside.filter(each => new URL('.', each).href === uri) };
    };
    const take = (message: Record<string, never>) => {
      const { type, command, event, body, seq, success } = message;
      if (type === 'request') {
        const found = answer(command!, message['arguments']!);
        const head = { seq: 1, type: 'response', request_seq: seq, command };
        adapter.receive({ ...head, success: found !== undefined, body: found } as never);
      }
      const { category, output } = (body ?? {}) as { category?: string; output?: string };
      if (event === 'output' && category === 'stdout') out += output;
      if (type === 'response' && !success) failure += message['message'];
      isOver ||= event === 'terminated' || failure !== '';
    };
    const send = (command: string, args: object) =>
      adapter.receive({ seq: 1, type: 'request', command, arguments: args } as never);
    send('initialize', { adapterID: 'test' });
    send('launch', { program: `${home}/append.asm`, cwd: home, noDebug: true, ...launch });
    send('configurationDone', {});
    for (let turn = 0; !isOver && turn < 100_000; turn++) await setImmediate();
    return { out, failure };
  }

  test('are read beforehand, as the editor gives them', async () => {
    const files = { 'append.asm': source, 'root/notes.txt': 'from the editor\n' };
    const { out } = await session(files, { folder: 'root', args: 'notes.txt' });
    assert.equal(out, 'from the editor\n\n');
  });

  test('cannot be written, and a folder without any is named', async () => {
    const files = { 'append.asm': source, 'root/notes.txt': 'first\n' };
    const writing = await session(files, { folder: 'root', args: 'notes.txt', writesFolder: true });
    assert.match(writing.failure, /This folder cannot be written to/);
    const missing = await session(files, { folder: 'none', args: 'notes.txt' });
    assert.match(missing.failure, /The editor gave no files for the folder none/);
  });
});
