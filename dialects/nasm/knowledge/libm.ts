// The mathematical functions of the C library, for doubles, for floats and for long doubles.
import { type CFunction, functionsOf } from './c-functions.ts';

// biome-ignore format: one function a row.
const rows: readonly (readonly [declaration: string, phrase: string])[] = [
  ['d:sin d:x', 'Gives the sine of an angle in radians'],
  ['d:cos d:x', 'Gives the cosine of an angle in radians'],
  ['d:tan d:x', 'Gives the tangent of an angle in radians'],
  ['d:asin d:x', 'Gives the angle with this sine'],
  ['d:acos d:x', 'Gives the angle with this cosine'],
  ['d:atan d:x', 'Gives the angle with this tangent'],
  ['d:atan2 d:y d:x', 'Gives the angle of a point, from −π to π'],
  ['d:sinh d:x', 'Gives the hyperbolic sine'],
  ['d:cosh d:x', 'Gives the hyperbolic cosine'],
  ['d:tanh d:x', 'Gives the hyperbolic tangent'],
  ['d:exp d:x', 'Gives e to a power'],
  ['d:exp2 d:x', 'Gives 2 to a power'],
  ['d:expm1 d:x', 'Gives e to a power, minus 1, also near 0'],
  ['d:log d:x', 'Gives the natural logarithm'],
  ['d:log2 d:x', 'Gives the binary logarithm'],
  ['d:log10 d:x', 'Gives the decimal logarithm'],
  ['d:log1p d:x', 'Gives the natural logarithm of 1 + x, also near 0'],
  ['d:pow d:x d:y', 'Gives x to the power y'],
  ['d:sqrt d:x', 'Gives the square root'],
  ['d:cbrt d:x', 'Gives the cube root'],
  ['d:hypot d:x d:y', 'Gives the length of a diagonal without overflow'],
  ['d:fabs d:x', 'Gives the magnitude'],
  ['d:floor d:x', 'Rounds down to an integral value'],
  ['d:ceil d:x', 'Rounds up to an integral value'],
  ['d:trunc d:x', 'Cuts the fraction off'],
  ['d:round d:x', 'Rounds to the nearest integral value, halves away from zero'],
  ['d:rint d:x', 'Rounds to an integral value in the current way'],
  ['d:nearbyint d:x', 'Rounds in the current way without the inexact exception'],
  ['l:lround d:x', 'Rounds to the nearest long, halves away from zero'],
  ['l:lrint d:x', 'Rounds to a long in the current way'],
  ['d:fmod d:x d:y', 'Gives the remainder of a division cut off'],
  ['d:remainder d:x d:y', 'Gives the remainder of a rounded division'],
  ['d:fmax d:x d:y', 'Gives the larger one; a NaN counts as missing'],
  ['d:fmin d:x d:y', 'Gives the smaller one; a NaN counts as missing'],
  ['d:fma d:x d:y d:z', 'Gives x × y + z with a single rounding'],
  ['d:copysign d:x d:y', 'Gives the magnitude of x with the sign of y'],
  ['d:ldexp d:x i:exponent', 'Multiplies by a power of two'],
  ['d:frexp d:x p:exponent', 'Splits into a fraction and a power of two'],
  ['d:modf d:x p:whole', 'Splits into whole part and fraction'],
  ['d:erf d:x', 'Gives the error function'],
  ['d:tgamma d:x', 'Gives the gamma function'],
  ['d:lgamma d:x', 'Gives the logarithm of the gamma function'],
];

/** The names for float end in f, those for long double in l; the latter go by the stack. */
const variants: readonly (readonly [ending: string, letter: string, words: string])[] = [
  ['', 'd', '.'],
  ['f', 'f', ', for floats.'],
  ['l', 'x', ', for long doubles.'],
];

export const mathematicalFunctions = (): readonly CFunction[] =>
  functionsOf(
    'math.h',
    variants.flatMap(([ending, letter, words]) =>
      rows.map(([declaration, phrase]) => {
        const [head = '', ...parameters] = declaration.replaceAll('d:', `${letter}:`).split(' ');
        return [[head + ending, ...parameters].join(' '), phrase + words] as const;
      }),
    ),
  );
