// The registers as a debugger shows them, and how they are set.
import { EditError, type Register } from '#core/machine/machine.ts';
import {
  memorySize,
  negative,
  positive,
  registerBase,
  registerCount,
  statusBits,
  zero,
} from './memory-map.ts';
import type { State } from './state.ts';

interface RegisterRow {
  readonly name: string;
  readonly bits: number;
  readonly signed: boolean;
  readonly address?: boolean;
  readonly summary: string;
  readonly get: (state: State) => number;
  readonly set?: (state: State, value: number) => void;
  readonly note?: (state: State) => string;
}

const general: readonly RegisterRow[] = Array.from({ length: registerCount }, (_, number) => ({
  name: `R${number}`,
  bits: 16,
  signed: true,
  summary: summaryOf(number),
  get: state => state.register(number),
  set: (state, value) => {
    state.words[registerBase + number] = value;
    state.strict?.wroteRegister(number);
  },
}));

function summaryOf(number: number): string {
  if (number === 5) return 'A general register; by convention the frame pointer.';
  if (number === 6) return 'The stack pointer of the present mode.';
  if (number === 7) return 'Where a subroutine returns to.';
  return 'A general register.';
}

const rows: readonly RegisterRow[] = [
  ...general,
  {
    name: 'PC',
    bits: 16,
    signed: false,
    address: true,
    summary: 'The address of the next instruction.',
    get: state => state.pc,
    set: (state, value) => {
      state.pc = value;
    },
  },
  {
    name: 'PSR',
    bits: 16,
    signed: false,
    summary: 'The processor status: mode, priority, condition codes.',
    get: state => state.status,
    set: setStatus,
    note: state =>
      `${flagsOf(state)}, ${state.isUser ? 'user' : 'supervisor'}, priority ${state.priority}`,
  },
  {
    name: 'CC',
    bits: 3,
    signed: false,
    summary: 'The condition codes: 4 negative, 2 zero, 1 positive.',
    get: state => state.codes,
    set: (state, value) => {
      state.codes = value;
    },
    note: flagsOf,
  },
];

/** The condition codes that are set, by their letters: one, unless somebody has set several. */
function flagsOf({ codes }: State): string {
  const letters = [
    codes & negative ? 'N' : '',
    codes & zero ? 'Z' : '',
    codes & positive ? 'P' : '',
  ];
  return letters.join('') || 'none';
}

function setStatus(state: State, value: number): void {
  if ((value & ~statusBits) !== 0) {
    throw new EditError(
      'PSR has the mode in bit 15, the priority in bits 10 to 8 and the codes in bits 2 to 0; ' +
        'all other bits are 0.',
    );
  }
  state.setStatus(value);
}

export const registerNames: readonly string[] = rows.map(({ name }) => name);

export function registersOf(state: State): Register[] {
  return rows.map(({ get, set, note, ...row }) => ({
    ...row,
    ...(note ? { note: note(state) } : {}),
    value: BigInt(get(state)),
    writable: set !== undefined,
  }));
}

/** Sets a register, given as a signed or an unsigned number. Throws EditError. */
export function setRegister(state: State, name: string, value: bigint): void {
  const row = rows.find(candidate => candidate.name.toLowerCase() === name.toLowerCase());
  if (!row) {
    throw new EditError(`There is no register ${name}; there are ${registerNames.join(', ')}.`);
  }
  const bits = row.bits;
  const fits = BigInt.asIntN(bits, value) === value || BigInt.asUintN(bits, value) === value;
  if (!fits) {
    const lowest = -(memorySize >> (17 - bits));
    const highest = (1 << bits) - 1;
    throw new EditError(
      `${value} does not fit ${row.name}; it has to be from ${lowest} to ${highest}.`,
    );
  }
  row.set?.(state, Number(BigInt.asUintN(bits, value)));
}
