// Runs the assembler for an editor: files by URI, the user's project, and everything recorded.
import type { SourceHost } from '#core/dialect.ts';
import { fileNameOf } from '#core/text/file-name.ts';
import type { SourceText } from '#core/text/source.ts';
import { type AssembledFile, assembleInSteps } from '../assembly/assemble.ts';
import type { KeptLines } from '../assembly/parts/kept-lines.ts';
import { openInParts } from '../assembly/parts/part-source.ts';
import type { OpenedText } from '../assembly/preprocessed-source.ts';
import { type Clock, defaultLimits, type PreprocessorOptions } from '../preprocessor/options.ts';
import { candidateUris } from './includes.ts';
import type { Project } from './project.ts';

export interface AssemblerRun {
  readonly assembled: AssembledFile;
  /** The URI of a file that the preprocessor has read, by its index. */
  uriOf(file: number): string | undefined;
  /** The URI of a file under the name that the source has for it. */
  uriNamed(name: string): string | undefined;
  /** What the preprocessor has made of the text; undefined where it cannot be kept. */
  readonly kept: KeptLines | undefined;
}

/**
 * Tokens that the macros of a file in the editor may come to: x264's pixel-a comes to 50 million.
 * Its lines are few; those of all passes and of the features are kept, 200,000 of them at most.
 */
const workMax = 60_000_000;
const workOfLine = 300;

/** Bytes of a program in the editor. */
const bytesMax = 2 ** 27;

/** What __?DATE?__ and the like say in an editor: the same at every keystroke. */
const midnight = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
const clock: Clock = { local: midnight, utc: midnight, seconds: 946_684_800 };

/** `lists`: what a listing shows is kept. `before`: of an earlier text for the same project. */
export function* runAssembler(
  source: SourceText,
  project: Project,
  host: SourceHost,
  lists: boolean,
  before: AssemblerRun | undefined,
): Generator<void, AssemblerRun, void> {
  const uris = new Map<string, string>();
  const file = fileNameOf(source.uri);
  uris.set(file, source.uri);
  const find = <T>(path: string, get: (uri: string) => T | undefined): T | undefined => {
    for (const uri of candidateUris(path, source.uri, project.includePaths)) {
      const found = get(uri);
      if (found === undefined) continue;
      uris.set(path, uri);
      return found;
    }
    return undefined;
  };
  // The run itself is not kept by the functions below: each would hold the one before it for ever.
  let kept = before?.kept;
  const openText = (options: PreprocessorOptions): OpenedText =>
    openInParts(source.text, options, kept, read => {
      kept = read;
    });
  const assembled = yield* assembleInSteps({
    file,
    text: source.text,
    output: '',
    format: project.format,
    debugFormat: '',
    optimization: 2,
    warnings: project.warnings,
    // The folders of the project are looked through by URI.
    includePaths: [],
    commandLine: project.defines.map(text => ({ kind: 'define', text })),
    environment: () => undefined,
    clock,
    limits: defaultLimits,
    workMax,
    workOfLine,
    bytesMax,
    records: true,
    earlier: before?.assembled.records ?? [],
    lists: lists ? '' : undefined,
    openText: lists ? undefined : openText,
    read: path => find(path, uri => host.readBytes?.(uri)),
    readText: path => find(path, uri => (uri === source.uri ? source.text : host.read(uri))),
  });
  const files = assembled.text?.files;
  return {
    assembled,
    uriOf: index => uris.get(files?.[index]?.path ?? ''),
    uriNamed: name => uris.get(name),
    kept,
  };
}
