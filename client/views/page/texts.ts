// The texts of a page: the extension puts them into the page's body, in the user's language.

/** The table that `viewPage` was given. */
export function readTexts<Texts>(): Texts {
  return JSON.parse(document.body.dataset['texts'] ?? '{}') as Texts;
}

/** Puts values into the places `{0}`, `{1}` and so on of a text. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index) => String(values[Number(index)] ?? place));
}

/** A number as the user's language groups its digits. */
export function grouped(value: number): string {
  return value.toLocaleString(document.documentElement.lang || 'en');
}
