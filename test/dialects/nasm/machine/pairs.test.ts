// Instructions that the processor executes together with the one behind them: nobody may see it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pokeBytes } from '#dialects/nasm/machine/memory-access.ts';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import { type Pair, pairs, shortcutOfBoth } from '#dialects/nasm/machine/shortcuts.ts';
import type { X86State } from '#dialects/nasm/machine/state.ts';
import { codeOf, codeStart, dataStart, flatProgram, registersOf } from './flat-program.ts';

const conditions = 'o no b ae e ne be a s ns p np l ge le g'.split(' ');
const registers: Readonly<Record<string, readonly [left: string, right: string, word: string]>> = {
  ...{ 8: ['cl', 'dl', 'byte'], 32: ['ecx', 'esi', 'dword'], 64: ['rcx', 'rsi', 'qword'] },
};

/** An instruction of a handler's name. */
function instruction(name: string): string {
  if (name === 'jmp_j') return 'jmp .behind';
  if (name === 'call_j_64') return 'call .behind';
  if (name === 'ret_64') return 'ret';
  const [, condition] = /^jcc(\d+)_j$/.exec(name) ?? [];
  if (condition !== undefined) return `j${conditions[Number(condition)]} .taken`;
  const [, size, base, shape, last] = /^(?:lea_(\d+)|(\w+?)_(\w+?)_(\d+))/.exec(name)!;
  if (size !== undefined) return `lea ${registers[size]![0]}, [rcx + rsi * 2 + 3]`;
  const [left, right, word] = registers[last!]!;
  const operands: Readonly<Record<string, string>> = {
    r: left,
    rr: `${left}, ${right}`,
    ri: `${left}, 5`,
    rm: `${left}, [rbp + 8]`,
    mr: `[rbp], ${right}`,
    mi: `${word} [rbp], 5`,
  };
  return `${base} ${operands[shape!]}`;
}

/** One pair with numbers on both sides of those that are compared; what jumps is counted. */
const block = ([first, second]: Pair, index: number): string => `
pair${index}:
        lea     ecx, [edi - 20]
        movsx   rcx, cl
        mov     [rbp], rcx
        mov     esi, 5
        mov     [rbp + 8], rsi
        mov     edx, 5
        mov     r8, rsp
        lea     rax, [.behind]
        push    rax
        push    rax
        stc
        ${instruction(first)}
        ${instruction(second)}
        add     ebx, 1
        jmp     .behind
.taken: add     ebx, 256
.behind:
        adc     ebx, [rbp]
        mov     rsp, r8`;

const rounds = 40;
/** So many pairs are in one program, each of which takes so many instructions. */
const together = 24;
const blockLength = 18;

const program = (tried: readonly Pair[]): string => `
        mov     edi, ${rounds}
        mov     ebp, ${dataStart}
again:  ${tried.map(block).join('')}
        dec     edi
        jnz     again
        ud2`;

function hasPair({ processor: { view, call } }: X86State, [first, second]: Pair): boolean {
  for (let record = layout.records; record < call.recordsInUse(); record += layout.recordSize) {
    const shortcut = view.getUint16(record + layout.shortcut, true);
    if (shortcut === shortcutOfBoth(first, second)) return true;
  }
  return false;
}

describe('an instruction and the one behind it', () => {
  test('come to the same as one by one, whatever the slices are', () => {
    for (let start = 0; start < pairs.length; start += together) {
      const tried = pairs.slice(start, start + together);
      const code = codeOf(program(tried));
      const [single, whole] = [flatProgram(code), flatProgram(code)];
      const limit = rounds * tried.length * blockLength;
      const seen: string[] = [];
      for (let moment = 0; moment <= limit; moment++) {
        runMachine(single, moment, {});
        seen.push(registersOf(single));
      }
      let moment = 0;
      for (let slice = 1; moment < limit; slice = (slice % 17) + 1) {
        moment = Math.min(limit, moment + slice);
        runMachine(whole, moment, {});
        assert.equal(registersOf(whole), seen[moment], `${tried} at ${moment}`);
      }
      for (const pair of tried) assert.ok(hasPair(whole, pair), `${pair}`);
    }
  });

  test('are two where the first one writes over the second one', () => {
    // In the last of three rounds.
    const writing = codeOf(`mov ecx, 3\nmov rsi, [other]\nmov edi, ${dataStart}
lea rbp, [there]\nagain: cmp ecx, 1\ncmove rdi, rbp\nalign 8
mov [rdi], rsi\nthere: mov rax, [rbp + 16]\ntimes 5 nop\nadd rbx, rax
dec ecx\njnz again\nud2\nother: mov rax, [rbp + 8]\ntimes 4 nop`);
    const length = 100;
    const [single, whole] = [flatProgram(writing), flatProgram(writing)];
    for (const state of [single, whole]) {
      state.memory.protect(codeStart, codeStart + 0x1000, 7);
    }
    for (let moment = 0; moment <= length; moment++) runMachine(single, moment, {});
    runMachine(whole, length, {});
    assert.equal(registersOf(whole), registersOf(single));
    assert.notEqual(whole.processor.general(3), 0n);
  });

  const loop = codeOf(`mov ecx, 100\nagain: inc eax\ncmp ecx, 50\njne skip\ninc edx
skip: dec ecx\njnz again\nud2`);
  const jump = codeStart + 5 + 2 + 3;

  test('are two where somebody stops at the jump', () => {
    const state = flatProgram(loop);
    runMachine(state, 100, {});
    const breakpoints = new Set([jump]);
    for (let count = 0; count < 3; count++) {
      const { reason } = runMachine(state, 10_000, { breakpoints });
      assert.equal(reason, 'breakpoint');
      assert.equal(state.processor.instructionPointer, jump);
    }
    runMachine(state, 200, {});
    assert.equal(state.moment, 200);
  });

  test('see what is written over one of them', () => {
    const state = flatProgram(loop);
    runMachine(state, 100, {});
    const before = state.processor.general(2);
    // jne becomes je: each round but one counts from now on.
    pokeBytes(state.processor, state.memory, jump, Uint8Array.of(0x74));
    runMachine(state, 10_000, {});
    assert.equal(before, 0n);
    assert.ok(state.processor.general(2) > 70n);
  });
});
