// The language side of the LC-3 dialect: all of it but the machine.
import type { Dialect } from '#core/dialect.ts';
import { analyze } from './analysis.ts';
import { disassemble } from './disassembler.ts';
import { type Flavour, flavours } from './flavour.ts';
import { identity } from './identity.ts';
import { listing } from './listing.ts';
import { numberFacts, writeNumber } from './numbers.ts';
import { readObject } from './object-files.ts';
import { outputs } from './outputs.ts';
import { rules } from './rules.ts';
import { template } from './template.ts';
import { vocabulary } from './vocabulary.ts';

export const language: Omit<Dialect, 'machine'> = {
  ...identity,
  symbolExtension: '.sym',
  vocabulary,
  rules,
  template,
  symbolKinds: {
    segment: { title: 'segment', icon: 'namespace', tokenType: 'namespace' },
    subroutine: { title: 'subroutine', icon: 'function', tokenType: 'function', isAddress: true },
    label: { title: 'label', icon: 'function', tokenType: 'function', isAddress: true },
    data: { title: 'data label', icon: 'variable', tokenType: 'variable', isAddress: true },
    external: { title: 'label of another file', icon: 'event', tokenType: 'function' },
  },
  annotationKinds: [
    { id: 'address', title: 'the address of the statement', default: true },
    { id: 'word', title: 'the encoded words', default: false },
    { id: 'target', title: 'the address that the operand leads to', default: false },
  ],
  formatStyle: {
    mnemonicColumn: 16,
    operandColumn: 24,
    commentColumn: 40,
    mnemonicCase: 'upper',
    directivesAtMargin: false,
  },
  settings: [
    {
      name: 'assembler',
      type: 'string',
      summary: 'The assembler whose rules hold: what it does not take is an error.',
      values: flavours,
      default: 'permissive',
    },
    {
      name: 'edition',
      type: 'integer',
      summary: 'The edition of the book, which says what traps do to R7 and the condition codes.',
      minimum: 2,
      maximum: 3,
      default: 3,
    },
  ],
  numberFacts,
  writeNumber,
  numberNotations: [
    { title: 'decimal', write: value => `#${value}` },
    { title: 'hexadecimal', write: value => (value < 0 ? undefined : hexadecimalText(value)) },
  ],
  // biome-ignore lint/correctness/useYield: a file is analysed in milliseconds, so nothing waits.
  *analyze(source, host, before) {
    const { assembler, edition } = host.settings?.('lc3') ?? {};
    return analyze(source, flavourOf(assembler), edition === 2 ? 2 : 3, before);
  },
  outputs,
  listing,
  disassemble: (bytes, name, symbols) =>
    disassemble(bytes, name, symbols ? readObject('.sym', symbols).symbols : []),
};

function hexadecimalText(value: number): string {
  return `x${value.toString(16).toUpperCase()}`;
}

function flavourOf(value: unknown): Flavour {
  return flavours.find(flavour => flavour === value) ?? 'permissive';
}
