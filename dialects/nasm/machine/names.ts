// Names of addresses: which symbol an address belongs to, and how far it is behind it.
import type { ImageSegment, ImageSymbol } from './linking/executable-image.ts';
import type { NameAddress } from './scopes.ts';

/** Bytes behind a symbol that still count as its own where nobody says how long it is. */
const reachMax = 0x1_0000;

export interface AddressNames {
  /** `main`, `main+18`; '' where nothing is known. */
  readonly describe: NameAddress;
  /** The name of exactly this address. */
  readonly at: (address: number) => string | undefined;
}

/** Of several names of one address the first that is global, else the first. */
export function addressNames(
  symbols: readonly ImageSymbol[],
  segments: readonly ImageSegment[],
): AddressNames {
  const byAddress = new Map<number, ImageSymbol>();
  for (const symbol of symbols) {
    if (symbol.kind === 'constant') continue;
    const known = byAddress.get(symbol.address);
    if (!known || (symbol.isGlobal && !known.isGlobal)) byAddress.set(symbol.address, symbol);
  }
  const sorted = [...byAddress.values()].sort((a, b) => a.address - b.address);
  const isBeside = (start: number, address: number): boolean => {
    if (address - start >= reachMax) return false;
    const segment = segments.find(
      each => start >= each.address && start < each.address + each.size,
    );
    return segment !== undefined && address < segment.address + segment.size;
  };
  const describe = (address: number): string => {
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sorted[middle]!.address <= address) low = middle;
      else high = middle - 1;
    }
    const symbol = sorted[low];
    if (!symbol || address < symbol.address) return '';
    const distance = address - symbol.address;
    const isKnown = symbol.size > 0 ? distance < symbol.size : isBeside(symbol.address, address);
    if (!isKnown) return '';
    return distance === 0 ? symbol.name : `${symbol.name}+${distance}`;
  };
  return { describe, at: address => byAddress.get(address)?.name };
}
