// The debug adapter in a browser's worker: messages come and go as objects.
import { dialectOf, dialects } from '#dialects/registry.ts';
import { isMessage } from './protocol.ts';
import { remoteFiles } from './remote-files.ts';
import { Session } from './session.ts';
import { messageTurns } from './turns.ts';

declare const self: DedicatedWorkerGlobalScope;

const session = new Session({
  transport: {
    send: message => self.postMessage(message),
    drained: () => undefined,
  },
  files: remoteFiles,
  registry: { dialects, dialectOf },
  pacer: { now: () => performance.now(), nextTurn: messageTurns().next },
  closed: () => self.close(),
});

self.onmessage = (event: MessageEvent<unknown>) => {
  if (isMessage(event.data)) session.receive(event.data);
};
