// Numbers of 128 bits for the transcendental functions: products, quotients and series.
import { highOfProduct } from '../state';
import { setResult, TOP } from '../floats/rounding';

let high: u64 = 0;
let low: u64 = 0;

export function wideHigh(): u64 {
  return high;
}

export function wideLow(): u64 {
  return low;
}

export function setWide(upper: u64, lower: u64): void {
  high = upper;
  low = lower;
}

/** The upper 128 bits of a product; the last two may be too small by one. */
export function multiplyWide(ah: u64, al: u64, bh: u64, bl: u64): void {
  const first = highOfProduct(ah, bl);
  const second = highOfProduct(al, bh);
  let upper = highOfProduct(ah, bh);
  let lower = ah * bh;
  lower += first;
  upper += u64(lower < first);
  lower += second;
  upper += u64(lower < second);
  setWide(upper, lower);
}

/** The number by a divisor below 2^31. */
export function divideWide(divisor: u64): void {
  const first = high / divisor;
  let rest = high - first * divisor;
  const upper = (rest << 32) | (low >> 32);
  const second = upper / divisor;
  rest = upper - second * divisor;
  const third = ((rest << 32) | (low & 0xffffffff)) / divisor;
  setWide(first, (second << 32) | third);
}

/** The quotient of two numbers of 128 bits whose top bits are set: one bit before the point. */
export function quotientOf(ah: u64, al: u64, bh: u64, bl: u64): void {
  let restHigh = ah;
  let restLow = al;
  let carried: bool = false;
  let upper: u64 = 0;
  let lower: u64 = 0;
  for (let bit = 0; bit < 128; bit++) {
    upper = (upper << 1) | (lower >> 63);
    lower <<= 1;
    if (carried || restHigh > bh || (restHigh == bh && restLow >= bl)) {
      restHigh = restHigh - bh - u64(restLow < bl);
      restLow -= bl;
      lower |= 1;
    }
    carried = (restHigh >> 63) != 0;
    restHigh = (restHigh << 1) | (restLow >> 63);
    restLow <<= 1;
  }
  setWide(upper, lower);
}

/** The number shifted to the right. */
export function shiftWide(count: i32): void {
  if (count <= 0) return;
  if (count >= 128) setWide(0, 0);
  else if (count >= 64) setWide(0, count == 64 ? high : high >> (count - 64));
  else setWide(high >> count, (low >> count) | (high << (64 - count)));
}

/** One less or one more the number, with one bit before the point. */
@inline
function besideOne(subtracts: bool): void {
  if (subtracts) setWide(TOP - high - u64(low != 0), 0 - low);
  else setWide(TOP + high, low);
}

let squareHigh: u64 = 0;
let squareLow: u64 = 0;

/** The square of a number below 1 with this exponent, as a fraction of 128 bits. */
export function setSquare(upper: u64, lower: u64, exponent: i32): void {
  multiplyWide(upper, lower, upper, lower);
  shiftWide(-2 * exponent - 2);
  squareHigh = high;
  squareLow = low;
}

/** For series in the number itself. */
export function setArgument(upper: u64, lower: u64, exponent: i32): void {
  setWide(upper, lower);
  shiftWide(-exponent - 1);
  squareHigh = high;
  squareLow = low;
}

/** 1 - z / (a (a + 1)) (1 - z / ((a + 2) (a + 3)) (...)): the sine by its number for a = 2. */
export function circularSeries(first: u64): void {
  setWide(TOP, 0);
  for (let term: i32 = 17; term >= 0; term--) {
    const factor = first + u64(term) * 2;
    multiplyWide(squareHigh, squareLow, high, low);
    divideWide(factor * (factor + 1));
    besideOne(true);
  }
}

/** 1 - z / 3 + z^2 / 5 - ...: with signs the arc tangent by its number, else atanh's. */
export function oddSeries(alternates: bool, terms: i32): void {
  let sumHigh: u64 = 0;
  let sumLow: u64 = 0;
  for (let term = terms; term >= 0; term--) {
    multiplyWide(squareHigh, squareLow, sumHigh, sumLow);
    const restHigh = high;
    const restLow = low;
    setWide(TOP, 0);
    divideWide(u64(term) * 2 + 1);
    if (alternates) {
      sumHigh = high - restHigh - u64(low < restLow);
      sumLow = low - restLow;
    } else {
      sumLow = low + restLow;
      sumHigh = high + restHigh + u64(sumLow < low);
    }
  }
  setWide(sumHigh, sumLow);
}

/** 1 + u / 2 (1 + u / 3 (...)), with u the argument and its sign. */
export function exponentialSeries(isNegative: bool): void {
  setWide(TOP, 0);
  for (let term: u64 = 30; term >= 2; term--) {
    multiplyWide(squareHigh, squareLow, high, low);
    divideWide(term);
    besideOne(isNegative);
  }
}

/** Arc tangents of 0 to 8 eighths, with one bit before the point. */
const arcTangents = memory.data<u64>([
  0x0000000000000000, 0x0000000000000000,
  0x0feadd4d5617b6e3, 0x2c897989f3e888ef,
  0x1f5b75f92c80dd62, 0xadb8f3debef442fd,
  0x2dec3283c9bde11c, 0xe2a8c848b73f9121,
  0x3b58ce0ac3769ed1, 0x5bf9117b2f0ea341,
  0x47802eaf7bfacfcd, 0xae41af0b32e21ba4,
  0x525e3e8c9a7b8492, 0x0cd43f9522bed64f,
  0x5c029f15e118cf39, 0xe596d2a90852221f,
  0x6487ed5110b4611a, 0x62633145c06e0e69,
]);

export function arcTangentHigh(eighths: u32): u64 {
  return load<u64>(arcTangents + (eighths << 4));
}

export function arcTangentLow(eighths: u32): u64 {
  return load<u64>(arcTangents + (eighths << 4), 8);
}

/** Half of pi, with one bit before the point, and ln 2 times 2, and log2 e. */
export const HALF_PI_HIGH: u64 = 0xc90fdaa22168c234;
export const HALF_PI_LOW: u64 = 0xc4c6628b80dc1cd1;
export const LN2_HIGH: u64 = 0xb17217f7d1cf79ab;
export const LN2_LOW: u64 = 0xc9e3b39803f2f6af;
export const LOG2E_HIGH: u64 = 0xb8aa3b295c17f0bb;
export const LOG2E_LOW: u64 = 0xbe87fed0691d3e89;

/** The number as the result of rounding.ts, its top bit brought up. */
export function takeWide(sign: bool, exponent: i32): void {
  let upper = wideHigh();
  let lower = wideLow();
  let scale = exponent;
  if (upper == 0) {
    upper = lower;
    lower = 0;
    scale -= 64;
  }
  const shift = u32(clz<u64>(upper));
  if (shift > 0 && shift < 64) {
    upper = (upper << shift) | (lower >> (64 - shift));
    lower <<= shift;
  }
  setResult(sign, scale - i32(shift), upper, lower);
}
