// The run loop: record after record, each of which says what comes next.
import {
  currentRecord,
  executions,
  handler,
  instructionPointer,
  instructionsLeft,
  recordAddress,
  stopReason,
} from './layout';
import { recordAt } from './records';

/** Executes up to `budget` instructions from the instruction pointer on; `stopReason` says why. */
export function run(budget: i32): void {
  store<i32>(stopReason, 0);
  let left = budget;
  let record = recordAt(load<i64>(instructionPointer));
  while (left > 0) {
    store<u32>(currentRecord, record);
    store<i32>(instructionsLeft, left);
    const following = call_indirect<u32>(load<u32>(record, handler), record);
    if (following == 0) return;
    store<u32>(record, load<u32>(record, executions) + 1, executions);
    record = following;
    left--;
  }
  store<i32>(instructionsLeft, 0);
  store<i64>(instructionPointer, load<i64>(record, recordAddress));
}
