// The multi-line macros of a text: their names, and which names they give to whoever calls them, as
// `cglobal name` defines a label and `cextern name` declares one of another file.

/** What a name is that an argument of a call spells. */
export type NamingKind = 'label' | 'external' | 'define';

/** An argument that a call of a macro makes a name of. */
export interface NamingArgument {
  readonly kind: NamingKind;
  /** From 1; 0 for each argument, where the macro goes through them. */
  readonly argument: number;
}

/** A macro as its text shows it. */
export interface MacroText {
  readonly name: string;
  /** Whether `%imacro` defines it, so that letter case means nothing. */
  readonly ignoresCase: boolean;
  /** The parameters that its body makes names of, a label first. */
  readonly names: readonly NamingArgument[];
  /** The first words of the lines of its body. */
  readonly heads: ReadonlySet<string>;
}

/** The macros of several files together. */
export interface MacroNames {
  /** A macro's own spelling of a name; undefined where none has it. */
  spelled(name: string): string | undefined;
  /** The arguments that a call makes names of. */
  namesOf(name: string): readonly NamingArgument[];
  /** The same text for the same macros. */
  readonly key: string;
}

const opening = /^[ \t]*%(i?)r?macro[ \t]+([^\s,]+)/i;
const closing = /^[ \t]*%endm(?:acro)?\b/i;
/** `%1:`, `_%{2}_end:`, `%1 %+ SUFFIX:`, and without a colon where data follows. */
const label = new RegExp(
  '^[ \\t]*[\\w$?@~#]*%\\{?(\\d+)\\}?[\\w.$?@~#%{}]*' +
    '(?:[ \\t]*%\\+[ \\t]*[\\w%{}]+)*(?:[ \\t]*:|[ \\t]+d[bwdqt]\\b)',
  'i',
);
const constant = /\bequ\b/i;
const firstWord = /^[ \t]*([^\s,:;%]+)/;
const declaration = /^[ \t]*\[?(?:extern|required|common)[ \t]+(?:[^;%]|%(?!\{?\d))*%\{?(\d+)/i;
const definition = /^[ \t]*%i?x?(?:define|assign)[ \t]+%\{?(\d+)\}?(?=[ \t(]|\r?$)/i;
const rotation = /^[ \t]*%rotate\b/i;

/** The multi-line macros of a text, in order. */
export function macroTexts(text: string): readonly MacroText[] {
  if (!/%i?r?macro/i.test(text)) return [];
  const found: MacroText[] = [];
  let body: string[] | undefined;
  let open: Pick<MacroText, 'name' | 'ignoresCase'> | undefined;
  const close = () => {
    if (open && body) found.push({ ...open, names: namesIn(body), heads: headsIn(body) });
    open = undefined;
  };
  for (const line of text.split('\n')) {
    const [, letter, name] = opening.exec(line) ?? [];
    if (name !== undefined) {
      close();
      open = { name, ignoresCase: letter !== '' };
      body = [];
    } else if (closing.test(line)) close();
    else if (open) body!.push(line);
  }
  close();
  return found;
}

function headsIn(body: readonly string[]): ReadonlySet<string> {
  const heads = body.map(line => firstWord.exec(line)?.[1]);
  return new Set(heads.filter(head => head !== undefined));
}

/** A parameter is what it is first of: a label, a name of another file, a single-line macro. */
function namesIn(body: readonly string[]): readonly NamingArgument[] {
  const goesThrough = body.some(line => rotation.test(line));
  const found: NamingArgument[] = [];
  const add = (kind: NamingKind, parameter: string | undefined) => {
    if (parameter === undefined || parameter === '0') return;
    const argument = goesThrough && kind !== 'label' ? 0 : Number(parameter);
    if (!found.some(each => each.argument === argument)) found.push({ kind, argument });
  };
  // A macro that defines several labels is known by the first.
  add(
    'label',
    body.map(labelIn).find(parameter => parameter !== undefined),
  );
  for (const line of body) add('external', declaration.exec(line)?.[1]);
  for (const line of body) add('define', definition.exec(line)?.[1]);
  return found;
}

function labelIn(line: string): string | undefined {
  return constant.test(line) ? undefined : label.exec(line)?.[1];
}

/** What calls a macro that defines a label defines one, too, and names it first. */
function namesByMacro(
  macros: readonly MacroText[],
): ReadonlyMap<string, readonly NamingArgument[]> {
  const found = new Map<string, readonly NamingArgument[]>();
  for (const { name, names } of macros) if (names.length > 0) found.set(name, names);
  const definesLabel = (name: string) => found.get(name)?.[0]?.kind === 'label';
  for (let isMore = true; isMore; ) {
    isMore = false;
    for (const { name, heads } of macros) {
      if (found.has(name) || ![...heads].some(definesLabel)) continue;
      found.set(name, [{ kind: 'label', argument: 1 }]);
      isMore = true;
    }
  }
  return found;
}

export function macroNames(macros: readonly MacroText[]): MacroNames {
  const exact = new Set<string>();
  const inAnyCase = new Map<string, string>();
  for (const { name, ignoresCase } of macros) {
    if (ignoresCase) inAnyCase.set(name.toLowerCase(), name);
    else exact.add(name);
  }
  const spelled = (name: string) =>
    exact.has(name) ? name : inAnyCase.size > 0 ? inAnyCase.get(name.toLowerCase()) : undefined;
  const names = namesByMacro(macros);
  const namesText = Array.from(names, ([name, all]) =>
    [name, ...all.map(({ kind, argument }) => `${kind}${argument}`)].join(':'),
  );
  return {
    spelled,
    namesOf: name => names.get(spelled(name) ?? '') ?? [],
    key: [...exact, '', ...inAnyCase.keys(), '', ...namesText].join(' '),
  };
}
