// The order of bytes on networks, and addresses of version 4 as text: what works without a network.
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';

const version4 = 2;
const noAddress = 0xffffffff;

const swap32: LibraryFunction = call => {
  const value = call.at(0) >>> 0;
  return (value << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
};

const swap16: LibraryFunction = call => {
  const value = call.at(0) & 0xffff;
  return ((value & 0xff) << 8) | (value >> 8);
};

/** A number as strtoul takes it with base 0; undefined for none. */
function numberOf(text: string): number | undefined {
  const isNumber = /^(0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(text);
  if (!isNumber) return undefined;
  return /^0\d/.test(text) ? Number.parseInt(text, 8) : Number(text);
}

/** Up to four parts, of which the last one fills what is left; undefined for no address. */
function looseAddress(text: string): number | undefined {
  const parts = text.split('.').map(numberOf);
  if (parts.length > 4) return undefined;
  let address = 0;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const bytes = isLast ? 4 - index : 1;
    if (part === undefined || part >= 256 ** bytes) return undefined;
    address += part * 256 ** (isLast ? 0 : 3 - index);
  }
  return address;
}

function strictAddress(text: string): number | undefined {
  const isStrict = /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text);
  return isStrict ? looseAddress(text) : undefined;
}

function writeAddress(call: LibraryCall, place: number, address: number): void {
  for (let index = 0; index < 4; index++) {
    call.writeInteger(place + index, 1, Math.floor(address / 256 ** (3 - index)) & 0xff);
  }
}

/** The bytes of an address as they lie in memory. */
function textOf(bytes: Iterable<number>): string {
  return [...bytes].join('.');
}

function toText(call: LibraryCall): number {
  const [family, source, target, size] = [call.at(0), call.at(1), call.at(2), call.at(3)];
  if (family !== version4) return call.fail('EAFNOSUPPORT');
  const text = textOf(call.read(source, 4));
  if (text.length >= size) return call.fail('ENOSPC');
  call.writeText(target, text);
  return target;
}

export const addressFunctions: FunctionTable = {
  htonl: swap32,
  ntohl: swap32,
  htons: swap16,
  ntohs: swap16,
  inet_addr: call => {
    const address = looseAddress(call.text(0));
    if (address === undefined) return noAddress;
    return new DataView(
      Uint8Array.of(...[24, 16, 8, 0].map(at => address >>> at)).buffer,
    ).getUint32(0, true);
  },
  inet_aton: call => {
    const address = looseAddress(call.text(0));
    if (address === undefined) return 0;
    writeAddress(call, call.at(1), address);
    return 1;
  },
  inet_ntoa: call => {
    const word = call.at(0) >>> 0;
    const target = call.variable('.address text');
    call.writeText(target, textOf([0, 8, 16, 24].map(at => (word >>> at) & 0xff)));
    return target;
  },
  inet_pton: call => {
    if (call.at(0) !== version4) return call.fail('EAFNOSUPPORT');
    const address = strictAddress(call.text(1));
    if (address === undefined) return 0;
    writeAddress(call, call.at(2), address);
    return 1;
  },
  inet_ntop: toText,
};
