// The preprocessor's directives, each with a number.

/** Conditions, to be read with `if`, `ifn`, `elif` or `elifn` in front. */
export const conditionNames = [
  '',
  'ctx',
  'def',
  'defalias',
  'difi',
  'empty',
  'env',
  'id',
  'idn',
  'idni',
  'macro',
  'num',
  'str',
  'token',
  'usable',
  'using',
] as const;

export type ConditionName = (typeof conditionNames)[number];

/** What %is... knows and %if has no directive for: none; `difi` is a warning of nasm's own. */
const otherNames = [
  'aliases',
  'arg',
  'assign',
  'clear',
  'defalias',
  'define',
  'defstr',
  'deftok',
  'depend',
  'else',
  'endif',
  'endm',
  'endmacro',
  'endrep',
  'error',
  'exitmacro',
  'exitrep',
  'fatal',
  'iassign',
  'idefalias',
  'idefine',
  'idefstr',
  'ideftok',
  'imacro',
  'include',
  'ipathsearch',
  'irmacro',
  'istrcat',
  'istrlen',
  'isubstr',
  'ixdefine',
  'line',
  'local',
  'macro',
  'null',
  'pathsearch',
  'pop',
  'pragma',
  'push',
  'rep',
  'repl',
  'require',
  'rmacro',
  'rotate',
  'stacksize',
  'strcat',
  'strlen',
  'substr',
  'undef',
  'undefalias',
  'unimacro',
  'unmacro',
  'use',
  'warning',
  'xdefine',
] as const;

export type DirectiveName = (typeof otherNames)[number];

/** `%elifn` and its kin have the bits of both. */
export const elifBit = 0x100;
export const negatedBit = 0x200;
/** Marks %if... and %elif...; the low bits are the index of the condition. */
export const conditionBit = 0x400;

const numbers = new Map<string, number>();
otherNames.forEach((name, index) => {
  numbers.set(`%${name}`, index + 1);
});
conditionNames.forEach((name, index) => {
  for (const [prefix, bits] of [
    ['if', 0],
    ['ifn', negatedBit],
    ['elif', elifBit],
    ['elifn', elifBit | negatedBit],
  ] as const) {
    numbers.set(`%${prefix}${name}`, conditionBit | bits | index);
  }
});

/** The number of `%fill`, a directive of the packages alone; nobody else is offered it. */
export const fillNumber = 0x800;

/** The number of a directive by its name in lower case with `%`; 0 for what is none. */
export function directiveNumber(text: string): number {
  return numbers.get(text) ?? (text === '%fill' ? fillNumber : 0);
}

/** The number of a directive that is no condition. */
export function numberOf(name: DirectiveName): number {
  return numbers.get(`%${name}`)!;
}

/** The names of all directives, with `%`, for an editor to offer. */
export function directiveNames(): string[] {
  return [...numbers.keys()];
}

/** The directive of a number, with `%`. */
export const directiveTexts = new Map([...numbers].map(([text, number]) => [number, text]));
