// What a grammar colours in NASM sources beside instructions, directives, registers and numbers.
import type { GrammarPattern } from '#core/dialect.ts';

const name = '[A-Za-z._?@$][A-Za-z0-9._?@$#~]*';

// biome-ignore format: a table
export const grammar: readonly GrammarPattern[] = [
  { match: `(?i)^\\s*(%i?macro)\\s+(\\S+)`,
    captures: ['keyword.control.directive', 'entity.name.function.macro'] },
  { match: `(?i)^\\s*(%(?:i?x?define|i?assign|i?def(?:str|tok|alias)))\\s+(${name})`,
    captures: ['keyword.control.directive', 'entity.name.function.macro'] },
  { match: `(?i)^\\s*(%(?!%)[a-z]+)`, captures: ['keyword.control.directive'] },
  { match: '%(?:[-+]?[0-9]+|\\{[^}]*\\}|%[A-Za-z0-9._?@$#~]+|\\$+[A-Za-z0-9._?@$#~]*|\\*?\\?{1,2}|![A-Za-z_]+|\\+)',
    captures: [], scope: 'variable.parameter' },
  { match: `^\\s*(${name})\\s*(:)`,
    captures: ['entity.name.function.label', 'punctuation.separator.label'] },
  { match: `(?i)^\\s*(${name})(?=\\s+(?:equ|times|d[bwdqtoyz]|res[bwdqtoyz]|incbin|istruc)\\b)`,
    captures: ['entity.name.function.label'] },
  { match: '`(?:\\\\.|[^`\\\\])*`', captures: [], scope: 'string.quoted' },
  { match: '(?i)\\{(?:k[0-7]|z|1to(?:2|4|8|16|32)|r[nduz]-sae|sae|rex|vex[23]?|evex)\\}',
    captures: [], scope: 'storage.modifier' },
  { match: '(?i)\\b(?:byte|d?word|[qtoyz]word|strict|near|far|short|to|rel|abs|nosplit|seg|wrt|dup)\\b',
    captures: [], scope: 'storage.type' },
];
