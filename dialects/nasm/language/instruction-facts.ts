// What instructions do beside their operands, as rows for people: of a name, and of one form of it.
import type { Fact } from '#core/isa/vocabulary.ts';
import { type FlagLetters, factsOf, flagOfLetter } from '../isa/facts.ts';
import type { Form } from '../isa/form.ts';
import { formsOf } from '../isa/forms.ts';

/** How many answers a row has at most where forms of a name differ; it is left out beyond. */
const alternativesMax = 4;

/** What all forms of a name do, or each of them where there are few. */
export function factsOfName(name: string): readonly Fact[] {
  const all = (formsOf(name) ?? []).flatMap(form => rowsOf(form, 64) ?? []);
  return labels.flatMap(label => {
    const found = all.filter(fact => fact.label === label).map(({ value }) => value);
    const values = new Set(found.filter(value => label !== needs || !isAge(value)));
    // That a name is as old as the 8086 is said where no form needs more than its age.
    const shown = values.size > 0 ? [...values] : found.slice(0, 1);
    if (shown.length > alternativesMax) return [];
    const value = shown.filter(text => text !== '').join(' or ');
    return value === '' ? [] : [{ label, value }];
  });
}

/** What one form does in a mode where that is less than, or other than, what its name tells. */
export function factsOfForm(name: string, form: Form, bits: number): readonly Fact[] {
  const told = factsOfName(name);
  return (rowsOf(form, bits) ?? [])
    .filter(({ label, value }) => {
      const known = told.find(fact => fact.label === label)?.value ?? '';
      return value !== known && !(label === needs && isAge(value));
    })
    .map(({ label, value }) => ({ label, value: value === '' ? 'none' : value }));
}

const needs = 'Needs';
const labels = [
  'Reads flags',
  'Changes flags',
  'Leaves undefined',
  'Also reads',
  'Also changes',
  needs,
];

/** Whether a feature is a processor of old, or 64-bit mode: a name's first one says it all. */
const isAge = (feature: string) => /^(?:\d{3,4}(?: a0?)?(?: only)?|x86-64)?$/.test(feature);

/** Features as manuals write them, where that is more than capitals. */
const writtenFeatures: Readonly<Record<string, string>> = {
  x64: 'x86-64',
  fpu: 'x87',
  fpu287: '287 FPU',
  fpu387: '387 FPU',
  sse4_1: 'SSE4.1',
  sse4_2: 'SSE4.2',
  sse4a: 'SSE4a',
  d3now: '3DNow!',
  d3nowext: '3DNow! extensions',
  hle_or_rtm: 'HLE or RTM',
  skinit_or_svm: 'SKINIT or SVM',
};

/** `intel386` is what everybody calls a 386. */
function featureText(feature: string): string {
  const processor = /^intel(\d.*)/.exec(feature)?.[1];
  return processor?.replaceAll('_', ' ') ?? writtenFeatures[feature] ?? feature.toUpperCase();
}

/** A row a label, with '' for nothing. */
function rowsOf(form: Form, bits: number): readonly Fact[] | undefined {
  const facts = factsOf(form);
  if (!facts) return undefined;
  const named = (registers: readonly string[]) =>
    registers.map(register => registerIn(register, bits)).join(' ');
  const changed = facts.flagsWritten + facts.flagsCleared + facts.flagsSet;
  const values = [
    flagNames(facts.flagsRead),
    flagNames(changed),
    flagNames(facts.flagsUndefined),
    named(facts.registersRead),
    named(facts.registersWritten),
    facts.features.map(featureText).join(' + '),
  ];
  return labels.map((label, index) => ({ label, value: values[index]! }));
}

/** Registers of 64 bits are those of addresses, or what a result of 32 bits clears above itself. */
function registerIn(register: string, bits: number): string {
  const wide = /^r([a-d]x|[sd]i|[sb]p)$/.exec(register)?.[1];
  if (wide === undefined || bits === 64) return register;
  return bits === 16 && !wide.endsWith('x') ? wide : `e${wide}`;
}

/** `oszacp` as `OF SF ZF AF CF PF`. */
function flagNames(letters: FlagLetters): string {
  return [...letters].map(letter => flagOfLetter[letter] ?? letter).join(' ');
}
