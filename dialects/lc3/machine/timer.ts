// The timer, a device of our own: it ticks whenever so many instructions have been executed.
import type { Moment } from '#core/machine/machine.ts';
import { instructionsPerInterval, interruptBit, readyBit } from './memory-map.ts';

export interface TimerState {
  readonly interval: number;
  readonly next: Moment;
  readonly isReady: boolean;
  readonly interrupts: boolean;
}

export class Timer {
  /** The interval register, in thousands of instructions; 0 while it stands. */
  interval = 0;
  /** When it ticks next; infinite while it stands. */
  next: Moment = Number.POSITIVE_INFINITY;
  isReady = false;
  interrupts = false;

  get status(): number {
    return (this.isReady ? readyBit : 0) | (this.interrupts ? interruptBit : 0);
  }

  /** Sets the interval, which begins at this moment. */
  start(interval: number, moment: Moment): void {
    this.interval = interval;
    this.next =
      interval === 0 ? Number.POSITIVE_INFINITY : moment + interval * instructionsPerInterval;
  }

  /** Ticks if it is time to. */
  advance(moment: Moment): void {
    if (moment < this.next) return;
    this.isReady = true;
    const step = this.interval * instructionsPerInterval;
    this.next += step * (Math.floor((moment - this.next) / step) + 1);
  }

  save(): TimerState {
    const { interval, next, isReady, interrupts } = this;
    return { interval, next, isReady, interrupts };
  }

  load({ interval, next, isReady, interrupts }: TimerState): void {
    this.interval = interval;
    this.next = next;
    this.isReady = isReady;
    this.interrupts = interrupts;
  }
}
