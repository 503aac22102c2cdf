// Fields that a relocation settles: what is wider than the format's addresses is made to fit first.
import type { Fixup } from '../encoder/encoder.ts';
import { absoluteSegment } from '../syntax/evaluation.ts';
import type { Assembly } from './assembly.ts';
import { tellLoss } from './lost-bytes.ts';
import type { SectionBytes } from './section-bytes.ts';
import { noSection, type Value } from './value.ts';

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
  if (isParagraph(fixup.value)) {
    writer.relocate(section, start, fixup);
    return;
  }
  const isBase = fixup.value.section > 0 && fixup.value.section % 2 === 1;
  if (listing) {
    const shown = isBase || fixup.kind === 'segment' ? 'base' : fixup.value.offset;
    const shownSize = shown === 'base' ? 2 : Math.min(bits, format.addressBits) / 8;
    listing.field(start + fixup.at, shownSize, isRelative, shown);
  }
  if (isBase && bits > 16) {
    const text = `${bits}-bit segment relocation zero-extended from 16 bits`;
    warnAhead(assembly, start, fixup, text);
  }
  if (bits <= format.addressBits) {
    if (!section.isLost) writer.relocate(section, start, fixup);
    return;
  }
  if (isRelative) {
    const text = `${bits}-bit signed relocation unsupported by output format ${format.id}`;
    assembly.error(text);
    return;
  }
  const { addressBits } = format;
  const text = `${bits}-bit unsigned relocation zero-extended from ${addressBits} bits`;
  if (!isBase) warnAhead(assembly, start, fixup, text);
  // The zeros above are a piece of their own.
  if (section.isLost) tellLoss(assembly, 1);
  else writer.relocate(section, start, { ...fixup, size: addressBits / 8 });
}

/** This is said before the field is listed, unlike what the format says. */
function warnAhead(assembly: Assembly, start: number, { at, size }: Fixup, text: string): void {
  assembly.listing?.beginElement(start + at);
  assembly.warning('zext-reloc', text);
  assembly.listing?.beginElement(start + at + size);
}

/** Whether a value counts from a paragraph that is known: it is a number, and listed as one. */
function isParagraph({ section, wrt, selfRelative }: Value): boolean {
  const isKnown = section >= absoluteSegment && section < 2 * absoluteSegment;
  return isKnown && wrt === noSection && !selfRelative;
}
