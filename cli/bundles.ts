// Starts a bundle that lies beside this one, so that `lsp` and `dap` load only what they need.

/** Runs the bundle in this process as if it had been started with `words`; it ends by itself. */
export async function startBundle(name: string, words: readonly string[]): Promise<number> {
  process.argv = [process.argv[0]!, name, ...words];
  await import(new URL(name, import.meta.url).href);
  return new Promise(() => {});
}
