// The multi-line macros of a text: their names, and which of them define a label for whoever calls
// them, as `cglobal name` does. Local labels behind such a call belong to that label.

/** A macro as its text shows it. */
export interface MacroText {
  readonly name: string;
  /** Whether `%imacro` defines it, so that letter case means nothing. */
  readonly ignoresCase: boolean;
  /** The number of the parameter that a label of its body is named by; 0 without any. */
  readonly labelParameter: number;
  /** The first words of the lines of its body. */
  readonly heads: ReadonlySet<string>;
}

/** The macros of several files together. */
export interface MacroNames {
  /** A macro's own spelling of a name; undefined where none has it. */
  spelled(name: string): string | undefined;
  /** The number of the argument that names the label which a call defines; 0 without any. */
  labelArgument(name: string): number;
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

/** The multi-line macros of a text, in order. */
export function macroTexts(text: string): readonly MacroText[] {
  if (!/%i?r?macro/i.test(text)) return [];
  const found: MacroText[] = [];
  let open: (MacroText & { labelParameter: number; heads: Set<string> }) | undefined;
  for (const line of text.split('\n')) {
    const [, letter, name] = opening.exec(line) ?? [];
    if (name !== undefined) {
      open = { name, ignoresCase: letter !== '', labelParameter: 0, heads: new Set() };
      found.push(open);
    } else if (closing.test(line)) open = undefined;
    else if (open) {
      const parameter = constant.test(line) ? undefined : label.exec(line)?.[1];
      if (parameter !== undefined && open.labelParameter === 0) {
        open.labelParameter = Number(parameter);
      }
      const head = firstWord.exec(line)?.[1];
      if (head !== undefined) open.heads.add(head);
    }
  }
  return found;
}

/** What calls a macro that defines a label defines one, too, and names it first. */
function labelArguments(macros: readonly MacroText[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { name, labelParameter } of macros) {
    if (labelParameter > 0) found.set(name, labelParameter);
  }
  let before = -1;
  while (found.size > before) {
    before = found.size;
    for (const { name, heads } of macros) {
      if (!found.has(name) && [...heads].some(head => found.has(head))) found.set(name, 1);
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
  const labels = labelArguments(macros);
  return {
    spelled,
    labelArgument: name => labels.get(spelled(name) ?? '') ?? 0,
    key: [...exact, '', ...inAnyCase.keys(), '', ...labels.keys()].join(' '),
  };
}
