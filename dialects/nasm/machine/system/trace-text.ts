// What a system call was asked and has answered, as strace writes it.
import type { Argument, SystemCall } from '../../knowledge/system-calls.ts';
import { MemoryFault, ProgramExit, WaitForInput } from '../guest.ts';
import type { Call } from './call.ts';
import { openFlag } from './descriptors.ts';
import { errorName, errorText } from './error-numbers.ts';
import { numberName } from './flag-names.ts';
import { oneProcessCalls } from './process-calls.ts';

/** Bytes of a string that a trace shows. */
const shownMax = 32;

const escapes: Readonly<Record<number, string>> = {
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** Bytes in quotes, `...` behind what is cut. */
export function quoted(bytes: Uint8Array, most = shownMax): string {
  let text = '';
  for (let index = 0; index < Math.min(bytes.length, most); index++) {
    const byte = bytes[index]!;
    const next = bytes[index + 1] ?? 0;
    const isDigitNext = next >= 0x30 && next <= 0x37;
    const plain = byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : undefined;
    text += escapes[byte] ?? plain ?? `\\${byte.toString(8).padStart(isDigitNext ? 3 : 1, '0')}`;
  }
  return `"${text}"${bytes.length > most ? '...' : ''}`;
}

/** An address for people; 0 is NULL. */
export function addressText(address: number | bigint): string {
  return Number(address) === 0 ? 'NULL' : `0x${address.toString(16)}`;
}

/** What lies at an address, or the address where nothing does. */
export function attempt(read: () => string, address: number | bigint): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof MemoryFault) return addressText(address);
    throw error;
  }
}

const fillsBuffer: ReadonlySet<string> = new Set(['read', 'pread64', 'getcwd', 'readlink']);
const givesBuffer: ReadonlySet<string> = new Set(['write', 'pwrite64']);

function argumentText(call: Call, name: string, argument: Argument, index: number): string {
  const word = call.words[index] ?? 0n;
  const address = call.pointer(index);
  switch (argument.kind) {
    case 'string':
      if (address === 0) return 'NULL';
      return attempt(() => quoted(call.bytes(index), 200), word);
    case 'pointer':
      if (givesBuffer.has(name) && argument.name === 'buf') {
        const size = call.size(index + 1);
        const shown = () => quoted(call.guest.read(address, Math.min(size, shownMax + 1)));
        return attempt(shown, word);
      }
      return addressText(word);
    case 'size':
      return String(call.size(index));
    default:
      return numberName(name, argument.name, call.integer(index)) ?? String(call.long(index));
  }
}

function resultText(name: string, result: unknown): string {
  if (result === undefined || result instanceof Error) return '?';
  const number = Number(result);
  if (number < 0 && number >= -4095) {
    const hint = oneProcessCalls.has(name) ? ': the emulator has one process' : '';
    return `-1 ${errorName(-number)} (${errorText(-number)}${hint})`;
  }
  const isAddress = name === 'brk' || name.startsWith('mmap') || name === 'mremap';
  return isAddress ? addressText(result as number) : String(result);
}

/** The mode of open means something to new files only. */
function usesMode(call: Call, name: string): boolean {
  const flags = name === 'open' ? 1 : name === 'openat' ? 2 : undefined;
  return flags === undefined || (call.integer(flags) & openFlag.create) !== 0;
}

/** The arguments of a call that is about to be done. */
function argumentTexts(call: Call, name: string, given: readonly Argument[]): string[] {
  return given
    .filter(argument => argument.name !== 'mode' || usesMode(call, name))
    .map((argument, index) => argumentText(call, name, argument, index));
}

/** `write(1, "hi", 2)`: a call that is about to be done. */
export function describeCall(call: Call, number: number, known: SystemCall | undefined): string {
  const name = known?.name ?? `syscall_${number}`;
  return `${name}(${argumentTexts(call, name, known?.arguments ?? []).join(', ')})`;
}

/**
 * Reads the arguments of a call that is about to be done; what it gives takes the result, or what
 * was thrown, and tells the host.
 */
export function traceSystemCall(
  call: Call,
  number: number,
  known: SystemCall | undefined,
): (result: unknown) => void {
  const name = known?.name ?? `syscall_${number}`;
  const given = known?.arguments ?? [];
  const texts = argumentTexts(call, name, given);
  return result => {
    if (result instanceof WaitForInput) return;
    if (result instanceof Error && !(result instanceof ProgramExit)) return;
    const buffer = given.findIndex(argument => argument.name === 'buf');
    if (fillsBuffer.has(name) && buffer >= 0 && Number(result) >= 0) {
      const size = Math.min(Number(result), shownMax + 1);
      const read = () => quoted(call.guest.read(call.pointer(buffer), size));
      texts[buffer] = attempt(read, call.words[buffer]!);
    }
    call.process.host.trace?.({
      kind: 'system',
      name,
      arguments: texts.join(', '),
      result: resultText(name, result),
    });
  };
}
