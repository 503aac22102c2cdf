// Reports a mistake in our own code, as opposed to one in the user's program.

/** Throws when `condition` is false. Never use it for input: a wrong program is a diagnostic. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Internal error: ${message}`);
}
