// What each instruction does, in both editions of the machine and in every way of executing it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { LaunchValues } from '#core/machine/program.ts';
import { runPlain } from '#dialects/lc3/machine/fast-loop.ts';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';
import { faultOf, load, register, runAll, word } from './programs.ts';

type Registers = Readonly<Record<string, number>>;

interface Case {
  readonly title: string;
  /** The word at x3000. */
  readonly word: number;
  readonly before?: Registers;
  readonly memory?: Readonly<Record<number, number>>;
  readonly after: Registers;
  readonly memoryAfter?: Readonly<Record<number, number>>;
  /** The code behind it, where it sets one; else it stays P. */
  readonly code?: 'N' | 'Z' | 'P';
  readonly options?: LaunchValues;
}

const codes = { N: 4, Z: 2, P: 1 } as const;

// biome-ignore format: a table
const cases: readonly Case[] = [
  { title: 'ADD of two registers', word: 0x1042, before: { R1: 2, R2: 3 }, after: { R0: 5 }, code: 'P' },
  { title: 'ADD of an immediate', word: 0x1065, before: { R1: 3 }, after: { R0: 8 }, code: 'P' },
  { title: 'ADD of a negative immediate', word: 0x107f, before: { R1: 0 }, after: { R0: 0xffff }, code: 'N' },
  { title: 'ADD wraps to 0', word: 0x1042, before: { R1: 0x8000, R2: 0x8000 }, after: { R0: 0 }, code: 'Z' },
  { title: 'ADD wraps to a negative number', word: 0x1061, before: { R1: 0x7fff }, after: { R0: 0x8000 }, code: 'N' },
  { title: 'ADD to its own source', word: 0x1000, before: { R0: 0x4001 }, after: { R0: 0x8002 }, code: 'N' },
  { title: 'AND of two registers', word: 0x5042, before: { R1: 0x0ff0, R2: 0xff00 }, after: { R0: 0x0f00 }, code: 'P' },
  { title: 'AND of an immediate', word: 0x506f, before: { R1: 0xffff }, after: { R0: 15 }, code: 'P' },
  { title: 'AND of a negative immediate keeps the upper bits', word: 0x507e, before: { R1: 0x8001 }, after: { R0: 0x8000 }, code: 'N' },
  { title: 'AND with 0', word: 0x5060, before: { R1: 0x1234 }, after: { R0: 0 }, code: 'Z' },
  { title: 'NOT', word: 0x907f, before: { R1: 0x00ff }, after: { R0: 0xff00 }, code: 'N' },
  { title: 'NOT of all ones', word: 0x907f, before: { R1: 0xffff }, after: { R0: 0 }, code: 'Z' },
  { title: 'LD forward', word: 0x2003, memory: { 12292: 0x8123 }, after: { R0: 0x8123 }, code: 'N' },
  { title: 'LD backward', word: 0x21fe, memory: { 12288 : 0x21fe }, after: { R0: 0 }, code: 'Z', options: { ignorePrivilege: true } },
  { title: 'LDI', word: 0xa001, memory: { 12290: 0x4000, 16384: 7 }, after: { R0: 7 }, code: 'P' },
  { title: 'LDR', word: 0x6042, before: { R1: 0x4000 }, memory: { 16386: 9 }, after: { R0: 9 }, code: 'P' },
  { title: 'LDR with a negative offset', word: 0x607f, before: { R1: 0x4000 }, memory: { 16383: 9 }, after: { R0: 9 }, code: 'P' },
  { title: 'LDR around the end of memory', word: 0x6042, before: { R1: 0xffff }, memory: { 1: 0 }, after: { R0: 0x2a1 }, code: 'P', options: { ignorePrivilege: true } },
  { title: 'LEA leaves the codes alone', word: 0xe1ff, after: { R0: 0x3000 } },
  { title: 'LEA sets the codes in the 2nd edition', word: 0xe1ff, after: { R0: 0x3000 }, code: 'P', options: { edition: 2 } },
  { title: 'ST leaves the codes alone', word: 0x3002, before: { R0: 0x8000 }, after: {}, memoryAfter: { 12291: 0x8000 } },
  { title: 'STI', word: 0xb001, before: { R0: 5 }, memory: { 12290: 0x4000 }, after: {}, memoryAfter: { 16384: 5 } },
  { title: 'STR', word: 0x707e, before: { R0: 5, R1: 0x4000 }, after: {}, memoryAfter: { 16382: 5 } },
  { title: 'BR with no code is never taken', word: 0x0005, after: { PC: 0x3001 } },
  { title: 'BRp taken', word: 0x0205, after: { PC: 0x3006 } },
  { title: 'BRnz not taken', word: 0x0c05, after: { PC: 0x3001 } },
  { title: 'BRnzp backward', word: 0x0ffe, after: { PC: 0x2fff }, options: { ignorePrivilege: true } },
  { title: 'JMP', word: 0xc080, before: { R2: 0x4000 }, after: { PC: 0x4000 } },
  { title: 'RET', word: 0xc1c0, before: { R7: 0x4000 }, after: { PC: 0x4000, R7: 0x4000 } },
  { title: 'JSR forward', word: 0x4805, after: { PC: 0x3006, R7: 0x3001 } },
  { title: 'JSR backward', word: 0x4fff, after: { PC: 0x3000, R7: 0x3001 } },
  { title: 'JSRR', word: 0x4080, before: { R2: 0x4000 }, after: { PC: 0x4000, R7: 0x3001 } },
  { title: 'JSRR R7 reads R7 before writing it', word: 0x41c0, before: { R7: 0x4000 }, after: { PC: 0x4000, R7: 0x3001 } },
  { title: 'TRAP leaves R7 alone', word: 0xf025, before: { R7: 5 }, after: { R7: 5, PC: 0x3000 } },
  { title: 'reserved bits of ADD ignored', word: 0x105a, before: { R1: 2, R2: 3 }, after: { R0: 5 }, code: 'P', options: { lenient: true } },
  { title: 'reserved bits of NOT ignored', word: 0x9040, before: { R1: 0 }, after: { R0: 0xffff }, code: 'N', options: { lenient: true } },
  { title: 'reserved bits of JMP ignored', word: 0xce81, before: { R2: 0x4000 }, after: { PC: 0x4000 }, options: { lenient: true } },
];

/** A machine before the word of a case, with the code P. */
function prepare({ word: first, before = {}, memory = {}, options }: Case): LoadedLc3 {
  const program = load([first], options);
  const { state } = program.machine;
  for (const [address, value] of Object.entries(memory)) state.poke(Number(address), value);
  for (const [name, value] of Object.entries({ ...before, CC: codes.P })) {
    program.machine.apply({ kind: 'register', thread: 1, register: name, value: BigInt(value) });
  }
  return program;
}

const ways: readonly (readonly [string, (program: LoadedLc3) => void])[] = [
  ['step by step', ({ machine }) => machine.run(1, {})],
  [
    'by the fast loop',
    program => {
      const { machine } = program;
      // The reference takes what the fast loop leaves.
      machine.state.moment += runPlain(machine.state, 1, 0);
      machine.run(1, {});
    },
  ],
];

for (const [way, run] of ways) {
  describe(`instructions ${way}`, () => {
    for (const each of cases) {
      test(each.title, () => {
        const program = prepare(each);
        if (each.title.startsWith('LDR around')) program.machine.state.poke(1, 0x2a1);
        run(program);
        const wanted = { PC: 0x3001, ...each.after };
        for (const [name, value] of Object.entries(wanted)) {
          assert.equal(register(program, name), value, name);
        }
        for (const [address, value] of Object.entries(each.memoryAfter ?? {})) {
          assert.equal(word(program, Number(address)), value);
        }
        assert.equal(register(program, 'CC'), codes[each.code ?? 'P']);
        assert.equal(program.machine.moment, 1);
      });
    }
  });
}

describe('what is no instruction', () => {
  const words = [0xd000, 0xdfff, 0x1008, 0x1010, 0x5018, 0x9000, 0x4001, 0x4200, 0xc001, 0xc200];
  for (const bad of [...words, 0xf125, 0x8001]) {
    test(`x${bad.toString(16)} raises the exception of an illegal opcode`, () => {
      const program = load([bad]);
      program.machine.run(1, {});
      const { state } = program.machine;
      assert.equal(state.pc, state.peek(0x0101));
      assert.equal(word(program, register(program, 'R6')), 0x3000, 'the place of the fault');
      assert.equal(word(program, register(program, 'R6') + 1), 0x8002, 'the status before it');
      assert.equal(register(program, 'PSR') & 0x8000, 0);
      assert.match(faultOf(program) ?? '', /^Illegal opcode: x.* at x3000\.$/);
    });
  }
});

describe('traps', () => {
  const source = `
        LD   R7, MARK
        AND  R0, R0, #0
        TRAP x30
BACK    HALT
MARK    .FILL x1234
`;
  const handler = (ending: string) => `.ORIG x0030
        .FILL x1000
        .END
        .ORIG x1000
        ADD  R0, R0, #-3
        ${ending}
        .END
        .ORIG x3000
        ${source}
        .END`;

  test('in the 3rd edition keep R7 and bring the codes back', () => {
    // The first segment says where a program starts, so that the program comes first here.
    const text = handler('RTI').split('.ORIG x3000');
    const program = load(`.ORIG x3000${text[1]}\n${text[0]}`);
    program.machine.run(3, {});
    assert.equal(register(program, 'PC'), 0x1000);
    assert.equal(register(program, 'PSR'), 0x0002);
    assert.equal(register(program, 'R6'), 0x2ffe);
    assert.equal(word(program, 0x2ffe), 0x3003);
    assert.equal(word(program, 0x2fff), 0x8002);
    runAll(program);
    assert.equal(register(program, 'R7'), 0x1234);
    assert.equal(register(program, 'R0'), 0xfffd);
    assert.equal(register(program, 'R6'), 0);
    assert.equal(register(program, 'PSR'), 0x8002);
    assert.equal(register(program, 'PC'), 0x3003);
  });

  test('in the 2nd edition take R7 and leave the codes of the routine', () => {
    const text = handler('RET').split('.ORIG x3000');
    const program = load(`.ORIG x3000${text[1]}\n${text[0]}`, { edition: 2 });
    program.machine.run(3, {});
    assert.equal(register(program, 'R7'), 0x3003);
    assert.equal(register(program, 'PSR'), 0x8002, 'the mode stays as it is');
    runAll(program);
    assert.equal(register(program, 'R7'), 0x3003);
    assert.equal(register(program, 'PSR'), 0x8004);
  });

  for (const edition of [2, 3]) {
    test(`print and read in edition ${edition}`, () => {
      const text = `
        LEA  R0, TEXT
        PUTS
        LEA  R0, PACKED
        PUTSP
        LD   R0, LETTER
        OUT
        GETC
        ADD  R1, R0, #0
        IN
        HALT
LETTER  .FILL 'x'
TEXT    .STRINGZ "a\\nb"
PACKED  .FILL x6463
        .FILL x0065
        .FILL x6666`;
      const program = load(text, { edition });
      program.machine.apply({ kind: 'input', bytes: Uint8Array.of(0x71, 0x72) });
      assert.equal(runAll(program), 'a\nbcdex\nInput a character> r\n');
      assert.equal(register(program, 'R1'), 0x71);
      assert.equal(register(program, 'R0'), 0x72);
      for (const name of ['R2', 'R3', 'R4', 'R5', 'R6']) assert.equal(register(program, name), 0);
      assert.equal(program.report().exitCode, 0);
    });

    test(`HALT keeps every register in edition ${edition}, and goes on halting`, () => {
      const program = load('LEA R7, HERE\nLEA R1, HERE\nHERE HALT', { edition });
      runAll(program);
      const before = JSON.stringify(program.report());
      assert.equal(program.machine.run(1_000, {}).reason, 'finished');
      assert.equal(JSON.stringify(program.report()), before);
      assert.equal(register(program, 'PC'), 0x3002);
      assert.equal(register(program, 'R7'), 0x3002);
      assert.equal(register(program, 'R1'), 0x3002);
    });
  }

  test('PUTSP stops at a lower byte that is 0', () => {
    const program = load('LEA R0, T\nPUTSP\nHALT\nT .FILL x6261\n.FILL x6300\n.FILL x6464');
    assert.equal(runAll(program), 'ab');
  });

  test('that nobody handles end the program with a message', () => {
    const program = load('TRAP x99\nHALT');
    assert.equal(runAll(program), '\nUnknown trap\n');
    assert.deepEqual(program.report().exitCode, 1);
    assert.equal(faultOf(program), 'Unknown trap: x99 at x3000.');
  });
});

describe('privilege', () => {
  const faults: readonly (readonly [string, string, RegExp])[] = [
    ['RTI', 'RTI', /Privilege violation: RTI in a user program at x3000\./],
    ['reading a device', 'LDI R0, A\nHALT\nA .FILL xFE00', /reads xFE00 at x3000/],
    ['writing to the system', 'STI R0, A\nHALT\nA .FILL x2FFF', /writes x2FFF at x3000/],
    ['jumping into the system', 'LD R0, A\nJMP R0\nA .FILL x0200', /executes x0200 at x0200/],
    ['an indirect load of a pointer', 'LDI R0, #-3\nHALT', /reads x2FFE at x3000/],
  ];
  for (const [title, text, fault] of faults) {
    test(`${title} is a violation in a user program`, () => {
      const program = load(text);
      runAll(program);
      assert.match(faultOf(program) ?? '', fault);
    });
  }

  test('is no matter in the 2nd edition but for RTI, and where it is ignored', () => {
    const text = 'LDI R0, A\nHALT\nA .FILL xFE04';
    for (const options of [{ edition: 2 }, { ignorePrivilege: true }]) {
      const program = load(text, options);
      runAll(program);
      assert.equal(faultOf(program), null);
      assert.equal(register(program, 'R0'), 0x8000);
    }
    const program = load('RTI', { edition: 2 });
    runAll(program);
    assert.match(faultOf(program) ?? '', /^Privilege violation/);
  });

  test('registers are the user program’s again where it ends by an exception', () => {
    const program = load('LD R1, A\nLD R4, A\nLDI R0, A\nA .FILL x0001');
    assert.equal(runAll(program), '\nAccess violation at x3002\n');
    const registers = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5', 'R7'];
    assert.deepEqual(
      registers.map(name => register(program, name)),
      [0, 1, 0, 0, 1, 0, 0],
    );
  });
});
