// The entry point of `mnemonic`: the command line with the process's own arguments and streams.
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { main } from './command-line.ts';

/** Writes all of a text, also to a pipe whose reader is slow; a closed pipe ends the process. */
function writeAll(descriptor: 1 | 2, text: string | Uint8Array): void {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      // A full pipe that does not block: wait a moment without spinning.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

/** Standard input, piece by piece; nothing is read before somebody asks. */
let input: AsyncIterator<Uint8Array> | undefined;
async function readPiece(): Promise<Uint8Array | undefined> {
  input ??= process.stdin[Symbol.asyncIterator]();
  try {
    const piece = await input.next();
    return piece.done ? undefined : piece.value;
  } catch {
    // Closed at the end of the run, while somebody waited for more.
    return undefined;
  }
}

process.exitCode = await main(process.argv.slice(2), {
  out: text => writeAll(1, text),
  error: text => writeAll(2, text),
  interactive: process.stderr.isTTY === true && process.env['NO_COLOR'] === undefined,
  terminals: [0, 1, 2].map(each => isatty(each)) as [boolean, boolean, boolean],
  read: readPiece,
});
if (input) process.stdin.destroy();
