// What an analysis gives to an editor; much of it is found out when somebody asks for it.
import type { Image } from '#core/assembler/image.ts';
import type { Diagnostic } from '#core/diagnostics/diagnostic.ts';
import type { SourceHost } from '#core/dialect.ts';
import type { Fact } from '#core/isa/vocabulary.ts';
import {
  type Analysis,
  type Annotation,
  type DefinitionPlace,
  type FileLink,
  type LineFold,
  type MacroExpansion,
  type OutsideReferences,
  type Reference,
  referenceAt,
  type Statement,
} from '#core/semantics/analysis.ts';
import type { TokenList } from '#core/syntax/token.ts';
import type { SourceText } from '#core/text/source.ts';
import type { Span } from '#core/text/span.ts';
import type { Place } from '../preprocessor/expanded-line.ts';
import { type AssemblerRun, runAssembler } from './assembler-run.ts';
import { describePlace, wordAt } from './descriptions.ts';
import { Details } from './details.ts';
import { foldsOf } from './folds.ts';
import { candidateUris, type IncludedFile } from './includes.ts';
import { lazy } from './lazy.ts';
import { headName, type OutlineSymbol } from './outline.ts';
import { mainPlace, type PlacedLines } from './placed-lines.ts';
import type { Project } from './project.ts';
import type { RawLine } from './raw-lines.ts';
import { meaningOf, type NameMeaning } from './single-names.ts';

/** A program that was assembled for the sake of a file that it includes. */
export interface WholeRun {
  readonly uri: string;
  readonly project: Project;
  readonly run: AssemblerRun;
}

/** What the next text of the source can be assembled by: most of it will be the same. */
export interface KeptRuns {
  /** Of the source alone. */
  readonly own: AssemblerRun | undefined;
  /** Of the program that it is a part of, where it makes no sense alone. */
  readonly whole: WholeRun | undefined;
}

export interface NasmAnalysis extends Analysis {
  readonly project: Project;
  /** Absent for files that are made to be included. */
  readonly run?: AssemblerRun;
  readonly keptRuns: KeptRuns;
  /** The same source in another format; undefined for files that are made to be included. */
  assembleAs(format: string): AssemblerRun | undefined;
  /** Assembles once more, for a listing; undefined for files that are made to be included. */
  assembleForListing(): AssemblerRun | undefined;
}

/** What an analysis has found out at once, and how it finds out the rest. */
interface Known {
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly lines: readonly RawLine[];
  readonly symbols: readonly OutlineSymbol[];
  readonly includes: readonly IncludedFile[];
  readonly project: Project;
  readonly host: SourceHost;
  readonly diagnostics: readonly Diagnostic[];
  readonly run: AssemblerRun | undefined;
  readonly partOf: string | undefined;
  readonly keptRuns: KeptRuns;
  readonly references: () => readonly Reference[];
  readonly outsideReferences: () => readonly OutsideReferences[];
  readonly placed: () => PlacedLines;
}

/**
 * A class, because a getter in an object literal costs each object a hidden class of its own, which
 * keeps the whole analysis alive until the next full garbage collection.
 */
export class AnalyzedSource implements NasmAnalysis {
  readonly dialect = 'nasm';
  readonly source: SourceText;
  readonly tokens: TokenList;
  readonly statements: readonly RawLine[];
  readonly symbols: readonly OutlineSymbol[];
  readonly diagnostics: readonly Diagnostic[];
  readonly dependencies: readonly string[];
  readonly partOf?: string;
  readonly project: Project;
  readonly run?: AssemblerRun;
  readonly keptRuns: KeptRuns;
  /** Present while nothing is wrong; the sections of an object have no addresses yet. */
  readonly image?: Image;
  readonly #known: Known;
  readonly #details: () => Details | undefined;
  readonly #folds: () => readonly LineFold[];
  readonly #links: () => readonly FileLink[];

  constructor(known: Known) {
    const { source, tokens, lines, symbols, includes, project, diagnostics, run, placed } = known;
    this.source = source;
    this.tokens = tokens;
    this.statements = lines;
    this.symbols = symbols;
    this.diagnostics = diagnostics;
    this.dependencies = includes.map(file => file.source.uri);
    this.project = project;
    if (known.partOf !== undefined) this.partOf = known.partOf;
    if (run) this.run = run;
    this.keptRuns = known.keptRuns;
    if (run && !run.assembled.hasErrors) this.image = { unitBits: 8, segments: [] };
    this.#known = known;
    this.#details = lazy(() => run && new Details(run.assembled, placed(), lines));
    this.#folds = lazy(() => foldsOf(lines));
    this.#links = lazy(() => linksOf(known));
  }

  get references(): readonly Reference[] {
    return this.#known.references();
  }

  outsideReferences(): readonly OutsideReferences[] {
    return this.#known.outsideReferences();
  }

  get links(): readonly FileLink[] {
    return this.#links();
  }

  get folds(): readonly LineFold[] {
    return this.#folds();
  }

  annotations(range: Span): readonly Annotation[] {
    return this.#details()?.annotations(range) ?? [];
  }

  explain(statement: Statement): readonly Fact[] {
    return this.#details()?.explain(statement) ?? [];
  }

  expansions(): readonly MacroExpansion[] {
    return this.#details()?.expansions() ?? [];
  }

  calledMacros(): ReadonlySet<string> {
    return this.#details()?.calledMacros() ?? new Set();
  }

  describe(offset: number): string | undefined {
    const { source, tokens, lines, symbols, references } = this.#known;
    const known = { details: this.#details(), references: references() };
    const meaning = (name: string, at: number) => this.#meaning(name, at);
    return describePlace({ source, tokens, lines, symbols, meaning, ...known }, offset);
  }

  definitionAt(offset: number): DefinitionPlace | undefined {
    const { source, tokens } = this;
    const token = wordAt(tokens, offset);
    const reference = referenceAt(this, offset);
    // A label that a define has the name of is what people mean by it.
    const isOther = reference && this.symbols[reference.symbol]!.kind !== 'define';
    if (token < 0 || isOther) return undefined;
    const origin = { start: tokens.starts[token]!, end: tokens.starts[token + 1]! };
    const found = this.#meaning(source.slice(origin), origin.start)?.definition;
    const uri = found && this.run!.uriOf(found.file);
    if (uri === undefined) return undefined;
    return { origin, uri, span: { start: found!.start, end: found!.end } };
  }

  /** Of a word that may be the name of a single-line macro. */
  #meaning(name: string, offset: number): NameMeaning | undefined {
    const kept = this.run?.kept;
    if (!kept) return undefined;
    const placed = this.#known.placed();
    const line = this.source.lineAt(offset);
    // What a macro's body means is known where the macro is called.
    const inBody = placed.of(line).length > 0 ? [] : placed.inBody(line);
    const call = inBody[0] && mainPlace(inBody[0].line);
    if (!call) return meaningOf(name, offset, kept);
    const pieces = lazy(() => inBody.flatMap(({ line }) => line.pieces));
    const isMade = ({ file, start }: Place) =>
      pieces().some(({ place }) => place?.file === file && place.start === start);
    return meaningOf(name, call.start, kept, isMade);
  }

  *prepare(): Generator<void, void, void> {
    for (const part of [this.#known.placed, this.#details, this.#known.references]) {
      part();
      yield;
    }
  }

  assembleAs(format: string): AssemblerRun | undefined {
    const { source, host, project } = this.#known;
    return (
      this.run && finished(runAssembler(source, { ...project, format }, host, false, undefined))
    );
  }

  assembleForListing(): AssemblerRun | undefined {
    const { source, host, project } = this.#known;
    return this.run && finished(runAssembler(source, project, host, true, this.run));
  }
}

/** Runs work to its end at once. */
function finished<T>(work: Generator<void, T, void>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The names of files that the source takes in as links to them. */
function linksOf({ source, lines, includes, project, run }: Known): readonly FileLink[] {
  const { includePaths } = project;
  const known = new Set(includes.map(file => file.source.uri));
  const links: FileLink[] = [];
  for (const line of lines) {
    const head = headName(line);
    if (head !== '%include' && head !== 'incbin') continue;
    const range = line.operandRanges()[0];
    if (!range) continue;
    const name = line.text(range.first).slice(1, -1);
    const included = candidateUris(name, source.uri, includePaths).find(each => known.has(each));
    const uri = included ?? run?.uriNamed(name);
    const { start } = line.operands[0]!.span;
    if (uri) links.push({ span: { start: start + 1, end: start + 1 + name.length }, uri });
  }
  return links;
}
