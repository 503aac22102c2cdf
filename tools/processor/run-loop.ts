// The processor's run loop as AssemblyScript: record after record, each of which says what comes
// next. What programs spend their time with is executed in the loop itself.
import { shortcutNames } from '../../dialects/nasm/machine/shortcuts.ts';
import { handlers } from './handlers.ts';

const before = `
/** Executes up to \`budget\` instructions from the instruction pointer on. */
export function run(budget: i32): void {
  store<i32>(stopReason, 0);
  let left = budget;
  let record = recordAt(load<i64>(instructionPointer));
  while (left > 0) {
    store<u32>(currentRecord, record);
    store<i32>(instructionsLeft, left);
    let following: u32;
    switch (load<u16>(record, shortcut)) {
`;

const after = `      default:
        following = call_indirect<u32>(load<u32>(record, handler), record);
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

/** Returns that stop a run give 0. */
const mayStop = /^ret_/;

/** Bodies that no pattern makes. */
const others: Readonly<Record<string, string>> = { jmp_j: 'jmp_j(record)' };

export function runLoopSource(): string {
  const bodies = new Map(handlers());
  const cases = shortcutNames.map((name, index) => {
    const body = bodies.get(name) ?? others[name];
    if (body === undefined) throw new Error(`There is no handler ${name}.`);
    const leave = mayStop.test(name) ? '        if (following == 0) return;\n' : '';
    return `      case ${index + 1}:\n        following = ${body};\n${leave}        break;\n`;
  });
  return before + cases.join('') + after;
}
