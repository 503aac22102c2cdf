// The stack that a program finds at its first instruction: arguments, environment, auxiliary facts.
import { encodeUtf8 } from '#core/text/utf8.ts';
import { writeInteger } from '../../integer.ts';
import { type Guest, pageSize, protection } from '../guest.ts';
import type { LinuxImage } from '../linking/executable-image.ts';
import { userNumber } from './file-status.ts';
import { randomBytes } from './open-files.ts';
import type { LinuxProcess } from './process.ts';

/** As on Linux without its randomness. */
const stackTop = { 64: 0x7ffffffff000, 32: 0xffffe000 } as const;
const stackSize = 8 * 2 ** 20;
/** Arguments and environment together have so much room. */
const textMax = 2 ** 20;

/** Keys of the auxiliary vector. */
const fact = {
  headers: 3,
  headerSize: 4,
  headerCount: 5,
  pageSize: 6,
  base: 7,
  flags: 8,
  entry: 9,
  user: 11,
  effectiveUser: 12,
  group: 13,
  effectiveGroup: 14,
  platform: 15,
  capabilities: 16,
  ticks: 17,
  secure: 23,
  random: 25,
  fileName: 31,
} as const;

/** What CPUID says in edx: the features of an early x86-64. */
const capabilities = 0x178bfbff;

/** Lays things down from the top. */
class StackWriter {
  readonly guest: Guest;
  #top: number;

  constructor(guest: Guest, top: number) {
    this.guest = guest;
    this.#top = top;
  }

  push(bytes: Uint8Array, alignment = 1): number {
    this.#top = Math.floor((this.#top - bytes.length) / alignment) * alignment;
    this.guest.write(this.#top, bytes);
    return this.#top;
  }

  text(text: string): number {
    return this.push(encodeUtf8(`${text}\0`));
  }
}

function facts(
  process: LinuxProcess,
  { headers, entry, bits }: LinuxImage,
  writer: StackWriter,
): readonly number[] {
  const fileName = writer.text(process.settings.arguments[0] ?? '');
  const platform = writer.text(bits === 64 ? 'x86_64' : 'i686');
  const random = writer.push(randomBytes(process, 16), 16);
  const rows: (readonly [number, number])[] = [
    [fact.capabilities, capabilities],
    [fact.pageSize, pageSize],
    [fact.ticks, 100],
    [fact.base, 0],
    [fact.flags, 0],
    [fact.entry, entry],
    [fact.user, userNumber],
    [fact.effectiveUser, userNumber],
    [fact.group, userNumber],
    [fact.effectiveGroup, userNumber],
    [fact.secure, 0],
    [fact.random, random],
    [fact.fileName, fileName],
    [fact.platform, platform],
  ];
  if (headers) {
    rows.push([fact.headers, headers.address]);
    rows.push([fact.headerSize, headers.entrySize], [fact.headerCount, headers.count]);
  }
  return [...rows.flat(), 0, 0];
}

/** Texts that fit, so that a huge environment does not overrun the stack. */
function fitting(texts: readonly string[]): readonly string[] {
  let room = textMax;
  return texts.filter(text => {
    room -= text.length + 1;
    return room >= 0;
  });
}

/** Maps the stack and fills it; returns the stack pointer. */
export function prepareStack(process: LinuxProcess, guest: Guest, image: LinuxImage): number {
  const { bits } = image;
  const top = stackTop[bits];
  const rights = protection.read | protection.write;
  const all = image.hasExecutableStack ? rights | protection.execute : rights;
  guest.memory.map(top - stackSize, top, all, 'stack');
  const writer = new StackWriter(guest, top - 16);
  const texts = (list: readonly string[]) => fitting(list).map(text => writer.text(text));
  const environment = texts(process.settings.environment);
  const words = texts(process.settings.arguments);
  const auxiliary = facts(process, image, writer);
  const numbers = [words.length, ...words, 0, ...environment, 0, ...auxiliary];
  const native = bits / 8;
  const bytes = new Uint8Array(numbers.length * native);
  numbers.forEach((number, index) => {
    writeInteger(bytes, index * native, native, number);
  });
  return writer.push(bytes, 16);
}
