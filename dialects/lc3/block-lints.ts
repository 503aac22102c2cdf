// What can be said within straight lines of code: branches that codes decide, registers in vain.
import { type Graph, none, trapVector } from './control-flow.ts';
import { codeSpan, headSpan, type Item, type Unit } from './items.ts';
import { readRegisters, writtenRegister } from './register-use.ts';

/** What is known before an instruction of a straight line. */
interface Known {
  /** The condition codes that are possible: bits n (4), z (2), p (1). */
  codes: number;
  /** The trap since the codes were set, if there was one. */
  trap: Item | undefined;
  /** The value of each register, or `none`. */
  readonly values: Int32Array;
  /** For each register the instruction that wrote it, while nothing has read it. */
  readonly idle: (Item | undefined)[];
}

const registers = 8;

const anyCodes = 7;

export function lintBlocks(unit: Unit, graph: Graph, edition: number): void {
  const joins = joinNodes(graph);
  const known: Known = {
    codes: anyCodes,
    trap: undefined,
    values: new Int32Array(registers),
    idle: new Array(registers).fill(undefined),
  };
  forget(known);
  graph.code.forEach((item, node) => {
    if (joins.has(node) || graph.following[node - 1] !== node) forget(known);
    const { flow } = item.row!;
    if (flow === 'branch' || flow === 'jump') branch(unit, graph, node, known);
    else if (flow === 'next') step(unit, item, known, edition);
    else {
      forget(known);
      if (trapVector(item) !== undefined) known.trap = item;
    }
  });
}

function forget(known: Known): void {
  known.codes = anyCodes;
  known.trap = undefined;
  known.values.fill(none);
  known.idle.fill(undefined);
}

/** Nodes that control can enter other than from the node before. */
function joinNodes({ targets, main, entered }: Graph): ReadonlySet<number> {
  return new Set([...targets, main, ...entered]);
}

function branch(unit: Unit, graph: Graph, node: number, known: Known): void {
  const item = graph.code[node]!;
  known.idle.fill(undefined);
  if (item.row!.mnemonic === 'JMP') return;
  const span = codeSpan(unit, item);
  if (item.target === item.address + 1) {
    const message = 'This BR goes to the next instruction, taken or not.';
    unit.report.add('redundant-branch', span, message, { tag: 'unnecessary' });
    return;
  }
  const wanted = (item.words![0]! >> 9) & 7;
  if (item.row!.flow !== 'branch') return;
  if ((known.codes & wanted) === 0) {
    const message = `This BR is never taken: here the last result ${resultOf(known.codes)}.`;
    unit.report.add('contradictory-branch', span, message);
  } else if (known.trap) reportTrapCodes(unit, item, known.trap);
  known.codes &= ~wanted;
  if (known.codes === 0) known.codes = anyCodes;
}

function resultOf(codes: number): string {
  const words = [
    codes & 4 ? 'negative' : '',
    codes & 2 ? 'zero' : '',
    codes & 1 ? 'positive' : '',
  ].filter(word => word !== '');
  return `is ${words.join(' or ')}`;
}

function reportTrapCodes(unit: Unit, item: Item, trap: Item): void {
  const name = unit.source.slice(headSpan(unit, trap));
  const message =
    `${name} in line ${trap.node.line + 1} does not set the condition codes for this BR; ` +
    'ADD R0, R0, #0 before it does, for R0.';
  unit.report.add('codes-after-trap', codeSpan(unit, item), message, {
    related: [{ span: codeSpan(unit, trap), message: 'The trap.' }],
  });
}

/** An instruction that goes on to the next one. */
function step(unit: Unit, item: Item, known: Known, edition: number): void {
  const read = readRegisters(item);
  for (let register = 0; register < registers; register++) {
    if (read & (1 << register)) known.idle[register] = undefined;
  }
  const written = writtenRegister(item);
  if (written === undefined) return;
  const before = known.idle[written];
  if (before) reportIdle(unit, before, item, written);
  const value = resultValue(item, known);
  // Loads may be of a device, which takes notice of them.
  known.idle[written] = /^LD[IR]$/.test(item.row!.mnemonic) ? undefined : item;
  known.values[written] = value ?? none;
  if (!item.row!.setsCodes && !(item.row!.mnemonic === 'LEA' && edition === 2)) return;
  known.trap = undefined;
  known.codes = value === undefined ? anyCodes : value === 0 ? 2 : value & 0x8000 ? 4 : 1;
}

/** The value of the result where it follows from AND #0 and ADD of numbers. */
function resultValue({ row, fields }: Item, known: Known): number | undefined {
  if (fields.imm5 === undefined) return undefined;
  if (row!.mnemonic === 'AND' && fields.imm5 === 0) return 0;
  const source = known.values[fields.SR1 ?? none] ?? none;
  if (source === none) return undefined;
  const result = row!.mnemonic === 'AND' ? source & fields.imm5 : source + fields.imm5;
  return result & 0xffff;
}

function reportIdle(unit: Unit, idle: Item, next: Item, register: number): void {
  const message = `Line ${next.node.line + 1} overwrites R${register} before anything reads it.`;
  unit.report.add('dead-store', codeSpan(unit, idle), message, {
    tag: 'unnecessary',
    related: [{ span: codeSpan(unit, next), message: 'It is overwritten here.' }],
  });
}
