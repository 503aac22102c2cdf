// What an editor wants to know of the sources: definitions, uses, includes, branches, folds.
import type { BodyLine } from './body-line.ts';
import type { Context } from './context.ts';
import type { Place } from './expanded-line.ts';
import type { MultiMacro } from './multi-macro.ts';
import { place } from './places.ts';
import type { SingleMacro } from './single-macro.ts';
import type { Token } from './token.ts';

/** One definition of a macro in a file. */
export interface MacroDefinition {
  readonly kind: 'single' | 'multi';
  readonly name: string;
  readonly at: Place;
  readonly insensitive: boolean;
  readonly parametersMin: number;
  readonly parametersMax: number;
  readonly takesRest: boolean;
  /** Of single-line macros: the names in the parameter list. */
  readonly parameters: readonly { readonly name: string; readonly at: Place }[];
  /** Of multi-line macros from the opening line to the closing one; else of the body's text. */
  readonly body: Place | undefined;
  /** Made by %assign, %xdefine and the like several times: the value that it had first. */
  readonly text: string;
}

/** One mention of a macro's name. */
export interface MacroUse {
  readonly at: Place;
  /** Index into the definitions; -1 for what the preprocessor itself knows or nobody defines. */
  readonly definition: number;
  readonly kind: 'call' | 'question' | 'removal';
  /** Of calls of multi-line macros: the arguments. */
  readonly arguments: readonly (Place | undefined)[];
}

export interface IncludeUse {
  readonly at: Place;
  readonly written: string;
  /** Undefined if no such file is there. */
  readonly path: string | undefined;
}

export interface Fold {
  readonly kind: 'macro' | 'rep' | 'if' | 'context';
  readonly opening: Place;
  readonly closing: Place;
}

export interface PreprocessorIndex {
  readonly definitions: readonly MacroDefinition[];
  readonly uses: readonly MacroUse[];
  readonly includes: readonly IncludeUse[];
  readonly folds: readonly Fold[];
}

function placeOf(token: Token): Place {
  return place(token.file, token.start, token.end);
}

function lineAt(line: BodyLine): Place {
  return place(line.file, line.start, line.end);
}

/** Collects the index of a run; places that are met again and again are recorded once. */
export class Recorder implements PreprocessorIndex {
  readonly definitions: MacroDefinition[] = [];
  readonly uses: MacroUse[] = [];
  readonly includes: IncludeUse[] = [];
  readonly folds: Fold[] = [];
  private readonly definitionAt = new Map<string, number>();
  private readonly useAt = new Set<string>();
  private readonly foldAt = new Set<string>();
  private readonly conditions: BodyLine[] = [];
  private readonly contexts = new Map<Context, BodyLine>();

  defineSingle(macro: SingleMacro, name: Token): void {
    if (name.file < 0) return;
    const { length } = macro.parameters;
    const first = macro.body[0];
    const last = macro.body.at(-1);
    const isHere = first?.file === name.file && last?.file === name.file;
    const named = macro.parameters.filter(each => each.at !== undefined);
    macro.definition = this.define({
      kind: 'single',
      name: macro.name,
      at: placeOf(name),
      insensitive: macro.insensitive,
      parametersMin: length,
      parametersMax: length,
      takesRest: macro.countMax === Number.POSITIVE_INFINITY,
      parameters: named.map(each => ({ name: each.name, at: placeOf(each.at!) })),
      body: isHere ? place(name.file, first.start, last!.end) : undefined,
      text: macro.body.map(token => token.text).join(''),
    });
  }

  defineMulti(macro: MultiMacro, opening: BodyLine, closing: BodyLine): void {
    this.fold('macro', opening, closing);
    if (!macro.at || macro.at.file < 0) return;
    macro.definition = this.define({
      kind: 'multi',
      name: macro.name,
      at: placeOf(macro.at),
      insensitive: macro.insensitive,
      parametersMin: macro.parametersMin,
      parametersMax: macro.parametersMax,
      takesRest: macro.takesRest,
      parameters: [],
      body: place(opening.file, opening.start, closing.end),
      text: '',
    });
  }

  private define(definition: MacroDefinition): number {
    const { file, start } = definition.at;
    const key = `${file}:${start}:${definition.name}`;
    const known = this.definitionAt.get(key);
    if (known !== undefined) return known;
    const index = this.definitions.push(definition) - 1;
    this.definitionAt.set(key, index);
    return index;
  }

  useSingle(macro: SingleMacro, name: Token): void {
    this.use(name, macro.definition, 'call', []);
  }

  useMulti(macro: MultiMacro, name: Token, parameters: readonly (readonly Token[])[]): void {
    this.use(
      name,
      macro.definition,
      'call',
      parameters.map(tokens => {
        const [first, last] = [tokens[0], tokens.at(-1)];
        const isHere = first && last && first.file === name.file && last.file === name.file;
        return isHere && first.start <= last.end
          ? place(name.file, first.start, last.end)
          : undefined;
      }),
    );
  }

  askSingle(name: Token, macro: SingleMacro | undefined): void {
    this.use(name, macro?.definition ?? -1, 'question', []);
  }

  askMulti(name: Token, macro: MultiMacro | undefined): void {
    this.use(name, macro?.definition ?? -1, 'question', []);
  }

  removeSingle(macro: SingleMacro, name: Token): void {
    this.use(name, macro.definition, 'removal', []);
  }

  removeMulti(macro: MultiMacro, name: Token): void {
    this.use(name, macro.definition, 'removal', []);
  }

  private use(
    name: Token,
    definition: number,
    kind: MacroUse['kind'],
    args: readonly (Place | undefined)[],
  ): void {
    if (name.file < 0) return;
    const key = `${name.file}:${name.start}:${definition}`;
    if (this.useAt.has(key)) return;
    this.useAt.add(key);
    this.uses.push({ at: placeOf(name), definition, kind, arguments: args });
  }

  include(at: Token, written: string, path: string | undefined): void {
    if (at.file >= 0) this.includes.push({ at: placeOf(at), written, path });
  }

  openCondition(line: BodyLine): void {
    this.conditions.push(line);
  }

  closeCondition(line: BodyLine): void {
    const opening = this.conditions.pop();
    if (opening) this.fold('if', opening, line);
  }

  repeat(opening: BodyLine, closing: BodyLine): void {
    this.fold('rep', opening, closing);
  }

  pushContext(context: Context, line: BodyLine): void {
    this.contexts.set(context, line);
  }

  popContext(context: Context, line: BodyLine): void {
    const opening = this.contexts.get(context);
    this.contexts.delete(context);
    if (opening) this.fold('context', opening, line);
  }

  private fold(kind: Fold['kind'], opening: BodyLine, closing: BodyLine): void {
    if (opening.file < 0 || opening.file !== closing.file) return;
    const key = `${opening.file}:${opening.start}`;
    if (this.foldAt.has(key)) return;
    this.foldAt.add(key);
    this.folds.push({ kind, opening: lineAt(opening), closing: lineAt(closing) });
  }
}
