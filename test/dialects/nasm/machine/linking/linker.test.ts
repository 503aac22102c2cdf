// The linker against ld: the same addresses give the same bytes; and what it says of mistakes.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type ElfImage, readElf } from '#dialects/nasm/decoder/elf-image.ts';
import { ownObject } from '#dialects/nasm/machine/library/own-objects.ts';
import type { ExecutableImage } from '#dialects/nasm/machine/linking/executable-image.ts';
import { LinkError } from '#dialects/nasm/machine/linking/link-problem.ts';
import {
  type LinkLibrary,
  type LinkOptions,
  linkObjects,
} from '#dialects/nasm/machine/linking/linker.ts';
import { findProgram } from '#tools/commands.ts';
import { runSource } from '../library/running.ts';

const isLinux64 = process.platform === 'linux' && process.arch === 'x64';
const skip = !isLinux64 || findProgram('ld') === undefined ? 'there is no ld here' : false;

/** Fields against names of both objects, against sections and against what ld defines. */
const first64 = `
        global _start, shared, table
        extern other, value, fixed
        default rel
        section .text
_start: mov eax, [value]
        call other wrt ..plt
        call other
        mov rdi, other
        mov edi, table
        mov rsi, [abs table+8]
        lea rbx, [_start]
        mov al, fixed
        mov ax, fixed+2
.end:   mov eax, 60
        xor edi, edi
        syscall
shared: ret
        section .rodata
        dq table, other, _start.end
        dd other - $
        dq other - $
        dw fixed - 1
        db fixed
        section .data align=32
table:  dq table, shared, value, 5
        section mine progbits alloc write align=16
        dq start_of_mine
start_of_mine: dd 7
        section .bss
        resb 100
`;
const second64 = `
        global other, value, fixed
        extern table, shared, __bss_start, _end, _edata
        default rel
fixed   equ 0x12
        section .text
other:  jmp shared
        section .data
value:  dd 1
        section mine progbits alloc write align=16
        dq other
        section .text.rest progbits alloc exec nowrite
        jmp other
`;
const first32 = `
        global _start, table
        extern other, value, fixed
        section .text
_start: call other wrt ..plt
        call other
        mov ax, fixed
        mov al, fixed
        mov eax, [value+4]
        section .rodata
        dd table, other, _start, other - $
        section .data
table:  dd table+4, value-4, 5
`;
const second32 = `
        global other, value, fixed
        extern table
fixed   equ 0x12
        section .text
        times 5 nop
other:  mov eax, table
        ret
        section .data
value:  dd table
        section .bss
        resd 3
`;
/** Exits with the number of the first check that fails, with 0 if none does. */
const checks = `
%macro expect 3
        cmp %2, %3
        mov %%status, %1
        jne fail
%endmacro
`;
const table64 = `
${checks.replaceAll('%%status', 'edi')}
        global _start, thread, own
        extern other, value, other_thread, _GLOBAL_OFFSET_TABLE_
        extern __start_mine, __stop_mine, _end, __bss_start
        default rel
        section .text
_start: mov eax, 158            ; arch_prctl
        mov edi, 0x1002         ; ARCH_SET_FS
        lea rsi, [block.end]
        syscall
        mov rax, [value wrt ..got]
        expect 1, dword [rax], 77
        mov rcx, [thread wrt ..gottpoff]
        lea rdx, [block.end]
        add rdx, rcx
        mov qword [rdx], 5
        expect 2, qword [fs:rcx], 5
        mov rcx, [other_thread wrt ..gottpoff]
        expect 3, rcx, -8
        lea rbx, [_GLOBAL_OFFSET_TABLE_]
        mov rax, [own_offset]
        add rax, rbx
        lea rdx, [own]
        expect 5, rax, rdx
        call [other wrt ..got]
        expect 6, eax, 123
        lea rax, [__start_mine]
        lea rdx, [__stop_mine]
        sub rdx, rax
        expect 7, edx, 24
        lea rax, [_end]
        lea rdx, [__bss_start]
        sub rax, rdx
        expect 8, eax, 4096
        xor edi, edi
fail:   mov eax, 60
        syscall
        section .rodata
own_offset: dq own wrt ..gotoff
        section .data
own:    dq 1
        section mine progbits alloc write align=8
        dq 1, 2, 3
        section .bss align=64
block:  resb 4096
.end:
        section .tdata tls write progbits alloc align=8
        dq 1
thread: dq 2
`;
const others64 = `
        global other, value, other_thread
        section .text
other:  mov eax, 123
        ret
        section .data
value:  dd 77
        section .tbss tls write nobits alloc align=16
        resb 24
other_thread: resb 8
`;
const table32 = `
${checks.replaceAll('%%status', 'ebp')}
        global _start, table
        extern other, value, _GLOBAL_OFFSET_TABLE_
        section .text
_start: call .here
.here:  pop ebx
        add ebx, _GLOBAL_OFFSET_TABLE_ + $$ - .here wrt ..gotpc
        mov eax, [ebx + value wrt ..got]
        expect 1, dword [eax], 77
        lea eax, [ebx + table wrt ..gotoff]
        expect 2, eax, table
        call other wrt ..plt
        expect 3, eax, 123
        mov eax, [thread wrt ..tlsie]
        expect 4, eax, -4
        xor ebp, ebp
fail:   mov ebx, ebp
        mov eax, 1
        int 0x80
        section .data
table:  dd 1
        section .tdata tls write progbits alloc align=4
        dd 1
        global thread
thread: dd 2
`;
const others32 = `
        global other, value
        section .text
other:  mov eax, 123
        ret
        section .data
value:  dd 77
`;

function objectsOf(sources: readonly string[], bits: 32 | 64) {
  return sources.map((text, index) => ownObject(`${'abc'[index]}.asm`, text, bits));
}

/** Links with ld at the addresses of ours; returns the file. */
function linkWithLd(
  folder: string,
  image: ExecutableImage,
  objects: readonly { bytes: Uint8Array }[],
) {
  const paths = objects.map(({ bytes }, index) => {
    const path = join(folder, `${index}.o`);
    writeFileSync(path, bytes);
    return path;
  });
  const firsts = new Map(image.placed.toReversed().map(({ name, address }) => [name, address]));
  const starts = ['.text', '.rodata', '.data', 'mine', '.bss'].flatMap(name => {
    const address = firsts.get(name);
    return address === undefined ? [] : `--section-start=${name}=0x${address.toString(16)}`;
  });
  const output = join(folder, 'out');
  const machine = image.bits === 64 ? 'elf_x86_64' : 'elf_i386';
  execFileSync(
    'ld',
    ['-m', machine, '--no-relax', '-z', 'norelro', ...starts, '-o', output, ...paths],
    { stdio: 'pipe' },
  );
  return readElf(readFileSync(output))!;
}

/** What lies between the sections of objects, ld fills as it likes. */
function compare(image: ExecutableImage, reference: ElfImage): void {
  for (const { address, size, name } of image.placed) {
    const holds = (each: { address: number; size: number }) =>
      each.address <= address && address < each.address + each.size;
    const own = image.segments.find(holds);
    if (size === 0 || name === '.bss') continue;
    const theirs = reference.sections.find(each => each.type === 1 && holds(each));
    const hex = (bytes: Uint8Array, start: number) =>
      Buffer.from(bytes.subarray(address - start, address - start + size)).toString('hex');
    assert.equal(hex(own!.bytes, own!.address), hex(theirs!.content, theirs!.address), name);
  }
}

/** The image as an ELF file of its own. */
function fileOf({ segments }: ExecutableImage): Uint8Array {
  const base = segments[0]!.address;
  const size = Math.max(...segments.map(({ address, bytes }) => address + bytes.length));
  const file = new Uint8Array(size - base);
  for (const { address, bytes } of segments) file.set(bytes, address - base);
  return file;
}

describe('the same bytes as ld', { skip }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'nasm-linker-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const cases = [
    ['64 bits', [first64, second64], 64],
    ['32 bits', [first32, second32], 32],
  ] as const;
  for (const [title, sources, bits] of cases) {
    test(title, () => {
      const objects = objectsOf(sources, bits);
      const image = linkObjects(objects);
      compare(image, linkWithLd(folder, image, objects));
    });
  }

  const programs = [
    ['64 bits', [table64, others64], 64],
    ['32 bits', [table32, others32], 32],
  ] as const;
  for (const [title, sources, bits] of programs) {
    test(`global offset table and threads of ${title}, run by the processor`, context => {
      const path = join(folder, `program${bits}`);
      writeFileSync(path, fileOf(linkObjects(objectsOf(sources, bits))));
      chmodSync(path, 0o755);
      const { status, error } = spawnSync(path);
      if (error && bits === 32) return context.skip('this Linux runs no programs of 32 bits');
      assert.equal(status, 0);
    });
  }
});

test('sections of the same rights follow each other, as those of ld', () => {
  const source = `global _start
        section .bss
room:   resb 8
        section .data
last:   db 1
        section .text
_start: mov byte [last + 4], 7
        movzx edi, byte [room]
        mov eax, 60
        syscall
`;
  const { segments, symbols } = linkObjects(objectsOf([source], 64));
  const [last, room] = ['last', 'room'].map(wanted => symbols.find(({ name }) => name === wanted)!);
  assert.equal(room!.address - last!.address, 4);
  assert.deepEqual(
    segments.map(({ name }) => name),
    ['headers', '.text', '.data .bss'],
  );
  assert.equal(runSource(source).status, 7);
});

/** The messages that linking sources ends with. */
function problemsOf(sources: readonly string[], options: LinkOptions = {}): readonly string[] {
  try {
    linkObjects(objectsOf(sources, 64), options);
  } catch (error) {
    if (!(error instanceof LinkError)) throw error;
    return error.message.split('\n');
  }
  return [];
}

const library: LinkLibrary = {
  find: name => (name === 'getline' ? 0x200010 : undefined),
  names: ['getline', 'printf'],
  startObject: bits =>
    ownObject('start', 'global _start\nextern main\n_start: call main\nhlt\n', bits),
};

const begin = 'global _start\n_start: ';

describe('names', () => {
  test('that nothing defines are told with the place and a guess', () => {
    const source = 'global _start\nextern gettline\n_start: nop\ncall gettline\ncall gettline\n';
    assert.deepEqual(problemsOf([source], { library }), [
      'a.asm needs gettline (.text+0x2, in _start), which neither another file nor the library ' +
        'defines; did you mean getline?',
    ]);
    assert.deepEqual(problemsOf([source]), [
      'a.asm needs gettline (.text+0x2, in _start), which no file defines',
    ]);
  });

  test('of the library get its addresses and are imports', () => {
    const source = 'global main\nextern getline\nmain: call getline wrt ..plt\nret\n';
    const image = linkObjects(objectsOf([source], 64), { library });
    assert.deepEqual(image.imports, [{ name: 'getline', address: 0x200010 }]);
    const text = image.segments.find(({ name }) => name === '.text')!;
    const view = new DataView(text.bytes.buffer, text.bytes.byteOffset);
    assert.equal(text.address + 5 + view.getInt32(1, true), 0x200010);
    const entry = image.symbols.find(({ name }) => name === '_start')!;
    assert.equal(image.entry, entry.address);
  });

  test('defined twice', () => {
    const other = 'global thing\nthing: ret\n';
    assert.deepEqual(problemsOf([`${begin}ret\n${other}`, other]), [
      'b.asm defines thing, which a.asm has defined',
    ]);
  });

  test('a strong definition wins, a weak one that is missing is 0', () => {
    const weak = 'global thing:function weak\nthing: ret\n';
    const user = `${begin}mov eax, thing\nextern thing\nextern none:weak\nmov eax, none\n`;
    const image = linkObjects(objectsOf([user, weak, 'global thing\nnop\nthing: ret\n'], 64));
    const thing = image.symbols.find(({ name, object }) => name === 'thing' && object === 'c.asm')!;
    const { bytes } = image.segments.find(({ name }) => name === '.text')!;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    assert.equal(view.getUint32(1, true), thing.address);
    assert.equal(view.getUint32(6, true), 0);
  });

  test('COMMON variables share the largest room', () => {
    const user = `${begin}mov eax, [abs many]\ncommon many 8:4\n`;
    const image = linkObjects(objectsOf([user, 'common many 64:32\ncommon few 2:2\n'], 64));
    const room = image.segments.find(({ name }) => name === 'COMMON')!;
    assert.equal(room.size, 66);
    assert.equal(image.symbols.filter(({ address }) => address === room.address).length, 2);
  });
});

describe('fields', () => {
  test('that cannot hold an address', () => {
    const source = `${begin}mov bx, away\nsection .data\naway: dw 1\n`;
    assert.deepEqual(problemsOf([source]), [
      "a.asm: relocation truncated to fit: R_X86_64_16 against `.data': 0x402000 does not fit " +
        'into 16 bits (.text+0x2, in _start)',
    ]);
  });
});

describe('the beginning', () => {
  test('is the first byte with a warning where nobody names it', () => {
    const image = linkObjects(objectsOf(['nop\n_start: ret\n'], 64));
    assert.equal(image.entry, 0x401000);
    assert.deepEqual(image.warnings, [
      'no file makes _start or main global: the program begins at its first byte; ' +
        'write "global _start"',
    ]);
  });

  test('needs code', () => {
    assert.deepEqual(problemsOf(['section .data\ndd 1\n']), ['there is no code in the program']);
  });

  test('objects of two widths, and files that are none', () => {
    const mixed = [...objectsOf(['ret\n'], 64), ...objectsOf(['ret\n'], 32)];
    assert.throws(() => linkObjects(mixed), /a.asm has 64 bits and a.asm has 32 bits/);
    const none = [{ name: 'x', bytes: new Uint8Array(10) }];
    assert.throws(() => linkObjects(none), /x is no ELF object/);
  });
});
