// The format ith: Intel hex.
import { textBytes } from '../../syntax/strings.ts';
import { flatFormat } from '../bin/bin.ts';
import type { Placed } from '../bin/bin-sections.ts';
import { bytesOf, hexOf, recordsOf, sumOf } from './records.ts';

const recordType = { data: 0, end: 1, upperAddress: 4 } as const;

/** Count, address, type, bytes, and what makes the sum of all zero. */
function line(address: number, type: number, bytes: readonly number[]): string {
  const fields = [bytes.length, ...bytesOf(address, 2), type, ...bytes];
  return `:${hexOf([...fields, (256 - sumOf(fields)) % 256])}\n`;
}

function intelHex(placed: readonly Placed[]): Uint8Array {
  const lines: string[] = [];
  let upper = 0;
  for (const { address, bytes } of recordsOf(placed)) {
    const wanted = Math.floor(address / 0x1_0000) % 0x1_0000;
    if (wanted !== upper) lines.push(line(0, recordType.upperAddress, bytesOf(wanted, 2)));
    upper = wanted;
    lines.push(line(address, recordType.data, [...bytes]));
  }
  lines.push(line(0, recordType.end, []));
  return textBytes(lines.join(''));
}

export const ith = flatFormat('ith', 'Intel Hex encoded flat binary', '.ith', intelHex);
