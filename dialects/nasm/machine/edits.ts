// Applies what comes from outside: input, and new values of registers and memory.
import { type Edit, EditError } from '#core/machine/machine.ts';
import { pushFrame } from './frames.ts';
import { MemoryFault } from './guest.ts';
import { pokeBytes, writeBytes } from './memory-access.ts';
import { setRegister } from './registers.ts';
import type { X86State } from './state.ts';

const onlyThread = 1;
/** Where a function finds its arguments (System V ABI), by number: rdi rsi rdx rcx r8 r9. */
const argumentRegisters = [7, 6, 2, 1, 8, 9];
const stackPointer = 4;

/** Changes the state at its moment. Throws EditError and changes nothing if it cannot. */
export function applyEdit(state: X86State, edit: Edit): void {
  if ('thread' in edit && edit.thread !== onlyThread) {
    throw new EditError(`There is no thread ${edit.thread}; the program's only one is 1.`);
  }
  switch (edit.kind) {
    case 'input':
      state.environment.input(edit.bytes);
      return;
    case 'register':
      setRegister(state, edit.register, edit.value);
      return;
    case 'memory':
      writeMemory(state, edit.address, edit.bytes);
      return;
    case 'jump':
      state.processor.instructionPointer = edit.address;
      state.ending = undefined;
      return;
    case 'call':
      call(state, edit.address, edit.arguments);
      return;
    case 'terminate':
      state.ending = { status: 143, text: 'The program was terminated.', isFault: false };
      return;
    case 'suspend':
      state.isSuspended = edit.suspended;
      return;
    default:
      throw new EditError(`This machine cannot do "${edit.kind}".`);
  }
}

function writeMemory(
  { processor, memory, checks }: X86State,
  address: number,
  bytes: Uint8Array,
): void {
  try {
    pokeBytes(processor, memory, address, bytes);
    checks?.wrote(address, bytes.length);
  } catch (error) {
    if (!(error instanceof MemoryFault)) throw error;
    throw new EditError(`There is no memory at 0x${error.address.toString(16)}.`);
  }
}

/** Calls a function, which returns to where the program is now. */
function call(state: X86State, address: number, values: readonly bigint[]): void {
  const { processor } = state;
  if (processor.mode !== 64 || values.length > argumentRegisters.length) {
    throw new EditError('Functions of 64-bit programs can be called, with up to six arguments.');
  }
  const behind = processor.instructionPointer;
  const top = processor.general(stackPointer);
  // The red zone of 128 bytes below the stack pointer may be in use; calls begin aligned.
  const stack = ((top - 128n) & ~15n) - 8n;
  const place = Number(BigInt.asIntN(64, stack));
  const content = new Uint8Array(new BigInt64Array([BigInt(behind)]).buffer);
  try {
    writeBytes(processor, state.memory, place, content);
  } catch {
    throw new EditError('The stack pointer points to no memory, so that nothing can be called.');
  }
  processor.setGeneral(stackPointer, stack);
  values.forEach((value, index) => {
    processor.setGeneral(argumentRegisters[index]!, value);
  });
  processor.setGeneral(0, 0n);
  pushFrame(state, behind, address, place);
  processor.instructionPointer = address;
}
