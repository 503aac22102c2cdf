// The syntax of the debugger's expressions: C's operators and precedence over the machine's names.
import type { ValueFormat } from './value-format.ts';

/** What is wrong with an expression, at `offset` (UTF-16) in its text. */
export class ExpressionError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(`${message} (column ${offset + 1})`);
    this.offset = offset;
  }
}

export type ExpressionNode =
  | { readonly kind: 'number'; readonly value: bigint; readonly offset: number }
  | { readonly kind: 'text'; readonly value: string; readonly offset: number }
  | { readonly kind: 'name' | 'label'; readonly name: string; readonly offset: number }
  | { readonly kind: 'thread'; readonly id: number; readonly offset: number }
  | {
      readonly kind: 'index';
      readonly base: ExpressionNode;
      readonly index: ExpressionNode;
      readonly offset: number;
    }
  | {
      readonly kind: 'member';
      readonly base: ExpressionNode;
      readonly name: string;
      readonly offset: number;
    }
  /** What lies in memory at an address, as instructions write it: `[rdi + 8]`. */
  | { readonly kind: 'memory'; readonly address: ExpressionNode; readonly offset: number }
  /** A subroutine with arguments; only consoles and tests call it. */
  | {
      readonly kind: 'call';
      readonly target: ExpressionNode;
      readonly arguments: readonly ExpressionNode[];
      readonly offset: number;
    }
  | {
      readonly kind: 'unary';
      readonly operator: string;
      readonly operand: ExpressionNode;
      readonly offset: number;
    }
  | {
      readonly kind: 'binary' | 'assign';
      readonly operator: string;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
      readonly offset: number;
    }
  | {
      readonly kind: 'choice';
      readonly test: ExpressionNode;
      readonly yes: ExpressionNode;
      readonly no: ExpressionNode;
      readonly offset: number;
    };

export interface ParsedExpression {
  readonly node: ExpressionNode;
  /** From a suffix such as `,x`. */
  readonly format?: ValueFormat;
}

const LONGEST_EXPRESSION = 10_000;
const DEEPEST_NESTING = 200;

const suffixes: Readonly<Record<string, ValueFormat>> = {
  x: 'hex',
  d: 'decimal',
  b: 'binary',
  c: 'character',
};

/** Binary operators by how tightly they bind, as in C. */
const precedence: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '|': 3,
  '^': 4,
  '&': 5,
  '==': 6,
  '!=': 6,
  '<': 7,
  '<=': 7,
  '>': 7,
  '>=': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '/': 10,
  '%': 10,
};

const assignments = new Set('= += -= *= /= %= &= |= ^= <<= >>='.split(' '));

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'label' | 'thread' | 'operator' | 'end';
  readonly text: string;
  readonly offset: number;
  readonly value?: bigint;
}

const tokenPattern = new RegExp(
  [
    '(?<space>\\s+)',
    '(?<number>[0-9][\\w]*)',
    "(?<character>'(?:\\\\x[0-9a-fA-F]{1,6}|\\\\.|[^'\\\\])')",
    '(?<string>"(?:\\\\.|[^"\\\\])*")',
    '(?<label>@[\\p{L}\\p{N}_.$?~]+)',
    '(?<thread>#[0-9]{1,9})',
    // `#-5` is no thread, but a number of some dialects.
    '(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*|#[-+][0-9]+)',
    '(?<operator><<=|>>=|\\|\\||&&|[=!<>+\\-*/%&|^]=|<<|>>|[-+*/%&|^~!<>=?:()\\[\\].,])',
  ].join('|'),
  'uy',
);

const characterEscapes: Readonly<Record<string, number>> = {
  '0': 0,
  t: 9,
  n: 10,
  r: 13,
  e: 27,
  "'": 39,
  '"': 34,
  '\\': 92,
};

/** Throws ExpressionError. */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > LONGEST_EXPRESSION) {
    throw new ExpressionError(
      `The expression is longer than ${LONGEST_EXPRESSION} characters`,
      LONGEST_EXPRESSION,
    );
  }
  return new Parser(tokenize(text)).parse();
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  while (offset < text.length) {
    tokenPattern.lastIndex = offset;
    const match = tokenPattern.exec(text);
    if (!match?.groups) throw new ExpressionError(unexpectedText(text, offset), offset);
    const { space, number, character, string, label, thread, name } = match.groups;
    const matched = match[0];
    const at = { text: matched, offset };
    if (number) tokens.push({ ...at, ...readNumber(number) });
    else if (character) {
      tokens.push({ ...at, kind: 'number', value: readCharacter(character, offset) });
    } else if (string) tokens.push({ kind: 'text', text: readString(string), offset });
    else if (label) tokens.push({ kind: 'label', text: label.slice(1), offset });
    else if (thread) tokens.push({ kind: 'thread', text: thread.slice(1), offset });
    else if (name) tokens.push({ ...at, kind: 'name' });
    else if (!space) tokens.push({ ...at, kind: 'operator' });
    offset += matched.length;
  }
  tokens.push({ kind: 'end', text: '', offset: text.length });
  return tokens;
}

function unexpectedText(text: string, offset: number): string {
  const character = String.fromCodePoint(text.codePointAt(offset)!);
  if (character === "'") return "A character is written between two apostrophes: 'A'";
  if (character === '"') return 'The text has no closing quotation mark';
  if (character === '@') return 'A label name has to follow @: @main';
  if (character === '#') return 'A thread number has to follow #: #1.pc';
  return `"${character}" has no meaning in an expression`;
}

/** What only a dialect may know as a number, such as `1fh`, is taken for a name. */
function readNumber(text: string): Pick<Token, 'kind' | 'value'> {
  const plain = text.replaceAll('_', '');
  const valid = /^(?:[0-9]+|0x[0-9a-f]+|0b[01]+|0o[0-7]+)$/i.test(plain);
  return valid ? { kind: 'number', value: BigInt(plain) } : { kind: 'name' };
}

function readCharacter(text: string, offset: number): bigint {
  const inner = text.slice(1, -1);
  if (!inner.startsWith('\\')) return BigInt(inner.codePointAt(0)!);
  if (inner[1] === 'x') return BigInt(`0x${inner.slice(2)}`);
  const code = characterEscapes[inner[1]!];
  if (code !== undefined) return BigInt(code);
  throw new ExpressionError(
    `${text} is no character; write '\\n', '\\t', '\\0' or '\\x41'`,
    offset,
  );
}

function readString(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => {
    const code = characterEscapes[escaped];
    return code === undefined ? escaped : String.fromCharCode(code);
  });
}

class Parser {
  readonly #tokens: readonly Token[];
  #position = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): ParsedExpression {
    if (this.#peek.kind === 'end') throw new ExpressionError('The expression is empty', 0);
    const node = this.#assignment();
    const format = this.#suffix();
    const rest = this.#peek;
    if (rest.kind !== 'end') {
      throw new ExpressionError(`${quoted(rest)} is not expected here`, rest.offset);
    }
    return format ? { node, format } : { node };
  }

  get #peek(): Token {
    return this.#tokens[this.#position]!;
  }

  #next(): Token {
    const token = this.#peek;
    if (token.kind !== 'end') this.#position++;
    return token;
  }

  #accept(operator: string): Token | undefined {
    const token = this.#peek;
    return token.kind === 'operator' && token.text === operator ? this.#next() : undefined;
  }

  #expect(operator: string, opener: Token): void {
    if (this.#accept(operator)) return;
    const place = `the ${quoted(opener)} at column ${opener.offset + 1}`;
    throw new ExpressionError(`"${operator}" is missing for ${place}`, this.#peek.offset);
  }

  #suffix(): ValueFormat | undefined {
    const comma = this.#accept(',');
    if (!comma) return undefined;
    const token = this.#next();
    const format = suffixes[token.text.toLowerCase()];
    if (format) return format;
    throw new ExpressionError('A format is one of x, d, b and c: value,x', token.offset);
  }

  #assignment(): ExpressionNode {
    const left = this.#choice();
    const token = this.#peek;
    if (token.kind !== 'operator' || !assignments.has(token.text)) return left;
    this.#next();
    const right = this.#assignment();
    return { kind: 'assign', operator: token.text, left, right, offset: token.offset };
  }

  #choice(): ExpressionNode {
    const test = this.#binary(1);
    const question = this.#accept('?');
    if (!question) return test;
    const yes = this.#nested(() => this.#choice());
    this.#expect(':', question);
    const no = this.#nested(() => this.#choice());
    return { kind: 'choice', test, yes, no, offset: question.offset };
  }

  #binary(minimum: number): ExpressionNode {
    let left = this.#unary();
    for (;;) {
      const token = this.#peek;
      const strength = token.kind === 'operator' ? precedence[token.text] : undefined;
      if (strength === undefined || strength < minimum) return left;
      this.#next();
      const right = this.#nested(() => this.#binary(strength + 1));
      left = { kind: 'binary', operator: token.text, left, right, offset: token.offset };
    }
  }

  #unary(): ExpressionNode {
    const token = this.#peek;
    if (token.kind !== 'operator' || !'-+~!*'.includes(token.text)) return this.#postfix();
    this.#next();
    const operand = this.#nested(() => this.#unary());
    return { kind: 'unary', operator: token.text, operand, offset: token.offset };
  }

  #postfix(): ExpressionNode {
    let base = this.#primary();
    for (;;) {
      const bracket = this.#accept('[');
      if (bracket) {
        const index = this.#nested(() => this.#choice());
        this.#expect(']', bracket);
        base = { kind: 'index', base, index, offset: bracket.offset };
        continue;
      }
      const call = this.#accept('(');
      if (call) {
        base = { kind: 'call', target: base, arguments: this.#list(call), offset: call.offset };
        continue;
      }
      const dot = this.#accept('.');
      if (!dot) return base;
      const name = this.#next();
      if (name.kind !== 'name') {
        throw new ExpressionError('A name has to follow the full stop: p1.pc', name.offset);
      }
      base = { kind: 'member', base, name: name.text, offset: name.offset };
    }
  }

  /** The expressions up to the bracket that closes `opener`. */
  #list(opener: Token): ExpressionNode[] {
    const list: ExpressionNode[] = [];
    if (this.#accept(')')) return list;
    do list.push(this.#nested(() => this.#choice()));
    while (this.#accept(','));
    this.#expect(')', opener);
    return list;
  }

  #primary(): ExpressionNode {
    const token = this.#next();
    const { offset, text } = token;
    switch (token.kind) {
      case 'number':
        return { kind: 'number', value: token.value!, offset };
      case 'text':
        return { kind: 'text', value: text, offset };
      case 'name':
      case 'label':
        return { kind: token.kind, name: text, offset };
      case 'thread':
        return { kind: 'thread', id: Number(text), offset };
      case 'operator':
        if (text === '(') {
          const inner = this.#nested(() => this.#choice());
          this.#expect(')', token);
          return inner;
        }
        if (text === '[') {
          const address = this.#nested(() => this.#choice());
          this.#expect(']', token);
          return { kind: 'memory', address, offset };
        }
        throw new ExpressionError(`A value is expected before "${text}"`, offset);
      default:
        throw new ExpressionError('The expression ends where a value is expected', offset);
    }
  }

  #nested(read: () => ExpressionNode): ExpressionNode {
    if (++this.#depth > DEEPEST_NESTING) {
      const { offset } = this.#peek;
      throw new ExpressionError(`More than ${DEEPEST_NESTING} levels of nesting`, offset);
    }
    const node = read();
    this.#depth--;
    return node;
  }
}

function quoted(token: Token): string {
  return token.kind === 'end' ? 'the end' : `"${token.text}"`;
}
