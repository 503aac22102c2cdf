// The command line as tests call it: words in, what it prints and its exit code out.
import { main } from '#cli/command-line.ts';

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs the command line in this process. */
export async function mnemonic(...words: string[]): Promise<Result> {
  let [out, error] = ['', ''];
  const code = await main(words, {
    out: text => {
      out += shown(text);
    },
    error: text => {
      error += shown(text);
    },
    interactive: false,
    terminals: [true, true, true],
    read: async () => undefined,
  });
  return { code, out, error };
}

function shown(text: string | Uint8Array): string {
  return typeof text === 'string' ? text : Buffer.from(text).toString();
}
