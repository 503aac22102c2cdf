// Reads ELF programs that are linked already: static ones, at their address or anywhere.
import { ProgramError } from '#core/machine/program.ts';
import { type ElfImage, type ElfSegment, readElf, sectionFlag } from '../../decoder/elf-image.ts';
import { pageSize, protection } from '../guest.ts';
import {
  type ExecutableImage,
  type ImageSegment,
  type ImageSymbol,
  type ProgramHeaders,
  withoutSharedPages,
} from './executable-image.ts';

const segmentType = { loaded: 1, interpreter: 3, threadLocal: 7, stack: 0x6474e551 } as const;
const kindOfFile = { program: 2, anywhere: 3 } as const;
/** Where Linux puts programs that run anywhere, without its randomness. */
const biasOf = { 64: 0x555555554000, 32: 0x56555000 } as const;
const roomMax = 2 ** 36;

function protectionOf(flags: number): number {
  return (
    ((flags & 1) !== 0 ? protection.execute : 0) |
    ((flags & 2) !== 0 ? protection.write : 0) |
    ((flags & 4) !== 0 ? protection.read : 0)
  );
}

/** Pages are mapped from the file whole, so that a segment begins with what lies before it. */
function segmentOf(
  file: Uint8Array,
  { offset, address, fileSize, memorySize, flags }: ElfSegment,
  bias: number,
): ImageSegment {
  const before = Math.min(address % pageSize, offset);
  return {
    address: address - before + bias,
    bytes: file.slice(offset - before, offset + fileSize),
    size: memorySize + before,
    protection: protectionOf(flags),
    name: (flags & 1) !== 0 ? '.text' : (flags & 2) !== 0 ? '.data' : '.rodata',
  };
}

function symbolsOf(elf: ElfImage, name: string, bias: number): ImageSymbol[] {
  return elf.symbols.flatMap((symbol): ImageSymbol[] => {
    const { section, type, value, size, isGlobal } = symbol;
    if (symbol.name === '' || type === 3 || type === 4 || type === 6 || section === 0) return [];
    const flags = elf.sections[section]?.flags ?? 0;
    const isCode = (flags & sectionFlag.executable) !== 0;
    const kind = section >= 0xff00 ? 'constant' : isCode ? 'code' : 'data';
    const address = kind === 'constant' ? value : value + bias;
    return [{ name: symbol.name, address, size, kind, object: name, isGlobal }];
  });
}

function headersOf(
  { segments, segmentHeaders }: ElfImage,
  loaded: readonly ElfSegment[],
  bias: number,
): ProgramHeaders | undefined {
  const { offset, entrySize } = segmentHeaders;
  const holder = loaded.find(each => each.offset <= offset && offset < each.offset + each.fileSize);
  if (!holder) return undefined;
  const address = holder.address + offset - holder.offset + bias;
  return { address, entrySize, count: segments.length };
}

function check(elf: ElfImage | undefined, file: Uint8Array, name: string): ElfImage {
  if (!elf) throw new ProgramError(`${name} is no ELF program for x86`);
  const { kind, segments } = elf;
  if (kind !== kindOfFile.program && kind !== kindOfFile.anywhere) {
    throw new ProgramError(`${name} is an ELF file, but no program`);
  }
  const interpreter = segments.find(({ type }) => type === segmentType.interpreter);
  if (interpreter) {
    const { offset, fileSize } = interpreter;
    const path = String.fromCharCode(...file.subarray(offset, offset + Math.min(fileSize, 200)));
    throw new ProgramError(
      `${name} needs the dynamic linker ${path.replace(/\0.*$/s, '')}: link it with -static, ` +
        'or run its objects, for which Mnemonic has a C library of its own',
    );
  }
  for (const { type, offset, fileSize, memorySize, address } of segments) {
    if (type !== segmentType.loaded) continue;
    if (offset + fileSize > file.length || fileSize > memorySize || memorySize > roomMax) {
      throw new ProgramError(`${name} is damaged: a segment does not lie in the file`);
    }
    if (address % pageSize !== offset % pageSize) {
      throw new ProgramError(`${name} is damaged: a segment lies across its pages`);
    }
  }
  return elf;
}

/**
 * A program that needs no other file. One that runs anywhere relocates itself, as on Linux. Throws
 * ProgramError for other files.
 */
export function readExecutable(file: Uint8Array, name = 'the file'): ExecutableImage {
  const elf = check(readElf(file), file, name);
  const bias = elf.kind === kindOfFile.anywhere ? biasOf[elf.bits] : 0;
  const loaded = elf.segments.filter(
    ({ type, memorySize }) => type === segmentType.loaded && memorySize > 0,
  );
  const template = elf.segments.find(({ type }) => type === segmentType.threadLocal);
  const stack = elf.segments.find(({ type }) => type === segmentType.stack);
  return {
    bits: elf.bits,
    entry: elf.entry + bias,
    segments: withoutSharedPages(loaded.map(segment => segmentOf(file, segment, bias))),
    symbols: symbolsOf(elf, name, bias),
    placed: [],
    imports: [],
    threads: template && {
      address: template.address + bias,
      fileSize: template.fileSize,
      size: template.memorySize,
      alignment: template.alignment,
    },
    headers: headersOf(elf, loaded, bias),
    bias,
    hasExecutableStack: !stack || (stack.flags & 1) !== 0,
    warnings: [],
  };
}
