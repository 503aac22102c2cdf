// A call of a function of the library as a line of trace shows it.
import type { CFunction, CType } from '../../knowledge/libc.ts';
import type { Guest } from '../guest.ts';
import { addressText, attempt, quoted } from '../system/trace-text.ts';
import { type ArgumentReader, callArguments } from './arguments.ts';
import { floatText } from './float-text.ts';
import type { FloatValue } from './float-value.ts';
import { parsePrintFormat } from './format-syntax.ts';
import { type ArgumentValue, binaryText, type LibraryCall } from './library-call.ts';

const shownMax = 200;

function numberText(value: FloatValue): string {
  const sign = value.isNegative ? '-' : '';
  return sign + floatText(value, 'g', 17, false);
}

/** A number as short as it can be told from its neighbours. */
function doubleText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function textAt(guest: Guest, address: number): string {
  if (address === 0) return 'NULL';
  return attempt(() => quoted(guest.readString(address, shownMax + 1), shownMax), address);
}

export function valueText(guest: Guest, type: CType, value: ArgumentValue): string {
  if (typeof value === 'object') return numberText(value);
  switch (type) {
    case 'string':
      return textAt(guest, Number(value));
    case 'pointer':
    case 'va_list':
      return addressText(value);
    case 'double':
    case 'float':
      return doubleText(Number(value));
    default:
      return String(value);
  }
}

/** The arguments of a format, by its conversions. */
function formatArguments(guest: Guest, format: string, reader: ArgumentReader): readonly string[] {
  const texts: string[] = [];
  for (const part of parsePrintFormat(format)) {
    if (part.kind !== 'conversion') continue;
    if (part.position > 0) return texts;
    for (const number of [part.width, part.precision]) {
      if (number.kind === 'argument') texts.push(String(BigInt.asIntN(32, reader.integer(32))));
    }
    const { letter, length } = part;
    const isWide = 'l ll j z t L'.split(' ').includes(length);
    if ('di'.includes(letter)) {
      const bits = isWide && (length === 'll' || guest.bits === 64) ? 64 : 32;
      texts.push(String(BigInt.asIntN(bits, reader.integer(bits))));
    } else if ('ouxXbBc'.includes(letter)) {
      const bits = isWide && (length === 'll' || guest.bits === 64) ? 64 : 32;
      texts.push(String(reader.integer(bits)));
    } else if ('eEfFgGaA'.includes(letter)) {
      const value = length === 'L' ? numberText(reader.extended()) : doubleText(reader.double());
      texts.push(value);
    } else if (letter === 's') {
      const address = Number(
        BigInt.asIntN(guest.bits === 64 ? 64 : 53, reader.integer(guest.bits)),
      );
      texts.push(textAt(guest, address));
    } else if (letter === 'p' || letter === 'n') {
      texts.push(addressText(reader.integer(guest.bits)));
    }
  }
  return texts;
}

/** What stands behind the declared arguments of printf and its kin. */
function furtherArguments(call: LibraryCall, isCalled: boolean): readonly string[] {
  const { declaration, guest, values } = call;
  const last = declaration.parameters.length - 1;
  const isFormat = declaration.parameters[last]?.name === 'format';
  if (!declaration.variadic) return [];
  if (!isFormat || declaration.name.includes('scanf')) return ['...'];
  // The function itself takes its arguments from a reader of its own.
  const reader = callArguments(guest, isCalled);
  for (const { type } of declaration.parameters) {
    if (type === 'size_t') reader.integer(guest.bits);
    else reader.integer(type === 'int' ? 32 : guest.bits);
  }
  const format = binaryText(guest.readString(Number(values[last] as number), 10_000));
  return formatArguments(guest, format, reader);
}

/** The arguments with commas between them; `isCalled` is false before the call itself. */
export function argumentsText(call: LibraryCall, isCalled = true): string {
  const { declaration, guest, values } = call;
  const texts = declaration.parameters.map(({ type }, index) =>
    valueText(guest, type, values[index]!),
  );
  let further: readonly string[] = [];
  const show = () => {
    further = furtherArguments(call, isCalled);
    return '';
  };
  attempt(show, 0);
  return [...texts, ...further].join(', ');
}

/** The result, by the type that the function declares. */
export function resultText(
  guest: Guest,
  { result }: CFunction,
  value: ArgumentValue | undefined,
): string {
  if (result === 'void') return 'void';
  if (value === undefined) return '?';
  if (typeof value === 'object') return doubleText(floatNumber(value));
  if (result === 'string') return textAt(guest, Number(value));
  return valueText(guest, result, value);
}

function floatNumber(value: FloatValue): number {
  const text = (value.isNegative ? '-' : '') + floatText(value, 'e', 20, false);
  return value.kind === 'nan' ? Number.NaN : Number(text.replace('inf', 'Infinity'));
}
