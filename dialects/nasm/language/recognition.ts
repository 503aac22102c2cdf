// Tells NASM sources from those of other assemblers and other dialects with the same endings.

/** What NASM sources have and others do not, and the other way round, with its weight. */
const signs: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/^[ \t]*%(?:i?macro|i?define|include|if|assign|rep|use|pragma)\b/im, 4],
  [/^[ \t]*\[?(?:section|segment|global|extern|bits|default|org|cpu|struc)[ \t]/im, 3],
  [/^[ \t]*(?:[\w.$?]+:?[ \t]+)?(?:res[bwdq]|d[bwdq])[ \t]/im, 2],
  [/\b(?:mov|lea|push|pop|call|int|xor|cmp|test|add|sub)[ \t]+(?:\w+|\[)/i, 1],
  [/\b(?:[re]?[abcd]x|[re]?[sd]i|[re]?[sb]p|r[89]|r1[0-5]|[xyz]mm\d+)\b/i, 2],
  [/\bsyscall\b|\bint[ \t]+(?:0x80|80h)/i, 2],
  [/^[ \t]*\.orig[ \t]+[x#0-9]/im, -4],
  [/^[ \t]*\.(?:fill|stringz|blkw|end)\b/im, -4],
  // The GNU assembler.
  [/^[ \t]*\.(?:text|globl|section|align|ascii|asciz|word)\b/im, -5],
  [/%(?:[er]?[abcd]x|[er]?[sd]i|[er]?[sb]p|r\d+)\b/i, -4],
  [/\b(?:br[nzp]+|trap[ \t]+x|jsrr?|ldr[ \t]+r[0-7])\b/i, -3],
  // MASM and TASM.
  [/^[ \t]*\.(?:model|code|data|stack|386|586)\b|^[ \t]*\w+[ \t]+(?:proc|endp)\b/im, -6],
];

/** Characters that are looked at; the beginning of a file tells. */
const looked = 20_000;

/** From 0 to 1: 0.5 is no idea. */
export function recognize(text: string): number {
  const head = text.slice(0, looked).replace(/;.*/g, '').trimStart();
  const score = signs.reduce(
    (sum, [pattern, weight]) => sum + (pattern.test(head) ? weight : 0),
    0,
  );
  return 1 / (1 + Math.exp(-score));
}
