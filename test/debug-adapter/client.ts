// A debug client for tests: it talks to a session over streams in memory and records everything.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Registry } from '#debug-adapter/loader.ts';
import { serve } from '#debug-adapter/main.node.ts';
import { frameMessage, type Message, MessageReader } from '#debug-adapter/protocol.ts';

type Body = Record<string, never> & { readonly [name: string]: never };

/** A test that waits so long for an event waits for ever. */
const patienceMilliseconds = 20_000;

export interface Answer {
  readonly success: boolean;
  readonly message?: string;
  // Tests look into bodies of every shape; the assertions say what is expected there.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

export interface Event {
  readonly event: string;
  // biome-ignore lint/suspicious/noExplicitAny: as with answers
  readonly body: any;
}

export class DebugClient {
  readonly #output: Writable;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #listeners: { wanted: readonly string[]; take: (event: Event) => void }[] = [];
  #unread: Event[] = [];
  #sequence = 1;
  /** Every message in order, as text; requests as they were sent. */
  readonly log: string[] = [];
  /** Answers to reverse requests, by command. */
  readonly answers = new Map<string, (args: never) => unknown>();
  readonly events: Event[] = [];

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    const reader = new MessageReader(
      message => this.#receive(message),
      text => assert.fail(text),
    );
    input.on('data', (bytes: Uint8Array) => reader.push(bytes));
  }

  #receive(message: Message): void {
    if (message.type === 'event') {
      const { event, body } = message as DebugProtocol.Event;
      this.log.push(`⇐ ${event} ${text(body)}`);
      this.events.push({ event, body });
      const index = this.#listeners.findIndex(listener => listener.wanted.includes(event));
      if (index < 0) this.#unread.push({ event, body });
      else this.#listeners.splice(index, 1)[0]!.take({ event, body });
    } else if (message.type === 'response') {
      const {
        request_seq,
        success,
        message: problem,
        body,
        command,
      } = message as DebugProtocol.Response;
      const outcome = success ? text(body) : `failed: ${problem}`;
      this.log.push(`← ${command} ${outcome}`);
      this.#waiting.get(request_seq)?.({ success, message: problem ?? '', body });
    } else this.#answer(message as DebugProtocol.Request);
  }

  #answer({ seq, command, arguments: args }: DebugProtocol.Request): void {
    this.log.push(`⇐ ${command}? ${text(args)}`);
    const answer = this.answers.get(command);
    const result = answer?.(args as never);
    const head = { seq: this.#sequence++, type: 'response', request_seq: seq, command };
    const success = result !== undefined;
    const rest = success ? { body: result } : { message: `no ${command} here` };
    const response: object = { ...head, success, ...rest };
    this.#output.write(frameMessage(response as Message));
  }

  /** Sends a request and gives its answer, failed or not. */
  ask(command: string, args: object = {}): Promise<Answer> {
    const seq = this.#sequence++;
    this.log.push(`→ ${command} ${text(args)}`);
    this.#output.write(frameMessage({ seq, type: 'request', command, arguments: args } as Message));
    return new Promise(resolve => this.#waiting.set(seq, resolve));
  }

  /** Sends a request that has to succeed and gives the body of its answer. */
  // biome-ignore lint/suspicious/noExplicitAny: as with answers
  async request(command: string, args: object = {}): Promise<any> {
    const answer = await this.ask(command, args);
    assert.ok(answer.success, `${command} failed: ${answer.message}`);
    return answer.body;
  }

  /** The message of a request that has to fail. */
  async fails(command: string, args: object = {}): Promise<string> {
    const answer = await this.ask(command, args);
    assert.equal(answer.success, false, `${command} should have failed`);
    return answer.message!;
  }

  /** The body of the next event of that name that nobody has taken yet; others are kept. */
  // biome-ignore lint/suspicious/noExplicitAny: as with answers
  async event(name: string): Promise<any> {
    return (await this.oneOf(name)).body;
  }

  /** The next event of one of the names. */
  oneOf(...names: readonly string[]): Promise<Event> {
    const index = this.#unread.findIndex(({ event }) => names.includes(event));
    if (index >= 0) return Promise.resolve(this.#unread.splice(index, 1)[0]!);
    return new Promise((resolve, reject) => {
      const complain = () =>
        reject(new Error(`No ${names.join(' or ')} came:\n${this.log.slice(-12).join('\n')}`));
      const timer = setTimeout(complain, patienceMilliseconds);
      const take = (event: Event) => {
        clearTimeout(timer);
        resolve(event);
      };
      this.#listeners.push({ wanted: names, take });
    });
  }

  /** Forgets the events that nobody has taken. */
  drop(): void {
    this.#unread = [];
  }

  /** Initializes, launches, configures; breakpoints are lines (from 1) by path. */
  async start(
    args: object,
    breakpoints: Readonly<Record<string, readonly (number | object)[]>> = {},
    client: object = {},
  ): Promise<void> {
    await this.request('initialize', {
      adapterID: 'test',
      supportsInvalidatedEvent: true,
      supportsMemoryEvent: true,
      ...client,
    });
    await this.request('launch', args);
    await this.event('initialized');
    for (const [path, lines] of Object.entries(breakpoints)) {
      await this.request('setBreakpoints', {
        source: { path },
        breakpoints: lines.map(line => (typeof line === 'number' ? { line } : line)),
      });
    }
    await this.request('configurationDone');
  }

  /** Sends a request that makes the program run and gives the `stopped` event after it. */
  // biome-ignore lint/suspicious/noExplicitAny: as with answers
  async run(command: string, args: object = {}): Promise<any> {
    const stopped = this.event('stopped');
    await this.request(command, { threadId: 1, ...args });
    return await stopped;
  }

  /** The innermost frame of a thread as `name:line`. */
  async where(threadId = 1): Promise<string> {
    const { stackFrames } = await this.request('stackTrace', { threadId, levels: 1 });
    const frame = stackFrames[0];
    return frame ? `${frame.name}:${frame.line}` : 'nowhere';
  }

  /** The value of an expression in the watch view. */
  async value(expression: string): Promise<string> {
    const { result } = await this.request('evaluate', { expression, context: 'watch' });
    return result;
  }

  /** All text that came in output events of a category. */
  printed(category = 'stdout'): string {
    return this.events
      .filter(({ event, body }) => event === 'output' && body.category === category)
      .map(({ body }) => body.output)
      .join('');
  }
}

const text = (body: unknown) => (body === undefined ? '' : JSON.stringify(body as Body));

/** A client of a session in this process. */
export function connect(registry?: Registry): DebugClient {
  const toAdapter = new PassThrough();
  const fromAdapter = new PassThrough();
  void serve(toAdapter, fromAdapter, registry);
  return new DebugClient(fromAdapter, toAdapter);
}

/** A client of an adapter in a process of its own; `end` waits for its exit code. */
export function connectProcess(
  command: string,
  args: readonly string[],
): { readonly client: DebugClient; end(): Promise<number | null> } {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = new DebugClient(child.stdout, child.stdin);
  const exited = new Promise<number | null>(resolve => child.on('exit', code => resolve(code)));
  const end = async () => {
    child.stdin.end();
    return await exited;
  };
  return { client, end };
}
