// What goes to the client's console: the program's output, log points, traces; and taking it back.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Address, Moment } from '#core/machine/machine.ts';
import type { OutputRecord } from '#core/machine/output-log.ts';
import type { LoadedProgram } from '#core/machine/program.ts';

/** A line of the adapter's own that belongs to a moment of the run. */
interface Note {
  readonly moment: Moment;
  readonly category: 'console';
  readonly text: string;
  readonly address?: Address;
}

interface Piece {
  readonly category: string;
  text: string;
  readonly address: Address | undefined;
}

/** Clients show what a program prints as an error in a colour of its own. */
function categoryOf({ isError }: OutputRecord): string {
  return isError ? 'stderr' : 'stdout';
}

/** More pieces than this in one slice are sent as one, without their places. */
const mostPieces = 256;
/** Notes beyond this are not shown again after output was taken back. */
const mostNotes = 10_000;
/** Characters that are shown again after output was taken back. */
const mostRepeated = 200_000;
/** Program output and traces are sent at once when so much has come together. */
const mostTraceBytes = 64 * 1024;

export interface ConsoleHost {
  output(body: DebugProtocol.OutputEvent['body']): void;
  /** Says that the console shall be emptied. */
  rewound(): void;
  /** The source and line of an instruction. */
  placeOf(
    address: Address,
  ): { readonly source: DebugProtocol.Source; readonly line: number } | undefined;
}

export class ConsoleFeed {
  readonly #program: LoadedProgram;
  readonly #host: ConsoleHost;
  readonly #clears: boolean;
  #position = 0;
  #moment: Moment = 0;
  #notes: Note[] = [];
  #traced = '';

  /** `clears` says that the client empties its console by itself when it is told to. */
  constructor(program: LoadedProgram, host: ConsoleHost, clears: boolean) {
    this.#program = program;
    this.#host = host;
    this.#clears = clears;
  }

  /** Adds a line of the adapter's at the present moment, after the output so far. */
  note(text: string, address: Address): void {
    this.flush();
    const { moment } = this.#program.machine;
    this.#notes.push({ moment, category: 'console', text, address });
    if (this.#notes.length > mostNotes) this.#notes.splice(0, mostNotes >> 1);
    this.#send([{ category: 'console', text, address }]);
  }

  /** Adds a line to the trace, which is no part of what is shown again. */
  trace(line: string): void {
    this.#traced += `${line}\n`;
    if (this.#traced.length > mostTraceBytes) this.#flushTrace();
  }

  /** Sends what the program has printed since the last time. Never call it while searching. */
  flush(): void {
    const { output, moment } = this.#program.machine;
    this.#flushTrace();
    if (output.position < this.#position || moment < this.#moment) this.#rewind(moment);
    this.#moment = moment;
    if (output.position === this.#position) return;
    const pieces = this.#piecesFrom(this.#position);
    this.#position = output.position;
    this.#send(pieces);
  }

  /** Lets go of output that was sent, for runs that are never taken back. */
  discard(): void {
    this.#program.machine.output.discardBefore(this.#position);
  }

  #flushTrace(): void {
    if (this.#traced === '') return;
    const output = this.#traced;
    this.#traced = '';
    this.#host.output({ category: 'console', output });
  }

  #rewind(moment: Moment): void {
    const { output } = this.#program.machine;
    const notes = this.#notes.filter(note => note.moment <= moment);
    const changed = output.position < this.#position || notes.length < this.#notes.length;
    this.#notes = notes;
    this.#position = Math.min(this.#position, output.position);
    if (!changed) return;
    if (!this.#clears) {
      this.#host.output({
        category: 'console',
        output: '― the output after this moment is taken back ―\n',
      });
      return;
    }
    this.#host.rewound();
    this.#repeat();
  }

  #repeat(): void {
    const { output } = this.#program.machine;
    this.#position = output.position;
    const records = output.since(0).map(record => ({ ...record, category: categoryOf(record) }));
    const all = [...records, ...this.#notes].sort((a, b) => a.moment - b.moment);
    let start = all.length;
    for (let length = 0; start > 0 && length <= mostRepeated; start--) {
      length += all[start - 1]!.text.length;
    }
    if (start > 0) this.#host.output({ category: 'console', output: `… ${start} earlier lines\n` });
    this.#send(
      all.slice(start).map(({ category, text, address }) => ({ category, text, address })),
    );
  }

  #piecesFrom(position: number): Piece[] {
    const records = this.#program.machine.output.since(position);
    return records.flatMap(record => {
      const { text, address } = record;
      return text === '' ? [] : [{ category: categoryOf(record), text, address }];
    });
  }

  #send(pieces: readonly Piece[]): void {
    const tooMany = pieces.length > mostPieces;
    const joined: Piece[] = [];
    for (const piece of pieces) {
      const last = joined.at(-1);
      const same = last?.category === piece.category;
      if (last && same && (tooMany || last.address === piece.address)) last.text += piece.text;
      else joined.push({ ...piece, address: tooMany ? undefined : piece.address });
    }
    for (const { category, text, address } of joined) {
      const place = address === undefined ? undefined : this.#host.placeOf(address);
      this.#host.output({ category, output: text, ...place });
    }
  }
}
