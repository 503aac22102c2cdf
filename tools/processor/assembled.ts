// Flat binaries of texts, for programs that tools and tests execute.
import { assemble } from '#dialects/nasm/assembly/assemble.ts';
import { defaultLimits } from '#dialects/nasm/preprocessor/options.ts';

/** Where the code of 64-bit programs begins. */
export const codeStart = 0x400000;

const midnight = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/** The bytes of a source of 64-bit code that begins at `codeStart`. */
export function codeOf(text: string): Uint8Array {
  return bytesOf(`bits 64\norg ${codeStart}\n${text}`);
}

/** The bytes of a source; throws where it has an error. */
export function bytesOf(text: string): Uint8Array {
  const { outputs, messages } = assemble({
    file: 'program.asm',
    text,
    output: 'program',
    format: 'bin',
    debugFormat: '',
    optimization: 2,
    warnings: [],
    includePaths: [],
    commandLine: [],
    environment: () => undefined,
    clock: { local: midnight, utc: midnight, seconds: 946_684_800 },
    limits: defaultLimits,
    workMax: 100_000_000,
    records: false,
    read: () => undefined,
  });
  const error = messages.find(({ severity }) => severity !== 'warning');
  if (error) throw new Error(`${error.line}: ${error.text}`);
  return outputs[0]!.content;
}
