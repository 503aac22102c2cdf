// The real nasm, asked for the bytes and messages of many lines at once.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

export interface OracleMode {
  readonly bits: 16 | 32 | 64;
  readonly level: '0' | '1' | 'x';
  /** Lines of source before all others. */
  readonly before?: readonly string[];
}

/** The version that nasm says it has; undefined where there is none. */
export function nasmVersion(): string | undefined {
  const { stdout, error } = spawnSync('nasm', ['-v'], { encoding: 'utf8' });
  return error ? undefined : /version (\S+)/.exec(stdout)?.[1];
}

const roundsMax = 60;

/** Lines that refer to no label; each is an instruction of its own. */
export function assembleLines(lines: readonly string[], mode: OracleMode): OracleLine[] {
  const results = lines.map(
    (): OracleLine => ({ bytes: undefined, address: 0, messages: [], panics: false }),
  );
  const folder = mkdtempSync(join(tmpdir(), 'nasm-oracle-'));
  try {
    let remaining = lines.map((_, index) => index);
    for (let round = 0; round < roundsMax && remaining.length > 0; round++) {
      const refused = assembleOnce(folder, lines, remaining, mode, results);
      if (refused.size === 0) break;
      remaining = remaining.filter(index => !refused.has(index));
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return results;
}

/** One run; returns the lines that it refuses. Bytes are read when none is. */
function assembleOnce(
  folder: string,
  lines: readonly string[],
  remaining: readonly number[],
  { bits, level, before = [] }: OracleMode,
  results: OracleLine[],
): Set<number> {
  const source = join(folder, 'a.asm');
  const head = [`bits ${bits}`, ...before];
  writeFileSync(source, `${[...head, ...remaining.map(index => lines[index])].join('\n')}\n`);
  const listing = join(folder, 'a.lst');
  const args = [`-O${level}`, '-f', 'bin', '-o', join(folder, 'a.bin'), '-l', listing, source];
  const { stderr, status } = spawnSync('nasm', args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const refused = new Set<number>();
  for (const line of stderr.split('\n')) {
    const [, number, message = ''] = /^(?:panic: )?[^:]*:(\d+): (.*)$/.exec(line) ?? [];
    const index = remaining[Number(number) - 1 - head.length];
    if (index === undefined) continue;
    const { messages } = results[index]!;
    if (!messages.includes(message)) messages.push(message);
    if (line.startsWith('panic')) results[index]!.panics = true;
    if (message.startsWith('error') || line.startsWith('panic')) refused.add(index);
  }
  if (refused.size === 0 && status !== 0) throw new Error(`nasm: ${stderr.slice(-600)}`);
  if (refused.size === 0) readListing(listing, remaining, head.length, results);
  return refused;
}

function readListing(
  path: string,
  remaining: readonly number[],
  headLength: number,
  results: OracleLine[],
): void {
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const match = /^ *(\d+) ([0-9A-F]{8}) (\S+)/.exec(line);
    const index = remaining[Number(match?.[1]) - 1 - headLength];
    if (!match || index === undefined) continue;
    const result = results[index]!;
    if (result.bytes === undefined) result.address = Number.parseInt(match[2]!, 16);
    result.bytes = (result.bytes ?? '') + match[3]!.replace(/[^0-9A-F]/g, '');
  }
}
