// Requests that set breakpoints of every kind, and those that ask where some are possible.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { SourceMapRow } from '#core/assembler/source-map.ts';
import { parseExpression } from '#core/machine/expression-syntax.ts';
import type { LoadedProgram, NamedPlaces } from '#core/machine/program.ts';
import { parseAddress } from '#core/machine/value-format.ts';
import { nearest } from '#core/text/distance.ts';
import {
  type CodeBreakpoint,
  describeBreakpoint,
  type Placement,
  readTerms,
} from '../breakpoints.ts';
import { targetOf } from '../data-breakpoints.ts';
import { HitLog } from '../hit-condition.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import type { ActiveFilter } from '../stops.ts';

type Breakpoints = { readonly breakpoints: readonly DebugProtocol.Breakpoint[] };

/** A breakpoint moves down by at most so many lines to reach code. */
const reachLines = 50;
/** A client asks for the locations of what it shows; no more lines than this are looked at. */
const mostLines = 100_000;

const notLoaded = 'No program is loaded yet.';

export function setBreakpoints(
  session: Session,
  args: DebugProtocol.SetBreakpointsArguments,
): Breakpoints {
  const uri = sourceUri(session, args.source);
  const wanted = args.breakpoints ?? (args.lines ?? []).map(line => ({ line }));
  const requests = wanted.map(request => {
    const { line, column: _column, ...terms } = request as DebugProtocol.SourceBreakpoint;
    const zeroBased = line - session.firstLine;
    return {
      kind: 'line' as const,
      title: `line ${line}`,
      terms,
      key: `line ${line}`,
      place: () => placeLine(session, uri, zeroBased),
    };
  });
  return describeAll(session, session.code.replace(`file ${uri}`, requests));
}

export function setFunctionBreakpoints(
  session: Session,
  args: DebugProtocol.SetFunctionBreakpointsArguments,
): Breakpoints {
  const requests = args.breakpoints.map(({ name, ...terms }) => ({
    kind: 'function' as const,
    title: `function ${name}`,
    terms,
    key: `function ${name}`,
    place: () => placeFunction(session, name),
  }));
  return describeAll(session, session.code.replace('functions', requests));
}

export function setInstructionBreakpoints(
  session: Session,
  args: DebugProtocol.SetInstructionBreakpointsArguments,
): Breakpoints {
  const requests = args.breakpoints.map(request => {
    const { instructionReference, offset = 0, ...terms } = request;
    return {
      kind: 'instruction' as const,
      title: `instruction ${instructionReference}`,
      terms,
      key: `instruction ${instructionReference} ${offset}`,
      place: () => placeInstruction(session, instructionReference, offset),
    };
  });
  return describeAll(session, session.code.replace('instructions', requests));
}

export function setExceptionBreakpoints(
  session: Session,
  args: DebugProtocol.SetExceptionBreakpointsArguments,
): { readonly breakpoints: readonly DebugProtocol.Breakpoint[] } {
  session.filterRequest = args;
  return { breakpoints: applyFilters(session) };
}

/** Puts the filters that the client chose into effect for the loaded program. */
export function applyFilters(session: Session): readonly DebugProtocol.Breakpoint[] {
  const { filterRequest, debuggee } = session;
  const wanted: DebugProtocol.ExceptionFilterOptions[] = [
    ...(filterRequest?.filters ?? []).map(filterId => ({ filterId })),
    ...(filterRequest?.filterOptions ?? []),
  ];
  const active = new Map<string, ActiveFilter>();
  const answers = wanted.map(({ filterId, condition }) => {
    const filter = debuggee?.filters.find(known => known.id === filterId);
    const id = session.code.newId();
    if (!debuggee) return { id, verified: false, message: notLoaded };
    if (!filter) {
      const ids = debuggee.filters.map(known => known.id).join(', ');
      return { id, verified: false, message: `There is no filter "${filterId}", only: ${ids}.` };
    }
    const { terms, problem } = readTerms(condition === undefined ? {} : { condition });
    if (problem !== undefined) return { id, verified: false, message: problem };
    const hits = debuggee.engine.rules.filters.get(filterId)?.hits ?? new HitLog();
    active.set(filterId, { filter, id, terms, hits });
    return { id, verified: true };
  });
  if (debuggee && !debuggee.launch.noDebug) debuggee.engine.rules.filters = active;
  return answers;
}

export function setDataBreakpoints(
  session: Session,
  args: DebugProtocol.SetDataBreakpointsArguments,
): Breakpoints {
  session.dataRequest = args.breakpoints;
  return { breakpoints: applyDataBreakpoints(session) };
}

/** Puts the data breakpoints that the client asked for into effect for the loaded program. */
export function applyDataBreakpoints(session: Session): readonly DebugProtocol.Breakpoint[] {
  const { debuggee, data } = session;
  const machine = debuggee?.program.machine;
  const found = session.dataRequest.map(request => {
    const target = machine && targetOf(request.dataId, machine);
    return { request, target };
  });
  const valid = found.flatMap(({ request, target }) => {
    if (!target) return [];
    const { dataId, accessType, condition, hitCondition } = request;
    // A register is no storage that is read; a watch of one is for its changes.
    const access = target.kind === 'register' ? 'write' : (accessType ?? 'write');
    return [
      {
        dataId,
        target,
        access,
        ...(condition === undefined ? {} : { condition }),
        ...(hitCondition === undefined ? {} : { hitCondition }),
      },
    ];
  });
  const breakpoints = data.replace(valid, () => session.code.newId());
  if (machine) data.look(machine);
  const set = [...breakpoints];
  return found.map(({ request, target }) => {
    const breakpoint = target && set.shift();
    if (!breakpoint) {
      const message = machine ? `There is nothing to watch at ${request.dataId}.` : notLoaded;
      return { verified: false, message };
    }
    const { id, problem } = breakpoint;
    return problem === undefined
      ? { id, verified: true }
      : { id, verified: false, message: problem };
  });
}

/** Finds the places of all breakpoints in a program that was just loaded, and tells the client. */
export function replaceAllPlaces(session: Session): void {
  for (const breakpoint of session.code.placeAgain()) {
    const described = describeBreakpoint(breakpoint, uri => session.source(uri), session.firstLine);
    session.send('breakpoint', { reason: 'changed', breakpoint: described });
  }
}

export function breakpointLocations(
  session: Session,
  args: DebugProtocol.BreakpointLocationsArguments,
): { readonly breakpoints: readonly DebugProtocol.BreakpointLocation[] } {
  const { sourceMap } = session.loaded().program;
  const uri = sourceUri(session, args.source);
  const end = Math.min(args.endLine ?? args.line, args.line + mostLines);
  const breakpoints: DebugProtocol.BreakpointLocation[] = [];
  for (let line = args.line; line <= end; line++) {
    if (sourceMap.hasCode(uri, line - session.firstLine)) breakpoints.push({ line });
  }
  return { breakpoints };
}

/** The URI of the source that a client means. Throws RequestError if it names none. */
export function sourceUri(session: Session, source: DebugProtocol.Source | undefined): string {
  if (source?.path) {
    return session.host.files.toUri(source.path, session.debuggee?.launch.folder);
  }
  throw new RequestError('The source has no path.');
}

function describeAll(session: Session, breakpoints: readonly CodeBreakpoint[]): Breakpoints {
  const described = breakpoints.map(breakpoint =>
    describeBreakpoint(breakpoint, uri => session.source(uri), session.firstLine),
  );
  return { breakpoints: described };
}

function placeLine(session: Session, uri: string, line: number): Placement {
  const { debuggee } = session;
  if (!debuggee) return { addresses: [], line, message: notLoaded };
  const { sourceMap } = debuggee.program;
  if (!debuggee.sources.has(uri)) {
    return { addresses: [], uri, line, message: 'The program does not contain this file.' };
  }
  const found = sourceMap.nextLineWithCode(uri, line, reachLines);
  if (found === undefined) {
    const message = `There is no code here or in the ${reachLines} lines below.`;
    return { addresses: [], uri, line, message };
  }
  const own = sourceMap.ofLine(uri, found);
  const expansions = sourceMap.ofInnerLine(uri, found);
  const addresses = [...blockStarts(own), ...expansionStarts(expansions, uri, found)];
  const moved = { message: 'Moved to the next line with code.' };
  return { addresses, uri, line: found, ...(found === line ? {} : moved) };
}

/** The first address of each unbroken piece of code. */
function blockStarts(rows: readonly SourceMapRow[]): readonly number[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    return before && before.address + before.length === row.address ? [] : [row.address];
  });
}

/** The first address of a line of a macro's body in each expansion. */
function expansionStarts(
  rows: readonly SourceMapRow[],
  uri: string,
  line: number,
): readonly number[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    const deepest = row.inner?.at(-1);
    // A line that is no call of another macro is one statement, wherever it comes next.
    const isStatement = deepest?.uri === uri && deepest.line === line;
    const goesOn =
      before && before.address + before.length === row.address && before.line === row.line;
    return goesOn && !isStatement ? [] : [row.address];
  });
}

function placeFunction(session: Session, name: string): Placement {
  const { debuggee } = session;
  if (!debuggee) return { addresses: [], message: notLoaded };
  const { symbols, sourceMap } = debuggee.program;
  const code = symbols.filter(symbol => symbol.kind === 'code');
  // Several libraries of a program may have a function of this name.
  const same = code.filter(candidate => candidate.name === name.trim()).map(({ value }) => value);
  const address = same[0] ?? addressNamed(debuggee.program, name.trim());
  if (address !== undefined) {
    const row = sourceMap.at(address);
    const addresses = same.length > 0 ? same : [address];
    return { addresses, ...(row ? { uri: row.uri, line: row.line } : {}) };
  }
  const named = debuggee.program.placesOf?.(name.trim());
  if (named) return placeNamed(debuggee.program, named);
  const names = code.map(candidate => candidate.name);
  const close = nearest(name.trim(), names);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  return { addresses: [], message: `There is no label "${name}".${hint}` };
}

/** What the dialect knows by a name of its own, which may be in several places. */
function placeNamed({ sourceMap }: LoadedProgram, { places, message }: NamedPlaces): Placement {
  const addresses = places.map(({ address }) => address);
  const conditions = places.flatMap(({ address, condition }) =>
    condition === undefined ? [] : [[address, parseExpression(condition)] as const],
  );
  const row = places.length === 1 ? sourceMap.at(addresses[0]!) : undefined;
  return {
    addresses,
    ...(conditions.length > 0 ? { conditions: new Map(conditions) } : {}),
    ...(row ? { uri: row.uri, line: row.line } : {}),
    ...(message === undefined ? {} : { message }),
  };
}

/** An address, or an address behind a label. */
function addressNamed(program: LoadedProgram, name: string): number | undefined {
  const { machine, symbols } = program;
  const numberOf = (text: string) => {
    const value = program.readNumber?.(text) ?? parseAddress(text);
    return value === undefined ? undefined : Number(value);
  };
  const [, label, distance = ''] = /^(.+?)\s*\+\s*(\S+)$/.exec(name) ?? [];
  const base = symbols.find(symbol => symbol.kind !== 'constant' && symbol.name === label)?.value;
  const behind = base === undefined ? undefined : base + (numberOf(distance) ?? Number.NaN);
  const address = behind ?? numberOf(name);
  const space = machine.spaces.find(({ id }) => id === machine.codeSpace)!;
  const isInside = (at: number) => at >= space.base && at < space.base + space.size;
  return address !== undefined && isInside(address) ? address : undefined;
}

function placeInstruction(session: Session, reference: string, offset: number): Placement {
  const { debuggee } = session;
  if (!debuggee) return { addresses: [], message: notLoaded };
  const { machine, sourceMap } = debuggee.program;
  const base = parseAddress(reference);
  const space = machine.spaces.find(candidate => candidate.id === machine.codeSpace);
  const address = base === undefined ? Number.NaN : base + offset;
  if (!space || !(address >= space.base && address < space.base + space.size)) {
    return { addresses: [], message: `There is no code at ${reference}, offset ${offset}.` };
  }
  const row = sourceMap.at(address);
  const place = row ? { uri: row.uri, line: row.line } : {};
  const message = debuggee.program.disassemble(address, 1)[0]?.valid
    ? {}
    : { message: `There is no instruction at ${debuggee.symbols.addressText(address)}.` };
  return { addresses: [address], ...place, ...message };
}
