// The requests of our own: dialects, listing, disassembly and assembling (see messages.ts).
import { type DerivedLine, derivedText } from '#core/assembler/derived-text.ts';
import type { OutputFile } from '#core/assembler/image.ts';
import { hasErrors } from '#core/diagnostics/diagnostic.ts';
import { analyzeNow, type Dialect, type OutputFormat } from '#core/dialect.ts';
import { ProgramError } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import { beginningOf } from '#core/text/beginning.ts';
import { SourceText } from '#core/text/source.ts';
import { bytesOfBase64, toBase64 } from '../base64.ts';
import type { Context } from '../context.ts';
import { toDiagnostic } from '../convert.ts';
import { diagnosticsOf } from '../features/diagnostics.ts';
import { disassemblyText, hexBytes } from '../features/disassembly.ts';
import { linkagesOf } from '../features/symbols.ts';
import { type Handler, refuse, request } from '../handler.ts';
import type * as messages from '../messages.ts';
import { methods } from '../messages.ts';
import { RequestType } from '../protocol.ts';
import { exporterOf } from '../related.ts';

const dialectsRequest = new RequestType<object, readonly messages.DialectDescription[], void>(
  methods.dialects,
);
const recognizeRequest = new RequestType<
  messages.RecognizeParams,
  messages.RecognizeResult | null,
  void
>(methods.recognize);
type DerivedRequest = RequestType<messages.DerivedParams, messages.DerivedResult | null, void>;
const listingRequest: DerivedRequest = new RequestType(methods.listing);
const expansionRequest: DerivedRequest = new RequestType(methods.expansion);
const disassemblyRequest = new RequestType<
  messages.DisassemblyParams,
  messages.DisassemblyResult | null,
  void
>(methods.disassembly);
const assembleRequest = new RequestType<
  messages.AssembleParams,
  messages.AssembleResult | null,
  void
>(methods.assemble);

/** The analysis of an open document, or of a file that is read for the occasion. */
export async function analysisOf(
  { documents, registry, index }: Context,
  uri: string,
): Promise<{ readonly dialect: Dialect; readonly analysis: Analysis }> {
  const view = await documents.view(uri);
  if (view) return view;
  const unknown = () => refuse(`${uri} is of no language that is known here.`);
  if (!(documents.owner(uri) ?? registry.dialectOf(uri))) throw unknown();
  const text = documents.sources.read(uri) ?? (await index.read(uri));
  if (text === undefined) throw refuse(`${uri} cannot be read; open it or save it first.`);
  const owner = documents.owner(uri) ?? registry.dialectOf(uri, () => text);
  if (!owner) throw unknown();
  const dialect = await owner.load();
  return { dialect, analysis: analyzeNow(dialect, new SourceText(uri, text), documents.sources) };
}

/** Less sure than this, a dialect takes a text for one of another language. */
const leastSure = 0.5;

function recognize(
  { registry }: Context,
  { uri, text }: messages.RecognizeParams,
): messages.RecognizeResult {
  const dialect = registry.dialectOf(uri, () => text);
  const isSure = (dialect?.recognize?.(text) ?? leastSure) >= leastSure;
  return { dialect: dialect && isSure ? dialect.id : null };
}

function describe(dialect: Dialect): messages.DialectDescription {
  const { id, name, extensions, imageExtensions, outputs, annotationKinds, machine } = dialect;
  return {
    id,
    name,
    extensions,
    imageExtensions,
    outputs: outputs.map(output => ({ id: output.id, title: output.title })),
    launchOptions: machine.options,
    exceptionFilters: machine.exceptionFilters,
    annotationKinds,
    clockUnit: machine.clockUnit,
    canCompare: machine.compare !== undefined,
    template: dialect.template,
    canExpand: dialect.expansion !== undefined,
    readsInput: machine.readsInput,
  };
}

async function assemble(
  context: Context,
  { uri, format }: messages.AssembleParams,
): Promise<messages.AssembleResult> {
  const { dialect, analysis } = await analysisOf(context, uri);
  const { outputs } = dialect;
  const output = format ? outputs.find(({ id }) => id === format) : outputs[0];
  if (!output) {
    const known = outputs.map(({ id }) => id).join(', ');
    throw refuse(`There is no output format “${format}”; ${dialect.name} has ${known}.`);
  }
  const sourceOf = (other: string) => context.documents.sourceText(other);
  const diagnostics = diagnosticsOf(analysis, context.settings.current.severities).map(each =>
    toDiagnostic(analysis.source, each, context.client, sourceOf),
  );
  if (hasErrors(analysis.diagnostics) || !analysis.image) return { files: [], diagnostics };
  try {
    const files = await written(context, output, analysis);
    const encoded = files.map(file => ({ suffix: file.suffix, base64: toBase64(file.content) }));
    return { files: encoded, diagnostics };
  } catch (error) {
    throw error instanceof ProgramError ? refuse(error.message) : error;
  }
}

/** Most formats leave names of other files open; those that cannot are given these files, too. */
async function written(
  context: Context,
  output: OutputFormat,
  analysis: Analysis,
): Promise<readonly OutputFile[]> {
  try {
    return output.write(analysis);
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const imports = linkagesOf(analysis).filter(({ kind }) => kind === 'import');
    const others = new Set<Analysis>();
    for (const each of imports) {
      const exporter = await exporterOf(context, analysis, each);
      if (exporter) others.add(exporter.analysis);
    }
    return output.write(analysis, [...others]);
  }
}

function derived(lines: readonly DerivedLine[]): messages.DerivedResult {
  return {
    text: derivedText(lines),
    lines: lines.map(({ line }) => line ?? null),
    calls: lines.map(({ call }) => call ?? null),
  };
}

export function programHandlers(): readonly Handler[] {
  return [
    request(dialectsRequest, [], async ({ registry }) => {
      const dialects = await Promise.all(registry.dialects.map(dialect => dialect.load()));
      return dialects.map(describe);
    }),
    request(recognizeRequest, null, recognize),
    request(listingRequest, null, async (context, { uri }) => {
      const { dialect, analysis } = await analysisOf(context, uri);
      return derived(dialect.listing(analysis));
    }),
    request(expansionRequest, null, async (context, { uri }) => {
      const { dialect, analysis } = await analysisOf(context, uri);
      if (!dialect.expansion) throw refuse(`${dialect.name} has no macros to expand.`);
      return derived(dialect.expansion(analysis));
    }),
    request(disassemblyRequest, null, async ({ registry }, params) => {
      const bytes = bytesOfBase64(params.base64);
      const owner = registry.dialectOf(params.dialect, () =>
        beginningOf(bytes ?? new Uint8Array()),
      );
      if (!owner) throw refuse(`“${params.dialect}” is no dialect and no image of one.`);
      if (!bytes) throw refuse('The image is no base64; send the bytes of the file encoded so.');
      const dialect = await owner.load();
      const lines = dialect.disassemble(bytes, params.dialect);
      const plain = lines.map(line => ({ ...line, bytes: hexBytes(line.bytes) }));
      return { text: disassemblyText(lines), lines: plain };
    }),
    request(assembleRequest, null, assemble),
  ];
}
