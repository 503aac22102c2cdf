// Which processor each form is of, and what CPU allows.
import type { Form } from './form.ts';
import { packedLevels } from './levels.generated.ts';

/** Processors in the order of what they can do, by nasm's names. */
export const levelNames = [
  '8086',
  '186',
  '286',
  '386',
  '486',
  '586',
  '686',
  'p3',
  'p4',
  'prescott',
  'x64',
  'nehalem',
  'westmere',
  'sandybridge',
  'ia64',
] as const;

/** What CPU allows. One object for each set, so that === compares. */
export interface Processor {
  /** Index into `levelNames`. */
  readonly level: number;
  readonly vex: boolean;
  readonly evex: boolean;
  /** The VEX form of what usually has EVEX is taken without `{vex}`. */
  readonly latevex: boolean;
}

/** Everything that nasm knows. */
export const anyProcessor: Processor = {
  level: levelNames.length - 1,
  vex: true,
  evex: true,
  latevex: false,
};

const otherNames: Readonly<Record<string, (typeof levelNames)[number]>> = {
  pentium: '586',
  p6: '686',
  ppro: '686',
  pentiumpro: '686',
  p2: '686',
  katmai: 'p3',
  willamette: 'p4',
  'x86-64': 'x64',
  'ia-64': 'ia64',
  itanium: 'ia64',
  itanic: 'ia64',
  merced: 'ia64',
};

const levels = new Map<string, number>(levelNames.map((name, level) => [name, level]));
for (const [name, other] of Object.entries(otherNames)) levels.set(name, levels.get(other)!);

const processors = new Map<string, Processor>([[keyOf(anyProcessor), anyProcessor]]);

function keyOf({ level, vex, evex, latevex }: Processor): string {
  return `${level} ${vex} ${evex} ${latevex}`;
}

/** What one name after CPU, in lower case, makes of a processor; undefined for no such name. */
export function withProcessorName(processor: Processor, name: string): Processor | undefined {
  const changed = changedBy(processor, name);
  if (!changed) return undefined;
  const known = processors.get(keyOf(changed));
  if (known) return known;
  processors.set(keyOf(changed), changed);
  return changed;
}

function changedBy(processor: Processor, name: string): Processor | undefined {
  const isOff = name.startsWith('no') && name !== 'none';
  const word = isOff ? name.slice(2) : name;
  if (word === 'vex' || word === 'evex' || word === 'latevex') {
    return { ...processor, [word]: !isOff };
  }
  if (['any', 'all', 'default'].includes(word)) return isOff ? processor : anyProcessor;
  if (word === 'none') return { ...anyProcessor, vex: false, evex: false };
  const level = levels.get(word);
  if (level === undefined) return undefined;
  return isOff ? processor : { ...processor, level };
}

/** Whether the processor has a mode of so many bits. */
export function allowsBits({ level }: Processor, bits: number): boolean {
  return bits === 16 || level >= levels.get(bits === 32 ? '386' : 'x64')!;
}

let letters: Map<string, string> | undefined;
const levelsOfForms = new WeakMap<readonly Form[], Uint8Array>();

function lettersOf(mnemonic: string): string {
  letters ??= new Map(
    packedLevels.split('\n').flatMap(row => {
      const colon = row.indexOf(':');
      const names = row.slice(colon + 1).split(' ');
      return names.map((name): [string, string] => [name, row.slice(0, colon)]);
    }),
  );
  return letters.get(mnemonic) ?? '0';
}

/** Levels of the forms of one mnemonic, in their order. */
export function levelsOf(mnemonic: string, forms: readonly Form[]): Uint8Array {
  const known = levelsOfForms.get(forms);
  if (known) return known;
  const text = lettersOf(mnemonic);
  const made = Uint8Array.from(forms, (_, index) =>
    Number.parseInt(text[text.length === 1 ? 0 : index]!, 36),
  );
  levelsOfForms.set(forms, made);
  return made;
}

/** Whether a form of this encoding is allowed, apart from its level. */
export function allowsEncoding({ vex, evex }: Processor, { encoding }: Form): boolean {
  if (encoding === 'evex') return evex;
  return encoding !== 'vex' || vex;
}
