// A loaded program with all that belongs to its run: engine, console, threads, sources.
import type { ExceptionFilter, LoadedProgram } from '#core/machine/program.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { formatValue } from '#core/machine/value-format.ts';
import { BreakpointBook } from './breakpoints.ts';
import { ConsoleFeed } from './console.ts';
import { DataBreakpointBook } from './data-breakpoints.ts';
import { Engine, type EngineListener, type Pacer, type Travel } from './engine.ts';
import { ExecutionCounts } from './execution-counts.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import type { Loaded } from './loader.ts';
import type { Session } from './session.ts';
import { SourceTable, SymbolTable } from './sources.ts';
import { type Halt, StopRules } from './stops.ts';
import { ThreadFeed } from './threads.ts';

export interface Debuggee extends Loaded {
  readonly launch: LaunchArguments;
  readonly engine: Engine;
  readonly console: ConsoleFeed;
  readonly threads: ThreadFeed;
  readonly sources: SourceTable;
  readonly symbols: SymbolTable;
  readonly filters: readonly ExceptionFilter[];
  readonly executions: ExecutionCounts;
  /** Why it is at rest; exceptionInfo tells more of it. */
  halt: Halt | undefined;
}

/** Builds the debuggee of a session around a program. */
export function createDebuggee(
  session: Session,
  loaded: Loaded,
  launch: LaunchArguments,
  listener: EngineListener,
): Debuggee {
  const { program, dialect, files } = loaded;
  const hasTerminal = launch.console === 'integratedTerminal';
  const feed = new ConsoleFeed(
    program,
    {
      output: body => {
        if (body.category !== 'console' && hasTerminal) {
          session.send('mnemonic/terminal', { text: body.output });
        } else session.send('output', body);
      },
      rewound: () => session.send('mnemonic/outputRewound', {}),
      placeOf: address => session.placeOf(address),
    },
    launch.clearsConsole,
  );
  const symbols = new SymbolTable(program, dialect.writeNumber);
  const note = (text: string, address: number) => feed.note(`${text}\n`, address);
  const rules = new StopRules(
    program,
    launch.noDebug ? new BreakpointBook() : session.code,
    launch.noDebug ? new DataBreakpointBook() : session.data,
    (text, _thread, address) => note(text, address),
    {
      show: (value, format = session.formats.general) =>
        formatValue(value.value, value, format, dialect.writeNumber),
      addressText: address => symbols.addressText(address),
    },
  );
  const filters = dialect.machine.exceptionFilters;
  const eventIds = filters.map(filter => filter.id);
  const travel = launch.noDebug ? onlyForward(program) : new TimeTravel(program.machine);
  const engine = new Engine(program, travel, rules, eventIds, pacerOf(session), listener);
  if (launch.trace) {
    engine.trace = (thread, address) => feed.trace(program.traceLine(thread, address));
  }
  return {
    ...loaded,
    launch,
    engine,
    console: feed,
    threads: new ThreadFeed(
      program.machine,
      (event, body) => session.send(event, body),
      session.host.pacer.now,
    ),
    sources: new SourceTable(
      session.host.files,
      [
        ...program.sourceMap.uris(),
        ...files.flatMap(file => (file.content.kind === 'source' ? [file.uri] : [])),
      ],
      program.texts?.keys() ?? [],
    ),
    symbols,
    filters,
    executions: new ExecutionCounts(),
    halt: undefined,
  };
}

/** A client that reads slowly slows the run down, so that a pause is not behind its output. */
function pacerOf({ host: { pacer, transport } }: Session): Pacer {
  return {
    now: pacer.now,
    async nextTurn() {
      await pacer.nextTurn();
      await transport.drained();
    },
  };
}

/** For runs without debugging, which keep no past. */
function onlyForward({ machine }: LoadedProgram): Travel {
  return {
    run: (until, watch) => machine.run(until, watch),
    get latest() {
      return machine.moment;
    },
    goTo: () => {},
    apply: edit => machine.apply(edit),
    undo: () => false,
  };
}
