// One debug session: takes requests in order, answers each, and holds what they work on.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Moment, ThreadId } from '#core/machine/machine.ts';
import { BreakpointBook } from './breakpoints.ts';
import { DataBreakpointBook } from './data-breakpoints.ts';
import type { Debuggee } from './debuggee.ts';
import type { Pacer } from './engine.ts';
import type { AskClient, FileHost } from './files.ts';
import type { Registry } from './loader.ts';
import {
  type Message,
  type Request,
  RequestError,
  type Response,
  type Transport,
} from './protocol.ts';
import { requestHandlers } from './requests/table.ts';
import { FormatChoice, HandleTable } from './variables.ts';

/** What a session needs of the world around it. */
export interface SessionHost {
  readonly transport: Transport;
  readonly files: FileHost;
  readonly registry: Registry;
  readonly pacer: Pacer;
  /** Called after the client has disconnected. */
  closed(): void;
}

/** Answers a request with the response's body. Throws RequestError. */
export type Handler = (session: Session, args: never) => unknown;

/** Such requests are heard at once, even while another one waits for the client. */
const urgentCommands = new Set(['cancel', 'disconnect', 'terminate']);

export class Session {
  readonly host: SessionHost;
  /** What the client said of itself; the defaults hold before. */
  client: Partial<DebugProtocol.InitializeRequestArguments> = {};
  debuggee: Debuggee | undefined;
  readonly code = new BreakpointBook();
  readonly data = new DataBreakpointBook();
  /** The filters as last set; a program that is loaded later takes them. */
  filterRequest: DebugProtocol.SetExceptionBreakpointsArguments | undefined;
  dataRequest: readonly DebugProtocol.DataBreakpoint[] = [];
  readonly handles = new HandleTable();
  readonly formats = new FormatChoice();
  /** Addresses that `goto` may name, by their ids. */
  readonly gotoTargets: number[] = [];
  /** Stretches of the run in which threads had no processor since one ran alone. */
  suspensions: { from: Moment; to: Moment; threads: readonly ThreadId[] }[] = [];
  /** True once the client has finished its configuration. */
  configured = false;
  #sequence = 1;
  #queue: Promise<void> = Promise.resolve();
  #afterResponse: (() => void)[] = [];
  readonly #asked = new Map<number, (response: Response) => void>();
  #ended = false;

  constructor(host: SessionHost) {
    this.host = host;
  }

  /** Takes a message of the client. */
  receive(message: Message): void {
    if (message.type === 'response') {
      const response = message as Response;
      this.#asked.get(response.request_seq)?.(response);
      this.#asked.delete(response.request_seq);
    } else if (message.type === 'request') {
      const request = message as Request;
      if (urgentCommands.has(request.command)) void this.#answer(request);
      else this.#queue = this.#queue.then(() => this.#answer(request));
    }
  }

  /** Sends an event. */
  send(event: string, body?: object): void {
    const message = { seq: this.#sequence++, type: 'event', event };
    this.host.transport.send((body ? { ...message, body } : message) as Message);
  }

  /** Does something as soon as the present request has been answered. */
  later(action: () => void): void {
    this.#afterResponse.push(action);
  }

  /** Sends a reverse request and gives the body of its answer. */
  readonly ask: AskClient = (command, args) =>
    new Promise((resolve, reject) => {
      const seq = this.#sequence++;
      this.#asked.set(seq, response => {
        if (response.success) resolve(response.body);
        else reject(new RequestError(response.message ?? `${command} failed.`, true));
      });
      this.host.transport.send({ seq, type: 'request', command, arguments: args } as Message);
    });

  /** The loaded program. Throws RequestError before one is launched. */
  loaded(): Debuggee {
    if (this.debuggee) return this.debuggee;
    throw new RequestError('No program is loaded; launch one first.');
  }

  /** The program at rest. Throws RequestError while it runs. */
  stopped(): Debuggee {
    const debuggee = this.loaded();
    if (debuggee.engine.running) throw new RequestError('notStopped');
    return debuggee;
  }

  /** The program, at rest or between two slices of a run. Throws RequestError in a search. */
  settled(): Debuggee {
    const debuggee = this.loaded();
    if (debuggee.engine.searching) throw new RequestError('notStopped');
    return debuggee;
  }

  /** The first line and column as the client counts. */
  get firstLine(): number {
    return this.client.linesStartAt1 === false ? 0 : 1;
  }

  get firstColumn(): number {
    return this.client.columnsStartAt1 === false ? 0 : 1;
  }

  /** How the client calls a source. */
  source(uri: string): DebugProtocol.Source {
    return this.debuggee?.sources.describe(uri) ?? { path: this.host.files.toLocation(uri) };
  }

  /** Where an instruction stands in a source, as output and frames name it. */
  placeOf(address: number): { source: DebugProtocol.Source; line: number } | undefined {
    const row = this.debuggee?.program.sourceMap.at(address);
    return row && { source: this.source(row.uri), line: row.line + this.firstLine };
  }

  /** `main.asm:12 (loop+0x3)`: an instruction's place for people. */
  placeText(address: number): string {
    const place = this.placeOf(address);
    const symbol = this.loaded().symbols.nameOf(address);
    return place ? `${place.source.name}:${place.line} (${symbol})` : symbol;
  }

  /** Tells the client that what it shows of values may be stale. */
  invalidate(...areas: string[]): void {
    if (this.client.supportsInvalidatedEvent) this.send('invalidated', { areas });
  }

  /** Prints a line of the adapter's own. */
  print(output: string, category = 'console'): void {
    this.send('output', { category, output: output.endsWith('\n') ? output : `${output}\n` });
  }

  /** Ends the session: nothing runs any more and nothing else is sent after this. */
  close(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.debuggee?.engine.dispose();
    this.host.closed();
  }

  async #answer(request: Request): Promise<void> {
    const { command, seq } = request;
    const head = { type: 'response', request_seq: seq, command };
    try {
      const handler = requestHandlers[command] as Handler | undefined;
      if (!handler) throw new RequestError(`The request "${command}" is not supported.`);
      const body = await handler(this, (request.arguments ?? {}) as never);
      this.#respond({ ...head, success: true, ...(body === undefined ? {} : { body }) });
    } catch (error) {
      this.#respond({ ...head, success: false, ...describeFailure(command, error) });
    }
    const actions = this.#afterResponse;
    this.#afterResponse = [];
    for (const action of actions) action();
  }

  #respond(response: object): void {
    this.host.transport.send({ seq: this.#sequence++, ...response } as Message);
  }
}

/** The body of an error response; mistakes of our own are told as such. */
function describeFailure(command: string, error: unknown): object {
  if (error instanceof RequestError) {
    const short = error.message === 'notStopped';
    const format = short ? 'The program is running; pause it first.' : error.message;
    return {
      message: error.message,
      body: { error: { id: 1, format: escapeBraces(format), showUser: error.showUser } },
    };
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const format = `Internal error in "${command}": ${text}`;
  return {
    message: format,
    body: { error: { id: 2, format: escapeBraces(format), showUser: false, sendTelemetry: false } },
  };
}

/** Clients replace `{name}` in a format by variables, of which there are none. */
function escapeBraces(text: string): string {
  return text.replaceAll('{', '(').replaceAll('}', ')');
}
