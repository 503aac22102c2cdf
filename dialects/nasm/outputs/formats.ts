// The list of output formats.
import { aout, aoutb } from './aout/aout.ts';
import { as86 } from './as86/as86.ts';
import { bin } from './bin/bin.ts';
import { coff, win32, win64 } from './coff/coff.ts';
import { elf32, elf64, elfx32 } from './elf/elf.ts';
import { ith } from './hex/intel-hex.ts';
import { srec } from './hex/s-record.ts';
import { ieee } from './ieee/ieee.ts';
import { macho32, macho64 } from './macho/macho.ts';
import type { ObjectFormat } from './object-format.ts';
import { obj } from './omf/omf.ts';

export const formats: readonly ObjectFormat[] = [
  bin,
  ith,
  srec,
  aout,
  aoutb,
  elf64,
  elf32,
  elfx32,
  coff,
  win32,
  win64,
  macho64,
  macho32,
  as86,
  obj,
  ieee,
];

/** Formats that nasm writes and we do not, with the endings of their files. */
export const foreignFormats: ReadonlyMap<string, string> = new Map([['dbg', '.dbg']]);

/** What is wrong with a name that is no format of ours. */
export function formatProblem(name: string): string {
  return foreignFormats.has(name.toLowerCase())
    ? `output format \`${name}' of nasm is not supported`
    : `unrecognised output format \`${name}'`;
}

/** Other names of formats. */
export const aliases: Readonly<Record<string, string>> = {
  elf: 'elf32',
  macho: 'macho32',
  win: 'win32',
};

/** The format of a name as -f takes it, in any case; undefined if there is none. */
export function findFormat(name: string): ObjectFormat | undefined {
  const id = aliases[name.toLowerCase()] ?? name.toLowerCase();
  return formats.find(format => format.id === id);
}
