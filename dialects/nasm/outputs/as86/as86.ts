// The format as86: objects of Bruce Evans's assembler for Minix and Linux of 16 bits.
import type { SectionBytes } from '../../assembly/section-bytes.ts';
import type { SymbolEntry } from '../../assembly/symbols.ts';
import { noSection } from '../../assembly/value.ts';
import type { Fixup } from '../../encoder/encoder.ts';
import { add, writeInteger } from '../../integer.ts';
import type {
  FinishedProgram,
  FormatHost,
  ObjectFormat,
  ObjectWriter,
  WrittenFile,
} from '../object-format.ts';
import { removeField } from '../removed-field.ts';
import { onlyStart } from '../special-names.ts';
import { ThreeSectionWriter } from '../three-sections.ts';
import { type As86Field, writeAs86 } from './as86-file.ts';

class As86Writer extends ThreeSectionWriter implements ObjectWriter {
  readonly specialProblem = onlyStart;
  readonly specialSymbols: ReadonlyMap<string, number> = new Map();
  readonly #fields: ReadonlyMap<SectionBytes, As86Field[]>;

  constructor(host: FormatHost) {
    super(host);
    this.#fields = new Map(this.sections.map(({ bytes }) => [bytes, []]));
  }

  checkSpecial({ special }: SymbolEntry): void {
    if (special === '') return;
    this.host.error('as86 format does not support any special symbol types');
  }

  relocate(bytes: SectionBytes, start: number, { value, kind, at, size, trailing }: Fixup): void {
    const offset = start + at;
    const isRelative = kind === 'relative' || value.selfRelative;
    if (value.wrt !== noSection) {
      this.host.error('WRT not supported by as86 output format');
    } else if (kind === 'segment' || (value.section !== noSection && value.section % 2 === 1)) {
      this.host.error('as86 format does not support segment base references');
    } else if (value.section === noSection && !isRelative) {
      writeInteger(bytes.bytes, offset, size, value.offset);
    } else if (isRelative && (size === 1 || value.section === noSection)) {
      removeField(bytes, offset, size);
    } else {
      // Labels count fields that were taken out, which the bytes have no more.
      const end = bytes.offset + at + size;
      const correction = value.selfRelative ? end : isRelative ? -trailing : 0;
      const place = add(value.offset, correction);
      this.#fields.get(bytes)?.push({ offset, size, isRelative, section: value.section, place });
    }
  }

  write({ symbols }: FinishedProgram): readonly WrittenFile[] {
    const [text, data, room] = this.sections.map(({ bytes }) => bytes);
    const content = writeAs86({
      name: this.host.inputFile.replace(/\.[^.]*$/s, ''),
      text: { bytes: text!, fields: this.#fields.get(text!)! },
      data: { bytes: data!, fields: this.#fields.get(data!)! },
      room: room!,
      symbols: symbols.filter(({ binding, isUsed }) => binding !== 'extern' || isUsed),
    });
    return [{ kind: 'object', path: '', content }];
  }
}

export const as86: ObjectFormat = {
  id: 'as86',
  title: 'as86 (bin86/dev86 toolchain)',
  extension: '.o',
  debugFormats: [],
  pragmaNames: ['as86'],
  addressBits: 32,
  initialBits: 16,
  bitsMax: 64,
  create: host => new As86Writer(host),
};
