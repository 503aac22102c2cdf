// Gives way to whatever waits in a browser, without the 4 ms that nested timers take.

export interface Turns {
  /** Settles after the messages that wait have been handled. */
  next(): Promise<void>;
  /** Lets go of the channel, which keeps Node alive otherwise. */
  close(): void;
}

export function messageTurns(): Turns {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    next: () =>
      new Promise(resolve => {
        waiting.push(resolve);
        port2.postMessage(undefined);
      }),
    close: () => port1.close(),
  };
}
