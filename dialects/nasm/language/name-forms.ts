// What the form of a name tells: whether it is local, of a call of a macro, or of a context.

/** `%define` and its relatives: they give a name a text. */
const defining = new Set(
  (
    '%define %idefine %xdefine %ixdefine %assign %iassign %defstr %idefstr %deftok %ideftok ' +
    '%strlen %substr %strcat'
  ).split(' '),
);

export function isDefinition(head: string): boolean {
  return defining.has(head) || head === '%defalias' || head === '%idefalias';
}

/** Names begin with `.` where they belong to the label before them, `..` where to none. */
export function isLocal(name: string): boolean {
  return name.startsWith('.') && !name.startsWith('..');
}

/** `%%name` belongs to the call of the macro in whose body it stands. */
export function isOfCall(name: string): boolean {
  return name.startsWith('%%') && name.length > 2;
}

/** `%$name`, `%$$name` and so on belong to a context; which one is known when macros are called. */
export function nameInContext(written: string): string | undefined {
  return /^%\$+(?=[^$])(.+)$/.exec(written)?.[1];
}

const contextWords = /^%(?:push|pop|repl|(?:if|elif)n?ctx)$/;

/** Whether a directive names a context. */
export function namesContext(head: string): boolean {
  return contextWords.test(head);
}

/** The key of a macro that minds no letter case among `Outline.macros`. */
export const keyInAnyCase = (name: string): string => `%i${name.toLowerCase()}`;
