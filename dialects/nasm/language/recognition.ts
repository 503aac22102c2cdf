// Tells NASM sources from those of other assemblers and other dialects with the same endings.

/** Directives of the GNU assembler that stand alone, and those that have something behind them. */
const alone = 'text|data|bss|code16|code32|code64|ltorg|thumb|att_syntax';
const withMore = [
  ...['section', 'globl', 'global', 'align', 'p2align', 'balign', 'type', 'size', 'file', 'option'],
  ...['ascii', 'asciz', 'string', 'byte', 'word', 'short', 'long', 'quad', 'intel_syntax', 'equ'],
  ...['arch', 'cpu', 'set', 'space', 'skip', 'macro', 'rept', 'include', 'syntax', 'extern'],
].join('|');
/** What makes such a word a label of NASM's. */
const labelled = '(?:d[bwdqtoyz]|res[bwdqtoyz]|equ|times)\\b';
const gnu = new RegExp(
  `^(?:[\\w.$]+:)?[ \\t]*\\.(?:(?:${alone})[ \\t]*(?:[#/@].*)?$|` +
    `(?:${withMore})[ \\t]+(?!${labelled})[^\\s:])`,
  'im',
);

const microsoft = new RegExp(
  `^[ \\t]*\\.(?:model|code|data|stack|386|586)\\b(?!:|[ \\t]+${labelled})|` +
    '^[ \\t]*\\w+[ \\t]+(?:proc|endp)\\b',
  'im',
);

/** What NASM sources have and others do not, and the other way round, with its weight. */
const signs: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [/^[ \t]*%(?:i?r?macro|i?x?define|include|if|i?assign|rep|use|pragma|push|strcat)/im, 4],
  [/^[ \t]*\[?(?:section|segment|global|extern|bits|default|org|cpu|struc)[ \t]/im, 3],
  [/^[ \t]*(?:[\w.$?]+:?[ \t]+)?(?:res[bwdqtoyz]|d[bwdqtoyz]|equ|times|incbin)[ \t]/im, 2],
  [/^[ \t]*(?:[\w.$?]+:[ \t]*)?(?:alignb?|istruc|use(?:16|32|64))\b/im, 2],
  [/\b(?:mov|lea|push|pop|call|int|xor|cmp|test|add|sub)[ \t]+(?:\w+|\[)/i, 1],
  [/\b(?:[re]?[abcd]x|[re]?[sd]i|[re]?[sb]p|r[89]|r1[0-5]|[xyz]mm\d+)\b/i, 2],
  [/\bsyscall\b|\bint[ \t]+(?:0x80|80h)/i, 2],
  [/^[ \t]*\.orig[ \t]+[x#0-9]/im, -4],
  [/^[ \t]*\.(?:fill|stringz|blkw|end)\b(?!:)/im, -4],
  [gnu, -9],
  [/%(?:[er]?[abcd]x|[er]?[sd]i|[er]?[sb]p|r\d+)\b/i, -4],
  [/\b(?:br[nzp]+|trap[ \t]+x|jsrr?|ldr[ \t]+r[0-7])\b/i, -3],
  // MASM and TASM.
  [microsoft, -6],
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

/** What a file is that may be of another assembler, and what would work. */
export function explainOther(text: string): string {
  if (!gnu.test(text.slice(0, looked).replace(/;.*/g, ''))) {
    return 'Its content is not known for NASM; --dialect nasm reads it as such.';
  }
  return (
    'It is written for the GNU assembler, whose directives and syntax are others: ' +
    'assemble it by gcc -c, and run or link the object.'
  );
}
