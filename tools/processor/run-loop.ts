// The processor's run loop as AssemblyScript: record after record, each of which says what comes
// next. What programs spend their time with is executed in the loop itself.
import { pairs, shortcutNames } from '../../dialects/nasm/machine/shortcuts.ts';
import { handlers } from './handlers.ts';

const before = `
/** Executes up to \`budget\` instructions from the instruction pointer on. */
export function run(budget: i32): void {
  store<i32>(stopReason, 0);
  let left = budget;
  let record = recordAt(load<i64>(instructionPointer));
  while (left > 0) {
    let following: u32;
    switch (load<u16>(record, shortcut)) {
`;

/** For the host, which is asked by what touches memory and by what is executed elsewhere. */
const noted = `        store<u32>(currentRecord, record);
        store<i32>(instructionsLeft, left);
`;

const after = `      default:
${noted}        following = call_indirect<u32>(load<u32>(record, handler), record);
        if (following == 0) return;
        // Generated code executes many at once.
        left = load<i32>(instructionsLeft);
    }
    record = following;
    left--;
  }
  store<i32>(instructionsLeft, 0);
  store<i64>(instructionPointer, load<i64>(record, recordAddress));
}
`;

/** The same by handlers alone, so that each instruction can be counted. */
const counting = `
export function runCounting(budget: i32, counts: u32): void {
  store<i32>(stopReason, 0);
  let left = budget;
  let record = recordAt(load<i64>(instructionPointer));
  while (left > 0) {
    const count = counts + ((record - records) >> 3);
    store<u64>(count, load<u64>(count) + 1);
    store<u32>(currentRecord, record);
    store<i32>(instructionsLeft, left);
    const following = executePlainly(record);
    if (following == 0) return;
    left = load<i32>(instructionsLeft) - 1;
    record = following;
  }
  store<i32>(instructionsLeft, 0);
  store<i64>(instructionPointer, load<i64>(record, recordAddress));
}
`;

/** What only changes registers never needs the host. */
const isPure = /^((?!push_|pop_)\w+_r[ri]?_|lea|jcc|jmp|set_r$)/;

/** Returns that stop a run give 0. */
const mayStop = /^ret_/;

/** Bodies that no pattern makes. */
const others: Readonly<Record<string, string>> = Object.fromEntries(
  ['jmp_j', 'set_r', 'bswap_r_32', 'bswap_r_64'].map(name => [name, `${name}(record)`]),
);

/** An instruction and the jump behind it, of which the second one needs room in the budget. */
function pairCase([name, condition]: readonly [string, number], number: number): string {
  const [, base, shape, size] = /^(\w+?)_(\w+?)_(\d+)$/.exec(name)!;
  const type = `i${size}`;
  const right = shape === 'rr' ? `reg2<${type}>(record)` : `imm<${type}>(record)`;
  const holds =
    base === 'dec'
      ? `decrementIs<${type}>(${condition}, record)`
      : `${base}Is<${type}>(${condition}, reg1<${type}>(record), ${right})`;
  return `      case ${number}: {
        const holds = ${holds};
        following = next(record);
        if (left > 1) {
          left--;
          following = jumpIf(following, holds);
        }
        break;
      }
`;
}

export function runLoopSource(): string {
  const bodies = new Map(handlers());
  const cases = shortcutNames.map((name, index) => {
    const body = bodies.get(name) ?? others[name];
    if (body === undefined) throw new Error(`There is no handler ${name}.`);
    const leave = mayStop.test(name) ? '        if (following == 0) return;\n' : '';
    const note = isPure.test(name) ? '' : noted;
    const head = `      case ${index + 1}:\n${note}`;
    return `${head}        following = ${body};\n${leave}        break;\n`;
  });
  const first = shortcutNames.length + 1;
  const paired = pairs.map((pair, index) => pairCase(pair, first + index));
  return before + cases.join('') + paired.join('') + after + counting;
}
