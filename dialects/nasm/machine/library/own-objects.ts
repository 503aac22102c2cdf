// Assembles while a program runs: parts of the library, and sources that dlopen finds.
import { invariant } from '#core/diagnostics/invariant.ts';
import { assemble } from '../../assembly/assemble.ts';
import { type Clock, defaultLimits } from '../../preprocessor/options.ts';
import type { ObjectBytes } from '../linking/object-file.ts';

const midnight = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
const clock: Clock = { local: midnight, utc: midnight, seconds: 946_684_800 };
const workMax = 1_000_000;

export interface AssembledObject {
  /** Undefined where the source has errors. */
  readonly object: ObjectBytes | undefined;
  /** `plugin.asm:3: symbol `x' not defined` */
  readonly complaints: readonly string[];
}

/** The object of a source; files that it includes are had by `read`. */
export function assembleObject(
  name: string,
  text: string,
  bits: 32 | 64,
  read: (path: string) => Uint8Array | undefined = () => undefined,
): AssembledObject {
  const { outputs, messages } = assemble({
    file: name,
    text,
    output: `${name}.o`,
    format: `elf${bits}`,
    debugFormat: '',
    optimization: 2,
    warnings: [],
    includePaths: [],
    commandLine: [],
    environment: () => undefined,
    clock,
    limits: defaultLimits,
    workMax,
    records: false,
    read,
  });
  const complaints = messages.map(({ line, text: words }) => `${name}:${line}: ${words}`);
  const object = outputs[0] && { name, bytes: outputs[0].content };
  return { object, complaints };
}

/** The object of a source that is known to be right. */
export function ownObject(name: string, text: string, bits: 32 | 64): ObjectBytes {
  const { object, complaints } = assembleObject(name, text, bits);
  invariant(object && complaints.length === 0, complaints.join('\n'));
  return object;
}
