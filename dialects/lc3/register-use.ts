// Which registers an instruction reads and writes.
import type { Item } from './items.ts';

/** The register that an instruction writes, R7 of calls included; undefined if none. */
export function writtenRegister({ row, fields }: Item): number | undefined {
  return row?.flow === 'call' ? 7 : fields.DR;
}

/** The registers that an instruction reads, as bits. AND with #0 reads nothing. */
export function readRegisters({ row, fields }: Item): number {
  if (row?.flow === 'return') return 1 << 7;
  if (row?.mnemonic === 'AND' && fields.imm5 === 0) return 0;
  let bits = 0;
  for (const name of ['SR', 'SR1', 'SR2', 'BaseR'] as const) {
    const register = fields[name];
    if (register !== undefined) bits |= 1 << register;
  }
  return bits;
}
