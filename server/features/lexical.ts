// What a dialect's lexicon says about names, for editors and for messages.
import type { Lexicon } from '#core/syntax/lexicon.ts';

/** A regular expression for a name, as source text in the syntax of JavaScript. */
export function wordPattern(lexicon: Lexicon): string {
  const escaped = (characters: string) => characters.replace(/[\\\]^-]/g, '\\$&');
  const letters = 'A-Za-z\\u0080-\\uffff';
  return `[${letters}${escaped(lexicon.wordStart)}][${letters}0-9${escaped(lexicon.wordPart)}]*`;
}

/** `letters, digits and _`: what names are made of. */
export function nameCharacters(lexicon: Lexicon): string {
  const marks = [...new Set(lexicon.wordStart + lexicon.wordPart)];
  return marks.length === 0 ? 'letters and digits' : `letters, digits and ${marks.join(' ')}`;
}
