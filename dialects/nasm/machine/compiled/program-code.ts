// The code of a program as generated code is made of it: instructions that were executed already,
// each with the name of the processor's function for it.
import { decode } from '../../decoder/decode.ts';
import type { DecodedInstruction } from '../../decoder/decoded.ts';
import { factsOf } from '../../isa/facts.ts';
import { kind } from '../../isa/form.ts';
import { peekBytes } from '../memory-access.ts';
import * as layout from '../processor/layout.ts';
import type { X86State } from '../state.ts';
import { targetOf, translate } from '../translation.ts';
import type { CodeSource, CountName, PlacedInstruction, Transfer } from './flow.ts';
import { isPlainMemory } from './operand-code.ts';

const longest = 15;

/** What waits for the host or is about more than registers and memory: left out of regions. */
const leftOut =
  /^(in|out|ins[bwd]|outs[bwd]|cli|sti|popf[wdq]?|hlt|x(begin|end|abort|test)|mwait)$/;

/** The code of one mode; to be used while the program stands still. */
export function programCode(state: X86State): CodeSource {
  const known = new Map<number, PlacedInstruction | undefined>();
  const placedAt = (address: number) => {
    if (!known.has(address)) known.set(address, place(state, address));
    return known.get(address);
  };
  return {
    placedAt,
    behind: address => {
      if (handlerAt(state, address) === undefined) return undefined;
      const instruction = instructionAt(state, address);
      if (!instruction || /^(jmp|ret|iret|hlt|ud)/.test(instruction.form.base)) return undefined;
      return address + instruction.length;
    },
  };
}

function instructionAt({ processor, memory }: X86State, address: number) {
  return decode(peekBytes(processor, memory, address, longest), 0, processor.mode);
}

/** The index of the function that executes an instruction; undefined where none was executed. */
function handlerAt({ processor }: X86State, address: number): number | undefined {
  const record = processor.call.recordFor(address);
  const { view } = processor;
  const handler = view.getUint32(record, true);
  if (handler === processor.handlerNamed('undecoded')) return undefined;
  if (handler !== processor.handlerNamed('region')) return handler;
  return view.getUint32(record + layout.coveredHandler, true);
}

function place(state: X86State, address: number): PlacedInstruction | undefined {
  const executed = handlerAt(state, address);
  if (executed === undefined) return undefined;
  const instruction = instructionAt(state, address);
  if (!instruction) return undefined;
  const { processor } = state;
  const names = translate(instruction).handlers;
  const handler = names.find(name => processor.handlerNamed(name) !== undefined);
  // Breakpoints and functions of the host are none of these.
  if (handler === undefined || processor.handlerNamed(handler) !== executed) return undefined;
  const transfer = transferOf(instruction, handler, address + instruction.length);
  if (transfer) return { address, instruction, handler, transfer };
  return canBeCalled(instruction, handler) ? { address, instruction, handler } : undefined;
}

/** Whether a region may call the processor's function for an instruction that is no jump. */
function canBeCalled({ form, operands }: DecodedInstruction, handler: string): boolean {
  if (leftOut.test(form.base) || /^(privileged|undefinedInstruction)$/.test(handler)) return false;
  if (factsOf(form)?.flow !== 'next') return false;
  return operands.every(each => each.kind !== 'register' || each.family !== kind.segment);
}

/** By the name of the function; undefined for what is no jump, or one of another width. */
function transferOf(
  instruction: DecodedInstruction,
  handler: string,
  end: number,
): Transfer | undefined {
  const { bits, operands } = instruction;
  const [name = '', shape = '', size = ''] = handler.split('_');
  const target = targetOf(instruction, end, 0);
  if (target !== undefined) {
    if (handler === 'jmp_j') return { kind: 'jump', target, condition: -1 };
    const condition = /^jcc(\d+)$/.exec(name);
    if (condition) return { kind: 'jump', target, condition: Number(condition[1]) };
    if (/^(loop|loope|loopne|jcxz)$/.test(name)) {
      return { kind: 'count', target, name: name as CountName };
    }
    return handler === `call_j_${bits}` ? { kind: 'call', target } : undefined;
  }
  if (handler === `ret_${bits}`) return { kind: 'return' };
  if (size !== `${bits}` || (shape !== 'r' && !isPlainMemory(operands[0]))) return undefined;
  if (name === 'call') return { kind: 'callThrough' };
  return name === 'jmp' ? { kind: 'jumpThrough' } : undefined;
}
