// Devices: what their registers do, when they interrupt, and how a program waits for them.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { EditError } from '#core/machine/machine.ts';
import type { LaunchValues } from '#core/machine/program.ts';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';
import { faultOf, finish, load, output, register, runAll, type, word } from './programs.ts';

const open: LaunchValues = { ignorePrivilege: true };

/** A handler at x1000 behind a vector, and a program at x3000 that may do what it likes. */
function interrupted(program: string, vector: string, handler: string): LoadedLc3 {
  const text = `.ORIG x3000\n${program}\n.END
        .ORIG ${vector}
        .FILL x1000
        .END
        .ORIG x1000
        ${handler}
        .END`;
  return load(text, open);
}

const readKey = `
        LDI  R1, KBDR
        ADD  R2, R2, #1
        RTI
KBDR    .FILL xFE02`;

describe('the keyboard', () => {
  test('is ready while characters wait, and its data register takes them', () => {
    const program = load(
      'LDI R0, S\nLDI R1, D\nLDI R2, S\nLDI R3, D\nLDI R4, S\nLDI R5, D\nHALT\n' +
        'S .FILL xFE00\nD .FILL xFE02',
      open,
    );
    type(program, 'ab');
    runAll(program);
    const values = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5'].map(name => register(program, name));
    assert.deepEqual(values, [0x8000, 0x61, 0x8000, 0x62, 0, 0x62]);
  });

  test('is looked at by a debugger without taking anything', () => {
    const program = load('HALT');
    type(program, 'a');
    for (let look = 0; look < 3; look++) {
      assert.equal(word(program, 0xfe00), 0x8000);
      assert.equal(word(program, 0xfe02), 0x61);
    }
  });

  test('interrupts at priority 4 when it may, once for each character', () => {
    const text = 'LD R0, IE\nSTI R0, S\nLOOP BR LOOP\nIE .FILL x4000\nS .FILL xFE00';
    const program = interrupted(text, 'x0180', readKey);
    assert.equal(finish(program).reason, 'input');
    const { moment } = program.machine;
    assert.equal(finish(program).reason, 'input');
    assert.equal(program.machine.moment, moment, 'no time passes');
    type(program, 'xy');
    assert.equal(register(program, 'PC'), 0x3002, 'behind the next instruction');
    program.machine.run(moment + 1, {});
    assert.equal(register(program, 'PC'), 0x1000);
    assert.equal(register(program, 'PSR'), 0x0401);
    assert.equal(word(program, 0x2ffe), 0x3002);
    assert.equal(word(program, 0x2fff), 0x8001);
    assert.equal(finish(program).reason, 'input');
    assert.equal(register(program, 'R2'), 2);
    assert.equal(register(program, 'R1'), 0x79);
    assert.equal(register(program, 'PSR'), 0x8001);
  });

  test('interrupts a loop in full run behind one instruction', () => {
    const text =
      'LD R0, IE\nSTI R0, S\nLOOP ADD R3, R3, #1\nBR LOOP\nIE .FILL x4000\nS .FILL xFE00';
    const program = interrupted(text, 'x0180', readKey);
    const { machine } = program;
    machine.run(1_000_000, {});
    for (const count of [1, 2]) {
      type(program, 'k');
      machine.run(machine.moment + 1, {});
      assert.equal(register(program, 'PC'), 0x1000);
      machine.run(machine.moment + 100_000, {});
      assert.equal(register(program, 'R2'), count);
    }
  });

  for (const [priority, comes] of [
    [3, true],
    [4, false],
    [7, false],
  ] as const) {
    test(`${comes ? 'interrupts' : 'does not interrupt'} at priority ${priority}`, () => {
      const text =
        'LD R0, IE\nSTI R0, S\nADD R3, R3, #1\nADD R3, R3, #1\nHALT\nIE .FILL x4000\nS .FILL xFE00';
      const program = interrupted(text, 'x0180', readKey);
      const value = BigInt(0x8002 | (priority << 8));
      program.machine.apply({ kind: 'register', thread: 1, register: 'PSR', value });
      type(program, 'a');
      runAll(program);
      assert.equal(register(program, 'R2'), comes ? 1 : 0);
    });
  }

  test('that nobody handles ends the program with a message', () => {
    const program = load('LD R0, IE\nSTI R0, S\nLOOP BR LOOP\nIE .FILL x4000\nS .FILL xFE00', open);
    type(program, 'a');
    assert.equal(runAll(program), '\nInterrupt without a handler at x3002\n');
    assert.match(faultOf(program)!, /No handler for the keyboard/);
  });
});

describe('waiting for a key', () => {
  const loops: readonly (readonly [string, string])[] = [
    ['GETC', 'GETC\nHALT'],
    ['a loop of two', 'LOOP LDI R0, S\nBRzp LOOP\nHALT\nS .FILL xFE00'],
    ['a loop of three', 'LOOP LDI R0, S\nBRn OUT1\nBR LOOP\nOUT1 HALT\nS .FILL xFE00'],
    ['a loop by a register', 'LD R1, S\nLOOP LDR R0, R1, #0\nBRzp LOOP\nHALT\nS .FILL xFE00'],
    [
      'a mask',
      'LD R2, M\nLOOP LDI R0, S\nAND R0, R0, R2\nBRz LOOP\nHALT\nS .FILL xFE00\nM .FILL x8000',
    ],
  ];
  for (const [title, text] of loops) {
    test(`is found out: ${title}`, () => {
      const program = load(text, open);
      const stop = finish(program);
      assert.equal(stop.reason, 'input');
      const { moment } = program.machine;
      assert.ok(moment < 20);
      assert.equal(program.machine.threads()[0]!.state, 'blocked');
      assert.equal(finish(program).reason, 'input');
      assert.equal(program.machine.moment, moment);
      type(program, 'a');
      assert.equal(finish(program).reason, 'finished');
    });
  }

  const busy: readonly (readonly [string, string])[] = [
    ['counting', 'LOOP ADD R1, R1, #1\nLDI R0, S\nBRzp LOOP\nHALT\nS .FILL xFE00'],
    ['storing', 'LOOP ST R0, #20\nLDI R0, S\nBRzp LOOP\nHALT\nS .FILL xFE00'],
    [
      'a running timer',
      'ADD R1, R1, #1\nSTI R1, T\nLOOP LDI R0, S\nBRzp LOOP\nHALT\nS .FILL xFE00\nT .FILL xFE0A',
    ],
    ['a jump to itself', 'LOOP BR LOOP'],
  ];
  for (const [title, text] of busy) {
    test(`is not what a program does that has something to do: ${title}`, () => {
      const { machine } = load(text, open);
      assert.equal(machine.run(5_000, {}).reason, 'limit');
      assert.equal(machine.moment, 5_000);
    });
  }
});

describe('the display', () => {
  test('prints the lower byte, and characters of UTF-8 when they are complete', () => {
    const text = 'LEA R0, T\nPUTS\nHALT\nT .STRINGZ "aé€😀"';
    assert.equal(runAll(load(text)), 'aé€😀');
  });

  test('prints bytes that are no UTF-8 as Latin-1', () => {
    const print = (bytes: readonly number[]) =>
      runAll(
        load(`LEA R0, T\nPUTS\nHALT\nT${bytes.map(byte => `\n.FILL ${byte}`).join('')}\n.FILL 0`),
      );
    assert.equal(print([0xff, 0x41]), 'ÿA');
    assert.equal(print([0xc3, 0x41]), 'ÃA');
    assert.equal(print([0xe2, 0x82, 0x41]), 'â\u0082A');
    assert.equal(print([0xc0, 0xaf]), 'À¯');
    assert.equal(print([0xed, 0xa0, 0x80]), 'í\u00a0\u0080');
    assert.equal(print([0x80, 0x42]), '\u0080B');
    assert.equal(print([0xc3]), 'Ã', 'what is left at the end');
  });

  test('is always ready', () => {
    const program = load('LDI R0, D\nHALT\nD .FILL xFE04', open);
    runAll(program);
    assert.equal(register(program, 'R0'), 0x8000);
  });
});

describe('the timer', () => {
  const start = 'LD R0, IE\nSTI R0, TMR\nAND R0, R0, #0\nADD R0, R0, #2\nSTI R0, TMI\n';
  const words = '\nIE .FILL x4000\nTMR .FILL xFE08\nTMI .FILL xFE0A\nKBSR .FILL xFE00';
  const count = 'ADD R5, R5, #1\nRTI';

  test('interrupts at priority 6 every so many thousand instructions', () => {
    const program = interrupted(`${start}LOOP BR LOOP${words}`, 'x0181', count);
    const { machine } = program;
    const began = 4;
    machine.run(began + 1_999, {});
    assert.equal(register(program, 'PC'), 0x3005);
    machine.run(began + 2_000, {});
    assert.equal(register(program, 'PC'), 0x1000);
    assert.equal(register(program, 'PSR') >> 8, 6);
    machine.run(began + 20_010, {});
    assert.equal(register(program, 'R5'), 10);
  });

  test('says that it has ticked, until that is read', () => {
    const poll = 'POLL LDI R1, TMR\nBRzp POLL\nLDI R2, TMR\nHALT';
    const text = start.replace('LD R0, IE\nSTI R0, TMR\n', '') + poll + words;
    const program = load(text, open);
    runAll(program);
    assert.equal(register(program, 'R1'), 0x8000);
    assert.equal(register(program, 'R2'), 0);
    assert.ok(program.machine.moment > 2_000 && program.machine.moment < 2_010);
  });

  test('waits while something of its priority runs, and stands with an interval of 0', () => {
    const program = interrupted(`${start}LOOP BR LOOP${words}`, 'x0181', count);
    const { machine } = program;
    machine.run(5, {});
    machine.apply({ kind: 'register', thread: 1, register: 'PSR', value: 0x8601n });
    machine.run(10_000, {});
    assert.equal(register(program, 'R5'), 0);
    machine.apply({ kind: 'register', thread: 1, register: 'PSR', value: 0x8501n });
    assert.equal(register(program, 'PC'), 0x1000);
    machine.apply({ kind: 'memory', space: 'memory', address: 0xfe0a, bytes: new Uint8Array(2) });
    machine.run(100_000, {});
    assert.equal(register(program, 'R5'), 1);
  });

  test('interrupts a handler of the keyboard, which goes on behind it', () => {
    const text = `.ORIG x3000
        LD R0, IE
        STI R0, KBSR
        ${start}
LOOP    BR LOOP
        ${words}
        .END
        .ORIG x0180
        .FILL x1000
        .FILL x1100
        .END
        .ORIG x1000
        LDI R1, KBDR
        LD  R2, MANY
WAIT    ADD R2, R2, #-1
        BRp WAIT
        ADD R4, R5, #0
        RTI
MANY    .FILL 2000
KBDR    .FILL xFE02
        .END
        .ORIG x1100
        ADD R5, R5, #1
        RTI
        .END`;
    const program = load(text, open);
    program.machine.run(100, {});
    type(program, 'a');
    program.machine.run(1_900, {});
    assert.equal(program.machine.frameDepth(1), 2);
    program.machine.run(2_007, {});
    assert.equal(program.machine.frameDepth(1), 3);
    assert.equal(program.machine.frames(1)[0]!.entry, 0x1100);
    program.machine.run(6_000, {});
    assert.equal(register(program, 'R4') >= 1, true);
    assert.equal(program.machine.frameDepth(1), 1);
  });
});

describe('processor registers in memory', () => {
  test('PSR shows and sets mode, priority and codes; MCR stops the clock', () => {
    const text =
      'LDI R0, PSR\nLD R1, NEW\nSTI R1, PSR\nLDI R2, PSR\nLDI R4, MCR\nSTI R3, MCR\n' +
      'ADD R5, R5, #1\nHALT\nPSR .FILL xFFFC\nMCR .FILL xFFFE\nNEW .FILL x8304';
    const program = load(text, open);
    assert.equal(finish(program).reason, 'finished');
    assert.equal(register(program, 'R0'), 0x8002);
    assert.equal(register(program, 'R2'), 0x8304);
    assert.equal(register(program, 'R4') & 0x8000, 0x8000);
    assert.equal(register(program, 'R5'), 0, 'it stops behind the store');
    assert.equal(register(program, 'PC'), 0x3006);
  });

  test('addresses of devices that nobody has are words like others', () => {
    const program = load('LD R0, W\nSTI R0, A\nLDI R1, A\nHALT\nA .FILL xFE80\nW .FILL 77', open);
    runAll(program);
    assert.equal(register(program, 'R1'), 77);
    assert.equal(word(program, 0xfe80), 77);
  });

  test('edits of device registers do what a store does, but do not print', () => {
    const program = load('HALT');
    const write = (address: number, value: number) =>
      program.machine.apply({
        kind: 'memory',
        space: 'memory',
        address,
        bytes: Uint8Array.of(value, value >> 8),
      });
    write(0xfe00, 0x4000);
    assert.equal(word(program, 0xfe00), 0x4000);
    assert.throws(() => write(0xfe06, 65), EditError);
    assert.equal(output(program), '');
    write(0xfffe, 0);
    assert.equal(program.machine.finished, true);
  });
});

describe('strange states', () => {
  test('an RTI that leaves no code or several is obeyed', () => {
    const text = (status: string) => `.ORIG x0200
        LD R0, S
        ADD R6, R6, #-1
        STR R0, R6, #0
        LEA R0, NEXT
        ADD R6, R6, #-1
        STR R0, R6, #0
        RTI
NEXT    BRnzp YES
        ADD R1, R1, #1
YES     HALT
S       .FILL ${status}
        .END`;
    const none = load(text('x0000'));
    runAll(none);
    assert.equal(register(none, 'R1'), 1, 'nothing is taken');
    const all = load(text('x0007'));
    runAll(all);
    assert.equal(register(all, 'R1'), 0);
  });

  test('a program that lies where the system does begins in its mode', () => {
    const program = load('.ORIG x0400\nLDI R0, A\nHALT\nA .FILL xFE04\n.END');
    assert.equal(register(program, 'PSR'), 0x0002);
    runAll(program);
    assert.equal(register(program, 'R0'), 0x8000);
  });

  test('the start code begins the program anew', () => {
    const program = load('ADD R3, R3, #1\nHALT');
    runAll(program);
    program.machine.apply({ kind: 'register', thread: 1, register: 'PSR', value: 2n });
    program.machine.apply({ kind: 'jump', thread: 1, address: 0x0200 });
    runAll(program);
    assert.equal(register(program, 'R3'), 2);
    assert.equal(register(program, 'PSR') & 0x8000, 0x8000);
  });
});
