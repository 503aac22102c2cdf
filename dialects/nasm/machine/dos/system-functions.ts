// INT 21h: the end of a program, vectors, time, memory, and what a program asks DOS about itself.
import { type Guest, ProgramExit } from '../guest.ts';
import { dosError } from './dos-errors.ts';
import { type FunctionTable, word } from './dos-function.ts';
import { DosError, type DosSystem, hexadecimalNumber, type MemoryBlock } from './dos-system.ts';
import { now } from './dos-time.ts';
import { memoryEnd, programSegment, vectorTable } from './memory-map.ts';

/** DOS 5.0. */
const version = 0x0005;

export interface Vector {
  readonly offset: number;
  readonly segment: number;
}

export function readVector(guest: Guest, number: number): Vector {
  const both = Number(guest.readNumber(vectorTable + number * 4, 4));
  return { offset: both & 0xffff, segment: both >>> 16 };
}

function getVector({ guest, registers }: DosSystem): void {
  const { offset, segment } = readVector(guest, registers.get('al'));
  registers.set('bx', offset);
  registers.setSegment('es', segment);
}

function setVector({ guest, registers }: DosSystem): void {
  const both = (registers.segment('ds') << 16) | registers.get('dx');
  guest.writeNumber(vectorTable + registers.get('al') * 4, 4, BigInt(both >>> 0));
}

function getDate(system: DosSystem): void {
  const { registers } = system;
  const { year, month, day, weekday } = now(system);
  registers.set('cx', year);
  registers.set('dh', month);
  registers.set('dl', day);
  registers.set('al', weekday);
}

function getTime(system: DosSystem): void {
  const { registers } = system;
  const { hour, minute, second, hundredth } = now(system);
  registers.set('ch', hour);
  registers.set('cl', minute);
  registers.set('dh', second);
  registers.set('dl', hundredth);
}

/** Nobody may set the clock. */
function refuseClock({ registers }: DosSystem): void {
  registers.set('al', 0xff);
}

/** Where blocks of memory leave room: the first paragraph and how many there are. */
function gaps(blocks: readonly MemoryBlock[]): readonly MemoryBlock[] {
  const found: MemoryBlock[] = [];
  let at = programSegment;
  for (const { segment, paragraphs } of [...blocks, { segment: memoryEnd, paragraphs: 0 }]) {
    if (segment > at) found.push({ segment: at, paragraphs: segment - at });
    at = segment + paragraphs;
  }
  return found;
}

const bySegment = (a: MemoryBlock, b: MemoryBlock) => a.segment - b.segment;

function allocate(system: DosSystem): void {
  const { registers, state } = system;
  const wanted = registers.get('bx');
  const free = gaps(state.blocks);
  const gap = free.find(({ paragraphs }) => paragraphs >= wanted);
  if (!gap) {
    registers.set('bx', Math.max(0, ...free.map(({ paragraphs }) => paragraphs)));
    throw new DosError(dosError.notEnoughMemory);
  }
  const block = { segment: gap.segment, paragraphs: wanted };
  system.update({ blocks: [...state.blocks, block].sort(bySegment) });
  registers.set('ax', gap.segment);
}

function blockAt({ registers, state }: DosSystem): MemoryBlock {
  const block = state.blocks.find(({ segment }) => segment === registers.segment('es'));
  if (!block) throw new DosError(dosError.invalidBlock);
  return block;
}

function free(system: DosSystem): void {
  const block = blockAt(system);
  system.update({ blocks: system.state.blocks.filter(each => each !== block) });
}

function resize(system: DosSystem): void {
  const { registers, state } = system;
  const block = blockAt(system);
  const others = state.blocks.filter(each => each !== block);
  const room = gaps(others).find(({ segment, paragraphs }) => {
    return segment <= block.segment && block.segment < segment + paragraphs;
  })!;
  const most = room.segment + room.paragraphs - block.segment;
  const wanted = registers.get('bx');
  if (wanted > most) {
    registers.set('bx', most);
    throw new DosError(dosError.notEnoughMemory);
  }
  const changed = { segment: block.segment, paragraphs: wanted };
  system.update({ blocks: [...others, changed].sort(bySegment) });
}

const exitWith = (status: number): never => {
  throw new ProgramExit(status);
};

const number = ({ registers }: DosSystem): string => hexadecimalNumber(registers.get('al'));

function setTransferArea(system: DosSystem): void {
  const { registers } = system;
  system.update({ transferArea: [registers.segment('ds'), registers.get('dx')] });
}

function getTransferArea({ registers, state }: DosSystem): void {
  const [segment, offset] = state.transferArea;
  registers.setSegment('es', segment);
  registers.set('bx', offset);
}

const getPrefix = ({ registers }: DosSystem): void => registers.set('bx', programSegment);

/** C, as drives count from A. */
const drive = 2;

/** Clusters of 4 KiB on a disk of 256 MB, all of them free. */
function freeSpace({ registers }: DosSystem): void {
  if (![0, drive + 1].includes(registers.get('dl'))) {
    registers.set('ax', 0xffff);
    return;
  }
  registers.set('ax', 8);
  registers.set('bx', 0xffff);
  registers.set('cx', 512);
  registers.set('dx', 0xffff);
}

/** Whether what is written is read again: nothing but 54h tells. */
function setVerifying(system: DosSystem): void {
  system.update({ verifies: (system.registers.get('al') & 1) !== 0 });
}

const checked = true;

export const systemFunctions: FunctionTable = {
  0: { name: 'end', serve: () => exitWith(0) },
  13: { name: 'flush disks', serve: () => {} },
  14: { name: 'choose drive', serve: ({ registers }) => registers.set('al', drive + 1) },
  25: { name: 'current drive', serve: ({ registers }) => registers.set('al', drive) },
  26: { name: 'set transfer area', serve: setTransferArea },
  37: { name: 'set vector', serve: setVector, shown: number },
  42: { name: 'date', serve: getDate },
  43: { name: 'set date', serve: refuseClock },
  44: { name: 'time', serve: getTime },
  45: { name: 'set time', serve: refuseClock },
  46: { name: 'set verifying', serve: setVerifying },
  47: { name: 'transfer area', serve: getTransferArea },
  48: {
    name: 'version',
    serve: ({ registers }) => {
      registers.set('ax', version);
      registers.set('bx', 0);
      registers.set('cx', 0);
    },
  },
  49: { name: 'stay resident', serve: ({ registers }) => exitWith(registers.get('al')) },
  51: { name: 'break checking', serve: ({ registers }) => registers.set('dl', 0) },
  53: { name: 'vector', serve: getVector, shown: number },
  54: { name: 'free space', serve: freeSpace },
  55: {
    name: 'character of options',
    serve: ({ registers }) => {
      const isKnown = registers.get('al') < 2;
      if (registers.get('al') === 0) registers.set('dl', 0x2f);
      registers.set('al', isKnown ? 0 : 0xff);
    },
  },
  72: { name: 'allocate', serve: allocate, shown: word('bx'), checked },
  73: { name: 'free', serve: free, shown: word('es'), checked },
  74: { name: 'resize', serve: resize, shown: word('bx'), checked },
  76: {
    ...{ name: 'exit', shown: number },
    serve: ({ registers }) => exitWith(registers.get('al')),
  },
  77: { name: 'status of a child', serve: ({ registers }) => registers.set('ax', 0) },
  80: { name: 'set prefix', serve: () => {} },
  81: { name: 'prefix', serve: getPrefix },
  84: {
    name: 'verifying',
    serve: ({ registers, state }) => registers.set('al', state.verifies ? 1 : 0),
  },
  88: {
    ...{ name: 'strategy of allocation', checked },
    serve: ({ registers }) => {
      if (registers.get('al') > 1) throw new DosError(dosError.invalidFunction);
      // The first block that is large enough.
      if (registers.get('al') === 0) registers.set('ax', 0);
    },
  },
  89: {
    name: 'last error',
    serve: ({ registers, state }) => registers.set('ax', state.lastError),
  },
  98: { name: 'prefix', serve: getPrefix },
};
