// Assembles the parts of the library that are programs themselves.
import { invariant } from '#core/diagnostics/invariant.ts';
import { assemble } from '../../assembly/assemble.ts';
import { type Clock, defaultLimits } from '../../preprocessor/options.ts';
import type { ObjectBytes } from '../linking/object-file.ts';

const midnight = { year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
const clock: Clock = { local: midnight, utc: midnight, seconds: 946_684_800 };
const workMax = 1_000_000;

/** The object of a source that is known to be right. */
export function ownObject(name: string, text: string, bits: 32 | 64): ObjectBytes {
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
    read: () => undefined,
  });
  const complaints = messages.map(({ line, text: words }) => `${name}:${line}: ${words}`);
  invariant(outputs[0] && complaints.length === 0, complaints.join('\n'));
  return { name, bytes: outputs[0].content };
}
