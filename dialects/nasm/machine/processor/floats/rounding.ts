// Rounding of exact results to a format: significands of 128 bits whose top bit is set, and flags.
// All floating-point arithmetic that the host's own cannot answer for comes through here.

/** Exceptions, by their bits in MXCSR and in the status word of the x87. */
export const INVALID: u32 = 1;
export const DENORMAL: u32 = 2;
export const ZERO_DIVIDE: u32 = 4;
export const OVERFLOW: u32 = 8;
export const UNDERFLOW: u32 = 16;
export const INEXACT: u32 = 32;

/** Rounding modes, as both control words number them. */
export const TO_NEAREST: i32 = 0;
export const DOWN: i32 = 1;
export const UP: i32 = 2;
export const TO_ZERO: i32 = 3;

export const TOP: u64 = 0x8000000000000000;

/** What overflows and underflows that are not masked are scaled by in the x87. */
const WRAP: i32 = 24576;

let rounding: i32 = TO_NEAREST;
let flushes: bool = false;
let wrapsOverflow: bool = false;
let wrapsUnderflow: bool = false;
let signalsTiny: bool = false;
let raised: u32 = 0;
let roundedUp: bool = false;

let resultSign: bool = false;
let resultExponent: i32 = 0;
let resultHigh: u64 = 0;
let resultLow: u64 = 0;

/** What the last rounding came to: the exponent's field, and the significand from bit 63 on. */
let field: i32 = 0;
let significand: u64 = 0;

/** Settings of what follows; nothing is raised yet. */
export function setRounding(mode: i32, flushesTiny: bool, unmaskedUnderflow: bool): void {
  rounding = mode;
  flushes = flushesTiny;
  wrapsOverflow = false;
  wrapsUnderflow = false;
  signalsTiny = unmaskedUnderflow;
  raised = 0;
  roundedUp = false;
}

/** For the x87, whose unmasked exceptions still give a result. */
export function setWrapping(overflows: bool, underflows: bool): void {
  wrapsOverflow = overflows;
  wrapsUnderflow = underflows;
  signalsTiny = underflows;
}

export function roundingMode(): i32 {
  return rounding;
}

export function signal(exceptions: u32): void {
  raised |= exceptions;
}

export function signalled(): u32 {
  return raised;
}

export function wasRoundedUp(): bool {
  return roundedUp;
}

/** The sign of an exact zero that two numbers of different signs add up to. */
export function signOfZero(): bool {
  return rounding == DOWN;
}

export function setResult(sign: bool, exponent: i32, high: u64, low: u64): void {
  resultSign = sign;
  resultExponent = exponent;
  resultHigh = high;
  resultLow = low;
}

export function signOfResult(): bool {
  return resultSign;
}

export function exponentOfResult(): i32 {
  return resultExponent;
}

export function highOfResult(): u64 {
  return resultHigh;
}

export function lowOfResult(): u64 {
  return resultLow;
}

export function fieldOfRounded(): i32 {
  return field;
}

export function significandOfRounded(): u64 {
  return significand;
}

/** The bits behind the kept ones, from bit 63 on; the last bit stands for all that follow. */
@inline
function fractionOf(high: u64, low: u64, dropped: u32): u64 {
  if (dropped == 0) return low;
  if (dropped == 64) return high | u64(low != 0);
  const rest = (high << (64 - dropped)) | (low >> dropped);
  return rest | u64(low << (64 - dropped) != 0);
}

/** Whether what is dropped rounds the kept bits up, away from 0. */
export function roundsUp(isOdd: bool, fraction: u64, sign: bool): bool {
  if (rounding == TO_NEAREST) return fraction > TOP || (fraction == TOP && isOdd);
  if (rounding == DOWN) return sign && fraction != 0;
  return rounding == UP ? !sign && fraction != 0 : false;
}

/** Right shift whose last bit is set where a bit was lost. */
export function shiftResult(count: i32): void {
  if (count <= 0) return;
  let high = resultHigh;
  let low = resultLow;
  let lost: bool = false;
  let rest = count;
  if (rest >= 64) {
    lost = low != 0;
    low = high;
    high = 0;
    rest -= 64;
    if (rest >= 64) {
      lost = lost || low != 0;
      low = 0;
      rest = 0;
    }
  }
  if (rest > 0) {
    lost = lost || low << (64 - rest) != 0;
    low = (low >> rest) | (high << (64 - rest));
    high >>= rest;
  }
  resultHigh = high;
  resultLow = low | u64(lost);
}

/** Whether rounding to so many bits reaches the next power of two. */
function carriesOut(dropped: u32): bool {
  const kept = (resultHigh >> dropped) << dropped;
  const fraction = fractionOf(resultHigh, resultLow, dropped);
  const isOdd = ((kept >> dropped) & 1) != 0;
  return roundsUp(isOdd, fraction, resultSign) && kept + (u64(1) << dropped) == 0;
}

function setOverflow(lowest: i32, highest: i32, dropped: u32, isExact: bool): void {
  raised |= OVERFLOW;
  if (wrapsOverflow) {
    if (!isExact) raised |= INEXACT;
    return;
  }
  raised |= INEXACT;
  const toInfinity =
    rounding == TO_NEAREST || (rounding == DOWN && resultSign) || (rounding == UP && !resultSign);
  roundedUp = toInfinity;
  field = toInfinity ? highest - lowest + 2 : highest - lowest + 1;
  significand = toInfinity ? TOP : (~(u64(0)) >> dropped) << dropped;
}

/** False where the result is a zero already. */
function handleTiny(dropped: u32, lowest: i32): bool {
  const isTiny = resultExponent < lowest - 1 || !carriesOut(dropped);
  if (isTiny && flushes) {
    raised |= UNDERFLOW | INEXACT;
    field = 0;
    significand = 0;
    return false;
  }
  tiny = isTiny;
  isExactUnbounded = fractionOf(resultHigh, resultLow, dropped) == 0;
  if (isTiny && wrapsUnderflow) {
    raised |= UNDERFLOW;
    resultExponent += WRAP;
    if (resultExponent >= lowest) return true;
    // What no handler could use is a zero.
    raised |= INEXACT;
    roundedUp = false;
    field = 0;
    significand = 0;
    return false;
  }
  shiftResult(lowest - resultExponent);
  isDenormal = true;
  return true;
}

let tiny: bool = false;
/** Whether nothing would be lost if exponents had no lower end. */
let isExactUnbounded: bool = false;
let isDenormal: bool = false;

/**
 * Rounds the result to `bits` of significand, with exponents from `lowest` to `highest` for normal
 * numbers. What comes out stands in `fieldOfRounded` and `significandOfRounded`.
 */
export function roundResult(bits: u32, lowest: i32, highest: i32): void {
  const dropped = 64 - bits;
  tiny = false;
  isDenormal = false;
  if (resultExponent < lowest && !handleTiny(dropped, lowest)) return;
  const fraction = fractionOf(resultHigh, resultLow, dropped);
  let kept = (resultHigh >> dropped) << dropped;
  const isExact = fraction == 0;
  roundedUp = false;
  let exponent = resultExponent;
  if (roundsUp(((kept >> dropped) & 1) != 0, fraction, resultSign)) {
    roundedUp = true;
    kept += u64(1) << dropped;
    if (kept == 0) {
      kept = TOP;
      exponent++;
    }
  }
  if (tiny && (!isExact || signalsTiny)) raised |= UNDERFLOW;
  if (isDenormal) {
    field = (kept & TOP) != 0 ? 1 : 0;
    significand = kept;
  } else {
    if (exponent > highest) {
      setOverflow(lowest, highest, dropped, isExact);
      if (!wrapsOverflow) return;
      exponent -= WRAP;
      if (exponent > highest) {
        raised |= INEXACT;
        roundedUp = true;
        field = highest - lowest + 2;
        significand = TOP;
        return;
      }
    }
    field = exponent - lowest + 1;
    significand = kept;
  }
  // An underflow that is not masked leaves the result to its handler, with its whole significand.
  const isWhole = tiny && signalsTiny ? isExactUnbounded : isExact;
  if (!isWhole) raised |= INEXACT;
}
