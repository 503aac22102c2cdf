// Steps of SHA-1 and SHA-256 (FIPS 180-4). Words count from the top of a vector in SHA-1.
import { vectorPlace } from './operands';

@inline
function words(a: u32, b: u32, c: u32, d: u32): v128 {
  let value = i32x4.splat(d);
  value = i32x4.replace_lane(value, 1, c);
  value = i32x4.replace_lane(value, 2, b);
  return i32x4.replace_lane(value, 3, a);
}

@inline
function w0(value: v128): u32 {
  return i32x4.extract_lane(value, 0);
}

@inline
function w1(value: v128): u32 {
  return i32x4.extract_lane(value, 1);
}

@inline
function w2(value: v128): u32 {
  return i32x4.extract_lane(value, 2);
}

@inline
function w3(value: v128): u32 {
  return i32x4.extract_lane(value, 3);
}

export function sha1Next(a: v128, b: v128): v128 {
  return i32x4.replace_lane(b, 3, w3(b) + rotl<u32>(w3(a), 30));
}

export function sha1First(a: v128, b: v128): v128 {
  return words(w1(a) ^ w3(a), w0(a) ^ w2(a), w3(b) ^ w1(a), w2(b) ^ w0(a));
}

export function sha1Second(a: v128, b: v128): v128 {
  const first = rotl<u32>(w3(a) ^ w2(b), 1);
  const second = rotl<u32>(w2(a) ^ w1(b), 1);
  const third = rotl<u32>(w1(a) ^ w0(b), 1);
  return words(first, second, third, rotl<u32>(w0(a) ^ first, 1));
}

/** What a round mixes, by its number in the immediate. */
function mixture(which: u32, b: u32, c: u32, d: u32): u32 {
  if (which == 0) return ((b & c) ^ (~b & d)) + 0x5a827999;
  if (which == 1) return (b ^ c ^ d) + 0x6ed9eba1;
  if (which == 2) return ((b & c) ^ (b & d) ^ (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

export function sha1Rounds(state: v128, schedule: v128, which: u32): v128 {
  let a = w3(state);
  let b = w2(state);
  let c = w1(state);
  let d = w0(state);
  let e: u32 = 0;
  for (let round: u32 = 0; round < 4; round++) {
    const word = round == 0 ? w3(schedule) : round == 1 ? w2(schedule) : 0;
    const later = round == 2 ? w1(schedule) : round == 3 ? w0(schedule) : 0;
    const sum = mixture(which & 3, b, c, d) + rotl<u32>(a, 5) + word + later + e;
    e = d;
    d = c;
    c = rotl<u32>(b, 30);
    b = a;
    a = sum;
  }
  return words(a, b, c, d);
}

@inline
function lesser0(value: u32): u32 {
  return rotr<u32>(value, 7) ^ rotr<u32>(value, 18) ^ (value >> 3);
}

@inline
function lesser1(value: u32): u32 {
  return rotr<u32>(value, 17) ^ rotr<u32>(value, 19) ^ (value >> 10);
}

export function sha256First(a: v128, b: v128): v128 {
  const upper = w3(a) + lesser0(w0(b));
  return words(upper, w2(a) + lesser0(w3(a)), w1(a) + lesser0(w2(a)), w0(a) + lesser0(w1(a)));
}

export function sha256Second(a: v128, b: v128): v128 {
  const first = w0(a) + lesser1(w2(b));
  const second = w1(a) + lesser1(w3(b));
  return words(w3(a) + lesser1(second), w2(a) + lesser1(first), second, first);
}

/** Two rounds; words and constants of the rounds stand in xmm0. */
export function sha256Rounds(old: v128, state: v128): v128 {
  const schedule = v128.load(vectorPlace(0));
  let a = w3(state);
  let b = w2(state);
  let c = w3(old);
  let d = w2(old);
  let e = w1(state);
  let f = w0(state);
  let g = w1(old);
  let h = w0(old);
  for (let round = 0; round < 2; round++) {
    const choice = (e & f) ^ (~e & g);
    const turned = rotr<u32>(e, 6) ^ rotr<u32>(e, 11) ^ rotr<u32>(e, 25);
    const sum = choice + turned + (round == 0 ? w0(schedule) : w1(schedule)) + h;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const other = rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22);
    h = g;
    g = f;
    f = e;
    e = sum + d;
    d = c;
    c = b;
    b = a;
    a = sum + majority + other;
  }
  return words(a, b, e, f);
}
