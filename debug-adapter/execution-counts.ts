// How often the run has executed each instruction, counted when somebody wants to know.
import type { Executions, Moment } from '#core/machine/machine.ts';
import type { Engine } from './engine.ts';

/** What was counted up to a moment stays true as long as the run only gets on. */
export class ExecutionCounts {
  readonly counts: Executions = new Map();
  #counted: Moment = 0;

  /** Another course of things has begun at a moment. */
  rewind(moment: Moment): void {
    if (moment < this.#counted) this.#forget();
  }

  /** Counts what is missing up to the present; false if it was cancelled. */
  async upToNow(engine: Engine): Promise<boolean> {
    const { moment } = engine;
    if (moment < this.#counted) this.#forget();
    const isWhole = await engine.replay(this.#counted, { executions: this.counts });
    if (isWhole) this.#counted = moment;
    else this.#forget();
    return isWhole;
  }

  #forget(): void {
    this.counts.clear();
    this.#counted = 0;
  }
}
