// The processor's run loop as AssemblyScript: record after record, each of which says what comes
// next. What programs spend their time with is executed in the loop itself.
import { type Pair, pairs, shortcutNames } from '../../dialects/nasm/machine/shortcuts.ts';
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

const after = `      case 0:
      default:
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

/** A comparison and the conditional jump behind it, whose flags nobody has to ask for. */
function comparisonCase(name: string, condition: string): string {
  const [, base, shape, size] = /^(\w+?)_(\w+?)_(\d+)$/.exec(name)!;
  const type = `i${size}`;
  const left = shape!.startsWith('m') ? `mem<${type}>(record)` : `reg1<${type}>(record)`;
  const rights: Readonly<Record<string, string>> = {
    r: `reg2<${type}>(record)`,
    m: `mem<${type}>(record)`,
    i: `imm<${type}>(record)`,
  };
  const right = rights[shape!.slice(1)];
  const holds =
    base === 'dec'
      ? `decrementIs<${type}>(${condition}, record)`
      : `${base}Is<${type}>(${condition}, ${left}, ${right})`;
  return `${isPure.test(name) ? '' : noted}        const holds = ${holds};
        following = next(record);
        if (left > 1) {
          left--;
          following = jumpIf(following, holds);
        }
`;
}

/** What may write over the instruction behind it, which is another one then. */
const mayWrite = /^(mov_m|push_)/;

/** The second instruction of a pair needs room in the budget. */
function pairCase([first, second]: Pair, number: number, bodyOf: BodyOf): string {
  const [, condition] = /^jcc(\d+)_j$/.exec(second) ?? [];
  const isStill = mayWrite.test(first) ? ` && load<u16>(record, shortcut) == ${number}` : '';
  const text =
    condition !== undefined
      ? comparisonCase(first, condition)
      : `${bodyOf(first)}        if (left > 1${isStill}) {
          left--;
          record = following;
${bodyOf(second)}        }
`;
  return `      case ${number}: {\n${text}        break;\n      }\n`;
}

/** The statements that execute an instruction. */
type BodyOf = (name: string) => string;

export function runLoopSource(): string {
  const bodies = new Map(handlers());
  const bodyOf: BodyOf = name => {
    const body = bodies.get(name) ?? others[name];
    if (body === undefined) throw new Error(`There is no handler ${name}.`);
    const leave = mayStop.test(name) ? '        if (following == 0) return;\n' : '';
    const note = isPure.test(name) ? '' : noted;
    return `${note}        following = ${body};\n${leave}`;
  };
  const cases = shortcutNames.map(
    (name, index) => `      case ${index + 1}:\n${bodyOf(name)}        break;\n`,
  );
  const first = shortcutNames.length + 1;
  const paired = pairs.map((pair, index) => pairCase(pair, first + index, bodyOf));
  return before + cases.join('') + paired.join('') + after + counting;
}
