// Matches what the user typed against names, as editors do: letters in order, case ignored.

/** 0 for no match, otherwise higher for a better one: equal, prefix, part, letters in order. */
export function matchScore(query: string, name: string): number {
  if (query === '') return 1;
  const wanted = query.toLowerCase();
  const text = name.toLowerCase();
  if (text === wanted) return 5;
  if (text.startsWith(wanted)) return 4;
  if (text.includes(wanted)) return 3;
  let position = 0;
  for (const character of wanted) {
    const found = text.indexOf(character, position);
    if (found < 0) return 0;
    position = found + character.length;
  }
  return 2;
}

/** The best matches, best first and otherwise in the order given, at most `limit`. */
export function bestMatches<T>(
  query: string,
  items: Iterable<T>,
  nameOf: (item: T) => string,
  limit: number,
): { readonly found: readonly T[]; readonly complete: boolean } {
  const scored: { readonly item: T; readonly score: number }[] = [];
  for (const item of items) {
    const score = matchScore(query, nameOf(item));
    if (score > 0) scored.push({ item, score });
  }
  if (query !== '') scored.sort((a, b) => b.score - a.score);
  const found = scored.slice(0, limit).map(entry => entry.item);
  return { found, complete: scored.length <= limit };
}
