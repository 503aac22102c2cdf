// Requests about memory and instructions: read, write, disassemble.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Edit, MemorySpace } from '#core/machine/machine.ts';
import type { InstructionText, LoadedProgram } from '#core/machine/program.ts';
import { formatAddress, parseAddress } from '#core/machine/value-format.ts';
import { decodeBase64, encodeBase64, RequestError } from '../protocol.ts';
import type { Session } from '../session.ts';
import { memoryReference } from '../variables.ts';
import { applyEdit } from './execution.ts';

/** One request reads or disassembles no more than this. */
const mostBytes = 16 * 1024 * 1024;
const mostInstructions = 100_000;

interface Location {
  readonly space: MemorySpace;
  /** Bytes from the start of the space. */
  readonly byte: number;
}

function locate(program: LoadedProgram, reference: string, offset: number): Location {
  const { machine } = program;
  const colon = reference.indexOf(':');
  const id = colon < 0 ? machine.codeSpace : reference.slice(0, colon);
  const space = machine.spaces.find(known => known.id === id);
  const address = parseAddress(reference.slice(colon + 1));
  if (!space || address === undefined || !Number.isSafeInteger(offset)) {
    const spaces = machine.spaces.map(known => known.id).join(', ');
    throw new RequestError(
      `"${reference}" is no place in memory; write 0x10 or space:0x10 (spaces: ${spaces}).`,
    );
  }
  return { space, byte: (address - space.base) * (space.unitBits / 8) + offset };
}

const sizeInBytes = (space: MemorySpace) => space.size * (space.unitBits / 8);

/** A byte of a space as an address; within a unit of several bytes its unit's address. */
function addressOf({ space, byte }: Location): number {
  return space.base + Math.floor(byte / (space.unitBits / 8));
}

export function readMemory(
  session: Session,
  args: DebugProtocol.ReadMemoryArguments,
): DebugProtocol.ReadMemoryResponse['body'] {
  const { program } = session.settled();
  const location = locate(program, args.memoryReference, args.offset ?? 0);
  const { space, byte } = location;
  const count = Math.max(0, Math.min(args.count, mostBytes));
  const address = formatAddress(Math.max(space.base, addressOf(location)));
  const start = Math.max(0, byte);
  const end = Math.min(byte + count, sizeInBytes(space));
  if (end <= start) return { address, unreadableBytes: count };
  const data = encodeBase64(bytesOf(program, space, start, end));
  const unreadable = count - (end - start);
  return { address, data, ...(unreadable > 0 ? { unreadableBytes: unreadable } : {}) };
}

/** Bytes by their positions in a space, which need not be whole units. */
function bytesOf(
  program: LoadedProgram,
  space: MemorySpace,
  start: number,
  end: number,
): Uint8Array {
  const unit = space.unitBits / 8;
  const first = Math.floor(start / unit);
  const units = Math.ceil(end / unit) - first;
  const bytes = program.machine.read(space.id, space.base + first, units);
  return bytes.subarray(start - first * unit, end - first * unit);
}

export function writeMemory(
  session: Session,
  args: DebugProtocol.WriteMemoryArguments,
): DebugProtocol.WriteMemoryResponse['body'] {
  const { program } = session.stopped();
  const { space, byte } = locate(program, args.memoryReference, args.offset ?? 0);
  const data = decodeBase64(args.data);
  if (!data) throw new RequestError('The data is no base 64 text.');
  const size = sizeInBytes(space);
  const skipped = Math.max(0, -byte);
  const fitting = data.subarray(skipped, Math.max(skipped, size - byte));
  const outside = fitting.length < data.length;
  if (!space.writable) throw new RequestError(`${space.title} cannot be written.`, true);
  if (fitting.length === 0 || (outside && !args.allowPartial)) {
    throw new RequestError(`${space.title} ends before the last of the ${data.length} bytes.`);
  }
  write(session, program, space, byte + skipped, fitting);
  session.later(() => session.invalidate('variables'));
  return { bytesWritten: fitting.length, ...(skipped > 0 ? { offset: skipped } : {}) };
}

/** Writes whole units: what the first and last one hold beside the new bytes stays. */
function write(
  session: Session,
  program: LoadedProgram,
  space: MemorySpace,
  byte: number,
  data: Uint8Array,
): void {
  const unit = space.unitBits / 8;
  const start = Math.floor(byte / unit) * unit;
  const end = Math.ceil((byte + data.length) / unit) * unit;
  const bytes = Uint8Array.from(bytesOf(program, space, start, end));
  bytes.set(data, byte - start);
  const address = space.base + start / unit;
  const edit: Edit = { kind: 'memory', space: space.id, address, bytes };
  applyEdit(session, edit);
  announceMemory(session, edit);
}

/** Tells clients that show memory that an edit has changed some of it. */
export function announceMemory(session: Session, edit: Edit): void {
  if (edit.kind !== 'memory' || !session.client.supportsMemoryEvent) return;
  const { machine } = session.settled().program;
  const reference = memoryReference(machine, edit.space, edit.address);
  const body = { memoryReference: reference, offset: 0, count: edit.bytes.length };
  session.later(() => session.send('memory', body));
}

export function disassemble(
  session: Session,
  args: DebugProtocol.DisassembleArguments,
): DebugProtocol.DisassembleResponse['body'] {
  const { program } = session.settled();
  const location = locate(program, args.memoryReference, 0);
  // Clients calculate offsets from addresses, so that they count units and not bytes.
  const base = addressOf(location) + (args.offset ?? 0);
  const count = Math.max(0, Math.min(args.instructionCount, mostInstructions));
  const first = args.instructionOffset ?? 0;
  const rows = instructionsAround(program, base, first, count);
  return { instructions: rows.map(row => describeInstruction(session, row)) };
}

/** Exactly `count` rows from the instruction `first` away from `base`; missing ones as invalid. */
function instructionsAround(
  program: LoadedProgram,
  base: number,
  first: number,
  count: number,
): readonly InstructionText[] {
  const before = Math.min(Math.max(0, -first), mostInstructions);
  const after = Math.min(Math.max(0, first + count), mostInstructions);
  const preceding = before > 0 ? program.disassemble(base, -before) : [];
  const following = after > 0 ? program.disassemble(base, after) : [];
  const lowest = preceding[0]?.address ?? base;
  const last = following.at(-1);
  const highest = last ? last.address + Math.max(1, unitsOf(program, last)) : base;
  const missingBefore = before - preceding.length;
  const missingAfter = after - following.length;
  const all = [
    ...Array.from({ length: missingBefore }, (_, index) => missing(lowest - missingBefore + index)),
    ...preceding,
    ...following,
    ...Array.from({ length: missingAfter }, (_, index) => missing(highest + index)),
  ];
  const start = Math.max(0, first);
  return all.slice(start, start + count);
}

function unitsOf({ machine }: LoadedProgram, { bytes }: InstructionText): number {
  const space = machine.spaces.find(known => known.id === machine.codeSpace);
  return Math.ceil(bytes.length / ((space?.unitBits ?? 8) / 8));
}

function missing(address: number): InstructionText {
  return { address, bytes: new Uint8Array(), text: '??', valid: false };
}

function describeInstruction(
  session: Session,
  row: InstructionText,
): DebugProtocol.DisassembledInstruction {
  const { symbols, program } = session.settled();
  const { address, bytes, text, valid } = row;
  const symbol = symbols.at(address);
  const place = bytes.length > 0 ? session.placeOf(address) : undefined;
  const space = program.machine.spaces.find(({ id }) => id === program.machine.codeSpace);
  const below = space !== undefined && address < Math.min(0, space.base);
  return {
    // Padding below address 0 has to sort there: clients read decimal numbers with their sign.
    address: below ? String(address) : formatAddress(address),
    ...(bytes.length > 0 ? { instructionBytes: hexBytes(bytes) } : {}),
    instruction: text,
    ...(symbol === undefined ? {} : { symbol }),
    ...(place ? { location: place.source, line: place.line } : {}),
    ...(valid ? {} : { presentationHint: 'invalid' as const }),
  };
}

const hexBytes = (bytes: Uint8Array) =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join(' ');
