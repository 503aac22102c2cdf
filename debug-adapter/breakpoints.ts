// All breakpoints of a session: what the user asked for, where they lie, and whether a stop counts.
import type { DebugProtocol } from '@vscode/debugprotocol';
import { isTrue, type Names } from '#core/machine/expression.ts';
import {
  ExpressionError,
  type ParsedExpression,
  parseExpression,
} from '#core/machine/expression-syntax.ts';
import type { Address, Moment } from '#core/machine/machine.ts';
import { type HitCondition, HitLog, parseHitCondition } from './hit-condition.ts';
import { type LogMessage, parseLogMessage } from './log-message.ts';

/** What a breakpoint asks beside its place. */
export interface Terms {
  readonly condition?: ParsedExpression;
  readonly hitCondition?: HitCondition;
  readonly logMessage?: LogMessage;
}

/** Where a breakpoint lies in the loaded program, or why it does not. */
export interface Placement {
  readonly addresses: readonly Address[];
  /** What has to hold at an address beside the breakpoint's own terms. */
  readonly conditions?: ReadonlyMap<Address, ParsedExpression>;
  readonly uri?: string;
  /** Zero-based. */
  readonly line?: number;
  readonly message?: string;
}

export type CodeBreakpointKind = 'line' | 'function' | 'instruction';

export interface CodeBreakpoint {
  readonly id: number;
  readonly kind: CodeBreakpointKind;
  readonly terms: Terms;
  /** For people, in messages: `line 12`, `function main`. */
  readonly title: string;
  readonly hits: HitLog;
  /** Finds its place again after another program was loaded. */
  readonly place: () => Placement;
  placement: Placement;
  /** What is wrong with its terms; such a breakpoint never stops. */
  readonly problem?: string;
  /** The request in one text: an equal request keeps the breakpoint with its id and hits. */
  readonly key: string;
}

interface TermsRequest {
  readonly condition?: string;
  readonly hitCondition?: string;
  readonly logMessage?: string;
}

/** Reads the terms of a request; `problem` says what is wrong with them. */
export function readTerms(request: TermsRequest): { terms: Terms; problem?: string } {
  const { condition, hitCondition, logMessage } = request;
  try {
    const hit = hitCondition?.trim() ? parseHitCondition(hitCondition) : undefined;
    if (typeof hit === 'string') return { terms: {}, problem: hit };
    return {
      terms: {
        ...(condition?.trim() ? { condition: parseExpression(condition) } : {}),
        ...(hit ? { hitCondition: hit } : {}),
        ...(logMessage ? { logMessage: parseLogMessage(logMessage) } : {}),
      },
    };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { terms: {}, problem: error.message };
  }
}

/** What a hit leads to. */
export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'stop'; readonly problem?: string }
  | { readonly kind: 'log'; readonly message: LogMessage };

/** Judges terms at a hit; `count` gives its number and is asked only if the condition holds. */
export function judge(terms: Terms, names: Names, count: () => number): Verdict {
  try {
    if (terms.condition && !isTrue(terms.condition.node, names)) return { kind: 'pass' };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { kind: 'stop', problem: error.message };
  }
  const number = count();
  if (terms.hitCondition && !terms.hitCondition.holds(number)) return { kind: 'pass' };
  return terms.logMessage ? { kind: 'log', message: terms.logMessage } : { kind: 'stop' };
}

/** The code breakpoints by group (a file, the functions, the instructions) and by address. */
export class BreakpointBook {
  readonly #groups = new Map<string, CodeBreakpoint[]>();
  #byAddress = new Map<Address, CodeBreakpoint[]>();
  #addresses: ReadonlySet<Address> = new Set();
  #nextId = 1;

  /** A number that no breakpoint of this session has yet. */
  newId(): number {
    return this.#nextId++;
  }

  /** The addresses where a run has to stop and ask. */
  get addresses(): ReadonlySet<Address> {
    return this.#addresses;
  }

  at(address: Address): readonly CodeBreakpoint[] {
    return this.#byAddress.get(address) ?? [];
  }

  all(): readonly CodeBreakpoint[] {
    return [...this.#groups.values()].flat();
  }

  /** Replaces the breakpoints of a group. */
  replace(
    group: string,
    requests: readonly {
      readonly kind: CodeBreakpointKind;
      readonly title: string;
      readonly terms: TermsRequest;
      readonly key: string;
      readonly place: () => Placement;
    }[],
  ): readonly CodeBreakpoint[] {
    const old = new Map(this.#groups.get(group)?.map(known => [known.key, known]));
    const breakpoints = requests.map(request => {
      const key = JSON.stringify([request.key, request.terms]);
      const known = old.get(key);
      old.delete(key);
      const placement = request.place();
      if (known) return Object.assign(known, { placement });
      const { kind, title, place } = request;
      const hits = new HitLog();
      return {
        id: this.newId(),
        kind,
        title,
        place,
        placement,
        key,
        hits,
        ...readTerms(request.terms),
      };
    });
    this.#groups.set(group, breakpoints);
    this.#index();
    return breakpoints;
  }

  /** Finds all places again after another program was loaded; the hits start anew. */
  placeAgain(): readonly CodeBreakpoint[] {
    for (const breakpoint of this.all()) {
      breakpoint.placement = breakpoint.place();
      breakpoint.hits.clear();
    }
    this.#index();
    return this.all();
  }

  /** Takes back the hits after `moment`. */
  rewind(moment: Moment): void {
    for (const breakpoint of this.all()) breakpoint.hits.rewind(moment);
  }

  #index(): void {
    const byAddress = new Map<Address, CodeBreakpoint[]>();
    for (const breakpoint of this.all()) {
      if (breakpoint.problem !== undefined) continue;
      for (const address of breakpoint.placement.addresses) {
        const known = byAddress.get(address);
        if (known) known.push(breakpoint);
        else byAddress.set(address, [breakpoint]);
      }
    }
    this.#byAddress = byAddress;
    this.#addresses = new Set(byAddress.keys());
  }
}

/** How DAP describes a breakpoint; `toSource` turns a URI into its source. */
export function describeBreakpoint(
  breakpoint: CodeBreakpoint,
  toSource: (uri: string) => DebugProtocol.Source,
  firstLine: number,
): DebugProtocol.Breakpoint {
  const { id, placement, problem } = breakpoint;
  const { addresses, line, uri } = placement;
  const message = problem ?? placement.message;
  return {
    id,
    verified: problem === undefined && addresses.length > 0,
    ...(message === undefined ? {} : { message }),
    ...(uri === undefined ? {} : { source: toSource(uri) }),
    ...(line === undefined ? {} : { line: line + firstLine }),
  };
}
