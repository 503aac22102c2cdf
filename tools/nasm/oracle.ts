// Bytes and messages of many lines at once: of the real nasm, or of any that takes its options.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OracleLine {
  /** Hexadecimal, in capitals; undefined where nasm refuses the line. */
  bytes: string | undefined;
  /** Offset of the line in its section. */
  address: number;
  /** `error: ...` and `warning: ... [-w+class]` in nasm's words, each once. */
  readonly messages: string[];
  /** nasm itself fails on the line. */
  panics: boolean;
}

/** What an assembler says of a source; without a listing where it refuses it. */
interface AssemblerRun {
  readonly errors: string;
  readonly code: number;
  readonly listing: string | undefined;
}

/** Takes nasm's options, which name no files. */
export type Assembler = (source: string, options: readonly string[]) => AssemblerRun;

export interface OracleMode {
  readonly bits: 16 | 32 | 64;
  readonly level: '0' | '1' | 'x';
  /** Lines of source before all others. */
  readonly before?: readonly string[];
  /** The same behind them. */
  readonly after?: readonly string[];
}

/** The version that nasm says it has; undefined where there is none. */
export function nasmVersion(): string | undefined {
  const { stdout, error } = spawnSync('nasm', ['-v'], { encoding: 'utf8' });
  return error ? undefined : /version (\S+)/.exec(stdout)?.[1];
}

const roundsMax = 60;

/** nasm on the files of a folder. */
function nasmIn(folder: string): Assembler {
  const [source, listing] = [join(folder, 'a.asm'), join(folder, 'a.lst')];
  return (text, options) => {
    writeFileSync(source, text);
    rmSync(listing, { force: true });
    const args = [...options, '-o', join(folder, 'a.bin'), '-l', listing, source];
    const { stderr, status } = spawnSync('nasm', args, { encoding: 'utf8', maxBuffer: 1 << 30 });
    const isWritten = status === 0 && existsSync(listing);
    const shown = isWritten ? readFileSync(listing, 'utf8') : undefined;
    return { errors: stderr, code: status ?? -1, listing: shown };
  };
}

/**
 * What nasm and another assembler make of the same lines, each with the address at which it stands
 * once those are gone that either refuses. `L5` is where the line with the index 5 stands.
 */
export function assembleLinesWith(
  lines: readonly string[],
  mode: OracleMode,
  others: readonly Assembler[],
): OracleLine[][] {
  const folder = mkdtempSync(join(tmpdir(), 'nasm-oracle-'));
  try {
    const assemblers = [nasmIn(folder), ...others];
    const results = assemblers.map(() => lines.map(emptyLine));
    // Each is asked until it refuses nothing more, and then all of them about what is left.
    const accepted = assemblers.map((assembler, at) => {
      const all = lines.map((_, index) => index);
      return settle([assembler], lines, all, mode, [results[at]!]);
    });
    const common = accepted.reduce((left, right) => {
      const others = new Set(right);
      return left.filter(index => others.has(index));
    });
    if (others.length > 0) settle(assemblers, lines, common, mode, results);
    return results;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Asks until nobody refuses anything; returns the lines that all take. */
function settle(
  assemblers: readonly Assembler[],
  lines: readonly string[],
  all: readonly number[],
  mode: OracleMode,
  results: readonly (readonly OracleLine[])[],
): readonly number[] {
  let remaining = all;
  for (let round = 0; round < roundsMax && remaining.length > 0; round++) {
    const refused = new Set<number>();
    assemblers.forEach((assembler, at) => {
      for (const index of assembleOnce(assembler, lines, remaining, mode, results[at]!)) {
        refused.add(index);
      }
    });
    if (refused.size === 0) break;
    // Whoever panics has not seen the rest.
    const panicking = [...refused].filter(index => results.some(each => each[index]!.panics));
    const gone = panicking.length > 0 ? new Set(panicking) : refused;
    remaining = remaining.filter(index => !gone.has(index));
  }
  return remaining;
}

function emptyLine(): OracleLine {
  return { bytes: undefined, address: 0, messages: [], panics: false };
}

/** Each line is an instruction of its own. */
export function assembleLines(lines: readonly string[], mode: OracleMode): OracleLine[] {
  return assembleLinesWith(lines, mode, [])[0]!;
}

/** The source, and for each of its lines the index of the line that it is; -1 for others. */
function sourceOf(
  lines: readonly string[],
  remaining: readonly number[],
  { bits, before = [], after = [] }: OracleMode,
): { text: string; owners: number[] } {
  const wanted = new Set<number>();
  for (const index of remaining) {
    for (const [, number] of lines[index]!.matchAll(/\bL(\d+)\b/g)) wanted.add(Number(number));
  }
  const rows: [string, number][] = [`bits ${bits}`, ...before].map(row => [row, -1]);
  const isLeft = new Set(remaining);
  for (let index = 0; index < lines.length; index++) {
    if (wanted.has(index)) rows.push([`L${index}:`, -1]);
    if (isLeft.has(index)) rows.push([lines[index]!, index]);
  }
  for (const row of after) rows.push([row, -1]);
  return { text: `${rows.map(([row]) => row).join('\n')}\n`, owners: rows.map(([, at]) => at) };
}

/** One run; returns the lines that it refuses. Bytes are read when none is. */
function assembleOnce(
  assembler: Assembler,
  lines: readonly string[],
  remaining: readonly number[],
  mode: OracleMode,
  results: readonly OracleLine[],
): Set<number> {
  const refused = new Set<number>();
  const { text, owners } = sourceOf(lines, remaining, mode);
  const { errors, code, listing } = assembler(text, [`-O${mode.level}`, '-f', 'bin']);
  for (const row of errors.split('\n')) {
    const [, number, message = ''] = /^(?:panic: )?[^:]*:(\d+): (.*)$/.exec(row) ?? [];
    const index = owners[Number(number) - 1] ?? -1;
    if (index < 0) continue;
    const { messages } = results[index]!;
    if (!messages.includes(message)) messages.push(message);
    if (row.startsWith('panic')) results[index]!.panics = true;
    if (message.startsWith('error') || row.startsWith('panic')) refused.add(index);
  }
  if (refused.size === 0 && code !== 0) {
    console.log(`the assembler fails: ${errors.slice(-200)}`);
    for (const index of remaining) results[index]!.panics = true;
    return new Set(remaining);
  }
  if (listing !== undefined) readListing(listing, owners, results);
  return refused;
}

function readListing(
  listing: string,
  owners: readonly number[],
  results: readonly OracleLine[],
): void {
  for (const index of owners) if (index >= 0) results[index]!.bytes = undefined;
  for (const line of listing.split('\n')) {
    const match = /^ *(\d+) ([0-9A-F]{8}) (\S+)/.exec(line);
    const index = match ? (owners[Number(match[1]) - 1] ?? -1) : -1;
    if (!match || index < 0) continue;
    const result = results[index]!;
    if (result.bytes === undefined) result.address = Number.parseInt(match[2]!, 16);
    result.bytes = (result.bytes ?? '') + match[3]!.replace(/[^0-9A-F]/g, '');
  }
}
