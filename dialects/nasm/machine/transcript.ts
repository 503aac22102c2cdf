// What a program prints, as text in the machine's log.
import type { X86State } from './state.ts';
import type { ProcessHost } from './system/process.ts';

const thread = 1;

export class Transcript implements ProcessHost {
  readonly #state: X86State;

  constructor(state: X86State) {
    this.#state = state;
  }

  print(_: 1 | 2, bytes: Uint8Array): void {
    const { display, output, moment } = this.#state;
    const text = display.printAll(bytes);
    if (text !== '') output.append(moment, thread, text, this.#state.currentAddress);
  }
}
