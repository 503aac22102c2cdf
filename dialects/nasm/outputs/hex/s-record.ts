// The format srec: Motorola's S-records.
import { largest } from '#core/lists.ts';
import { toNumber } from '../../integer.ts';
import { textBytes } from '../../syntax/strings.ts';
import { flatFormat } from '../bin/bin.ts';
import type { Placed } from '../bin/bin-sections.ts';
import { addressOf, bytesOf, hexOf, recordsOf, sumOf } from './records.ts';

/** Records of data and the record at the end by the bytes of an address. */
const kinds = [
  { addressSize: 2, data: 1, end: 9 },
  { addressSize: 3, data: 2, end: 8 },
  { addressSize: 4, data: 3, end: 7 },
] as const;

/** Count, address, bytes, and the complement of their sum. */
function line(
  kind: number,
  address: number,
  addressSize: number,
  bytes: readonly number[],
): string {
  const fields = [addressSize + bytes.length + 1, ...bytesOf(address, addressSize), ...bytes];
  return `S${kind}${hexOf([...fields, 255 - sumOf(fields)])}\n`;
}

function sRecords(placed: readonly Placed[]): Uint8Array {
  const records = recordsOf(placed);
  const last = largest(placed.map(endOf), 0);
  const { addressSize, data, end } =
    kinds.find(kind => last <= 256 ** kind.addressSize) ?? kinds.at(-1)!;
  const lines = records.map(({ address, bytes }) => line(data, address, addressSize, [...bytes]));
  return textBytes([line(0, 0, 2, []), ...lines, line(end, 0, addressSize, [])].join(''));
}

/** The address behind a section's last byte. */
function endOf({ section, start }: Placed): number {
  if (section.kind === 'nobits' || section.bytes.length === 0) return 0;
  return addressOf(toNumber(start) + section.bytes.length - 1) + 1;
}

export const srec = flatFormat('srec', 'Motorola S-records encoded flat binary', '.srec', sRecords);
