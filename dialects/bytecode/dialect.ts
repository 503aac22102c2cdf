// The bytecode dialect: one-byte task instructions for a scheduler sandbox.
import type { Dialect } from '#core/dialect.ts';
import { analyze } from './analysis.ts';
import { disassemble } from './disassembler.ts';
import { identity } from './identity.ts';
import { listing } from './listing.ts';
import { machineSupport } from './machine/support.ts';
import { numberNotations } from './notations.ts';
import { outputs } from './outputs.ts';
import { rules } from './rules.ts';
import { template } from './template.ts';
import { vocabulary } from './vocabulary.ts';

export const bytecode: Dialect = {
  ...identity,
  vocabulary,
  rules,
  template,
  symbolKinds: {
    task: { title: 'task', icon: 'module', tokenType: 'namespace', isAddress: true },
    label: { title: 'label', icon: 'function', tokenType: 'function', isAddress: true },
    constant: { title: 'constant', icon: 'constant', tokenType: 'enumMember' },
    variable: { title: 'shared variable', icon: 'variable', tokenType: 'variable' },
    lock: { title: 'mutex', icon: 'event', tokenType: 'event' },
    semaphore: { title: 'semaphore', icon: 'event', tokenType: 'event' },
    channel: { title: 'channel', icon: 'event', tokenType: 'event' },
  },
  annotationKinds: [
    { id: 'bytes', title: 'the encoded bytes', default: false },
    { id: 'offset', title: 'the byte offset in the image', default: true },
    { id: 'depth', title: 'the stack depth behind the instruction', default: true },
  ],
  formatStyle: {
    mnemonicColumn: 8,
    operandColumn: 16,
    commentColumn: 32,
    mnemonicCase: 'upper',
    directivesAtMargin: true,
  },
  numberNotations,
  constants: { kind: 'constant', define: (name, value) => `.equ ${name} ${value}` },
  // biome-ignore lint/correctness/useYield: a file is analysed in milliseconds, so nothing waits.
  *analyze(source, _host, before) {
    return analyze(source, before);
  },
  outputs,
  listing,
  disassemble,
  machine: machineSupport,
};
