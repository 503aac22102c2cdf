// Bounded channels: what has been sent and not yet received, oldest first.
import { channelCapacityDefault } from './limits.ts';

interface Channel {
  readonly capacity: number;
  /** A ring that grows up to the capacity. */
  values: Int32Array;
  start: number;
  count: number;
}

export type ChannelsState = ReadonlyMap<number, Channel>;

export class Channels {
  readonly #channels = new Map<number, Channel>();

  /** Sets the capacity, at least 1, of a channel that holds nothing yet. */
  define(number: number, capacity: number): void {
    const values = new Int32Array(Math.min(capacity, 8));
    this.#channels.set(number, { capacity, values, start: 0, count: 0 });
  }

  /** The numbers of all channels that were named or used. */
  numbers(): readonly number[] {
    return [...this.#channels.keys()].sort((a, b) => a - b);
  }

  capacity(number: number): number {
    return this.#channels.get(number)?.capacity ?? channelCapacityDefault;
  }

  count(number: number): number {
    return this.#channels.get(number)?.count ?? 0;
  }

  isFull(number: number): boolean {
    return this.count(number) >= this.capacity(number);
  }

  /** Adds a value to a channel that is not full. */
  put(number: number, value: number): void {
    const channel = this.#of(number);
    if (channel.count === channel.values.length) grow(channel);
    channel.values[(channel.start + channel.count++) % channel.values.length] = value;
  }

  /** Takes the oldest value out of a channel that is not empty. */
  take(number: number): number {
    const channel = this.#of(number);
    const value = channel.values[channel.start]!;
    channel.start = (channel.start + 1) % channel.values.length;
    channel.count--;
    return value;
  }

  /** The values, oldest first. */
  values(number: number): readonly number[] {
    const channel = this.#channels.get(number);
    return channel ? contents(channel) : [];
  }

  get bytes(): number {
    let sum = 0;
    for (const { values } of this.#channels.values()) sum += 64 + values.byteLength;
    return sum;
  }

  save(): ChannelsState {
    return new Map([...this.#channels].map(([number, channel]) => [number, copy(channel)]));
  }

  load(state: ChannelsState): void {
    this.#channels.clear();
    for (const [number, channel] of state) this.#channels.set(number, copy(channel));
  }

  #of(number: number): Channel {
    if (!this.#channels.has(number)) this.define(number, channelCapacityDefault);
    return this.#channels.get(number)!;
  }
}

function copy(channel: Channel): Channel {
  return { ...channel, values: channel.values.slice() };
}

function contents({ values, start, count }: Channel): number[] {
  return Array.from({ length: count }, (_, index) => values[(start + index) % values.length]!);
}

function grow(channel: Channel): void {
  const grown = new Int32Array(Math.min(channel.capacity, channel.values.length * 2));
  grown.set(contents(channel));
  channel.values = grown;
  channel.start = 0;
}
