// What a program prints, as text in the machine's log.
import type { TracedCall } from '#core/machine/program.ts';
import { callAt } from './frames.ts';
import * as layout from './processor/layout.ts';
import type { X86State } from './state.ts';
import type { ProcessHost, TraceEntry } from './system/process.ts';

const thread = 1;

/** An address in the call that has led to where the program is. */
function callerOf(state: X86State): number | undefined {
  const { depth } = state;
  if (depth === 0 || depth > layout.shadowFrames) return undefined;
  return callAt(state, depth - 1).returnAddress - 1;
}

export class Transcript implements ProcessHost {
  readonly #state: X86State;
  /** Absent where nobody looks. */
  readonly trace?: (entry: TraceEntry) => void;

  constructor(state: X86State, onCall?: (call: TracedCall) => void) {
    this.#state = state;
    if (!onCall) return;
    this.trace = ({ kind, name, arguments: words, result }) => {
      const value = result === 'void' || result === '' ? '' : ` = ${result}`;
      const text = `${name}(${words})${value}`;
      const isSystem = kind === 'system';
      const { moment } = state;
      // A function of the library was reached by the instruction before.
      const begin = isSystem ? moment : Math.max(0, moment - 1);
      const address = isSystem ? state.currentAddress : callerOf(state);
      const place = address === undefined ? {} : { address };
      onCall({ kind: isSystem ? 'syscalls' : 'libc', text, moment, begin, ...place });
    };
  }

  print(descriptor: 1 | 2, bytes: Uint8Array): void {
    const { display, output, moment, currentAddress: address } = this.#state;
    if (bytes.length === 0) return;
    const text = display.printAll(bytes);
    const isPlain = text.length === bytes.length && bytes.every(byte => byte < 0x80);
    output.add({
      ...{ moment, thread, text, address },
      ...(isPlain ? {} : { bytes: bytes.slice() }),
      ...(descriptor === 2 ? { isError: true } : {}),
    });
  }
}
