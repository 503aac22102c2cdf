// What a C declaration says about a function or a variable, and how the tables write it.

/** A type as the calling convention sees it. */
export type CType =
  | 'void'
  | 'int'
  | 'unsigned'
  | 'long'
  | 'size_t'
  | 'long long'
  | 'char'
  | 'double'
  | 'float'
  | 'long double'
  | 'pointer'
  | 'string'
  | 'va_list'
  | 'struct';

export interface CParameter {
  readonly name: string;
  readonly type: CType;
}

export interface CFunction {
  readonly name: string;
  readonly header: string;
  readonly result: CType;
  readonly parameters: readonly CParameter[];
  /** True with `...`: in the System V ABI al then holds the number of vector registers in use. */
  readonly variadic: boolean;
  /** False for those that never come back, as exit. */
  readonly returns: boolean;
  /** One sentence of at most 90 characters. */
  readonly summary: string;
}

/** A declaration in letters of types (see `typeOfLetter`), and a sentence. */
export type CFunctionRow = readonly [declaration: string, summary: string];

/** One letter of each type before a name: `i:count p:buffer`. */
const typeOfLetter: ReadonlyMap<string, CType> = new Map([
  ['v', 'void'],
  ['i', 'int'],
  ['u', 'unsigned'],
  ['l', 'long'],
  ['z', 'size_t'],
  ['q', 'long long'],
  ['c', 'char'],
  ['d', 'double'],
  ['f', 'float'],
  ['x', 'long double'],
  ['p', 'pointer'],
  ['s', 'string'],
  ['a', 'va_list'],
  ['t', 'struct'],
]);

function parameterOf(word: string): CParameter {
  const [letter = '', name = ''] = word.split(':');
  return { name, type: typeOfLetter.get(letter)! };
}

/**
 * Functions of a header from rows as `i:printf s:format ...`: the result with the name, then the
 * parameters; `...` says that more may follow and `!` that the function never returns.
 */
export function functionsOf(header: string, rows: readonly CFunctionRow[]): CFunction[] {
  return rows.map(([declaration, summary]) => {
    const [head = '', ...words] = declaration.split(' ');
    const { name, type } = parameterOf(head);
    return {
      name,
      header,
      result: type,
      parameters: words.filter(word => word.includes(':')).map(parameterOf),
      variadic: words.includes('...'),
      returns: !words.includes('!'),
      summary,
    };
  });
}

const spelling: ReadonlyMap<CType, string> = new Map([
  ['pointer', 'void *'],
  ['string', 'char *'],
]);

/** As in C, with `void *` for every pointer: `int printf(char *format, ...)`. */
export function declarationOf({ name, result, parameters, variadic }: CFunction): string {
  const typed = (type: CType, word: string) => `${spelling.get(type) ?? `${type} `}${word}`;
  const all = parameters.map(each => typed(each.type, each.name));
  if (variadic) all.push('...');
  return `${typed(result, name)}(${all.join(', ') || 'void'})`;
}
