// The request that tells which lines a run has executed.
import type { LoadedProgram } from '#core/machine/program.ts';
import { RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';

/** By file the lines with code, of bodies of macros as well; what was taken back stays executed. */
export function coverage(session: Session): object {
  const { program } = session.settled();
  if (!program.hasExecuted) {
    throw new RequestError('This machine does not keep what it has executed.', true);
  }
  const files = [...linesOf(program, program.hasExecuted)].map(([uri, lines]) => ({
    path: session.source(uri).path,
    lines: [...lines].map(([line, isExecuted]) => ({ line, isExecuted })),
  }));
  return { files };
}

function linesOf(
  { sourceMap, texts }: LoadedProgram,
  hasExecuted: NonNullable<LoadedProgram['hasExecuted']>,
): ReadonlyMap<string, ReadonlyMap<number, boolean>> {
  const files = new Map<string, Map<number, boolean>>();
  const note = (uri: string, line: number, isExecuted: boolean) => {
    const lines = files.get(uri) ?? new Map<number, boolean>();
    files.set(uri, lines);
    lines.set(line, isExecuted || lines.get(line) === true);
  };
  for (const { address, uri, line, inner = [] } of sourceMap.rows) {
    const isExecuted = hasExecuted(address);
    // The machine's own code, such as an operating system, is nobody's to cover.
    if (!texts?.has(uri)) note(uri, line, isExecuted);
    for (const place of inner) note(place.uri, place.line, isExecuted);
  }
  return files;
}
