// All that can be seen of an LC-3 machine, for tests that compare two of them.
import { createHash } from 'node:crypto';
import type { Variable } from '#core/machine/machine.ts';
import type { LoadedLc3 } from '#dialects/lc3/machine/load.ts';

/** Two machines in the same state give the same value; of memory it has the digest. */
export function stateOf(program: LoadedLc3): unknown {
  const { machine } = program;
  return {
    moment: machine.moment,
    finished: machine.finished,
    current: machine.current(),
    threads: machine.threads(),
    registers: machine.registers(1),
    depth: machine.frameDepth(1),
    frames: machine.frames(1).slice(0, 20),
    allFrames: digest(Buffer.from(JSON.stringify(machine.frames(1)))),
    scopes: machine.scopes(1).map(({ name, variables }) => [name, valuesOf(variables())]),
    memory: createHash('sha1')
      .update(machine.read('memory', 0, 0x1_0000))
      .digest('hex'),
    code: Buffer.from(machine.read('memory', 0x3000, 0x40)).toString('hex'),
    output: machine.output.since(0).slice(-20),
    report: program.report(),
  };
}

/** Short, since the difference of two long lists takes very long to print. */
function digest(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex');
}

function valuesOf(variables: readonly Variable[]): unknown {
  return variables.map(({ name, value, summary, children }) => [
    name,
    value,
    summary,
    children ? valuesOf(children()) : [],
  ]);
}
