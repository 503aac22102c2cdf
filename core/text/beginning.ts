// The beginning of a file as text, to tell by its content what it is.

/** Bytes that are looked at. */
const looked = 20_000;

/** A character for each byte, whatever the encoding, so that images can be looked at, too. */
export function beginningOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, looked));
}
