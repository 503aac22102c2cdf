// Generated code does what the interpreter does, after any number of instructions.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { peekBytes } from '#dialects/nasm/machine/memory-access.ts';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import type { X86State } from '#dialects/nasm/machine/state.ts';
import {
  bytesOf,
  codeOf,
  codeStart,
  dataSize,
  dataStart,
  flatProgram,
  registersOf,
} from './flat-program.ts';
import { type Choose, type Mode, randomCode } from './random-code.ts';

/** Instructions that are executed before code is made of as many as these tests need. */
const enough = 1_000_000_000;

/** Xorshift by Marsaglia, so that a failure can be had again. */
function randomFrom(seed: number): (count: number) => number {
  let state = seed | 1;
  return count => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % count;
  };
}

const registers: Readonly<Record<number, readonly string[]>> = {
  8: ['al', 'bl', 'cl', 'dl', 'ah', 'bh', 'sil', 'r8b', 'r9b'],
  16: ['ax', 'bx', 'cx', 'dx', 'si', 'r8w', 'r9w'],
  32: ['eax', 'ebx', 'ecx', 'edx', 'esi', 'r8d', 'r9d', 'r10d'],
  64: ['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'r8', 'r9', 'r10'],
};
const places = ['rdi', 'rdi+8', 'rdi+r11', 'rdi+r11*4+3', 'rdi+0xff1', 'rel data'];
const constants = ['0', '1', '-1', '5', '0x7f', '-128', '0x1234', '0x7fffffff'];
const conditions = 'o no b ae e ne be a s ns p np l ge le g'.split(' ');
const binaries = 'add sub and or xor cmp mov adc sbb'.split(' ');
const counts = [0, 1, 3, 7, 8, 15, 31, 63];
const sizeWords: Readonly<Record<number, string>> = {
  8: 'byte',
  16: 'word',
  32: 'dword',
  64: 'qword',
};

/** One instruction of those that generated code has, or of a few that it leaves out. */
function instruction(choose: Choose): string {
  const bits = choose([8, 16, 32, 64]);
  // Beside REX there is no ah.
  const own = registers[bits]!;
  const plain = own.filter(name => !/h$/.test(name));
  const memory = `${sizeWords[bits]} [${choose(places)}]`;
  const constant = bits === 8 ? choose(constants.slice(0, 6)) : choose(constants.slice(0, 7));
  const target = choose([choose(plain), memory]);
  const source =
    target === memory
      ? choose([choose(plain), constant])
      : choose([choose(plain), memory, constant]);
  const wide = choose([32, 64]);
  const [a, b] = [choose(registers[wide]!), choose(registers[wide]!)];
  return choose([
    () => `${choose(binaries)} ${target}, ${source}`,
    () => `test ${choose([choose(plain), memory])}, ${choose(plain)}`,
    () => `${choose(['inc', 'dec', 'neg', 'not'])} ${target}`,
    () => `${choose(['shl', 'shr', 'sar', 'rol'])} ${choose(plain)}, ${choose(counts)}`,
    () => `lea ${a}, [${choose(['rax+rbx*4-7', 'rsi+9', 'rel data', 'r8+r8'])}]`,
    () => `movzx ${a}, ${choose(['al', 'cl', 'byte [rdi+5]', 'word [rdi+7]'])}`,
    () => `movzx ebx, bh`,
    () => `movsx ${a}, ${choose(['al', 'cl', 'byte [rdi+5]', 'word [rdi+7]'])}`,
    () => `movsxd r9, ${choose(['eax', 'dword [rdi+16]'])}`,
    () => `imul ${a}, ${b}`,
    () => `imul ${a}, ${b}, ${choose([3, -5, 1000])}`,
    () => `set${choose(conditions)} ${choose(['al', 'r9b', 'byte [rdi+2]'])}`,
    () => `cmov${choose(conditions)} ${a}, ${choose([b, `[rdi+24]`])}`,
    () => `push ${choose(registers[64]!)}\n pop ${choose(registers[64]!)}`,
    () => `mul ${choose(registers[wide]!)}`,
    () => `mov ah, bh`,
    () => `add bh, ch`,
  ])();
}

function program(seed: number): string {
  const random = randomFrom(seed);
  const choose: Choose = items => items[random(items.length)]!;
  const lines = [
    ` mov edi, ${dataStart + 0x800}`,
    ' mov r11d, 16',
    ' mov r15d, 300',
    ...[...'rax rbx rcx rdx rsi r8 r9 r10'.split(' ')].map(
      name => ` mov ${name}, ${random(0x7fffffff)} * ${random(0x7fffffff)}`,
    ),
    'head:',
  ];
  for (let index = 0; index < 24; index++) {
    if (random(5) === 0) {
      const label = `l${index}`;
      lines.push(` j${choose(conditions)} ${label}`, ` ${instruction(choose)}`, `${label}:`);
    } else lines.push(` ${instruction(choose)}`);
  }
  lines.push(' dec r15d', ' jnz head', ' ud2', `data equ ${dataStart + 0x1000}`);
  return lines.join('\n');
}

function memoryOf(state: X86State): string {
  const bytes = peekBytes(state.processor, state.memory, dataStart, dataSize);
  return Buffer.from(bytes).toString('base64');
}

/** Vectors, the x87 and the calls under way, behind what `registersOf` has. */
function restOf(state: X86State): string {
  const { bytes } = state.processor;
  const calls = state.depth * layout.shadowFrameSize;
  const callers = state.depth * layout.callerFrameSize;
  const parts = [
    bytes.subarray(layout.segmentBase, layout.stateEnd),
    bytes.subarray(layout.shadowStack, layout.shadowStack + calls),
    bytes.subarray(layout.callerRegisters, layout.callerRegisters + callers),
  ];
  return parts.map(part => Buffer.from(part).toString('base64')).join(' ');
}

/** A machine of 32 or 64 bits before the program, whose code may change itself. */
function machineOf(code: Uint8Array, bits: Mode): X86State {
  const state = flatProgram(code);
  state.memory.protect(codeStart, codeStart + 0x10000, 7);
  state.processor.mode = bits;
  state.processor.view.setUint32(layout.mxcsr, 0x1f80, true);
  return state;
}

describe('generated code', () => {
  for (let seed = 1; seed <= 40; seed++) {
    test(`is the interpreter's equal on random loops, number ${seed}`, () => {
      const code = codeOf(program(seed * 7919));
      const [plain, compiled] = [flatProgram(code), flatProgram(code)];
      const random = randomFrom(seed);
      runMachine(plain, 60, {});
      runMachine(compiled, 60, {});
      const before = compiled.processor.call.table.length;
      for (let times = 0; times < 3; times++) {
        compiled.regions.sample(compiled.processor.instructionPointer, enough);
      }
      assert.ok(compiled.processor.call.table.length > before, 'nothing was compiled');
      for (let until = 60; !plain.ending && until < 20_000; ) {
        until += 1 + random(400);
        runMachine(plain, until, {});
        runMachine(compiled, until, {});
        assert.equal(compiled.moment, plain.moment);
        assert.equal(registersOf(compiled), registersOf(plain), `after ${plain.moment}`);
        assert.equal(memoryOf(compiled), memoryOf(plain), `memory after ${plain.moment}`);
      }
      assert.equal(compiled.ending?.text, plain.ending?.text);
    });
  }
});

/** Runs both to the end in pieces of all lengths, and samples where the second one stands. */
function compareRuns(plain: X86State, compiled: X86State, random: (count: number) => number): void {
  const end = 30_000;
  for (let until = 0; !plain.ending && until < end; ) {
    until += 1 + random([3, 40, 400, 3000][random(4)]!);
    runMachine(plain, until, {});
    runMachine(compiled, until, {});
    const at = `after ${plain.moment} at 0x${plain.processor.instructionPointer.toString(16)}`;
    assert.equal(compiled.moment, plain.moment);
    assert.equal(registersOf(compiled), registersOf(plain), at);
    assert.equal(memoryOf(compiled), memoryOf(plain), `memory ${at}`);
    assert.equal(restOf(compiled), restOf(plain), `vectors and calls ${at}`);
    if (compiled.ending) break;
    // Twice, because once is no reason to make code.
    for (let times = 0; times < 2; times++) {
      compiled.regions.sample(compiled.processor.instructionPointer, enough);
    }
  }
  assert.equal(compiled.ending?.text, plain.ending?.text);
}

describe('generated code of whole programs', () => {
  for (const bits of [64, 32] as const) {
    for (let seed = 1; seed <= 40; seed++) {
      test(`does the same in ${bits} bits, number ${seed}`, () => {
        const random = randomFrom(seed * 104_729 + bits);
        const choose: Choose = items => items[random(items.length)]!;
        const text = randomCode(bits, choose, random);
        const code = bits === 64 ? codeOf(text) : bytesOf(`bits 32\norg ${codeStart}\n${text}`);
        compareRuns(machineOf(code, bits), machineOf(code, bits), random);
      });
    }
  }
});

/** Both after so many instructions, the second one with code for where it stood in between. */
function bothAfter(text: string, before: number, moments: number): [X86State, X86State] {
  const [plain, compiled] = [flatProgram(codeOf(text)), flatProgram(codeOf(text))];
  for (const state of [plain, compiled]) runMachine(state, before, {});
  for (let times = 0; times < 2; times++) {
    compiled.regions.sample(compiled.processor.instructionPointer, enough);
  }
  for (const state of [plain, compiled]) runMachine(state, moments, {});
  return [plain, compiled];
}

describe('regions', () => {
  test('follow each other where a row of code is too long for one', () => {
    const row = Array.from({ length: 4000 }, (_, index) => ` add rax, ${index}\n`).join('');
    const [plain, compiled] = bothAfter(`round:\n${row} jmp round\n`, 9000, 30_123);
    const made = compiled.processor.call.table.length - plain.processor.call.table.length;
    assert.ok(made >= 3, `${made} regions`);
    assert.equal(registersOf(compiled), registersOf(plain));
  });

  test('keep the calls of a deep recursion', () => {
    const text = `round: mov ecx, 3000
 call down
 jmp round
down: dec ecx
 jz .end
 call down
 inc rax
.end: ret
`;
    for (const moments of [20_000, 21_003, 25_000, 31_000]) {
      const [plain, compiled] = bothAfter(text, 19_000, moments);
      assert.equal(registersOf(compiled), registersOf(plain));
      assert.equal(compiled.depth, plain.depth);
      assert.equal(restOf(compiled), restOf(plain));
    }
  });
});
