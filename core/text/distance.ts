// Finds the word that was probably meant: Damerau-Levenshtein distance (string alignment).

const LONGEST_WORD = 64;

/** Three rows of the table of distances, kept: one name is compared with thousands of others. */
let older = new Uint8Array(LONGEST_WORD + 1);
let previous = new Uint8Array(LONGEST_WORD + 1);
let current = new Uint8Array(LONGEST_WORD + 1);

/**
 * The number of insertions, deletions, replacements and neighbour swaps from `a` to `b`, or
 * `limit + 1` as soon as it is known to be above `limit`. Both have at most 64 characters.
 */
export function editDistance(a: string, b: string, limit = LONGEST_WORD): number {
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    current[0] = i;
    let least = i;
    const unit = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const cost = unit === b.charCodeAt(j - 1) ? 0 : 1;
      let best = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + cost);
      const isSwap =
        i > 1 &&
        j > 1 &&
        unit === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) best = Math.min(best, older[j - 2]! + 1);
      current[j] = best;
      if (best < least) least = best;
    }
    // A swap looks back two rows, so that a row may be one below the row before it.
    if (least > limit + 1) return limit + 1;
    [older, previous, current] = [previous, current, older];
  }
  return previous[b.length]!;
}

/**
 * The candidate nearest to `word`, letter case ignored, or undefined when none is near enough
 * (one edit for up to four letters, two up to seven, three beyond).
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const wanted = word.toLowerCase();
  const limit = wanted.length <= 4 ? 1 : wanted.length <= 7 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_WORD) continue;
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), bestDistance - 1);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = candidate;
    }
  }
  return best;
}

/** About a second's work; a file of 10,000 names may have 500 unknown ones. */
const MOST_COMPARISONS = 5_000_000;

/**
 * `nearest` for a whole file: it finds nothing more once all the searches together have compared
 * as many names as anyone waits for, since a file may have 100,000 names and miss each of them.
 */
export class NameSearch {
  #left = MOST_COMPARISONS;

  /** `candidates` gives at most `most` names. */
  nearest(word: string, most: number, candidates: () => Iterable<string>): string | undefined {
    this.#left -= most;
    return this.#left < 0 ? undefined : nearest(word, candidates());
  }
}
