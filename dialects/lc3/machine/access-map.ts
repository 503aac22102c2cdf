// What keeps the interpreter from simply reading, writing or jumping to a word, as bits by address.
import { deviceStart, memorySize, pageShift, pageWords, userStart } from './memory-map.ts';

/** The page has not changed since the last snapshot: its first change has to be noted. */
export const clean = 0x01;
export const watchedRead = 0x02;
export const watchedWrite = 0x04;
/** Another word stands there than the program has put there (patches.ts). */
export const patched = 0x08;
/** No instruction of the source; a jump to it is an event. */
export const data = 0x10;
/** Generated code depends on it. */
export const compiled = 0x20;
/** An instruction behind which others do not follow; another one in its place may run on. */
export const border = 0x80;
/** A device, or what user programs may not touch. */
export const guarded = 0x40;

/** Any of these bits takes an access out of the fast paths. */
export const slowRead = watchedRead | patched | guarded;
export const slowWrite = clean | watchedWrite | patched | compiled | border | guarded;
export const slowJump = data | guarded;

/** One map for each mode, since user programs may touch less. */
export class AccessMap {
  user: Uint8Array = new Uint8Array(memorySize);
  supervisor: Uint8Array = new Uint8Array(memorySize);

  /** False where user programs may touch everything. */
  readonly protects: boolean;

  constructor(protects: boolean) {
    this.protects = protects;
    this.user.fill(guarded, deviceStart);
    this.supervisor.fill(guarded, deviceStart);
    if (protects) this.user.fill(guarded, 0, userStart);
  }

  set(address: number, bits: number): void {
    this.user[address]! |= bits;
    this.supervisor[address]! |= bits;
  }

  clear(address: number, bits: number): void {
    this.user[address]! &= ~bits;
    this.supervisor[address]! &= ~bits;
  }

  setPage(page: number, bits: number): void {
    const start = page << pageShift;
    for (let address = start; address < start + pageWords; address++) this.set(address, bits);
  }

  clearPage(page: number, bits: number): void {
    const start = page << pageShift;
    for (let address = start; address < start + pageWords; address++) this.clear(address, bits);
  }

  clearAll(bits: number): void {
    for (let address = 0; address < memorySize; address++) this.clear(address, bits);
  }
}
