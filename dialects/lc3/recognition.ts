// Tells LC-3 sources and text images from those of other dialects with the same endings.

/** What LC-3 sources have and others do not, and the other way round, with its weight. */
const signs: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/^[ \t]*\.orig[ \t]+[x#0-9]/im, 3],
  [/\.(?:fill|stringz|blkw)[ \t]/i, 3],
  [/\b(?:br[nzp]+|trap[ \t]+x|lea[ \t]+r[0-7]\b|jsrr?|ldi|sti|ldr|str)[ \t]/i, 2],
  [/^[ \t]*\.end[ \t]*(?:;.*)?$/im, 1],
  [/\b(?:getc|puts|halt|rti)\b/i, 1],
  [/^[ \t]*(?:section|segment|global|extern|bits|default)[ \t]/im, -3],
  [/^[ \t]*%(?:define|macro|include|if)/im, -3],
  [/\b(?:mov|push|pop|call|int|syscall|xor)[ \t]+\w/i, -2],
  [/\b(?:rax|rsp|eax|ebx|esp|ecx|edx)\b/i, -3],
  [/\b(?:d[bwdq]|equ|res[bwdq])[ \t]/i, -2],
];

/** Characters that are looked at; the beginning of a file tells. */
const looked = 20_000;

/** From 0 to 1: 0.5 is no idea. */
export function recognize(text: string): number {
  const head = text.slice(0, looked).replace(/;.*/g, '').trimStart();
  // A text image: its words in binary, the origin first.
  if (/^[01]{4} ?[01]{4} ?[01]{4} ?[01]{4}\s/.test(head)) return 1;
  const score = signs.reduce(
    (sum, [pattern, weight]) => sum + (pattern.test(head) ? weight : 0),
    0,
  );
  return 1 / (1 + Math.exp(-score));
}
