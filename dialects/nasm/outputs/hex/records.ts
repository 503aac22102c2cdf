// The bytes of sections cut into records, as formats of hexadecimal text have them.
import { toNumber } from '../../integer.ts';
import type { Placed } from '../bin/bin-sections.ts';

export interface HexRecord {
  /** Of the first byte. */
  readonly address: number;
  readonly bytes: Uint8Array;
}

/** No record goes beyond an address that this divides. */
const recordMax = 32;
const addressEnd = 2 ** 32;

/** Addresses have 32 bits: what goes beyond is cut off. */
export function addressOf(place: number): number {
  return ((place % addressEnd) + addressEnd) % addressEnd;
}

/** The records of sections that have bytes, in the order of the sections. */
export function recordsOf(placed: readonly Placed[]): HexRecord[] {
  const records: HexRecord[] = [];
  for (const { section, start } of placed) {
    if (section.kind === 'nobits') continue;
    const { content } = section.bytes;
    for (let at = 0; at < content.length; ) {
      const address = addressOf(toNumber(start) + at);
      const end = Math.min(content.length, at + recordMax - (address % recordMax));
      records.push({ address, bytes: content.subarray(at, end) });
      at = end;
    }
  }
  return records;
}

/** Bytes of a number, the most significant first; what does not fit is cut off. */
export function bytesOf(value: number, size: number): number[] {
  return Array.from({ length: size }, (_, index) => {
    return Math.floor(value / 256 ** (size - 1 - index)) % 256;
  });
}

/** Two digits for each byte, in capitals. */
export function hexOf(bytes: readonly number[]): string {
  return bytes.map(byte => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
}

export function sumOf(bytes: readonly number[]): number {
  return bytes.reduce((sum, byte) => sum + byte, 0) % 256;
}
