// The request that tells how often a run has executed each line.
import type { Executions } from '#core/machine/machine.ts';
import type { LoadedProgram } from '#core/machine/program.ts';
import { trackProgress } from '../progress.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';

/**
 * By file the lines with code, of bodies of macros as well, and how often the run up to now has
 * come to each. It is counted while the run is gone through once more.
 */
export async function coverage(session: Session): Promise<object> {
  const { program, engine, executions, launch } = session.stopped();
  if (launch.noDebug) {
    throw new RequestError('A run without debugging keeps no past to count in.', true);
  }
  trackProgress(session, 'Counting what was executed');
  const isWhole = await executions.upToNow(engine).finally(() => trackProgress(session, undefined));
  if (!isWhole) throw new RequestError('Counting what was executed was cancelled.');
  const files = [...linesOf(program, executions.counts)].map(([uri, { lines, calls }]) => ({
    path: session.source(uri).path,
    lines: countsOf(lines),
    calls: [...calls].map(([call, ofCall]) => ({ call, lines: countsOf(ofCall) })),
  }));
  return { files };
}

/** By line, from 0. */
type LineCounts = Map<number, number>;

interface FileCounts {
  readonly lines: LineCounts;
  /** By the lines of calls in the same file: those of the bodies that they come to. */
  readonly calls: Map<number, LineCounts>;
}

const countsOf = (lines: LineCounts) =>
  [...lines].map(([line, executions]) => ({ line, executions }));

/** A line is executed when its first instruction is; one that stands for several, for each. */
function linesOf(
  { sourceMap, texts }: LoadedProgram,
  counts: Executions,
): ReadonlyMap<string, FileCounts> {
  const files = new Map<string, FileCounts>();
  let before = new Set<string>();
  let end = 0;
  for (const { address, length, uri, line, inner = [] } of sourceMap.rows) {
    const own = texts?.has(uri) ? [] : [{ uri, line }];
    const seen = new Set<string>();
    // The machine's own code, such as an operating system, is nobody's to cover.
    for (const [index, place] of [...own, ...inner].entries()) {
      const key = `${line} ${place.line} ${place.uri}`;
      seen.add(key);
      const file = entry(files, place.uri, () => ({ lines: new Map(), calls: new Map() }));
      const goesOn = address === end && before.has(key);
      const times = goesOn ? 0 : (counts.get(address) ?? 0);
      add(file.lines, place.line, times);
      if (index < own.length || place.uri !== uri) continue;
      const ofCall = entry(file.calls, line, () => new Map());
      add(ofCall, place.line, times);
    }
    before = seen;
    end = address + length;
  }
  return files;
}

function add(lines: LineCounts, line: number, times: number): void {
  lines.set(line, (lines.get(line) ?? 0) + times);
}

/** What a map has under a key, made if there is nothing. */
function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
