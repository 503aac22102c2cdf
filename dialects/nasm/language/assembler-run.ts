// Runs the assembler for an editor: files by URI, the user's project, and everything recorded.
import type { SourceHost } from '#core/dialect.ts';
import type { SourceText } from '#core/text/source.ts';
import { type Assembled, assembleLines } from '../assembly/assemble.ts';
import type { Assembly } from '../assembly/assembly.ts';
import type { Integer } from '../integer.ts';
import { type Clock, defaultLimits, type SymbolLookup } from '../preprocessor/options.ts';
import { createPreprocessor, type Preprocessor } from '../preprocessor/preprocessor.ts';
import { candidateUris } from './includes.ts';
import type { Project } from './project.ts';

export interface AssemblerRun {
  readonly assembled: Assembled;
  readonly preprocessor: Preprocessor;
  /** The URI of a file that the preprocessor has read, by its index. */
  uriOf(file: number): string | undefined;
}

/** Tokens that the macros of a file in the editor may come to. */
const workMax = 20_000_000;

/** What __?DATE?__ and the like say in an editor: the same at every keystroke. */
const midnight = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
const clock: Clock = { local: midnight, utc: midnight, seconds: 946_684_800 };

export function runAssembler(source: SourceText, project: Project, host: SourceHost): AssemblerRun {
  const uris = new Map<string, string>();
  const name = nameOf(source.uri);
  uris.set(name, source.uri);
  const read = (path: string): string | undefined => {
    for (const uri of candidateUris(path, source.uri, project.includePaths)) {
      const text = uri === source.uri ? source.text : host.read(uri);
      if (text === undefined) continue;
      uris.set(path, uri);
      return text;
    }
    return undefined;
  };
  let preprocessor: Preprocessor | undefined;
  const open = (assembly: Assembly) => {
    preprocessor = createPreprocessor({
      path: name,
      text: source.text,
      read,
      includePaths: [],
      commandLine: project.defines.map(text => ({ kind: 'define', text })),
      environment: () => undefined,
      symbols: lookupIn(assembly),
      outputFormat: project.format,
      debugFormat: '',
      bits: () => assembly.settings.bits,
      pass: assembly.pass,
      clock,
      records: true,
      workMax,
      limits: defaultLimits,
    });
    return preprocessor;
  };
  const { format, warnings } = project;
  const assembled = assembleLines({
    file: name,
    output: '',
    format,
    optimization: 2,
    warnings,
    open,
    read: () => undefined,
  });
  const finished = preprocessor!;
  return {
    assembled,
    preprocessor: finished,
    uriOf: file => uris.get(finished.files[file]?.path ?? ''),
  };
}

/** The last part of a URI, as the file is called. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

function lookupIn(assembly: Assembly): SymbolLookup {
  const place = (section: number, offset: Integer) => ({
    section,
    offset,
    forward: false,
    unknown: false,
  });
  return {
    lookup: name => {
      const entry = assembly.symbols.find(name);
      return entry && entry.definedIn > 0 ? place(entry.section, entry.offset) : undefined;
    },
    here: () => place(assembly.section, assembly.offset),
    sectionStart: () => place(assembly.section, 0),
  };
}
