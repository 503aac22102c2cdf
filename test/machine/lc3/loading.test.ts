// What can be loaded into the LC-3 machine, and what is refused with which words.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProgramError } from '#core/machine/program.ts';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';
import { imageFile, load, register, runAll, sourceFile, word } from './programs.ts';

const pc = ({ machine }: LoadedLc3) => machine.frames(1)[0]!.address;

describe('loading', () => {
  const refuses = (make: () => unknown, message: RegExp) =>
    assert.throws(
      make,
      (error: Error) => error instanceof ProgramError && message.test(error.message),
    );

  test('links labels of other files', () => {
    const main = sourceFile(
      '.EXTERNAL DOUBLE\nLD R0, N\nLD R1, P\nJSRR R1\nHALT\nN .FILL 21\nP .FILL DOUBLE',
      'main.asm',
    );
    const other = sourceFile('.ORIG x4000\nDOUBLE ADD R0, R0, R0\nRET\n.END', 'other.asm');
    const program = load([main, other]);
    runAll(program);
    assert.equal(register(program, 'R0'), 42);
    refuses(() => load([main]), /main\.asm needs DOUBLE, which no file defines/);
    const far = sourceFile('.EXTERNAL DOUBLE\nJSR DOUBLE\nHALT', 'far.asm');
    refuses(() => load([far, other]), /words away from x3000/);
  });

  test('refuses what cannot run, and says why', () => {
    refuses(() => load([]), /no file to run/);
    refuses(() => load([imageFile([])]), /empty/);
    refuses(() => load([imageFile([1, 2]), imageFile([1])]), /both have words at x3000/);
    refuses(() => load([imageFile(new Array(0x100).fill(0), 0xfdff)]), /the devices/);
    refuses(() => load('HALT', { edition: 4 }), /edition is 4; .* from 2 to 3/);
    refuses(() => load('HALT', { strict: 'yes' }), /strict is "yes"; .* true or false/);
  });

  test('runs images with the words of the established tools', () => {
    const program = load([0x1065, 0xf025]);
    runAll(program);
    assert.equal(register(program, 'R0'), 5);
    assert.equal(
      program
        .disassemble(0x3000, 2)
        .map(({ text }) => text)
        .join('; '),
      'ADD R0, R1, #5; HALT',
    );
    assert.equal(program.disassemble(0x3002, -2)[0]!.address, 0x3000);
    assert.equal(program.traceLine(1, 0x3000), 'x3000  x1065  ADD R0, R1, #5');
    assert.match(load([0xd000]).warnings[0]!, /no instructions, probably data: x3000/);
  });

  test('starts at the first segment, with registers that a seed decides', () => {
    const program = load('.ORIG x5000\nHALT\n.END\n.ORIG x4000\nHALT\n.END');
    assert.equal(pc(program), 0x5000);
    assert.equal(register(program, 'PSR'), 0x8002);
    const registers = (seed: number) =>
      Array.from({ length: 8 }, (_, number) => register(load('HALT', { seed }), `R${number}`));
    assert.deepEqual(registers(0), [0, 0, 0, 0, 0, 0, 0, 0]);
    assert.deepEqual(registers(5), registers(5));
    assert.notDeepEqual(registers(5), registers(6));
    assert.notEqual(word(load('HALT', { seed: 5 }), 0x8000), 0);
    assert.equal(word(load('HALT', { seed: 5 }), 0x3000), 0xf025);
  });

  test('reports a run as text and as a value', () => {
    const program = load('LEA R0, T\nPUTS\nHALT\nT .STRINGZ "hi"');
    runAll(program);
    assert.deepEqual(program.report().json, {
      halted: true,
      instructions: program.machine.moment,
      registers: {
        ...{ R0: 0x3003, R1: 0, R2: 0, R3: 0, R4: 0, R5: 0, R6: 0, R7: 0 },
        ...{ PC: 0x3002, PSR: 0x8002 },
      },
      console: 'hi',
      fault: null,
    });
    assert.equal(program.report().exitCode, 0);
    assert.match(program.report().text, /^halted at x3002 after \d+ instructions\nR0 x3003 /);
  });
});
