// One case that C libraries are compared by, and how its numbers are written.

export interface LibcCase {
  /** Of C: prints one line. */
  readonly code: string;
  /** What the test needs to do the same. */
  readonly row: readonly unknown[];
}

export function hexOf(value: bigint): string {
  return value.toString(16);
}

export function doubleBits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}
