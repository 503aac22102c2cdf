// Fields that a relocation settles: what is wider than the format's addresses is made to fit first.
import type { Fixup } from '../encoder/encoder.ts';
import type { Assembly } from './assembly.ts';
import type { SectionBytes } from './section-bytes.ts';

/** Hands a field to the output format, which writes it; `start` is where its statement begins. */
export function relocate(
  assembly: Assembly,
  section: SectionBytes,
  start: number,
  fixup: Fixup,
): void {
  const { format, writer, listing } = assembly;
  const bits = fixup.size * 8;
  const isRelative = fixup.kind === 'relative' || fixup.value.selfRelative;
  const shownSize = Math.min(bits, format.addressBits) / 8;
  listing?.field(start + fixup.at, shownSize, isRelative, fixup.value.offset);
  const isBase = fixup.value.section > 0 && fixup.value.section % 2 === 1;
  if (isBase && bits > 16) {
    const text = `${bits}-bit segment relocation zero-extended from 16 bits`;
    assembly.warning('zext-reloc', text);
  }
  if (bits <= format.addressBits) {
    writer.relocate(section, start, fixup);
    return;
  }
  if (isRelative) {
    const text = `${bits}-bit signed relocation unsupported by output format ${format.id}`;
    assembly.error(text);
    return;
  }
  const { addressBits } = format;
  const text = `${bits}-bit unsigned relocation zero-extended from ${addressBits} bits`;
  if (!isBase) assembly.warning('zext-reloc', text);
  writer.relocate(section, start, { ...fixup, size: addressBits / 8 });
}
