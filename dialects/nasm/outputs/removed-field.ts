// A field that nasm counts but does not write.
import type { SectionBytes } from '../assembly/section-bytes.ts';

/** Takes a field out of a section's bytes, though labels behind it count it. */
export function removeField(section: SectionBytes, offset: number, size: number): void {
  section.bytes.copyWithin(offset, offset + size, section.length);
  section.length -= size;
  section.bytes.fill(0, section.length, section.length + size);
}
