// Reads a line: directives in brackets, labels, prefixes, and what each of them stands before.
import { modifier, type Prefixes } from '../assembly/operand.ts';
import { Cursor } from './cursor.ts';
import { parseDataItems } from './data-parser.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './expression-parser.ts';
import { farPointer } from './far-pointer.ts';
import { parseOperand, placeAmong, withRounding } from './operand-parser.ts';
import { addPrefix, noPrefixes, prefixHere } from './prefixes.ts';
import { type Tokens, tokenKind } from './scanner.ts';
import type { LabelSyntax, OperandSyntax, Statement, StatementBody } from './statement.ts';
import { stringText } from './strings.ts';
import { tokenNumber } from './token-numbers.ts';
import type { Word } from './words.ts';

const [comma, colon] = [44, 58];
const operandsMax = 5;

const directivePattern = /^\s*\[/;

/** What nasm says of words in front of a number that takes none of them; empty if nothing. */
function leadProblem({ size, modifiers, farSegment }: OperandSyntax): string {
  if ((modifiers & modifier.to) !== 0) return 'invalid combination of opcode and operands';
  const isSized = size !== 0 && !farSegment;
  const isJump = (modifiers & (modifier.short | modifier.near)) !== 0;
  return isSized || isJump ? 'mismatch in operand sizes' : '';
}

/** What a line says; `.x` belongs to the global label `labelPrefix`; `bits` are the mode's. */
export function parseStatement(
  tokens: Tokens,
  text: string,
  labelPrefix: string,
  bits: number,
): Statement {
  if (directivePattern.test(text)) return parseDirective(text);
  tokens.scan(text);
  const cursor = new Cursor(tokens, labelPrefix, bits);
  return new StatementParser(cursor).parse();
}

/** `[name value]`, whatever its value looks like. */
function parseDirective(text: string): Statement {
  const parts = /^\s*\[\s*([^\s\]]*)\s*/.exec(text)!;
  const name = parts[1]!;
  const end = closingBracket(text, parts[0].length);
  const at = text.indexOf('[') + 1 + text.slice(text.indexOf('[') + 1).indexOf(name);
  if (end < 0 || name === '') {
    return {
      ...emptyStatement,
      messages: [
        {
          severity: 'error',
          class: '',
          text: 'invalid directive line',
          start: at,
          end: text.length,
        },
      ],
    };
  }
  const value = text.slice(parts[0].length, end).trimEnd();
  return {
    ...emptyStatement,
    body: { kind: 'directive', name: name.toLowerCase(), value, valueStart: parts[0].length },
    mnemonicStart: at,
    mnemonicEnd: at + name.length,
  };
}

/** The bracket that ends a directive, outside of strings; -1 if there is none. */
function closingBracket(text: string, from: number): number {
  let quote = '';
  for (let index = from; index < text.length; index++) {
    const character = text[index]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"' || character === '`') quote = character;
    else if (character === ']') return index;
    else if (character === ';') return -1;
  }
  return -1;
}

/** A line that says nothing. */
export const emptyStatement: Statement = {
  label: undefined,
  times: [],
  body: undefined,
  messages: [],
  labelMessages: 0,
  mnemonicStart: 0,
  mnemonicEnd: 0,
};

const noTimes: readonly Expression[] = [];

/** The first operand of a line ends in a colon, and no other one. */
const firstColon = 2;

/** What nasm refuses when it writes, whatever the operands come to. */
const noSense: StatementBody = {
  kind: 'impossible',
  operands: [],
  prefixes: noPrefixes,
  problem: 'invalid combination of opcode and operands',
};

class StatementParser {
  readonly #cursor: Cursor;
  #label: LabelSyntax | undefined;
  #labelMessages = 0;
  #times: Expression[] | undefined;
  #prefixes: Prefixes = noPrefixes;
  #mnemonicStart = 0;
  #mnemonicEnd = 0;
  /** The operands make no sense together, which nasm finds out when it writes the line. */
  #isImpossible = false;
  /** Which operands end in a colon, as the first half of a far pointer does: a bit for each. */
  #colons = 0;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  parse(): Statement {
    const body = this.#parseLine();
    return {
      label: this.#label,
      times: this.#times ?? noTimes,
      body,
      messages: this.#cursor.messages,
      labelMessages: this.#labelMessages,
      mnemonicStart: this.#mnemonicStart,
      mnemonicEnd: this.#mnemonicEnd,
    };
  }

  #parseLine(): StatementBody | undefined {
    const cursor = this.#cursor;
    if (cursor.isAtEnd) return undefined;
    if (!canOpenLine(cursor)) return cursor.error('label or instruction expected at start of line');
    this.#readLabel();
    if (cursor.isAtEnd) return undefined;
    if (this.#label?.opensScope && !this.#label.isGiven) cursor.labelPrefix = this.#label.name;
    if (!this.#readPrefixes()) return undefined;
    const { word } = cursor;
    if (cursor.isAtEnd && this.#prefixes !== noPrefixes) {
      return { kind: 'prefixes', prefixes: this.#prefixes };
    }
    if (!word || !isInstruction(word)) return cursor.error('parser: instruction expected');
    [this.#mnemonicStart, this.#mnemonicEnd] = [cursor.start, cursor.end];
    cursor.advance();
    return this.#parseBody(word);
  }

  #readLabel(): void {
    const cursor = this.#cursor;
    if (cursor.kind !== tokenKind.name) return;
    const { word } = cursor;
    const hasColon = cursor.peek(1) === colon;
    if (word && !(isInstruction(word) && hasColon) && word.role !== 'dup') return;
    const { text, start, end } = cursor;
    if (text.toLowerCase() === 'ptr') cursor.warnOfPtr();
    const opensScope = !text.startsWith('.');
    const name = cursor.fullName(text);
    cursor.advance();
    if (hasColon) cursor.advance();
    const isGiven = cursor.word?.role === 'equ';
    this.#label = { name, opensScope, isGiven, start, end };
    if (!hasColon && cursor.isAtEnd) {
      const text = 'label alone on a line without a colon might be in error';
      cursor.warning('label-orphan', text, cursor.at - 1);
    }
    this.#labelMessages = cursor.messages.length;
  }

  /** TIMES and prefixes; false, reported, where they cannot be read. */
  #readPrefixes(): boolean {
    const cursor = this.#cursor;
    for (;;) {
      if (cursor.word?.role === 'times') {
        cursor.advance();
        const count = parseExpression(cursor);
        if (!count) return false;
        this.#times = [...(this.#times ?? []), count];
        continue;
      }
      const prefix = prefixHere(cursor);
      if (!prefix) return true;
      this.#prefixes = addPrefix(this.#prefixes, prefix, cursor);
      cursor.advance();
    }
  }

  #parseBody(word: Word): StatementBody | undefined {
    switch (word.role) {
      case 'data':
        return this.#parseData(word.bytes);
      case 'equ':
        return this.#parseEqu();
      case 'incbin':
        return this.#parseIncbin();
      case 'mnemonic': {
        const read = this.#parseOperands(word);
        if (!read) return undefined;
        if (this.#isImpossible) return noSense;
        const pointer = this.#colons ? farPointer(read, this.#colons === firstColon) : undefined;
        if (typeof pointer === 'string') {
          const prefixes = this.#prefixes;
          return { kind: 'impossible', operands: read, prefixes, problem: pointer };
        }
        const operands = pointer ? [pointer] : read;
        const { name: mnemonic } = word;
        const isFixed = operands.every(operand => operand.isFixed);
        const place = isFixed ? -1 : placeAmong(operands);
        return {
          kind: 'instruction',
          mnemonic,
          prefixes: this.#prefixes,
          operands,
          isFixed,
          place,
        };
      }
      case 'reserve':
        return this.#parseReserve(word);
      default:
        return undefined;
    }
  }

  #parseReserve(word: Extract<Word, { role: 'data' | 'reserve' }>): StatementBody | undefined {
    const operands = this.#parseOperands(word);
    if (!operands) return undefined;
    const [count, second] = operands;
    if (!count || second || count.memory || count.farSegment) {
      return noSense;
    }
    return {
      kind: 'reserve',
      size: word.bytes,
      count: count.value,
      problem: leadProblem(count),
    };
  }

  #parseData(size: number): StatementBody | undefined {
    const cursor = this.#cursor;
    const items = parseDataItems(cursor, size);
    if (!items) return undefined;
    // Where no list is open, a parenthesis ends the line for nasm.
    if (items.length === 0) cursor.warning('db-empty', 'no operand for data declaration');
    return { kind: 'data', items };
  }

  #parseEqu(): StatementBody | undefined {
    const cursor = this.#cursor;
    if (!this.#label) return cursor.error('EQU not preceded by label');
    const label = this.#label;
    // In front of EQU a name is no label by itself.
    if (!this.#times) this.#label = undefined;
    const operands = this.#parseOperands({ role: 'equ' });
    if (!operands) return undefined;
    const [value, second] = operands;
    const isFar = ((value?.modifiers ?? 0) & modifier.far) !== 0;
    if (!value || second || value.memory || (isFar && !value.farSegment)) {
      return cursor.error('bad syntax for EQU');
    }
    this.#label = label;
    return { kind: 'equ', value: value.value, problem: leadProblem(value) };
  }

  #parseIncbin(): StatementBody | undefined {
    const cursor = this.#cursor;
    let path: string | Expression | undefined;
    if (cursor.kind !== tokenKind.string) {
      if (cursor.isAtEnd) return cursor.error("`incbin' expects a file name");
      path = parseExpression(cursor);
      if (!path) return undefined;
    } else {
      path = stringText(cursor.text);
      cursor.advance();
    }
    const numbers: Expression[] = [];
    while (cursor.kind === comma) {
      cursor.advance();
      if (numbers.length === 2) return cursor.error("`incbin': more than three parameters");
      const value = parseExpression(cursor);
      if (!value) return undefined;
      numbers.push(value);
    }
    if (!cursor.isAtEnd) return cursor.error('comma expected after operand');
    return { kind: 'incbin', path, offset: numbers[0], length: numbers[1] };
  }

  /** Undefined where nasm gives up; it passes over most faults of an operand and goes on. */
  #parseOperands(word: Word): OperandSyntax[] | undefined {
    const cursor = this.#cursor;
    const operands: OperandSyntax[] = [];
    if (cursor.isAtEnd) return operands;
    const isJump = word.role === 'mnemonic' && (word.name === 'jmp' || word.name === 'call');
    const far = isJump ? 'taken' : word.role === 'equ' ? 'noted' : 'refused';
    for (;;) {
      cursor.lostAt = -1;
      const operand = parseOperand(cursor, far);
      if (operand === undefined) return undefined;
      const isAlone = typeof operand === 'string';
      if (!isAlone) {
        operands.push(operand);
        if (far === 'refused' && isFar(operand)) this.#isImpossible = true;
      }
      if (isAlone && operand !== '' && operands.length > 0) {
        operands.push(withRounding(operands.pop()!, operand));
      }
      const isColon = far === 'taken' && cursor.kind === colon && !isAlone && !operand.memory;
      if (isColon) this.#colons |= 1 << operands.length;
      else if (!cursor.isAtEnd && cursor.kind !== comma) {
        if (cursor.lostAt < 0) this.#reportJunk(isAlone ? undefined : operands.at(-1));
      }
      // Even a comma is passed over where a bracket should be.
      if (cursor.lostAt === cursor.at) cursor.advance();
      if (!isColon) this.#passOver();
      // What stands behind the fifth operand is not even read; rounding is none.
      if (cursor.isAtEnd || operands.length === operandsMax) return operands;
      cursor.advance();
      // nasm lets a comma stand at the end.
      if (cursor.isAtEnd) return operands;
    }
  }

  /** Up to the next operand, from a token that has been looked at. */
  #passOver(): void {
    const cursor = this.#cursor;
    for (let isNew = false; !cursor.isAtEnd && cursor.kind !== comma; isNew = true) {
      if (isNew) cursor.warnOfToken();
      cursor.advance();
    }
  }

  #reportJunk(last: OperandSyntax | undefined): void {
    const cursor = this.#cursor;
    if (!last?.memory) {
      cursor.error('comma, colon, decorator or end of line expected after operand');
    } else cursor.error(`comma, decorator or end of line expected, got ${tokenNumber(cursor)}`);
  }
}

function isFar({ memory, modifiers }: OperandSyntax): boolean {
  return !memory && (modifiers & modifier.far) !== 0;
}

function isInstruction(word: Word): boolean {
  const { role } = word;
  return (
    role === 'mnemonic' ||
    role === 'data' ||
    role === 'reserve' ||
    role === 'equ' ||
    role === 'incbin'
  );
}

function canOpenLine(cursor: Cursor): boolean {
  if (cursor.kind === tokenKind.brace) return prefixHere(cursor) !== undefined;
  if (cursor.kind !== tokenKind.name) return false;
  const { word } = cursor;
  if (!word || isInstruction(word)) return true;
  return word.role === 'times' || word.role === 'dup' || prefixHere(cursor) !== undefined;
}
