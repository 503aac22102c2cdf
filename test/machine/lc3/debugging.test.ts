// The LC-3 machine as the debugger sees it: stops, frames, events, edits, scopes, loading.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type Edit,
  EditError,
  type Stop,
  type Variable,
  type Watch,
} from '#core/machine/machine.ts';
import { ProgramError } from '#core/machine/program.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';
import { farMoment, finish, load, output, register, runAll, type, word } from './programs.ts';

const addressOf = (program: LoadedLc3, name: string) =>
  program.symbols.find(symbol => symbol.name === name)!.value;
const pc = ({ machine }: LoadedLc3) => machine.frames(1)[0]!.address;
const stepAt = (maximumDepth: number): Watch => ({ step: { thread: 1, maximumDepth } });
const into = stepAt(Number.POSITIVE_INFINITY);

describe('frames', () => {
  test('count calls and traps, so that a step over either goes past it', () => {
    const program = load('JSR F\nLEA R0, T\nPUTS\nHALT\nF ADD R1, R1, #1\nRET\nT .STRINGZ "abc"');
    const { machine } = program;
    machine.run(farMoment, stepAt(1));
    assert.equal(pc(program), 0x3001);
    machine.run(farMoment, stepAt(1));
    machine.run(farMoment, stepAt(1));
    assert.equal(pc(program), 0x3003);
    assert.equal(output(program), 'abc');
  });

  test('show the operating system where somebody steps into it, with its own source', () => {
    const program = load('LEA R0, T\nPUTS\nHALT\nT .STRINGZ "abc"');
    const { machine, sourceMap } = program;
    machine.run(farMoment, into);
    machine.run(farMoment, into);
    assert.deepEqual(machine.frames(1), [
      { address: addressOf(program, 'OS_PUTS'), entry: addressOf(program, 'OS_PUTS') },
      { address: 0x3002, entry: 0x3000 },
    ]);
    const row = sourceMap.at(pc(program))!;
    const text = program.texts!.get(row.uri)!;
    assert.match(text.split('\n')[row.line]!, /ADD\s+R6, R6, #-3/);
    machine.run(farMoment, stepAt(1));
    assert.equal(pc(program), 0x3002);
  });

  test('come back through interrupts and exceptions', () => {
    const text = `.ORIG x3000
        LD R0, IE
        STI R0, KBSR
        LDI R0, NOWHERE
LOOP    BR LOOP
IE      .FILL x4000
KBSR    .FILL xFE00
NOWHERE .FILL xFE02
        .END
        .ORIG x0102
        .FILL x1000
        .END
        .ORIG x0180
        .FILL x1100
        .END
        .ORIG x1000
        LDR R1, R6, #0      ; go on behind the instruction
        ADD R1, R1, #1
        STR R1, R6, #0
        RTI
        .END
        .ORIG x1100
        LDI R2, DATA
        RTI
DATA    .FILL xFE02
        .END`;
    const program = load(text);
    const { machine } = program;
    machine.apply({ kind: 'register', thread: 1, register: 'PSR', value: 0x8002n });
    machine.run(2, {});
    assert.deepEqual(machine.frames(1), [
      { address: 0x1000, entry: 0x1000 },
      { address: 0x3001, entry: 0x3000, interrupted: true },
    ]);
    machine.run(6, {});
    assert.equal(machine.frameDepth(1), 1);
    assert.equal(pc(program), 0x3002);
  });

  test('of very deep recursion are the innermost ones, and all returns come back', () => {
    const source = (depth: number) => `
        LD  R1, N
        JSR F
        HALT
F       ADD R1, R1, #-1
        BRz BACK
        LD  R2, LINK
        ADD R3, R7, #0
        JSR F
BACK    RET
N       .FILL ${depth}
LINK    .FILL 0`;
    const program = load(source(20_000));
    const { machine } = program;
    machine.run(farMoment, { breakpoints: new Set([addressOf(program, 'BACK')]) });
    assert.equal(machine.frameDepth(1), 20_001);
    assert.equal(machine.frames(1).length, 0x4000 + 1);
    machine.snapshot();
  });

  test('know a return by another way than RET, and a return past a caller', () => {
    const program = load('JSR A\nHALT\nA JSR B\nRET\nB LEA R7, #-4\nRET');
    program.machine.run(4, {});
    assert.equal(program.machine.frameDepth(1), 1);
    assert.equal(pc(program), 0x3001);
    const other = load('JSR A\nHALT\nA ADD R3, R7, #0\nJMP R3');
    other.machine.run(3, {});
    assert.equal(other.machine.frameDepth(1), 1);
  });
});

describe('events', () => {
  const happens = (text: string, event: string, options = {}): Stop => {
    const program = load(text, options);
    const stop = finish(program, { events: new Set([event]) });
    assert.equal(stop.reason, 'event', `no ${event}`);
    assert.equal(stop.event, event);
    assert.equal(stop.thread, 1);
    return stop;
  };
  const never = (text: string, event: string, options = {}) => {
    const stop = finish(load(text, options), { events: new Set([event]) });
    assert.equal(stop.reason, 'finished', stop.text);
  };

  test('tell exceptions with their place', () => {
    assert.match(
      happens('HALT\n.FILL 0'.replace('HALT', '.FILL xD123'), 'illegal-opcode').text,
      /^Illegal opcode: xD123 at x3000\.$/,
    );
    assert.match(happens('RTI', 'privilege').text, /^Privilege violation: RTI .* at x3000\.$/);
    const text = 'AND R0, R0, #0\nLDR R1, R0, #5\nHALT';
    assert.match(happens(text, 'access-violation').text, /reads x0005 at x3001\.$/);
  });

  test('tell traps', () => {
    assert.equal(happens('LEA R0, T\nPUTS\nHALT\nT .FILL 0', 'trap').text, 'TRAP x22 at x3001.');
  });

  test('tell interrupts', () => {
    const program = load('LOOP BR LOOP', { ignorePrivilege: true });
    program.machine.run(5, {});
    const travel = new TimeTravel(program.machine);
    travel.apply({ kind: 'memory', space: 'memory', address: 0xfe0a, bytes: Uint8Array.of(1, 0) });
    const status = Uint8Array.of(0, 0x40);
    travel.apply({ kind: 'memory', space: 'memory', address: 0xfe08, bytes: status });
    const stop = travel.run(5_000, { events: new Set(['interrupt']) });
    assert.equal(stop.text, 'The timer interrupts before x3000.');
    assert.equal(program.machine.moment, 1_005);
  });

  test('tell where control goes from instructions to data, on every way', () => {
    const fall = 'ADD R0, R0, #1\nT .FILL x1021\nHALT';
    assert.match(happens(fall, 'executing-data').text, /^x3000 leads to x3001,/);
    const jump = 'LEA R1, T\nJMP R1\nT .FILL xF025';
    assert.match(happens(jump, 'executing-data').text, /^x3001 leads to x3002,/);
    const branch = 'ADD R0, R0, #1\nBRp T\nHALT\nT .FILL 0\nHALT';
    assert.match(happens(branch, 'executing-data').text, /^x3001 leads to x3003,/);
    assert.match(happens('LEA R7, T\nRET\nT .BLKW 1', 'executing-data').text, /x3002/);
    assert.match(happens('JSR T\nHALT\nT .BLKW 1', 'executing-data').text, /x3002/);
    never('LD R0, T\nST R0, T\nHALT\nT .FILL 5', 'executing-data');
    const image = load([0x1021, 0x1021, 0xf025]);
    assert.equal(finish(image, { events: new Set(['executing-data']) }).reason, 'finished');
  });

  test('tell what breaks the calling convention', () => {
    const tell = (text: string) => happens(text, 'calling-convention').text;
    assert.match(tell('JSR F\nHALT\nF LEA R7, F\nRET'), /^x3003 returns to x3002 .* R7 was overwr/);
    assert.match(tell('JSR F\nHALT\nF ADD R6, R6, #-2\nRET'), /with R6 = xFFFE, which was x0000/);
    assert.match(tell('JSR F\nHALT\nF ADD R3, R7, #0\nJMP R3'), /by a jump through R3\.$/);
    assert.match(tell('JSR F\nHALT\nF JSR G\nRET\nG LEA R7, #-4\nRET'), /from 2 calls at once/);
    assert.match(tell('LEA R7, F\nRET\nF HALT'), /although nothing was called/);
    never('JSR F\nHALT\nF ADD R6, R6, #-1\nRET', 'calling-convention');
  });

  test('tell reads of what was never written, in a strict machine only', () => {
    const strict = { strict: true };
    const tell = (text: string) => happens(text, 'uninitialised-read', strict).text;
    assert.equal(tell('ADD R0, R1, #0\nHALT'), 'x3000 reads R1, which was never written.');
    assert.equal(
      tell('LEA R1, T\nLDR R0, R1, #5\nHALT\nT .FILL 1'),
      'x3001 reads x3008, which was never written.',
    );
    never('AND R0, R0, #0\nHALT', 'uninitialised-read', strict);
    never(
      'LEA R0, T\nLD R1, T\nST R1, #7\nLD R2, #6\nPUTS\nHALT\nT .FILL 0',
      'uninitialised-read',
      strict,
    );
    const program = load('ADD R0, R1, #0\nHALT', strict);
    runAll(program);
    assert.match(program.report().text, /x3000 reads R1, which was never written\./);
  });

  test('of one step are told together, the gravest first', () => {
    const stop = finish(load('LEA R1, T\nJMP R1\nT .FILL 0\nTRAP x25'), {
      events: new Set(['executing-data', 'trap']),
    });
    assert.equal(stop.event, 'executing-data');
    assert.deepEqual(stop.others, []);
  });
});

describe('data watches', () => {
  const source =
    'LD R0, A\nADD R0, R0, #1\nST R0, B\nLDI R1, P\nSTI R1, P\nHALT\n' +
    'A .FILL 1\nB .FILL 2\nP .FILL A';
  for (const [access, moments] of [
    ['read', [1, 4]],
    ['write', [5]],
    ['readWrite', [1, 4, 5]],
  ] as const) {
    test(`stop behind each ${access}`, () => {
      const program = load(source);
      const target = {
        kind: 'memory',
        space: 'memory',
        address: addressOf(program, 'A'),
        length: 1,
      } as const;
      const data = [{ target, access }];
      const found: number[] = [];
      for (;;) {
        const stop = finish(program, { data });
        if (stop.reason !== 'data') break;
        assert.equal(stop.data, data[0]);
        assert.match(stop.text, /accessed x3006, which is x0001 now/);
        found.push(program.machine.moment);
      }
      assert.deepEqual(found, moments);
    });
  }

  test('see devices and what an exception pushes', () => {
    const program = load('TRAP x21\nHALT');
    const watchOf = (address: number): Watch => ({
      data: [{ target: { kind: 'memory', space: 'memory', address, length: 1 }, access: 'write' }],
    });
    assert.equal(finish(program, watchOf(0x2ffe)).reason, 'data');
    assert.equal(finish(program, watchOf(0xfe06)).reason, 'data');
    assert.equal(output(program), '\0');
  });
});

describe('edits', () => {
  const apply = ({ machine }: LoadedLc3, edit: Edit) => machine.apply(edit);
  const set = (name: string, value: bigint): Edit => ({
    kind: 'register',
    thread: 1,
    register: name,
    value,
  });

  test('give registers and flags new values', () => {
    const program = load('HALT');
    apply(program, set('R0', -1n));
    apply(program, set('r1', 65_535n));
    apply(program, set('CC', 4n));
    assert.equal(register(program, 'R0'), 0xffff);
    assert.equal(register(program, 'R1'), 0xffff);
    assert.equal(register(program, 'PSR'), 0x8004);
  });

  test('that change the mode change the stack', () => {
    const program = load('HALT');
    apply(program, set('R6', 0x5000n));
    apply(program, set('PSR', 0x0002n));
    assert.equal(register(program, 'R6'), 0x3000);
    apply(program, set('PSR', 0x8002n));
    assert.equal(register(program, 'R6'), 0x5000);
  });

  test('call a subroutine by either convention', () => {
    const program = load(
      'HALT\nF ADD R0, R0, R1\nRET\nG LDR R0, R6, #0\nLDR R1, R6, #1\nADD R0, R0, R1\nRET',
    );
    const call = (name: string): Edit => ({
      kind: 'call',
      thread: 1,
      address: addressOf(program, name),
      arguments: [3n, -4n],
    });
    apply(program, call('F'));
    finish(program, stepAt(1));
    assert.equal(pc(program), 0x3000);
    assert.equal(register(program, 'R0'), 0xffff);
    apply(program, set('R6', 0x6000n));
    apply(program, call('G'));
    finish(program, stepAt(1));
    assert.equal(register(program, 'R0'), 0xffff);
    assert.equal(word(program, 0x5ffe), 3);
  });

  test('execute an instruction as if it stood here', () => {
    const program = load('LOOP ADD R1, R1, #1\nBR LOOP\nF RET\nN .FILL 77');
    const execute = (text: string) => {
      const bytes = program.assembleInstruction!(text, pc(program));
      apply(program, { kind: 'execute', thread: 1, bytes });
    };
    execute('ADD R0, R0, #5');
    assert.equal(register(program, 'R0'), 5);
    assert.equal(pc(program), 0x3000);
    execute('LD R2, N');
    assert.equal(register(program, 'R2'), 77);
    execute('ld r2 loop');
    assert.equal(register(program, 'R2'), 0x1261);
    execute('JSR F');
    assert.equal(pc(program), addressOf(program, 'F'));
    finish(program, stepAt(1));
    assert.equal(pc(program), 0x3000);
    execute('BRnzp F');
    assert.equal(pc(program), addressOf(program, 'F'));
    execute('HALT');
    assert.equal(program.machine.finished, true);
    assert.equal(pc(program), addressOf(program, 'F'));
    assert.equal(program.machine.moment, 1);
    for (const wrong of ['ADD R0', 'LD R0, NOWHERE', 'HELLO', '.FILL 1\n.FILL 2', '']) {
      assert.throws(() => program.assembleInstruction!(wrong, 0x3000), ProgramError, wrong);
    }
  });

  test('a jump makes a halted machine run again', () => {
    const program = load('ADD R0, R0, #1\nHALT');
    finish(program);
    apply(program, { kind: 'jump', thread: 1, address: 0x3000 });
    assert.equal(finish(program).reason, 'finished');
    assert.equal(register(program, 'R0'), 2);
  });

  test('that make no sense change nothing', () => {
    const program = load('ADD R0, R0, #1\nHALT');
    const bytes = new Uint8Array(2);
    const wrong: readonly Edit[] = [
      { kind: 'jump', thread: 1, address: 0x1_0000 },
      { kind: 'jump', thread: 2, address: 0x3000 },
      { kind: 'memory', space: 'disk', address: 0, bytes },
      { kind: 'memory', space: 'memory', address: 0xffff, bytes: new Uint8Array(4) },
      { kind: 'memory', space: 'memory', address: 0x3000, bytes: new Uint8Array(3) },
      { kind: 'memory', space: 'memory', address: 0xfe05, bytes: new Uint8Array(4) },
      { kind: 'element', thread: 1, structure: 'stack', index: 0, value: 1n },
      { kind: 'execute', thread: 1, bytes: new Uint8Array(3) },
      { kind: 'call', thread: 1, address: 0x3000, arguments: [1n, 2n, 3n, 4n, 5n, 6n, 7n] },
      { kind: 'call', thread: 1, address: 0x3000, arguments: [65_536n] },
      set('R8', 1n),
      set('R0', 65_536n),
      set('R0', -32_769n),
      set('PSR', 0x0010n),
      set('CC', 8n),
    ];
    for (const edit of wrong) assert.throws(() => apply(program, edit), EditError);
    assert.equal(
      JSON.stringify(program.report()),
      JSON.stringify(load('ADD R0, R0, #1\nHALT').report()),
    );
  });

  test('what is typed is taken back and typed again', () => {
    const program = load('LOOP GETC\nOUT\nBR LOOP');
    const travel = new TimeTravel(program.machine, { interval: 20 });
    for (const key of 'abc') {
      assert.equal(travel.run(farMoment, {}).reason, 'input');
      travel.apply({ kind: 'input', bytes: new TextEncoder().encode(key) });
    }
    assert.equal(travel.run(farMoment, {}).reason, 'input');
    assert.equal(output(program), 'abc');
    const { moment } = travel;
    travel.goTo(40);
    assert.equal(output(program), 'ab');
    travel.goTo(0);
    assert.equal(output(program), '');
    travel.goTo(moment);
    assert.equal(output(program), 'abc');
  });
});

describe('scopes', () => {
  const scope = ({ machine }: LoadedLc3, name: string) =>
    machine
      .scopes(1)
      .find(found => found.name === name)!
      .variables();
  const named = (list: readonly Variable[], name: string) =>
    list.find(variable => variable.name === name)!;

  test('show registers, flags, devices, the stack and the labels of data', () => {
    const program = load('LD R6, SP\nADD R0, R0, #-1\nHALT\nSP .FILL x4000\nLIST .BLKW 3');
    type(program, 'hi');
    program.machine.run(2, {});
    assert.equal(named(scope(program, 'Registers'), 'R0').value, 0xffffn);
    assert.equal(named(scope(program, 'Processor'), 'N').value, '1');
    assert.equal(named(scope(program, 'Processor'), 'mode').value, 'user');
    assert.equal(named(scope(program, 'Processor'), 'SSP').value, 0x3000n);
    assert.equal(named(scope(program, 'Devices'), 'typed').value, '"hi"');
    assert.equal(named(scope(program, 'Devices'), 'KBSR').value, 0x8000n);
    assert.equal(named(scope(program, 'Stack'), '[x4000] ← R6').value, 0n);
    assert.equal(named(scope(program, 'Registers'), 'PSR').note, 'N, user, priority 0');
    const list = named(scope(program, 'Data'), 'LIST');
    assert.equal(list.children!().length, 3);
    program.machine.apply(list.children!()[1]!.edit!(-2n));
    assert.equal(word(program, addressOf(program, 'LIST') + 1), 0xfffe);
  });
});
