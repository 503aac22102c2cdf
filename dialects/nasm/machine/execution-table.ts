// How often each record was executed, in a table beside the records that the processor fills.
import { countExecutions, type Executions } from '#core/machine/machine.ts';
import { OutOfMemory } from './address-space.ts';
import * as layout from './processor/layout.ts';
import type { Processor } from './processor.ts';

/** Bytes of one count. */
const countSize = 8;

export class ExecutionTable {
  readonly #processor: Processor;
  /** Where it lies in linear memory; 0 until somebody wants to know. */
  #start = 0;

  constructor(processor: Processor) {
    this.#processor = processor;
  }

  /** Where the table begins, all of which is 0 or not yet collected. */
  get start(): number {
    if (this.#start === 0) {
      const records = (layout.recordsEnd - layout.records) / layout.recordSize;
      this.#start = this.#processor.call.newSpace(records * countSize);
      if (this.#start === 0) throw new OutOfMemory('There is no room to count executions in.');
    }
    return this.#start;
  }

  /** The present instruction was counted, and is to be executed anew. */
  takeBack(): void {
    const { view } = this.#processor;
    const place = this.#placeOf(view.getUint32(layout.currentRecord, true));
    view.setBigUint64(place, view.getBigUint64(place, true) - 1n, true);
  }

  /** Adds what was counted since the last time. Records may be dropped afterwards. */
  collect(executions: Executions): void {
    const { view, call } = this.#processor;
    const end = call.recordsInUse();
    for (let record: number = layout.records; record < end; record += layout.recordSize) {
      const place = this.#placeOf(record);
      const count = Number(view.getBigUint64(place, true));
      if (count === 0) continue;
      const address = Number(view.getBigInt64(record + layout.recordAddress, true));
      countExecutions(executions, address, count);
      view.setBigUint64(place, 0n, true);
    }
  }

  #placeOf(record: number): number {
    return this.start + ((record - layout.records) / layout.recordSize) * countSize;
  }
}
