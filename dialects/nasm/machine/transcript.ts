// What a program prints, as text in the machine's log.
import type { TracedCall } from '#core/machine/program.ts';
import type { X86State } from './state.ts';
import type { ProcessHost, TraceEntry } from './system/process.ts';

const thread = 1;

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
      onCall({ kind: kind === 'system' ? 'syscalls' : 'libc', text });
    };
  }

  print(_: 1 | 2, bytes: Uint8Array): void {
    const { display, output, moment } = this.#state;
    const text = display.printAll(bytes);
    if (text !== '') output.append(moment, thread, text, this.#state.currentAddress);
  }
}
