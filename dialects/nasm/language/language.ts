// The language side of the NASM dialect: all of it but the machine.
import type { Dialect } from '#core/dialect.ts';
import { disassemble } from '../decoder/disassembler.ts';
import { parseNumber } from '../syntax/numbers.ts';
import { analyze } from './analysis.ts';
import type { NasmAnalysis } from './analyzed-source.ts';
import { grammar } from './grammar.ts';
import { identity } from './identity.ts';
import { numberNotations } from './notations.ts';
import { expansion, listing, outputs } from './outputs.ts';
import { settings } from './project.ts';
import { rules } from './rules.ts';
import { template } from './template.ts';
import { vocabulary } from './vocabulary.ts';

export const language: Omit<Dialect, 'machine'> = {
  ...identity,
  vocabulary,
  rules,
  template,
  entryPoints: ['_start', 'main', '_main', 'start'],
  grammar,
  symbolKinds: {
    section: { title: 'section', icon: 'namespace', tokenType: 'namespace' },
    label: { title: 'label', icon: 'function', tokenType: 'function', isAddress: true },
    data: { title: 'data label', icon: 'variable', tokenType: 'variable', isAddress: true },
    constant: { title: 'constant', icon: 'constant', tokenType: 'enumMember' },
    structure: { title: 'structure', icon: 'module', tokenType: 'namespace' },
    field: { title: 'field', icon: 'field', tokenType: 'enumMember' },
    macro: { title: 'macro', icon: 'event', tokenType: 'macro', opensStatement: true },
    define: { title: 'single-line macro', icon: 'constant', tokenType: 'macro' },
    context: { title: 'context', icon: 'namespace', tokenType: 'namespace' },
    'context-name': { title: 'name of a context', icon: 'variable', tokenType: 'variable' },
    external: { title: 'external symbol', icon: 'event', tokenType: 'function' },
    common: { title: 'common variable', icon: 'variable', tokenType: 'variable' },
  },
  annotationKinds: [
    { id: 'bytes', title: 'the encoded bytes', default: false },
    { id: 'place', title: 'the offset in the section', default: false },
    { id: 'value', title: 'the number that an operand comes to', default: false },
    { id: 'distance', title: 'how far a jump leads', default: false },
  ],
  formatStyle: {
    mnemonicColumn: 8,
    operandColumn: 16,
    commentColumn: 40,
    mnemonicCase: 'lower',
    directivesAtMargin: false,
    // `mov%1` is one word once a macro's parameter is filled in.
    paste: '%',
  },
  analyze: (source, host, before) => analyze(source, host, before as NasmAnalysis | undefined),
  outputs,
  expansion,
  settings,
  numberNotations,
  numberIn: text => {
    const value = parseNumber(text)?.value;
    return typeof value === 'bigint' ? BigInt.asUintN(64, value) : value;
  },
  listing,
  disassemble: (bytes, name) => disassemble(bytes, name),
};
