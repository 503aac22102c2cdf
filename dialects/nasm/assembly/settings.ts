// What directives have set where a line stands: the mode, the processor, what DEFAULT says.
import { anyProcessor, type Processor } from '../isa/levels.ts';

/** One object for each set, so that === compares. */
export interface Settings {
  readonly bits: 16 | 32 | 64;
  readonly defaultRelative: boolean;
  readonly defaultBound: boolean;
  /** What CPU allows. */
  readonly processor: Processor;
}

/** By the processor, then by the bits of the number that the other settings make. */
const known = new Map<Processor, Settings[]>();

function interned(settings: Settings): Settings {
  const { bits, defaultRelative, defaultBound, processor } = settings;
  const index = bits + (defaultRelative ? 1 : 0) + (defaultBound ? 2 : 0);
  const ofProcessor = known.get(processor) ?? [];
  known.set(processor, ofProcessor);
  ofProcessor[index] ??= settings;
  return ofProcessor[index]!;
}

/** What holds at the beginning of a source. */
export function initialSettings(bits: 16 | 32 | 64): Settings {
  return interned({ bits, defaultRelative: false, defaultBound: false, processor: anyProcessor });
}

export function changedSettings(settings: Settings, change: Partial<Settings>): Settings {
  return interned({ ...settings, ...change });
}
