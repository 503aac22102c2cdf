// Programs of DOS: what they print and return, what they read, their interrupts, and the way back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { analyzeNow } from '#core/dialect.ts';
import { memoryFolder } from '#core/machine/folder.ts';
import type { LaunchValues } from '#core/machine/program.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { type LoadedX86, loadNasm } from '#dialects/nasm/machine/load.ts';
import { root } from '#tools/project.ts';
import { printed, type } from './loaded-program.ts';
import { stateHash } from './state-hash.ts';

interface Given {
  readonly options?: LaunchValues;
  readonly typesKeys?: boolean;
  readonly files?: Readonly<Record<string, string>>;
}

const head = 'bits 16\norg 0x100\n';
const millions = 50_000_000;

function load(text: string, { options = {}, typesKeys = false, files = {} }: Given = {}) {
  const uri = 'file:///program.asm';
  const analysis = analyzeNow(nasm, new SourceText(uri, text), { read: () => undefined });
  const bytes = (content: string) => new TextEncoder().encode(content);
  const contents = Object.entries(files).map(([name, content]) => [name, bytes(content)] as const);
  return loadNasm([{ name: 'program.asm', uri, content: { kind: 'source', analysis } }], {
    options: Object.keys(files).length > 0 ? { ...options, folder: '.' } : options,
    recordActivity: false,
    typesKeys,
    openFolder: () => memoryFolder(new Map(contents)),
  });
}

/** Runs to the end, or to where it waits for input. */
function run(program: LoadedX86): string {
  return program.machine.run(millions, {}).reason;
}

/** What a program prints and returns that needs no input. */
function outcome(text: string, given: Given = {}): { out: string; status: number; text: string } {
  const program = load(head + text, given);
  run(program);
  const { exitCode, text: report } = program.report();
  return { out: printed(program), status: exitCode, text: report };
}

const exit = ' mov ah, 0x4c\n int 0x21\n';
/** Prints what stands at `text`. */
const print = ' mov ah, 9\n mov dx, text\n int 0x21\n';

describe('a program of DOS', () => {
  const sample = readFileSync(join(root, 'samples/nasm/dos/echo.asm'), 'utf8');

  test('gives lines back until one is empty', () => {
    const program = load(sample);
    assert.equal(run(program), 'input');
    type(program, 'hello\r\nworld\n\n');
    assert.equal(run(program), 'finished');
    assert.match(printed(program), /> \r\nYou said: hello\r\n> \r\nYou said: world\r\n> \r\n$/);
    assert.equal(program.report().exitCode, 2);
  });

  test('shows what is typed, and takes back what is erased', () => {
    const program = load(sample, { typesKeys: true });
    run(program);
    for (const key of ['h', 'i', 'x', '\x7f']) type(program, key);
    assert.equal(run(program), 'input');
    type(program, '\r');
    assert.equal(run(program), 'input');
    assert.ok(printed(program).endsWith('> hix\b \b\r\r\nYou said: hi\r\n> '));
  });

  test('begins with its words in its prefix and ends with a return', () => {
    const text = ` mov cl, [0x80]\n mov ch, 0\n mov si, 0x81\n.n: lodsb\n mov dl, al\n mov ah, 2
 int 0x21\n loop .n\n ret\n`;
    assert.deepEqual(outcome(text, { options: { args: 'one "two three"' } }), {
      ...{ out: ' one two three', status: 0, text: '' },
    });
  });

  test('prints characters of the PC', () => {
    const text = `${print} ret\ntext: db 0xc9, 0xcd, 0xbb, 1, 0x81, "$"\n`;
    assert.equal(outcome(text).out, '╔═╗☺ü');
  });

  test('that divides by zero says where, and another one catches it', () => {
    const { text, status } = outcome('start: xor cx, cx\n div cx\n');
    assert.match(text, /^Division error \(#DE\) at div cx at start\+2/);
    assert.equal(status, 136);
    const caught = ` mov ax, 0x2500\n mov dx, handler\n int 0x21\n xor cx, cx\nfault: div cx
handler: mov bp, sp\n mov ax, [bp]\n cmp ax, fault\n mov al, 7\n je .end\n mov al, 8
.end:\n${exit}`;
    assert.equal(outcome(caught).status, 7);
  });

  test('that asks for what is not there is told what', () => {
    assert.match(outcome(' mov ah, 0x99\n int 0x21\n').text, /INT 21h\/99h.*does not have/);
    assert.match(outcome(' int 0x60\n').text, /INT 60h.*does not have/);
    assert.match(outcome(' mov ax, 0x13\n int 0x10\n').text, /mode 13h of the screen/);
  });

  test('that is too long or begins elsewhere is refused', () => {
    assert.throws(() => load('bits 16\norg 0x7c00\n cli\n hlt\n'), /ORG 0x100/);
    assert.throws(() => load(`${head} times 65300 nop\n`), /at most 65280 bytes/);
  });

  test('runs as an image, too', () => {
    const bytes = Uint8Array.of(0xb8, 0x05, 0x4c, 0xcd, 0x21);
    const name = 'FIVE.COM';
    const file = { name, uri: `file:///${name}`, content: { kind: 'image', bytes } } as const;
    const program = loadNasm([file], { options: {}, recordActivity: false });
    run(program);
    assert.equal(program.report().exitCode, 5);
  });
});

describe('16-bit code', () => {
  test('calls, jumps and returns from segment to segment', () => {
    const text = ` mov ax, cs\n add ax, 0x10\n mov [place + 2], ax\n mov [far_jump + 3], ax
 call far [place]\n mov bl, al\nfar_jump: jmp 0:behind - 0x100\nplace: dw there - 0x100, 0
there: mov al, 5\n retf\nbehind: mov ax, cs\n mov dx, ds\n sub ax, dx\n add al, bl\n${exit}`;
    assert.equal(outcome(text).status, 0x15);
  });

  test('goes round where its segment ends', () => {
    const text = ` mov byte [0], 0x90\n mov word [1], 0xc3\n mov byte [0xffff], 0x90
 mov ax, 9\n mov bx, 0xffff\n call bx\n${exit}`;
    // The call pushes to where the top of the stack was moved away from the segment's end.
    assert.equal(outcome(` mov sp, 0xf000\n${text}`).status, 9);
    const back = ` mov sp, 0xf000\n mov al, 3\n mov byte [0xfff0], 0xe9
 mov word [0xfff1], back - 0xfff3\n jmp 0xfff0\nback:\n${exit}`;
    assert.equal(outcome(back).status, 3);
  });

  test('loads pointers, addresses by bp in the stack, and uses 32 bits', () => {
    const text = ` push word 0x1234\n mov bp, sp\n cmp word [bp], 0x1234\n jne bad
 les di, [pointer]\n mov byte [es:di], 6\n mov ax, cs\n mov es, ax\n mov eax, 0x12345678
 lea ebx, [eax * 2]\n cmp ebx, 0x2468acf0\n jne bad\n mov edi, target\n mov al, [edi]\n${exit}
bad: mov al, 1\n${exit}pointer: dw target - 0x20, 0x1002\ntarget: db 0\n`;
    assert.equal(outcome(text).status, 6);
  });

  test('of 32 bits does not reach beyond its segment', () => {
    assert.match(
      outcome(' mov ebx, 0x10000\n mov al, [ebx]\n').text,
      /^General protection \(#GP\)/,
    );
  });

  test('takes interrupts and passes them on', () => {
    const text = ` mov ax, 0x3521\n int 0x21\n mov [old], bx\n mov [old + 2], es\n mov ax, 0x2521
 mov dx, mine\n int 0x21\n${print} mov al, [count]\n${exit}
mine: inc byte [cs:count]\n jmp far [cs:old]\nold: dd 0\ncount: db 0\ntext: db "on$"\n`;
    assert.deepEqual(outcome(text), { out: 'on', status: 1, text: '' });
  });

  test('sees the clock tick, waits for it, and hears of it', () => {
    const waits = ` xor ax, ax\n mov es, ax\n mov bx, [es:0x46c]\n.next: cmp bx, [es:0x46c]
 je .next\n mov al, 4\n${exit}`;
    assert.equal(outcome(waits).status, 4);
    const hears = ` mov ax, 0x251c\n mov dx, tick\n int 0x21\n.next: hlt\n cmp byte [count], 3
 jb .next\n mov al, [count]\n${exit}tick: inc byte [cs:count]\n iret\ncount: db 0\n`;
    assert.equal(outcome(hears).status, 3);
    assert.match(outcome(' cli\n hlt\n').text, /halts with interrupts off/);
  });
});

describe('DOS', () => {
  test('gives files, and says what is wrong with them', () => {
    const text = ` mov ax, 0x3d00\n mov dx, name\n int 0x21\n jc bad\n mov bx, ax
 mov ah, 0x3f\n mov cx, 5\n mov dx, text\n int 0x21\n mov ax, 0x4200\n xor cx, cx\n mov dx, 6
 int 0x21\n mov ah, 0x3f\n mov cx, 50\n mov dx, text + 5\n int 0x21\n mov ah, 0x3e\n int 0x21
 mov ah, 0x3c\n mov dx, other\n xor cx, cx\n int 0x21\n mov bx, ax\n mov ah, 0x40\n mov cx, 9
 mov dx, text\n int 0x21\n mov ah, 0x3e\n int 0x21\n mov ax, 0x3d02\n mov dx, other\n int 0x21
 mov bx, ax\n mov ax, 0x4202\n xor cx, cx\n xor dx, dx\n int 0x21\n mov [size], ax
 mov ah, 0x41\n mov dx, other\n int 0x21\n mov ax, 0x3d00\n int 0x21\n jnc bad\n mov [error], al
${print} mov al, [size]\n shl al, 4\n or al, [error]\n${exit}bad: mov al, 0xff\n${exit}
name: db "c:\\Data\\IN.TXT", 0\nother: db "out.txt", 0\nsize: dw 0\nerror: db 0
text: times 20 db "$"\n`;
    const files = { 'data/in.txt': 'hello world' };
    assert.deepEqual(outcome(text, { files }), { out: 'helloworld', status: 0x92, text: '' });
  });

  test('has the errors of DOSBox, and names in blocks', () => {
    const call = (registers: string) => ` ${registers}\n int 0x21\n call note\n`;
    const steps = [
      ['mov ah, 0x39\n mov dx, folder', 0],
      ['mov ah, 0x39\n mov dx, folder', 5],
      ['mov ah, 0x3a\n mov dx, nowhere', 3],
      ['mov ax, 0x3d00\n mov dx, deep', 3],
      ['mov ax, 0x3d00\n mov dx, nowhere', 2],
      ['mov ah, 0x3b\n mov dx, nowhere', 3],
      ['mov ax, 0x3d00\n mov dx, there', 0],
      ['mov bx, 5\n mov ah, 0x40\n mov cx, 1\n mov dx, there', 5],
      ['mov ax, 0x5802', 1],
    ] as const;
    const text = `${steps.map(([registers]) => call(registers)).join('')}
        mov ax, 0x2901
        mov si, typed
        mov di, 0x6c
        int 0x21
        add al, '0'
        mov [0x5b], al
        mov byte [0x68], '$'
        mov byte [0x78], '$'
        mov ah, 9
        mov dx, 0x5d
        int 0x21
        mov ah, 9
        mov dx, 0x6d
        int 0x21
        mov ah, 2
        mov dl, [0x5b]
        int 0x21
${exit}
note:   jc .failed
        xor ax, ax
.failed: mov ah, 2
        mov dl, al
        add dl, '0'
        int 0x21
        ret
folder: db "NEW", 0
nowhere: db "NONE", 0
deep:   db "NONE\\\\A.B", 0
there:  db "IN.TXT", 0
typed:  db "  old*.tx", 13
`;
    const given = { files: { 'in.txt': 'x' }, options: { args: 'first.bas $' } };
    const { out } = outcome(text, given);
    assert.equal(out, `${steps.map(([, code]) => code).join('')}FIRST   BASOLD?????TX 1`);
  });

  test('lets nothing lead out of the folder', () => {
    const text = ` mov ax, 0x3d00\n mov dx, name\n int 0x21\n${exit}
name: db "..\\..\\etc\\passwd", 0\n`;
    const program = load(head + text, { files: { 'a.txt': 'a' } });
    const events = new Set(['failing-system-call']);
    const stop = program.machine.run(millions, { events });
    assert.match(stop.text, /INT 21h has failed with error 3: path not found\./);
    run(program);
    assert.equal(program.report().exitCode, 3);
  });

  test('finds files by their patterns', () => {
    const text = ` mov ah, 0x4e\n xor cx, cx\n mov dx, pattern\n int 0x21\n.next: jc .end
 mov si, 0x9e\n.letter: lodsb\n or al, al\n jz .last\n mov dl, al\n mov ah, 2\n int 0x21
 jmp .letter\n.last: mov ah, 0x4f\n int 0x21\n jmp .next\n.end:\n${exit}pattern: db "*.txt", 0\n`;
    const files = { 'b.txt': '', 'a.txt': 'a', 'c.dat': '', 'd/e.txt': '' };
    assert.deepEqual(outcome(text, { files }), { out: 'A.TXTB.TXT', status: 18, text: '' });
  });

  test('gives memory, and takes it back', () => {
    const text = ` mov ah, 0x48\n mov bx, 0x100\n int 0x21\n jnc bad\n cmp bx, 0\n jne bad
 mov ah, 0x4a\n mov bx, 0x1000\n int 0x21\n jc bad\n mov ah, 0x48\n mov bx, 0x100\n int 0x21
 jc bad\n cmp ax, 0x2000\n jne bad\n mov es, ax\n mov ah, 0x49\n int 0x21\n jc bad
 mov ah, 0x49\n int 0x21\n jnc bad\n${exit}bad: mov al, 1\n${exit}`;
    // What was freed cannot be freed again.
    assert.equal(outcome(text).status, 9);
  });

  test('reads keys with their codes, and lines by handle', () => {
    const text = ` mov ah, 0\n int 0x16\n mov [keys], ax\n mov ah, 0\n int 0x16\n mov [keys + 2], ax
 mov ah, 0x3f\n xor bx, bx\n mov cx, 20\n mov dx, text\n int 0x21\n mov cl, al\n${print}
 cmp word [keys], 0x1e61\n jne bad\n cmp word [keys + 2], 0x4800\n jne bad\n mov al, cl\n${exit}
bad: mov al, 0xff\n${exit}keys: times 2 dw 0\ntext: times 30 db "$"\n`;
    const program = load(head + text);
    type(program, 'a\x1b[Aline one\n');
    run(program);
    assert.equal(printed(program), 'line one\r\n');
    assert.equal(program.report().exitCode, 10);
  });

  test('tells date and time from the start of the run', () => {
    const text = ` mov ah, 0x2a\n int 0x21\n sub cx, 2000\n add cl, dh\n add cl, dl
 mov al, cl\n${exit}`;
    // 2026-01-01.
    assert.equal(outcome(text).status, 28);
  });
});

describe('going back in a program of DOS', () => {
  test('restores every moment, with what was printed and typed', () => {
    const sample = readFileSync(join(root, 'samples/nasm/dos/echo.asm'), 'utf8');
    const program = load(sample, { typesKeys: true });
    const travel = new TimeTravel(program.machine);
    const seen: string[] = [];
    const note = () => {
      seen[travel.moment] = stateHash(program.machine);
    };
    const typed = ['a', 'b', '\r', '\r'];
    for (;;) {
      note();
      const { reason } = travel.run(travel.moment + 1, {});
      if (reason === 'finished') break;
      if (reason !== 'input') continue;
      const key = typed.shift();
      assert.ok(key, 'the program waits for more than there is');
      travel.apply({ kind: 'input', bytes: new TextEncoder().encode(key) });
    }
    assert.match(printed(program), /You said: ab/);
    for (let moment = travel.moment - 1; moment >= 0; moment--) {
      travel.goTo(moment);
      if (seen[moment] !== stateHash(program.machine)) assert.fail(`moment ${moment} differs`);
    }
    assert.equal(printed(program), '');
  });
});
