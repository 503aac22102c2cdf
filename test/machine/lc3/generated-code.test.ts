// Generated code: programs with a shape that is hard to translate come to the same end with it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LaunchValues } from '#core/machine/program.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';
import { load } from './programs.ts';
import { stateOf } from './state.ts';

const programs: readonly (readonly [string, string])[] = [
  [
    'a return to another place than the call',
    `LOOP ADD R1, R1, #1
          JSR  F
          ADD  R2, R2, #1
          BR   LOOP
    F     ADD  R7, R7, #1
          RET`,
  ],
  [
    'a return past the caller',
    `LOOP ADD R1, R1, #1
          JSR  F
          BR   LOOP
    F     ADD  R4, R7, #0
          JSR  G
          ADD  R2, R2, #1
          RET
    G     ADD  R7, R4, #0
          RET`,
  ],
  [
    'a return through another register',
    `LOOP ADD R1, R1, #1
          JSR  F
          BR   LOOP
    F     ADD  R3, R7, #0
          JMP  R3`,
  ],
  [
    'calls through a table, and a register that is read before R7 is written',
    `LOOP LD  R7, P
          JSRR R7
          LD   R4, Q
          JSRR R4
          BR   LOOP
    F     ADD  R1, R1, #1
          RET
    G     ADD  R2, R2, #-1
          RET
    P     .FILL F
    Q     .FILL G`,
  ],
  [
    'recursion, deeper than calls are known',
    `START LD  R6, S
          LD   R0, N
          JSR  F
          ADD  R5, R5, #1
          BR   START
    F     ADD  R6, R6, #-1
          STR  R7, R6, #0
          ADD  R0, R0, #-1
          BRnz BACK
          JSR  F
    BACK  LDR  R7, R6, #0
          ADD  R6, R6, #1
          RET
    S     .FILL xFD00
    N     .FILL 17000`,
  ],
  [
    'a call that never returns',
    `LOOP JSR LOOP2
    LOOP2 ADD R1, R1, #1
          BR LOOP`,
  ],
  [
    'a loop with two ways in',
    `START ADD R1, R1, #1
          AND  R2, R1, #1
          BRz  MIDDLE
    TOP   ADD  R3, R3, #1
    MIDDLE ADD R4, R4, #1
          AND  R2, R4, #7
          BRp  TOP
          BR   START`,
  ],
  [
    'loops in loops with several ways out',
    `START AND R1, R1, #0
    OUTER ADD  R1, R1, #1
          AND  R2, R2, #0
    INNER ADD  R2, R2, #1
          ADD  R3, R2, #-9
          BRz  OUTER
          ADD  R3, R1, #-7
          BRn  INNER
          AND  R4, R2, #3
          BRz  INNER
          ADD  R5, R5, #1
          BR   START`,
  ],
  [
    'an instruction that counts itself up',
    `LOOP ADD R1, R1, #1
          LD   R0, LOOP
          AND  R2, R1, #15
          BRp  LOOP
          ADD  R0, R0, #1
          ST   R0, LOOP
          LD   R0, KEEP
          ST   R0, LOOP
          BR   LOOP
    KEEP  ADD  R1, R1, #1`,
  ],
  [
    'every condition of BR',
    `LOOP ADD R1, R1, #1
          AND  R0, R1, #3
          ADD  R0, R0, #-1
          BRn  A
          ADD  R2, R2, #1
    A     ADD  R0, R0, #0
          BRz  B
          ADD  R3, R3, #1
    B     ADD  R0, R0, #0
          BRp  C
          ADD  R4, R4, #1
    C     ADD  R0, R0, #0
          BRnz D
          ADD  R5, R5, #1
    D     ADD  R0, R0, #0
          BRnp E
          ADD  R6, R6, #1
    E     ADD  R0, R0, #0
          BRzp F
          ADD  R7, R7, #1
    F     BR   LOOP`,
  ],
  [
    'pointers, fixed words and a NOT',
    `LOOP LDI R0, P
          NOT  R0, R0
          STI  R0, P
          LD   R1, V
          LEA  R2, V
          STR  R1, R2, #1
          ST   R0, V
          LDR  R3, R2, #1
          BR   LOOP
    P     .FILL V
    V     .FILL 5
          .BLKW 1`,
  ],
  [
    'traps in the midst of it',
    `LOOP ADD R1, R1, #1
          JSR  F
          BR   LOOP
    F     AND  R0, R1, #15
          BRp  G
          LD   R0, STAR
          OUT
    G     RET
    STAR  .FILL x2A`,
  ],
];

const end = 60_000;

/** Has code generated for all that the program may come to. */
function prepare(text: string, options: LaunchValues): LoadedLc3 {
  const program = load(text, options);
  program.machine.state.generated.compile(0x3000);
  assert.equal(program.machine.state.generated.isRunning, true);
  return program;
}

describe('generated code', () => {
  for (const [title, text] of programs) {
    for (const edition of [2, 3]) {
      test(`with ${title}, edition ${edition}`, () => {
        const reference = load(text, { edition });
        reference.machine.run(end, { onInstruction: () => {} });
        const generated = prepare(text, { edition });
        generated.machine.run(end, {});
        assert.deepEqual(stateOf(generated), stateOf(reference));
      });
    }

    test(`with ${title} is taken back`, () => {
      const program = prepare(text, {});
      const travel = new TimeTravel(program.machine, { interval: 5_000 });
      travel.run(end, {});
      for (const place of [41_234, 12_345, 58_999, 3]) {
        travel.goTo(place);
        const reference = load(text);
        reference.machine.run(place, { onInstruction: () => {} });
        assert.deepEqual(stateOf(program), stateOf(reference));
      }
    });
  }

  test('leaves a program that rewrites itself all the time to the interpreter', () => {
    const text = 'LEA R1, HERE\nLD R0, HERE\nLOOP STR R0, R1, #0\nHERE ADD R2, R2, #1\nBR LOOP';
    const program = prepare(text, {});
    program.machine.run(3_000_000, {});
    assert.equal(program.machine.moment, 3_000_000);
    assert.equal(program.machine.state.generated.canCompile, true, 'the word is left out');
  });

  test('sees what a debugger writes into it', () => {
    const program = prepare('LOOP ADD R1, R1, #1\nBR LOOP', {});
    program.machine.run(1_000, {});
    const bytes = Uint8Array.of(0x7f, 0x12);
    program.machine.apply({ kind: 'memory', space: 'memory', address: 0x3000, bytes });
    program.machine.run(1_000 + 1_000, {});
    const r1 = program.machine.registers(1).find(({ name }) => name === 'R1')!;
    assert.equal(r1.value, 0n);
  });
});
