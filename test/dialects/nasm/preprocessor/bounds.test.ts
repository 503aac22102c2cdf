// Programs that would never end: one diagnostic, soon.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { optionsFor, preprocessOurs } from '#tools/nasm/preprocessing.ts';

const doubling = Array.from(
  { length: 60 },
  (_, index) => `%define d${index + 1} d${index} d${index}`,
).join('\n');

const bombs: Readonly<Record<string, string>> = {
  'a macro that doubles': `%define d0 x\n${doubling}\n d60\n`,
  'a string that doubles': `%define s "abc"\n%rep 100\n%strcat s s,s\n%endrep\n`,
  'a billion rounds': '%rep 1000000\n%rep 1000000\n nop\n%endrep\n%endrep\n',
  'more rounds than are allowed': '%rep 5000000000\n nop\n%endrep\n',
  'macros that call each other':
    '%macro a 0\n b\n%endmacro\n%macro b 0\n %rep 9\n a\n%endrep\n%endmacro\n a\n',
  'joining without an end': '%define s s s\n%+s%t\n%define a a%+a\n a a %+ a\n',
  'a million parentheses': `%if ${'('.repeat(1_000_000)}1\n%endif\n`,
  'a million braces': ` db ${'%['.repeat(100_000)}\n`,
};

for (const [name, source] of Object.entries(bombs)) {
  test(name, { timeout: 20_000 }, () => {
    const { messages } = preprocessOurs(optionsFor(source, { workMax: 5_000_000 }));
    assert.ok(messages.split('\n').length < 120, messages.slice(0, 400));
  });
}

test('arbitrary characters never throw', () => {
  let state = 12345;
  const next = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % limit;
  };
  const pieces = ['%', '{', '}', '[', ']', '(', ')', '"', '`', '\\', '\n', '$', '\u00e9', '\udc80'];
  const words = ['define', 'macro', 'if', 'endif', 'rep', '1', ' ', 'a', ',', '+', '?', '!', ';'];
  for (let round = 0; round < 300; round++) {
    let text = '';
    for (let index = 0; index < 200; index++) {
      text += next(2) === 0 ? pieces[next(pieces.length)] : words[next(words.length)];
    }
    preprocessOurs(optionsFor(text, { workMax: 200_000 }));
  }
});
