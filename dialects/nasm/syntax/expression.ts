// Expressions as trees, which every pass evaluates again.
import type { Integer } from '../integer.ts';
import type { Register } from '../isa/registers.ts';
import type { LogarithmName } from './words.ts';

export type BinaryOperator =
  | '||'
  | '^^'
  | '&&'
  | '='
  | '<>'
  | '<'
  | '>'
  | '<='
  | '>='
  | '<=>'
  | '|'
  | '^'
  | '&'
  | '<<'
  | '<<<'
  | '>>'
  | '>>>'
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '%%';

export type UnaryOperator = '-' | '~' | '!' | 'seg' | LogarithmName;

export type Expression =
  /** `summed`: a sum has been computed already, which makes nasm forget the base of an address. */
  | { readonly kind: 'number'; readonly value: Integer; readonly summed: boolean }
  | { readonly kind: 'register'; readonly register: Register }
  /** `start` and `end` are places in the line, in UTF-16 units. */
  | { readonly kind: 'symbol'; readonly name: string; readonly start: number; readonly end: number }
  /** `$` and `$$`. */
  | { readonly kind: 'here' | 'sectionStart' }
  | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: 'wrt'; readonly value: Expression; readonly base: Expression };

/** Whether an expression has a symbol of which something is true. */
export function someSymbol(expression: Expression, isTrue: (name: string) => boolean): boolean {
  switch (expression.kind) {
    case 'symbol':
      return isTrue(expression.name);
    case 'unary':
      return someSymbol(expression.operand, isTrue);
    case 'binary':
      return someSymbol(expression.left, isTrue) || someSymbol(expression.right, isTrue);
    case 'conditional':
      return [expression.condition, expression.yes, expression.no].some(part =>
        someSymbol(part, isTrue),
      );
    case 'wrt':
      return someSymbol(expression.value, isTrue) || someSymbol(expression.base, isTrue);
    default:
      return false;
  }
}

export function numberNode(value: Integer, summed = false): Expression {
  return { kind: 'number', value, summed };
}
