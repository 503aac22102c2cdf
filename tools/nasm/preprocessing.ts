// One source preprocessed by `nasm -E` and by us, both as texts to compare.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PreprocessorDiagnostic } from '../../dialects/nasm/preprocessor/diagnostic.ts';
import {
  defaultLimits,
  type PreprocessorOptions,
  usualWorkOfLine,
} from '../../dialects/nasm/preprocessor/options.ts';
import { createPreprocessor } from '../../dialects/nasm/preprocessor/preprocessor.ts';
import { createPrinter } from '../../dialects/nasm/preprocessor/printed-lines.ts';

/** What a preprocessor says: on standard output, and on standard error. */
export interface Preprocessed {
  readonly output: string;
  readonly messages: string;
  /** nasm itself fails, or never ends. */
  readonly panics: boolean;
}

export const sourceName = 'program.asm';

const midnight = { year: 2026, month: 1, day: 2, hour: 0, minute: 0, second: 0 };

/** Classes of warnings that nasm leaves off. */
const off = new Set(['pragma-bad', 'pragma-empty', 'pragma-na', 'pragma-unknown']);

/** Options for a text alone, with whatever a test wants otherwise. */
export function optionsFor(
  text: string,
  changes: Partial<PreprocessorOptions> = {},
): PreprocessorOptions {
  return {
    path: sourceName,
    text,
    read: () => undefined,
    includePaths: [],
    commandLine: [],
    environment: () => undefined,
    symbols: undefined,
    outputFormat: 'bin',
    debugFormat: '',
    bits: () => 0,
    pass: 3,
    clock: { local: midnight, utc: midnight, seconds: 1767312000 },
    records: false,
    workMax: 20_000_000,
    workOfLine: usualWorkOfLine,
    limits: defaultLimits,
    ...changes,
  };
}

function shown(diagnostic: PreprocessorDiagnostic): string[] {
  const { reportedFile, reportedLine, severity, message, notes } = diagnostic;
  const error = severity === 'error' ? 'error=' : '';
  const suffix = diagnostic.class === '' ? '' : ` [-w+${error}${diagnostic.class}]`;
  return [
    `${reportedFile}:${reportedLine}: ${severity}: ${message}${suffix}`,
    ...notes.map(note => `${note.reportedFile}:${note.reportedLine}: ${note.message}`),
  ];
}

/** What our preprocessor makes of a source. */
export function preprocessOurs(options: PreprocessorOptions): Preprocessed {
  const preprocessor = createPreprocessor(options);
  const print = createPrinter();
  let output = '';
  for (let line = preprocessor.next(); line; line = preprocessor.next()) output += print(line);
  const messages = preprocessor.diagnostics
    .filter(diagnostic => !off.has(diagnostic.class))
    .flatMap(shown);
  return { output, messages: messages.map(line => `${line}\n`).join(''), panics: false };
}

/** What `nasm -E` makes of a source that includes no file. */
export function preprocessNasm(text: string): Preprocessed {
  const folder = mkdtempSync(join(tmpdir(), 'nasm-preprocessing-'));
  try {
    writeFileSync(join(folder, sourceName), text);
    const { stdout, stderr, signal } = spawnSync('nasm', ['-E', sourceName], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 10_000,
      maxBuffer: 1 << 28,
      env: {},
    });
    const panics = signal !== null || /^panic: /m.test(stderr);
    return { output: stdout, messages: stderr, panics };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
