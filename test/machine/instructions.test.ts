// Every instruction of the table by what it takes, gives and does: fast, slow, and on no stack.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeInstruction } from '#dialects/bytecode/encoding.ts';
import { instructionNamed, instructions } from '#dialects/bytecode/instructions.ts';
import type { LoadedBytecode } from '#dialects/bytecode/machine/load.ts';
import { finish, imageFile, load, output } from './programs.ts';

const encode = (mnemonic: string, immediate?: number) => [
  ...encodeInstruction(instructionNamed(mnemonic)!, immediate),
];
const push = (values: readonly number[]) => values.flatMap(value => encode('PUSH', value));

/** The stack of the first task, bottom first. */
function stackOf({ machine }: LoadedBytecode): number[] {
  const scope = machine.scopes(1).find(({ name }) => name === 'Stack')!;
  return scope
    .variables()
    .map(({ value }) => Number(BigInt.asIntN(32, value as bigint)))
    .reverse();
}

const immediateSample = 3;

/** What the stack is after the instruction, from what it was; `undefined` leaves it alone. */
type Effect = (a: number, b: number) => readonly number[];
const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  ADD: (a, b) => (a + b) | 0,
  SUB: (a, b) => (a - b) | 0,
  MUL: (a, b) => Number(BigInt.asIntN(32, BigInt(a) * BigInt(b))),
  DIV: (a, b) => Math.trunc(a / b) | 0,
  MOD: (a, b) => (a % b) | 0,
  AND: (a, b) => a & b,
  OR: (a, b) => a | b,
  XOR: (a, b) => a ^ b,
};
const stackEffects: Readonly<Record<string, Effect>> = {
  DUP: (a, b) => [a, b, b],
  DROP: a => [a],
  SWAP: (a, b) => [b, a],
  OVER: (a, b) => [a, b, a],
};
const samples: readonly (readonly [number, number])[] = [
  [6, 7],
  [-7, 2],
  [7, -2],
  [-2147483648, -1],
  [2147483647, 2147483647],
  [65536, 65537],
  [0, 5],
];

/** Runs bytes up to a HALT that follows them; slowly one instruction at a time if asked. */
function runBytes(bytes: readonly number[], slowly: boolean): LoadedBytecode {
  const program = load([imageFile('test.bin', [...bytes, ...encode('WORK', 1_000_000)])]);
  program.machine.run(1_000, slowly ? { onInstruction: () => {} } : {});
  return program;
}

for (const slowly of [false, true]) {
  describe(slowly ? 'the meaning of instructions' : 'the fast loop', () => {
    for (const [mnemonic, result] of Object.entries(arithmetic)) {
      test(`${mnemonic} with both forms`, () => {
        for (const [a, b] of samples) {
          const bare = runBytes([...push([9, a, b]), ...encode(mnemonic)], slowly);
          assert.deepEqual(stackOf(bare), [9, result(a, b)], `${a} ${mnemonic} ${b}`);
          const immediate = runBytes([...push([9, a]), ...encode(mnemonic, b)], slowly);
          assert.deepEqual(stackOf(immediate), [9, result(a, b)], `${a} ${mnemonic} imm ${b}`);
        }
      });
    }
    for (const [mnemonic, effect] of Object.entries(stackEffects)) {
      test(mnemonic, () => {
        const program = runBytes([...push([1, 4, 8]), ...encode(mnemonic)], slowly);
        assert.deepEqual(stackOf(program), [1, ...effect(4, 8)]);
      });
    }
    for (const [mnemonic, taken] of Object.entries({ JZ: [0], JNZ: [-1, 1], JN: [-1], JP: [1] })) {
      test(`${mnemonic} jumps for ${taken} only`, () => {
        for (const value of [-1, 0, 1]) {
          // 0: PUSH value, 5: branch to 15, 10: PUSH 1, 15: PUSH 2.
          const code = [...push([value]), ...encode(mnemonic, 15), ...push([1, 2])];
          const expected = taken.includes(value) ? [2] : [1, 2];
          assert.deepEqual(stackOf(runBytes(code, slowly)), expected, `value ${value}`);
        }
      });
    }
    test('JMP', () => {
      const code = [...encode('JMP', 10), ...push([1, 2])];
      assert.deepEqual(stackOf(runBytes(code, slowly)), [2]);
    });
    test('CALL comes back behind itself by RET, and the values stay', () => {
      // 0: CALL 10, 5: JMP 20, 10: PUSH 7, 15: RET, 16: four NOP, 20: PUSH 8.
      const code = [
        ...encode('CALL', 10),
        ...encode('JMP', 20),
        ...push([7]),
        ...encode('RET'),
        ...[0, 0, 0, 0],
        ...push([8]),
      ];
      const program = runBytes(code, slowly);
      assert.deepEqual(stackOf(program), [7, 8]);
      assert.equal(program.machine.frameDepth(1), 1);
    });
    test('STORE and LOAD reach every variable', () => {
      const code = [
        ...push([5, 6]),
        ...encode('STORE', 65_535),
        ...encode('STORE', 0),
        ...encode('LOAD', 65_535),
        ...encode('LOAD'),
        ...encode('LOAD', 77),
      ];
      assert.deepEqual(stackOf(runBytes(code, slowly)), [6, 5, 0]);
    });
    test('PUSH without an immediate, TIME and SELF', () => {
      const code = [...encode('PUSH'), ...encode('TIME'), ...encode('SELF')];
      assert.deepEqual(stackOf(runBytes(code, slowly)), [0, 1, 1]);
    });
  });
}

describe('the table', () => {
  const forms = instructions.flatMap(instruction => [
    ...(instruction.bare ? [{ instruction, form: instruction.bare, immediate: undefined }] : []),
    ...(instruction.immediate
      ? [{ instruction, form: instruction.immediate, immediate: immediateSample }]
      : []),
  ]);
  /** What has to come first so that the instruction goes through, and the depth it adds. */
  const before: Readonly<Record<string, readonly number[]>> = {
    UNLOCK: encode('LOCK', immediateSample),
    WAIT: encode('SIGNAL', immediateSample),
    RECV: [...push([1]), ...encode('SEND', immediateSample)],
  };
  for (const { instruction, form, immediate } of forms) {
    const { mnemonic, flow } = instruction;
    const title = immediate === undefined ? mnemonic : `${mnemonic} imm`;
    test(`${title} pops ${form.pops} and pushes ${form.pushes}`, () => {
      const start = [...(before[mnemonic] ?? []), ...push([1, 2, 3, 4])];
      const target = mnemonic === 'RET' ? undefined : immediate;
      const bytes = [...start, ...encode(mnemonic, flow === 'next' ? immediate : target)];
      const program = runOne(bytes, start);
      if (flow === 'end' || flow === 'return') {
        assert.equal(program.machine.threads()[0]!.alive, false);
        return;
      }
      assert.equal(stackOf(program).length, 4 - form.pops + form.pushes);
    });
    test(`${title} on an empty stack takes 0 and says so ${form.pops > 0 ? '' : 'not'}`, () => {
      const start = [...(before[mnemonic] ?? [])];
      const program = load([imageFile('t.bin', [...start, ...encode(mnemonic, immediate), 8])]);
      const events = new Set(['stack-underflow']);
      program.machine.run(countOf(start), {});
      const stop = program.machine.run(countOf(start) + 1, { events });
      assert.equal(stop.reason === 'event', form.pops > 0);
    });
  }

  /** Runs exactly one instruction behind the start. */
  function runOne(bytes: readonly number[], start: readonly number[]): LoadedBytecode {
    const program = load([imageFile('test.bin', [...bytes, 0])]);
    program.machine.run(countOf(start) + 1, {});
    return program;
  }

  function countOf(bytes: readonly number[]): number {
    let count = 0;
    for (let at = 0; at < bytes.length; at += bytes[at]! >= 0x80 ? 5 : 1) count++;
    return count;
  }
});

describe('time', () => {
  test('WORK n takes n ticks, and every other instruction one', () => {
    const program = load('WORK 5\nPUSH 1\nDROP\nWORK\nHALT');
    finish(program);
    assert.equal(program.machine.moment, 9);
  });

  test('SLEEP n begun at tick t is ready at t + n, SLEEP 0 in the next tick', () => {
    const program = load('SLEEP 10\nTIME\nPRINT\nSLEEP 0\nTIME\nPRINT\nSLEEP\nTIME\nPRINT\nHALT');
    finish(program);
    assert.equal(output(program), '10\n13\n16\n');
  });

  test('YIELD gives up the rest of the quantum and stays ready', () => {
    const source = '.task a\nYIELD\nPUSH 1\nPRINT\nHALT\n.task b\nPUSH 2\nPRINT\nHALT';
    const program = load(source, { quantum: 100 });
    finish(program);
    assert.equal(output(program), '2\n1\n');
  });

  test('SPAWN starts a task with the priority of the first and an empty stack', () => {
    const source = [
      '.task a priority=7',
      'PUSH 5',
      'SPAWN child',
      'PRINT',
      'HALT',
      'child: PRINT',
      'SELF',
      'PRINT',
      'HALT',
    ].join('\n');
    const program = load(source, { scheduler: 'fcfs' });
    finish(program);
    assert.equal(output(program), '2\n0\n2\n');
    const [, child] = program.machine.threads();
    assert.equal(child!.name, 'child.2');
    const priority = program.machine.registers(2).find(({ name }) => name === 'priority')!;
    assert.equal(priority.value, 7n);
  });

  test('SETPRIO sets the priority, from the operand or the stack', () => {
    const program = load('SETPRIO 9\nPUSH 200\nSETPRIO\nWORK 10\nHALT');
    const priority = () => program.machine.registers(1).find(({ name }) => name === 'priority')!;
    program.machine.run(1, {});
    assert.equal(priority().value, 9n);
    program.machine.run(3, {});
    assert.equal(priority().value, 200n);
  });
});
