// What every word with a percent sign and every predefined macro means.
import { preprocessorDirectiveTexts } from './preprocessor-directives.ts';
import { predefinedMacroTexts } from './preprocessor-macros.ts';
import { type SourceRow, type SourceText, sourceTexts, textsByName } from './source-text.ts';

// biome-ignore format: one form a row.
const parameters: readonly SourceRow[] = [
  ['%1', '%1 … %n', 'Is the parameter of that number of the macro around; 1 is the first.',
    '%macro byte_of 1\n  db %1\n%endmacro\n  byte_of 7'],
  ['%0', '%0', 'Is the number of parameters that the macro was called with.',
    '%macro count 1-*\n  db %0\n%endmacro\n  count 1, 2, 3'],
  ['%00', '%00', 'Is the label before the call of the macro.',
    '%macro byte_here 1\n%00: db %1\n%endmacro\nlabel: byte_here 1'],
  ['%{1:3}', '%{first:last}',
    'Is a range of parameters with commas; −1 is the last one, order may reverse.',
    '%macro tail 1-*\n  db %{2:-1}\n%endmacro\n  tail 1, 2, 3'],
  ['%+1', '%+n', 'Is the parameter as a condition code, as it was given.',
    '%macro jump 2\n  j%+1 %2\n%endmacro\nhere: jump ne, here'],
  ['%-1', '%-n', 'Is the opposite of the parameter as a condition code.',
    '%macro unless 2\n  j%-1 %2\n%endmacro\nhere: unless e, here'],
  ['%%', '%%name', 'Is a label of this one call of the macro.',
    '%macro wait_here 0\n%%again: jmp %%again\n%endmacro\n  wait_here\n  wait_here'],
  ['%$', '%$name', 'Is a name of the context on top; each more $ goes one context outward.',
    '%push block\n%$start: jmp %$start\n%pop'],
  ['%?', '%?', 'Is the name of the macro as this call has written it.',
    '%idefine stop %?_here\nSTOP_here equ 1\n  db STOP'],
  ['%??', '%??', 'Is the name of the macro as its definition has it.',
    '%idefine stop %??_here\nstop_here equ 1\n  db STOP'],
  ['%*?', '%*?', 'Is %?, expanded only when the macro is used that is defined here.',
    '%macro make 1\n%define %1 %*?\n%endmacro\n  make name'],
  ['%*??', '%*??', 'Is %??, expanded only when the macro is used that is defined here.',
    '%macro make 1\n%define %1 %*??\n%endmacro\n  make name'],
  ['%+', 'text %+ text', 'Joins what is before and behind it to one token.',
    '%define suffix 64\nvalue64: dq value %+ suffix'],
  ['%[', '%[text]', 'Expands macros right here, where they otherwise would not be.',
    '%define n 2\n%define name%[n] 7\n  db name2'],
  ['%{', '%{name}', 'Sets the name of a parameter or directive apart from what follows.',
    '%macro numbered 1\nlabel%{1}00: db %1\n%endmacro\n  numbered 5'],
  ['%!', '%!name', 'Is the value of a variable of the environment, as a string.',
    '%defstr path %!PATH\n%strlen n path\n  dw n'],
  ['%,', '%,', 'Is a comma that separates no parameters when the macro is defined.',
    '%define pair 1 %, 2\n  db 0'],
];

// biome-ignore format: one function a row.
const functions: readonly SourceRow[] = [
  ['%abs()', '%abs(number)', 'Is the magnitude of a number.', '  db %abs(-3)'],
  ['%cond()', '%cond(condition, yes[, no])',
    'Is the second text if the number is not 0, otherwise the third.', '  db %cond(2 > 1, 10, 20)'],
  ['%count()', '%count(text, …)', 'Is the number of its parameters.', '  db %count(a, b, c)'],
  ['%eval()', '%eval(expression)', 'Is the value of an expression, computed at once.',
    '  db %eval(2 + 3 * 4)'],
  ['%is()', '%is(expression), %isdef(name), %isidn(a, b), …',
    'Is 1 where the %if with the same ending is true, otherwise 0.',
    '%define name\n  db %is(2 > 1), %isdef(name), %isnum(5)'],
  ['%num()', '%num(number[, digits[, base]])',
    'Is a number as a string, with this many digits in this base.', "  db %num(255, 4, 16)"],
  ['%sel()', '%sel(number, text, …)',
    'Is one of several texts by its number; 1 is the first, −1 the last.',
    '  db %sel(2, 10, 20, 30)'],
  ['%str()', '%str(text)', 'Is the text as a string.', '%define name text\n  db %str(name)'],
  ['%strcat()', '%strcat(string, …)', 'Is several strings joined together.',
    "  db %strcat('ab', 'cd')"],
  ['%strlen()', '%strlen(string)', 'Is the length of a string in bytes.', "  db %strlen('hello')"],
  ['%substr()', '%substr(string, start[, length])', 'Is part of a string; counting begins at 1.',
    "  db %substr('abcdef', 2, 3)"],
  ['%tok()', '%tok(string)', 'Is the tokens that a string holds.', "  mov %tok('ax'), 1"],
];

/** Directives, parameters, functions and predefined macros, in the order of a reference page. */
export const preprocessorTexts: readonly SourceText[] = [
  ...preprocessorDirectiveTexts,
  ...sourceTexts('Parameters and names in macros', parameters),
  ...sourceTexts('Functions of the preprocessor', functions),
  ...predefinedMacroTexts,
];

const byName = textsByName(preprocessorTexts);

/** Words whose end is the user's, by their beginning: `%%loop`, `%$start`, `%!PATH`, `%[x]`. */
const openEnded: readonly (readonly [beginning: RegExp, name: string])[] = [
  [/^%\{-?\d+:/, '%{1:3}'],
  [/^%\{?\d+\}?$/, '%1'],
  [/^%\{?\+\d/, '%+1'],
  [/^%\{?-\d/, '%-1'],
  [/^%\{?%[^%]/, '%%'],
  [/^%\{?\$/, '%$'],
  [/^%\{?!/, '%!'],
  [/^%\[/, '%['],
  [/^%is\w*\(?\)?$/, '%is()'],
];

/**
 * What a word of the preprocessor means: `%define`, `%1`, `%%label`, `%eval(` for the function, or
 * `__?LINE?__`. Letter case counts only for predefined macros of mixed case.
 */
export function preprocessorText(word: string): SourceText | undefined {
  const lower = word.toLowerCase();
  const asFunction = /^%[a-z]+\($/.test(lower) ? byName.get(`${lower})`) : undefined;
  const known =
    asFunction ?? byName.get(word) ?? byName.get(lower) ?? byName.get(word.toUpperCase());
  if (known || !lower.startsWith('%')) return known;
  const open = openEnded.find(([beginning]) => beginning.test(lower))?.[1];
  if (open) return byName.get(open);
  return lower.startsWith('%{') ? byName.get('%{') : byName.get(`${lower}()`);
}
