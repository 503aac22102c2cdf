// The names that expressions know at a stop: registers, variables, symbols, threads, memory.
import { appendAll } from '../lists.ts';
import type { Names, Value } from './expression.ts';
import type {
  Address,
  Machine,
  MemorySpace,
  Register,
  Scope,
  Thread,
  ThreadId,
} from './machine.ts';
import type { DebugSymbol, LoadedProgram } from './program.ts';

const widestNumber = 8;
/** Threads that a list of all names has; nobody reads more of them. */
const mostListed = 1000;

/** The names as one thread sees them; without a thread registers and scopes are missing. */
export function namesOf(program: LoadedProgram, thread: ThreadId | undefined): Names {
  const { machine } = program;
  const own = thread === undefined ? [] : membersOf(machine, thread);
  return {
    resolve: name =>
      ofNumber(program, name) ??
      inThread(own, name, exactly(name)) ??
      withMembers(ofSymbol(machine, symbolNamed(program, name)), ofThreadNamed(machine, name)) ??
      ofSpace(machine, name) ??
      inThread(own, name, ignoringCase(name)),
    label: name => ofLabel(symbolNamed(program, name)),
    thread: id => ofThread(machine, machine.thread(id)),
    dereference: (address, units) => unitAt(machine, mainSpace(machine), address, units),
    unitsOf: word => program.sizeWords?.get(word.toLowerCase()),
    list: () => [...listMembers(own), ...listProgram(program)],
  };
}

export function registerValue(thread: ThreadId, register: Register): Value {
  const { name, bits, value, signed, summary, note } = register;
  return {
    name,
    value,
    bits,
    signed,
    summary,
    watch: { kind: 'register', thread, register: name },
    ...(register.address ? { address: true } : {}),
    ...(note === undefined ? {} : { note }),
    ...(register.writable
      ? { edit: value => ({ kind: 'register', thread, register: name, value }) }
      : {}),
  };
}

/** A number of up to eight bytes in memory, or undefined where there is none. */
export function memoryValue(
  machine: Machine,
  name: string,
  space: MemorySpace,
  address: Address,
  length: number,
): Value | undefined {
  if (!(address >= space.base && address < space.base + space.size)) return undefined;
  const unitBytes = space.unitBits / 8;
  const units = Math.max(1, Math.min(length, Math.floor(widestNumber / unitBytes)));
  const bytes = machine.read(space.id, address, units);
  let value = 0n;
  for (let index = bytes.length - 1; index >= 0; index--) {
    value = (value << 8n) | BigInt(bytes[index]!);
  }
  return {
    name,
    value,
    bits: bytes.length * 8,
    ...(space.signed ? { signed: true } : {}),
    watch: { kind: 'memory', space: space.id, address, length: units },
    location: { space: space.id, address },
    ...(space.writable
      ? {
          edit: (value: bigint) => ({
            kind: 'memory' as const,
            space: space.id,
            address,
            bytes: littleEndian(value, bytes.length),
          }),
        }
      : {}),
  };
}

function littleEndian(value: bigint, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) =>
    Number((value >> BigInt(8 * index)) & 0xffn),
  );
}

/** A group of names: the registers, or one scope. */
interface Members {
  readonly name: string;
  readonly isRegisters: boolean;
  readonly expensive: boolean;
  readonly values: () => readonly Value[];
}

function membersOf(machine: Machine, thread: ThreadId): readonly Members[] {
  const scopes = machine.scopes(thread);
  return scopes.map((scope, index) => membersOfScope(machine, thread, scope, index === 0));
}

/** The first scope is the registers; they come from there, since their edits need no scope. */
function membersOfScope(
  machine: Machine,
  thread: ThreadId,
  scope: Scope,
  isRegisters: boolean,
): Members {
  const { name, expensive } = scope;
  if (!isRegisters) return { name, isRegisters, expensive, values: () => scope.variables() };
  const values = () => machine.registers(thread).map(register => registerValue(thread, register));
  return { name, isRegisters, expensive: false, values: () => mergeByName(values(), scope) };
}

/** Registers first, then what the registers' scope shows beside them. */
function mergeByName(registers: readonly Value[], scope: Scope): readonly Value[] {
  const known = new Set(registers.map(register => register.name));
  return [...registers, ...scope.variables().filter(variable => !known.has(variable.name))];
}

type Match = (candidate: string) => boolean;

const exactly =
  (name: string): Match =>
  candidate =>
    candidate === name;

function ignoringCase(name: string): Match {
  const lower = name.toLowerCase();
  return candidate => candidate.toLowerCase() === lower;
}

function inThread(own: readonly Members[], name: string, matches: Match): Value | undefined {
  for (const members of own) {
    if (members.expensive) continue;
    const found = members.values().find(value => matches(value.name));
    if (found) return found;
  }
  const whole = own.find(members => ignoringCase(name)(members.name));
  if (whole) return { name: whole.name, value: '', children: whole.values };
  for (const members of own) {
    const found = members.expensive && members.values().find(value => matches(value.name));
    if (found) return found;
  }
  return undefined;
}

/** A task is often called as the place where it starts: the name is both. */
function withMembers(symbol: Value | undefined, thread: Value | undefined): Value | undefined {
  if (!symbol || !thread?.children) return symbol ?? thread;
  return { ...symbol, children: thread.children };
}

const symbolTables = new WeakMap<LoadedProgram, Map<string, DebugSymbol>>();

/** Looks a symbol up by name; the table is built once a program. */
export function symbolNamed(program: LoadedProgram, name: string): DebugSymbol | undefined {
  let table = symbolTables.get(program);
  if (!table) {
    table = new Map(program.symbols.map(symbol => [symbol.name, symbol]));
    symbolTables.set(program, table);
  }
  return table.get(name);
}

function ofSymbol(machine: Machine, symbol: DebugSymbol | undefined): Value | undefined {
  if (!symbol) return undefined;
  const space = machine.spaces.find(space => space.id === symbol.space);
  if (symbol.kind !== 'data' || !space) return ofLabel(symbol);
  return memoryValue(machine, symbol.name, space, symbol.value, symbol.length);
}

function ofLabel(symbol: DebugSymbol | undefined): Value | undefined {
  if (!symbol) return undefined;
  const { name, kind, space } = symbol;
  const value = BigInt(symbol.value);
  if (kind === 'constant' || space === undefined) return { name, value };
  return { name, value, address: true, location: { space, address: symbol.value } };
}

/** What looks like a name may be a number of the dialect, as it is in its sources. */
function ofNumber(program: LoadedProgram, text: string): Value | undefined {
  const value = program.readNumber?.(text);
  return value === undefined ? undefined : { name: '', value };
}

function ofThreadNamed(machine: Machine, name: string): Value | undefined {
  return ofThread(machine, machine.threads({ name, most: 1 })[0]);
}

function ofThread(machine: Machine, thread: Thread | undefined): Value | undefined {
  if (!thread) return undefined;
  return {
    name: thread.name,
    value: thread.detail ? `${thread.state}: ${thread.detail}` : thread.state,
    children: () => threadMembers(machine, thread.id),
  };
}

function threadMembers(machine: Machine, thread: ThreadId): readonly Value[] {
  const result: Value[] = [];
  for (const members of membersOf(machine, thread)) {
    if (members.isRegisters) appendAll(result, members.values());
    else result.push({ name: members.name, value: '', children: members.values });
  }
  return result;
}

function ofSpace(machine: Machine, name: string): Value | undefined {
  const space = machine.spaces.find(space => space.id === name);
  if (!space) return undefined;
  return {
    name,
    value: space.title,
    element: index => unitAt(machine, space, index),
    location: { space: space.id, address: space.base },
  };
}

/** The largest space that can be written, since that is what programs call memory. */
function mainSpace(machine: Machine): MemorySpace | undefined {
  const writable = machine.spaces.filter(space => space.writable);
  const candidates = writable.length > 0 ? writable : machine.spaces;
  return [...candidates].sort((a, b) => b.size - a.size)[0];
}

function unitAt(
  machine: Machine,
  space: MemorySpace | undefined,
  given: bigint,
  units = 1,
): Value | undefined {
  if (!space) return undefined;
  // Where a word reaches all of memory, one that reads as a negative number is an address, too.
  const isSpanned = space.size === 2 ** space.unitBits;
  const isWord = isSpanned && BigInt.asIntN(space.unitBits, given) === given;
  const address = Number(isWord ? BigInt.asUintN(space.unitBits, given) : given);
  if (!Number.isSafeInteger(address)) return undefined;
  return memoryValue(machine, `${space.id}[${address}]`, space, address, units);
}

function* listMembers(own: readonly Members[]): Generator<{ name: string; kind: string }> {
  for (const members of own) {
    yield { name: members.name.toLowerCase(), kind: 'scope' };
    if (members.expensive) continue;
    const kind = members.isRegisters ? 'register' : 'variable';
    for (const value of members.values()) yield { name: value.name, kind };
  }
}

function listProgram(program: LoadedProgram): readonly { name: string; kind: string }[] {
  const { machine, symbols } = program;
  return [
    ...symbols.map(symbol => ({ name: symbol.name, kind: 'symbol' })),
    ...machine.threads({ most: mostListed }).map(thread => ({ name: thread.name, kind: 'thread' })),
    ...machine.spaces.map(space => ({ name: space.id, kind: 'memory' })),
  ];
}
