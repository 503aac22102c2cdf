// Comparisons that the processor executes together with the jump behind them: nobody may see it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pokeBytes } from '#dialects/nasm/machine/memory-access.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import { pairs } from '#dialects/nasm/machine/shortcuts.ts';
import { codeOf, codeStart, flatProgram, registersOf } from './flat-program.ts';

const conditions = 'o no b ae e ne be a s ns p np l ge le g'.split(' ');
const names: Readonly<Record<string, readonly [string, string]>> = {
  ...{ 32: ['ecx', 'esi'], 64: ['rcx', 'rsi'], 8: ['cl', 'dl'] },
};

function comparison(name: string): string {
  const [, base, shape, size] = /^(\w+?)_(\w+?)_(\d+)$/.exec(name)!;
  const [left, right] = names[size!]!;
  const operand = { rr: `, ${right}`, ri: ', 5', r: '' }[shape!];
  return `${base} ${left}${operand}`;
}

/** Goes over numbers on both sides of those that are compared, and counts the jumps. */
const counting = (pair: string, condition: number): string => `
        mov     edi, 40
again:  lea     ecx, [edi - 20]
        movsx   rcx, cl
        mov     rsi, 5
        mov     edx, 5
        ${pair}
        j${conditions[condition]} taken
        add     ebx, 1
        jmp     behind
taken:  add     ebx, 256
behind: dec     edi
        jnz     again
        ud2`;

const limit = 600;

describe('a comparison and the jump behind it', () => {
  test('come to the same as one by one, whatever the slices are', () => {
    for (const [name, condition] of pairs) {
      const code = codeOf(counting(comparison(name), condition));
      const [single, whole] = [flatProgram(code), flatProgram(code)];
      const seen: string[] = [];
      for (let moment = 0; moment <= limit; moment++) {
        runMachine(single, moment, {});
        seen.push(registersOf(single));
      }
      let moment = 0;
      for (let slice = 1; moment < limit; slice = (slice % 7) + 1) {
        moment = Math.min(limit, moment + slice);
        runMachine(whole, moment, {});
        assert.equal(registersOf(whole), seen[moment], `${name} ${condition} at ${moment}`);
      }
    }
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
