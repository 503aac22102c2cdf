// How a value of a machine is written for people, and which numbers fit in it.

export const valueFormats = ['default', 'decimal', 'hex', 'binary', 'character'] as const;
export type ValueFormat = (typeof valueFormats)[number];

/** What is known of a number besides its value. */
export interface ValueShape {
  /** Width; absent for an exact number, such as the result of a calculation. */
  readonly bits?: number | undefined;
  readonly signed?: boolean | undefined;
  /** Written in hex unless the user chose otherwise. */
  readonly address?: boolean | undefined;
  /** What the number stands for, in a few words; shown behind it. */
  readonly note?: string | undefined;
}

/**
 * How the people of a machine write a number of `bits` bits, in full width: `x3000`. Without a
 * width any whole number; undefined for one that they do not write so.
 */
export type NumberWriter = (value: bigint, bits?: number) => string | undefined;

/** The number that the bits mean: negative where the shape is signed and the top bit is set. */
export function signedValue(value: bigint, shape: ValueShape): bigint {
  return shape.bits !== undefined && shape.signed ? BigInt.asIntN(shape.bits, value) : value;
}

/**
 * Text stays as it is; a number is written in the format, in full width where it is known. `write`
 * is for machines that have a notation of their own.
 */
export function formatValue(
  value: bigint | string,
  shape: ValueShape,
  format: ValueFormat = 'default',
  write?: NumberWriter,
): string {
  if (typeof value === 'string') return value;
  if (format === 'default') return withMeaning(value, shape, write);
  if (format === 'hex') return hexadecimal(value, shape, write);
  if (format === 'binary') return `0b${inGroups(digits(value, shape, 2, 1))}`;
  if (format === 'character') return character(value, shape);
  return signedValue(value, shape).toString();
}

/** A number of so few bits is a digit in every notation. */
const digitBits = 4;

/** `x0068 (104)`: in the machine's notation, with what it stands for behind it. */
function withMeaning(value: bigint, shape: ValueShape, write: NumberWriter | undefined): string {
  const { bits, signed, address } = shape;
  const decimal = signedValue(value, shape).toString();
  const isDigit = bits !== undefined && bits <= digitBits;
  const own = isDigit ? undefined : write?.(value, bits);
  const isNumber = own !== undefined && !address && (signed || bits === undefined);
  const note = shape.note ?? (isNumber ? decimal : undefined);
  const text = own ?? (address ? hexadecimal(value, shape) : decimal);
  return note === undefined ? text : `${text} (${note})`;
}

/** The text of a value without what stands behind it: values can be given as they are shown. */
export function withoutMeaning(text: string): string {
  return text.trim().replace(/^([-#\w]+) \(.*\)$/s, '$1');
}

function hexadecimal(value: bigint, shape: ValueShape, write?: NumberWriter): string {
  return write?.(value, shape.bits) ?? `0x${digits(value, shape, 16, 4)}`;
}

function digits(value: bigint, shape: ValueShape, radix: number, bitsPerDigit: number): string {
  const width = shape.bits ?? (value < 0n ? naturalWidth(value) : 0);
  const unsigned = width > 0 ? BigInt.asUintN(width, value) : value;
  return unsigned.toString(radix).padStart(Math.ceil(width / bitsPerDigit), '0');
}

/** A negative number without a width is written in the smallest usual one that holds it. */
function naturalWidth(value: bigint): number {
  return [16, 32, 64].find(bits => BigInt.asIntN(bits, value) === value) ?? 128;
}

/** Groups of four, since nobody counts sixteen ones; expressions read the underscores back. */
function inGroups(binary: string): string {
  return binary.length <= 4 ? binary : binary.replace(/\B(?=(?:.{4})+$)/g, '_');
}

const escapes: Readonly<Record<number, string>> = {
  0: '\\0',
  9: '\\t',
  10: '\\n',
  13: '\\r',
  27: '\\e',
  39: "\\'",
  92: '\\\\',
};

const LAST_CODE_POINT = 0x10ffffn;

function character(value: bigint, shape: ValueShape): string {
  const code = signedValue(value, shape);
  if (code < 0n || code > LAST_CODE_POINT) return code.toString();
  const point = Number(code);
  const escaped = escapes[point];
  if (escaped) return `'${escaped}'`;
  const visible = point >= 0x20 && (point < 0x7f || point > 0xa0);
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  if (visible && !surrogate) return `'${String.fromCodePoint(point)}'`;
  return `'\\x${point.toString(16).padStart(2, '0')}'`;
}

/** True when `value` can be stored in `bits` bits, read as signed or as unsigned. */
export function fits(value: bigint, bits: number): boolean {
  return BigInt.asUintN(bits, value) === value || BigInt.asIntN(bits, value) === value;
}

/** The range of `fits`, for messages: `-128 to 255`. */
export function rangeText(bits: number): string {
  return `${-(1n << BigInt(bits - 1))} to ${(1n << BigInt(bits)) - 1n}`;
}

/** An address as debuggers exchange it: unsigned 64-bit hex for the upper half. */
export function formatAddress(address: number): string {
  return `0x${BigInt.asUintN(64, BigInt(address)).toString(16)}`;
}

/** The address that `formatAddress` wrote, or a decimal number; undefined for anything else. */
export function parseAddress(text: string): number | undefined {
  if (!/^(?:0x[0-9a-f]{1,16}|-?[0-9]{1,19})$/i.test(text)) return undefined;
  const address = Number(BigInt.asIntN(64, BigInt(text)));
  return Number.isSafeInteger(address) ? address : undefined;
}
