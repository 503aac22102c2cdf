// The functions of stdlib.h and others about the process: its environment, its end, its errors.
import { ProgramExit } from '../guest.ts';
import { absolutePath } from '../system/file-tree.ts';
import { openFile, writeTo } from '../system/open-files.ts';
import { allocate } from './heap.ts';
import { binaryBytes, type FunctionTable, type LibraryCall } from './library-call.ts';
import { exitFunctionsMax } from './memory-layout.ts';
import { flushAll } from './stream-access.ts';

/** The list that environ leads to. */
function environment(call: LibraryCall): { readonly list: number; readonly words: number[] } {
  const list = call.readPointer(call.variable('environ'));
  const words: number[] = [];
  if (list === 0) return { list, words };
  for (let at = list; ; at += call.native) {
    const word = call.readPointer(at);
    if (word === 0) return { list, words };
    words.push(word);
  }
}

/** The index of a name among the variables; -1 if it has no value. */
function variableIndex(call: LibraryCall, words: readonly number[], name: string): number {
  return words.findIndex(word => call.textAt(word).startsWith(`${name}=`));
}

function setList(call: LibraryCall, words: readonly number[]): void {
  const list = allocate(call, (words.length + 1) * call.native);
  for (const [index, word] of [...words, 0].entries()) {
    call.writePointer(list + index * call.native, word);
  }
  call.writePointer(call.variable('environ'), list);
}

function setVariable(call: LibraryCall, name: string, word: number): number {
  const { list, words } = environment(call);
  const index = variableIndex(call, words, name);
  if (index >= 0) call.writePointer(list + index * call.native, word);
  else setList(call, [...words, word]);
  return 0;
}

function setByName(call: LibraryCall): number {
  const [name, value] = [call.text(0), call.text(1)];
  if (name === '' || name.includes('=')) call.fail('EINVAL');
  const exists = variableIndex(call, environment(call).words, name) >= 0;
  if (exists && call.at(2) === 0) return 0;
  const text = `${name}=${value}`;
  const word = allocate(call, text.length + 1);
  call.writeText(word, text);
  return setVariable(call, name, word);
}

function unsetByName(call: LibraryCall): number {
  const name = call.text(0);
  if (name === '' || name.includes('=')) call.fail('EINVAL');
  const { words } = environment(call);
  const rest = words.filter(word => !call.textAt(word).startsWith(`${name}=`));
  if (rest.length < words.length) setList(call, rest);
  return 0;
}

/** atexit's list: a count, then pairs of a function and its argument. */
function addExitFunction(call: LibraryCall, address: number, argument: number): number {
  const list = call.variable('.exit functions');
  const count = call.readInteger(list, 4);
  if (count >= exitFunctionsMax) return -1;
  call.writeInteger(list + 16 + count * 16, 8, address);
  call.writeInteger(list + 24 + count * 16, 8, argument);
  call.writeInteger(list, 4, count + 1);
  return 0;
}

/**
 * The last function of the list, which it leaves; its argument goes into rdx. Behind the last one
 * streams write what they hold back.
 */
function takeExitFunction(call: LibraryCall): number {
  const list = call.variable('.exit functions');
  const count = call.readInteger(list, 4);
  if (count === 0) {
    flushAll(call);
    return 0;
  }
  call.writeInteger(list, 4, count - 1);
  const argument = call.guest.readNumber(list + 8 + count * 16, 8);
  call.guest.setGeneral(2, BigInt.asUintN(call.bits, argument));
  return Number(call.guest.readNumber(list + count * 16, 8));
}

function end(call: LibraryCall): never {
  throw new ProgramExit(call.at(0) & 0xff);
}

/** What glibc says before it aborts, and why, for people. */
function die(call: LibraryCall, message: string, explanation: string): never {
  writeTo(call.process, 2, binaryBytes(message));
  throw new ProgramExit(134, explanation);
}

function failAssertion(call: LibraryCall): never {
  const program = call.textAt(
    call.readPointer(call.variable('program_invocation_short_name')) || call.at(1),
  );
  const [expression, file, name] = [call.text(0), call.text(1), call.at(3)];
  const place = name === 0 ? '' : `${call.text(3)}: `;
  const text = `${file}:${call.at(2)}: ${place}Assertion \`${expression}' failed.\n`;
  die(call, `${program}: ${text}`, `the assertion ${expression} does not hold`);
}

/** A file with a name of its own: the six last letters of the template are changed. */
function makeTemporary(call: LibraryCall): number {
  const template = call.text(0);
  if (!template.endsWith('XXXXXX')) call.fail('EINVAL');
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  let ending = '';
  for (let index = 0; index < 6; index++) {
    ending += letters[call.process.nextRandom() % letters.length];
  }
  const path = template.slice(0, -6) + ending;
  const descriptor = openFile(call.process, path, 0o302, 0o600);
  call.writeText(call.at(0), path);
  return descriptor;
}

function fullPath(call: LibraryCall): number {
  const { files, state } = call.process;
  const path = absolutePath(call.text(0), state.folder);
  files.require(path);
  const target = call.at(1) === 0 ? allocate(call, 4096) : call.at(1);
  call.writeText(target, path);
  return target;
}

export const processFunctions: FunctionTable = {
  getenv: call => {
    const name = call.text(0);
    const { words } = environment(call);
    const index = variableIndex(call, words, name);
    return index < 0 ? 0 : words[index]! + name.length + 1;
  },
  secure_getenv: call => processFunctions['getenv']!(call),
  setenv: setByName,
  unsetenv: unsetByName,
  putenv: call => {
    const [name = ''] = call.text(0).split('=');
    return setVariable(call, name, call.at(0));
  },
  clearenv: call => {
    call.writePointer(call.variable('environ'), 0);
    return 0;
  },
  _exit: end,
  _Exit: end,
  quick_exit: end,
  atexit: call => addExitFunction(call, call.at(0), 0),
  __cxa_atexit: call => addExitFunction(call, call.at(0), call.at(1)),
  on_exit: call => addExitFunction(call, call.at(0), call.at(1)),
  __take_exit_function: takeExitFunction,
  __cxa_finalize: () => undefined,
  __errno_location: call => call.variable('.errno'),
  __stack_chk_fail: call =>
    die(
      call,
      '*** stack smashing detected ***: terminated\n',
      'the guard on the stack has been written over',
    ),
  __chk_fail: call =>
    die(call, '*** buffer overflow detected ***: terminated\n', 'a buffer is too small'),
  __assert_fail: failAssertion,
  realpath: fullPath,
  mkstemp: makeTemporary,
  __tls_get_addr: call => threadVariable(call, call.at(0)),
  // On i386 the place comes in eax.
  ___tls_get_addr: call => threadVariable(call, Number(call.guest.general(0))),
};

/** The address of a thread-local variable, by a pair of module and offset. */
function threadVariable(call: LibraryCall, place: number): number {
  const offset = call.readInteger(place + call.native, call.native);
  return call.guest.segmentBase(call.bits === 64 ? 'fs' : 'gs') + offset;
}
