// The registers of 16-bit code by their names, and places in memory as segment and offset.
import * as layout from '../processor/layout.ts';
import { type Processor, segmentNumber } from '../processor.ts';

const words = ['ax', 'cx', 'dx', 'bx', 'sp', 'bp', 'si', 'di'] as const;
const lows = ['al', 'cl', 'dl', 'bl'] as const;
const highs = ['ah', 'ch', 'dh', 'bh'] as const;

type Word = (typeof words)[number];
type Byte = (typeof lows)[number] | (typeof highs)[number];
export type SegmentName = keyof typeof segmentNumber;

const wordPlaces = new Map<string, number>(
  words.map((name, number) => [name, layout.general + number * 8]),
);
const bytePlaces = new Map<string, number>([
  ...lows.map((name, number) => [name, layout.general + number * 8] as const),
  ...highs.map((name, number) => [name, layout.general + number * 8 + 1] as const),
]);

const instructionMask = 0xffff;

export class RealModeRegisters {
  readonly #processor: Processor;

  constructor(processor: Processor) {
    this.#processor = processor;
  }

  get(name: Word | Byte): number {
    const { view } = this.#processor;
    const place = wordPlaces.get(name);
    return place === undefined ? view.getUint8(bytePlaces.get(name)!) : view.getUint16(place, true);
  }

  /** The upper half of a register of 32 bits stays as it is. */
  set(name: Word | Byte, value: number): void {
    const { view } = this.#processor;
    const place = wordPlaces.get(name);
    if (place === undefined) view.setUint8(bytePlaces.get(name)!, value);
    else view.setUint16(place, value, true);
  }

  segment(name: SegmentName): number {
    return this.#processor.selector(segmentNumber[name]);
  }

  setSegment(name: SegmentName, selector: number): void {
    this.#processor.setSelector(segmentNumber[name], selector);
  }

  /** The linear address of an offset in a segment. */
  address(segment: SegmentName, offset: Word | number): number {
    const number = typeof offset === 'number' ? offset : this.get(offset);
    return this.segment(segment) * 16 + (number & instructionMask);
  }

  /** The offset of the next instruction in its segment. */
  get instructionOffset(): number {
    const { instructionPointer } = this.#processor;
    return (instructionPointer - this.segment('cs') * 16) & instructionMask;
  }
}
