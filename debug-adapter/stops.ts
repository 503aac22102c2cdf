// Decides what a stop of the machine means to the user: where it stops, logs, or goes on.
import { appendAll } from '#core/lists.ts';
import { isTrue, type Names } from '#core/machine/expression.ts';
import type { Address, Happening, Stop, ThreadId, Watch } from '#core/machine/machine.ts';
import { namesOf } from '#core/machine/names.ts';
import type { ExceptionFilter, LoadedProgram } from '#core/machine/program.ts';
import { type BreakpointBook, type CodeBreakpoint, judge, type Terms } from './breakpoints.ts';
import type { DataBreakpoint, DataBreakpointBook } from './data-breakpoints.ts';
import type { HitLog } from './hit-condition.ts';
import { renderLogMessage, type ShowValue } from './log-message.ts';

/** Why a debuggee came to rest, in the words of DAP's `stopped` event. */
export interface Halt {
  readonly reason: string;
  readonly description: string;
  readonly text?: string;
  readonly thread?: ThreadId;
  readonly breakpoints?: readonly number[];
  /** For `exception`: the filter and what happened. */
  readonly exception?: { readonly filter: ExceptionFilter; readonly text: string };
  /** True when no thread can ever run again. */
  readonly finished?: boolean;
}

/** Stops that several halts have in common: the first reason, all ids, the problems as text. */
interface Hit {
  readonly id: number;
  readonly reason: string;
  readonly title: string;
  /** What happened, where the machine has said it. */
  readonly text?: string;
  readonly problem?: string;
}

/** An event that a filter stops at. */
interface WantedEvent {
  readonly active: ActiveFilter;
  readonly happening: Happening;
  readonly text: string;
}

export interface ActiveFilter {
  readonly filter: ExceptionFilter;
  readonly id: number;
  readonly terms: Terms;
  readonly hits: HitLog;
}

/** The events of a stop, the gravest first. */
export function happeningsOf({ reason, event, thread, text, others = [] }: Stop): Happening[] {
  if (reason !== 'event' || event === undefined) return [];
  return [{ event, text, ...(thread === undefined ? {} : { thread }) }, ...others];
}

/** How values and addresses are written for the user. */
export interface Wording {
  readonly show: ShowValue;
  addressText(address: Address): string;
}

/** Where a log point's text goes. */
export type LogSink = (text: string, thread: ThreadId, address: Address) => void;

const codeReasons = {
  line: 'breakpoint',
  function: 'function breakpoint',
  instruction: 'instruction breakpoint',
} as const;

/** Everything that may stop a run, for one loaded program. */
export class StopRules {
  readonly #program: LoadedProgram;
  readonly code: BreakpointBook;
  readonly data: DataBreakpointBook;
  readonly #log: LogSink;
  readonly #wording: Wording;
  filters: ReadonlyMap<string, ActiveFilter> = new Map();

  constructor(
    program: LoadedProgram,
    code: BreakpointBook,
    data: DataBreakpointBook,
    log: LogSink,
    wording: Wording,
  ) {
    this.#program = program;
    this.code = code;
    this.data = data;
    this.#log = log;
    this.#wording = wording;
  }

  /** The watch for a run: all breakpoints, and events beyond the filters' own where asked. */
  watch(step: Watch['step'], events: Iterable<string>): Watch {
    return {
      breakpoints: this.code.addresses,
      data: this.data.watches,
      events: new Set([...this.filters.keys(), ...events]),
      ...(step ? { step } : {}),
    };
  }

  /** The halt of a stop, or undefined if the run goes on. In rehearsals nothing counts or logs. */
  judge(stop: Stop, rehearsal: boolean): Halt | undefined {
    const hits: Hit[] = [];
    if (stop.reason === 'breakpoint' || stop.reason === 'step') {
      appendAll(hits, this.#arrive(rehearsal));
    }
    if (stop.reason === 'data' || stop.reason === 'event') {
      hits.push(
        ...this.#judgeData(this.data.hit(this.#program.machine, stop.data), stop, rehearsal),
      );
    }
    const changed = this.data.changedRegisters(this.#program.machine);
    appendAll(hits, this.#judgeData(changed, stop, rehearsal));
    const wanted = happeningsOf(stop).flatMap(each => this.#judgeEvent(each, rehearsal));
    return this.#exceptionOf(wanted, hits) ?? this.#haltOf(hits, stop);
  }

  /** Takes back the hits after `moment`. */
  rewind(moment: number): void {
    this.code.rewind(moment);
    this.data.rewind(moment);
    for (const filter of this.filters.values()) filter.hits.rewind(moment);
  }

  /** The code breakpoints at the next instruction that stop there. */
  #arrive(rehearsal: boolean): readonly Hit[] {
    const { machine } = this.#program;
    const thread = machine.current();
    const address = thread === undefined ? undefined : machine.frames(thread)[0]?.address;
    if (thread === undefined || address === undefined) return [];
    const candidates = this.code.at(address);
    if (candidates.length === 0) return [];
    const names = namesOf(this.#program, thread);
    return candidates.flatMap(breakpoint =>
      this.#judgeCode(breakpoint, names, thread, address, rehearsal),
    );
  }

  #judgeCode(
    breakpoint: CodeBreakpoint,
    names: Names,
    thread: ThreadId,
    address: Address,
    rehearsal: boolean,
  ): readonly Hit[] {
    const condition = breakpoint.placement.conditions?.get(address);
    if (condition && !isTrue(condition.node, names)) return [];
    const verdict = judge(breakpoint.terms, names, () => this.#count(breakpoint.hits, rehearsal));
    if (verdict.kind === 'pass') return [];
    if (verdict.kind === 'log') {
      if (!rehearsal) {
        this.#log(renderLogMessage(verdict.message, names, this.#wording.show), thread, address);
      }
      return [];
    }
    const { id, kind } = breakpoint;
    const title = titleOfCode(breakpoint, this.#wording.addressText(address));
    // At a call the arguments are what one wants to know.
    const told = kind === 'function' && this.#program.explanations?.next(thread, address);
    const text = told ? { text: told } : {};
    return [{ id, reason: codeReasons[kind], title, ...text, ...problemOf(verdict) }];
  }

  #judgeData(
    candidates: readonly DataBreakpoint[],
    stop: Stop,
    rehearsal: boolean,
  ): readonly Hit[] {
    return candidates.flatMap(breakpoint => {
      const { target, terms, id } = breakpoint;
      const thread = target.kind === 'register' ? target.thread : stop.thread;
      const names = namesOf(this.#program, thread);
      const verdict = judge(terms, names, () => this.#count(breakpoint.hits, rehearsal));
      if (verdict.kind === 'pass') return [];
      const hit = { id, reason: 'data breakpoint', title: this.#titleOf(breakpoint) };
      const text = stop.reason === 'data' && stop.text ? { text: stop.text } : {};
      return [{ ...hit, ...text, ...problemOf(verdict) }];
    });
  }

  #titleOf({ target }: DataBreakpoint): string {
    if (target.kind === 'register') return `a change of ${target.register}`;
    const { codeSpace } = this.#program.machine;
    const isAddress = target.space === codeSpace;
    const place = isAddress ? this.#wording.addressText(target.address) : target.address;
    return `an access to ${target.space}[${place}]`;
  }

  /** The event, if a filter wants it now; each is asked with the eyes of its own thread. */
  #judgeEvent(happening: Happening, rehearsal: boolean): readonly WantedEvent[] {
    const active = this.filters.get(happening.event);
    if (!active) return [];
    const names = namesOf(this.#program, happening.thread);
    const verdict = judge(active.terms, names, () => this.#count(active.hits, rehearsal));
    if (verdict.kind === 'pass') return [];
    const problem = verdict.kind === 'stop' ? verdict.problem : undefined;
    return [{ active, happening, text: problem ?? happening.text }];
  }

  /** The gravest event gives the stop its name; the others are told with it. */
  #exceptionOf(wanted: readonly WantedEvent[], hits: readonly Hit[]): Halt | undefined {
    const first = wanted[0];
    if (!first) return undefined;
    const { filter } = first.active;
    const also = hits.map(hit => hit.problem ?? hit.text).filter(text => text !== undefined);
    const text = [...wanted.map(each => each.text), ...also].join('\n');
    return {
      reason: 'exception',
      description: filter.title,
      text,
      breakpoints: [...new Set(wanted.map(({ active }) => active.id)), ...hits.map(({ id }) => id)],
      exception: { filter, text },
      ...threadOf(first.happening),
    };
  }

  #count(hits: HitLog, rehearsal: boolean): number {
    const { moment } = this.#program.machine;
    return rehearsal ? hits.numberAt(moment) : hits.record(moment);
  }

  #haltOf(hits: readonly Hit[], stop: Stop): Halt | undefined {
    const first = hits[0];
    if (!first) return undefined;
    const problem = hits.find(hit => hit.problem !== undefined)?.problem;
    const text = problem ?? first.text;
    return {
      reason: first.reason,
      description: problem ? 'The condition of a breakpoint failed' : `Paused on ${first.title}`,
      ...(text ? { text } : {}),
      breakpoints: hits.map(hit => hit.id),
      ...threadOf(stop, this.#program.machine.current()),
    };
  }
}

/** A line may have moved, so that its placement says which one it is. */
function titleOfCode({ kind, title, placement }: CodeBreakpoint, address: string): string {
  if (kind === 'instruction') return `instruction ${address}`;
  return kind === 'line' && placement.line !== undefined ? `line ${placement.line + 1}` : title;
}

function problemOf(verdict: { readonly kind: string; readonly problem?: string }): {
  readonly problem?: string;
} {
  return verdict.problem === undefined ? {} : { problem: verdict.problem };
}

function threadOf(
  stop: Pick<Stop, 'thread'>,
  otherwise?: ThreadId,
): { readonly thread?: ThreadId } {
  const thread = stop.thread ?? otherwise;
  return thread === undefined ? {} : { thread };
}
