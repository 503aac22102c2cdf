// A toy dialect with what the real ones will bring: 16-bit words, a 64-bit register, several
// instructions in a line, code without source. It shows that the adapter knows no dialect.
//
// Source: lines of `name operand` with `/` between instructions, `label:`, `include FILE`, and
// `error MESSAGE`. From 0x40 on lies a routine without source that doubles acc and returns.
import { SourceMap, type SourceMapRow } from '#core/assembler/source-map.ts';
import type { Dialect } from '#core/dialect.ts';
import { createVocabulary } from '#core/isa/vocabulary.ts';
import {
  type Edit,
  EditError,
  type Frame,
  type Machine,
  type Snapshot,
  type Stop,
  type ThreadsWanted,
  type Watch,
} from '#core/machine/machine.ts';
import { OutputLog } from '#core/machine/output-log.ts';
import type { DebugSymbol, LoadedProgram, ProgramFile } from '#core/machine/program.ts';
import type { Analysis } from '#core/semantics/analysis.ts';
import type { SourceText } from '#core/text/source.ts';

const base = 0x3000;
const size = 0x80;
const operations = ['halt', 'add', 'store', 'jump', 'call', 'ret', 'print', 'trap', 'double'];
const routine = base + 0x40;

interface ToyAnalysis extends Analysis {
  readonly words: readonly { readonly word: number; readonly line: number; readonly uri: string }[];
  readonly labels: readonly DebugSymbol[];
}

type State = {
  moment: number;
  pc: number;
  acc: bigint;
  returns: { back: number; entry: number }[];
  entry: number;
  words: Uint16Array;
  finished: boolean;
  suspended: boolean;
  output: number;
};

class ToyMachine implements Machine {
  readonly output = new OutputLog();
  readonly codeSpace = 'memory';
  readonly spaces = [
    {
      id: 'memory',
      title: 'Memory',
      unitBits: 16 as const,
      base,
      size,
      writable: true,
    },
  ];
  #state: State;

  constructor(words: Uint16Array) {
    this.#state = {
      moment: 0,
      pc: base,
      acc: 0n,
      returns: [],
      entry: base,
      words,
      finished: false,
      suspended: false,
      output: 0,
    };
  }

  get moment() {
    return this.#state.moment;
  }

  get finished() {
    return this.#state.finished;
  }

  thread(id: number) {
    return this.threads().find(thread => thread.id === id);
  }

  threads({ name, alive, most = 1 }: ThreadsWanted = {}) {
    const isAlive = !this.#state.finished;
    const state = isAlive ? 'running' : 'ended';
    const main = { id: 1, name: 'main', state, detail: '', alive: isAlive };
    const isWanted = (name ?? 'main') === 'main' && (isAlive || !alive) && most >= 1;
    return isWanted ? [main] : [];
  }

  current() {
    return this.#state.finished ? undefined : 1;
  }

  registers() {
    const { pc, acc } = this.#state;
    const pcRegister = { name: 'pc', bits: 16, value: BigInt(pc), signed: false, writable: true };
    const value = BigInt.asUintN(64, acc);
    return [
      { ...pcRegister, address: true, summary: 'The next instruction.' },
      { name: 'acc', bits: 64, value, signed: true, writable: true, summary: 'Accumulator.' },
    ];
  }

  frames(): readonly Frame[] {
    const { returns, pc, entry } = this.#state;
    const frames: Frame[] = [{ address: pc, entry }];
    for (let index = returns.length - 1; index >= 0; index--) {
      const { back, entry } = returns[index]!;
      frames.push({ address: back, entry });
    }
    return frames;
  }

  frameDepth() {
    return this.#state.returns.length + 1;
  }

  scopes() {
    const variables = () =>
      this.registers().map(register => ({ ...register, address: undefined }) as never);
    return [{ name: 'Registers', presentation: 'registers' as const, expensive: false, variables }];
  }

  read(_space: string, address: number, count: number) {
    const first = address - base;
    const words = this.#state.words.subarray(first, first + count);
    return new Uint8Array(words.slice().buffer);
  }

  apply(edit: Edit) {
    const state = this.#state;
    if (edit.kind === 'register' && edit.register === 'acc')
      state.acc = BigInt.asIntN(64, edit.value);
    else if (edit.kind === 'register' && edit.register === 'pc') state.pc = Number(edit.value);
    else if (edit.kind === 'jump') state.pc = edit.address;
    else if (edit.kind === 'suspend') state.suspended = edit.suspended;
    else if (edit.kind === 'terminate') state.finished = true;
    else if (edit.kind === 'memory') {
      const words = state.words.slice();
      words.set(new Uint16Array(edit.bytes.slice().buffer), edit.address - base);
      state.words = words;
    } else throw new EditError('The toy machine cannot do that; set acc or pc.');
  }

  snapshot(): Snapshot {
    const { returns, words } = this.#state;
    const state = { ...this.#state, returns: [...returns], words: words.slice() };
    return { moment: state.moment, bytes: 1000, state, mark: this.output.mark() } as Snapshot;
  }

  restore(snapshot: Snapshot) {
    const { state, mark } = snapshot as unknown as { state: State; mark: never };
    this.#state = { ...state, returns: [...state.returns], words: state.words.slice() };
    this.output.restore(mark);
  }

  run(until: number, watch: Watch): Stop {
    const state = this.#state;
    const start = state.moment;
    while (!state.finished) {
      if (state.moment >= until) return { reason: 'limit', text: '' };
      if (state.moment !== start || watch.askAtStart) {
        if (watch.breakpoints?.has(state.pc)) return { reason: 'breakpoint', thread: 1, text: '' };
        const { step } = watch;
        if (step?.thread === 1 && this.frameDepth() <= step.maximumDepth) {
          return { reason: 'step', thread: 1, text: '' };
        }
      }
      watch.onInstruction?.(1, state.pc);
      const stop = this.#execute(watch);
      state.moment++;
      if (stop) return stop;
    }
    return { reason: 'finished', text: 'The program has ended.' };
  }

  #execute(watch: Watch): Stop | undefined {
    const state = this.#state;
    const word = state.words[state.pc - base] ?? 0;
    const operand = word & 0xff;
    const address = state.pc++;
    switch (operations[word >> 8]) {
      case 'add':
        state.acc = BigInt.asIntN(64, state.acc + BigInt((operand << 24) >> 24));
        return undefined;
      case 'store':
        state.words[operand] = Number(BigInt.asUintN(16, state.acc));
        return this.#stored(watch, base + operand);
      case 'jump':
        state.pc = base + operand;
        return undefined;
      case 'call':
        state.returns.push({ back: state.pc, entry: state.entry });
        state.pc = base + operand;
        state.entry = state.pc;
        return undefined;
      case 'ret': {
        const back = state.returns.pop();
        if (!back) state.finished = true;
        else [state.pc, state.entry] = [back.back, back.entry];
        return undefined;
      }
      case 'print':
        this.output.append(state.moment, 1, `${state.acc}\n`, address);
        return undefined;
      case 'double':
        state.acc = BigInt.asIntN(64, state.acc * 2n);
        return undefined;
      case 'trap': {
        if (!watch.events?.has('trap')) return undefined;
        return { reason: 'event', thread: 1, event: 'trap', text: `Trap ${operand} was reached.` };
      }
      default:
        state.pc--;
        state.finished = true;
        return undefined;
    }
  }

  #stored(watch: Watch, address: number): Stop | undefined {
    const data = watch.data?.find(
      ({ target, access }) =>
        target.kind === 'memory' &&
        access !== 'read' &&
        address >= target.address &&
        address < target.address + target.length,
    );
    return (
      data && { reason: 'data', thread: 1, data, text: `main wrote 0x${address.toString(16)}` }
    );
  }
}

function* analyze(
  source: SourceText,
  host: { read(uri: string): string | undefined },
): Generator<void, Analysis, void> {
  const words: { word: number; line: number; uri: string }[] = [];
  const labels: DebugSymbol[] = [];
  const fixes: { at: number; name: string }[] = [];
  const diagnostics: Analysis['diagnostics'][number][] = [];
  const dependencies: string[] = [];
  const take = (uri: string, text: string) => {
    for (const [line, content] of text.split('\n').entries()) {
      for (const part of content.replace(/;.*/, '').split('/')) {
        const [name = '', operand = '0'] = part.trim().split(/\s+/);
        if (name === 'include') {
          const included = new URL(operand, uri).href;
          dependencies.push(included);
          take(included, host.read(included) ?? '');
        } else if (name === 'error') {
          const start = source.offsetAt({ line, character: 2 });
          const span = { start, end: start + 1 };
          diagnostics.push({ code: 'toy', severity: 'error', span, message: part.trim() });
        } else if (name.endsWith(':')) {
          const value = base + words.length;
          labels.push({ name: name.slice(0, -1), kind: 'code', space: 'memory', value, length: 1 });
        } else if (name === 'variable') {
          const [, label, at] = part.trim().split(/\s+/) as [string, string, string];
          const value = base + Number(at);
          labels.push({ name: label, kind: 'data', space: 'memory', value, length: 1 });
        } else if (name !== '') {
          const number = Number(operand);
          if (Number.isNaN(number)) fixes.push({ at: words.length, name: operand });
          const low = Number.isNaN(number) ? 0 : number & 0xff;
          words.push({ word: (operations.indexOf(name) << 8) | low, line, uri });
        }
      }
    }
  };
  take(source.uri, source.text);
  yield;
  for (const { at, name } of fixes) {
    const target = name === 'routine' ? routine : labels.find(label => label.name === name)!.value;
    words[at] = { ...words[at]!, word: words[at]!.word | (target - base) };
  }
  return {
    dialect: 'toy',
    source,
    tokens: { count: 0, kinds: new Uint8Array(), starts: new Uint32Array([0]) },
    statements: [],
    symbols: [],
    references: [],
    diagnostics,
    dependencies,
    annotations: () => [],
    explain: () => [],
    words,
    labels,
  } as ToyAnalysis;
}

function load(files: readonly ProgramFile[]): LoadedProgram {
  const words = new Uint16Array(size);
  words[0x40] = operations.indexOf('double') << 8;
  words[0x41] = operations.indexOf('ret') << 8;
  const { content } = files[0]!;
  const analysis = content.kind === 'source' ? (content.analysis as ToyAnalysis) : undefined;
  const rows: SourceMapRow[] = [];
  for (const [index, { word, line, uri }] of (analysis?.words ?? []).entries()) {
    words[index] = word;
    rows.push({ address: base + index, length: 1, uri, line });
  }
  const machine = new ToyMachine(words);
  const disassemble = (address: number, count: number) => {
    const first = Math.max(base, count < 0 ? address + count : address);
    const last = Math.min(base + size, count < 0 ? address : address + count);
    return Array.from({ length: Math.max(0, last - first) }, (_, index) => {
      const bytes = machine.read('memory', first + index, 1);
      const name = operations[bytes[1]!];
      const text = name ? `${name} ${bytes[0]}` : 'word';
      return { address: first + index, bytes, text, valid: name !== undefined };
    });
  };
  return {
    machine,
    sourceMap: new SourceMap(rows),
    symbols: analysis?.labels ?? [],
    disassemble,
    traceLine: (_thread, address) => `${address.toString(16)}: ${disassemble(address, 1)[0]?.text}`,
    activity: {
      now: () => machine.moment,
      momentOf: time => time,
      lanes: from => [{ thread: 1, name: 'main' }].slice(from),
      changes: () => [],
      marks: () => [],
      queues: () => [{ title: 'ready', threads: [1] }],
      metrics: () => ({ columns: [], rows: [] }),
    },
    warnings: content.kind === 'image' ? ['An image has no symbols.'] : [],
    report: () => ({ text: `ran ${machine.moment} steps`, json: {}, exitCode: 0 }),
  };
}

export const toyDialect: Dialect = {
  id: 'toy',
  name: 'Toy',
  extensions: ['.toy'],
  imageExtensions: ['.img'],
  lexicon: {
    lineComment: ';',
    wordStart: '',
    wordPart: '',
    directivePrefix: '',
    quotes: '',
    escape: '',
    punctuation: '',
    number: '[0-9]+',
  },
  vocabulary: createVocabulary([]),
  rules: [],
  symbolKinds: {},
  annotationKinds: [],
  formatStyle: {
    mnemonicColumn: 0,
    operandColumn: 0,
    commentColumn: 0,
    mnemonicCase: 'lower',
    directivesAtMargin: true,
  },
  analyze,
  outputs: [],
  template: '',
  listing: () => [],
  disassemble: () => [],
  machine: {
    options: [
      { name: 'speed', type: 'integer', summary: 'How fast.', minimum: 1, maximum: 9 },
      { name: 'mode', type: 'string', summary: 'How.', values: ['slow', 'quick'] },
    ],
    exceptionFilters: [{ id: 'trap', title: 'Trap', summary: 'A trap.', default: true }],
    readsInput: false,
    clockUnit: 'instruction',
    load,
  },
};
