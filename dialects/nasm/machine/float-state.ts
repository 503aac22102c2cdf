// The state of x87 and SSE as FXSAVE writes it (Intel SDM volume 1, 10.5.1): 512 bytes.
import * as layout from './processor/layout.ts';
import type { Processor } from './processor.ts';

export const floatStateSize = 512;
const firstFloat = 32;
const firstVector = 160;
const vectorCount = 16;
const vectorStride = 64;

export function readFloatState({ view, bytes }: Processor): Uint8Array {
  const state = new Uint8Array(floatStateSize);
  const fields = new DataView(state.buffer);
  fields.setUint16(0, view.getUint16(layout.x87Control, true), true);
  fields.setUint16(2, view.getUint16(layout.x87Status, true), true);
  fields.setUint8(4, view.getUint8(layout.x87Tags));
  fields.setUint32(24, view.getUint32(layout.mxcsr, true), true);
  fields.setUint32(28, 0xffff, true);
  const top = (view.getUint16(layout.x87Status, true) >> 11) & 7;
  for (let index = 0; index < 8; index++) {
    const place = layout.x87Registers + ((top + index) & 7) * 16;
    state.set(bytes.subarray(place, place + 10), firstFloat + index * 16);
  }
  for (let number = 0; number < vectorCount; number++) {
    const place = layout.vectors + number * vectorStride;
    state.set(bytes.subarray(place, place + 16), firstVector + number * 16);
  }
  return state;
}

export function writeFloatState({ view, bytes }: Processor, state: Uint8Array): void {
  const fields = new DataView(state.buffer, state.byteOffset, floatStateSize);
  view.setUint16(layout.x87Control, fields.getUint16(0, true), true);
  view.setUint16(layout.x87Status, fields.getUint16(2, true), true);
  view.setUint8(layout.x87Tags, fields.getUint8(4));
  view.setUint32(layout.mxcsr, fields.getUint32(24, true) & 0xffff, true);
  const top = (fields.getUint16(2, true) >> 11) & 7;
  for (let index = 0; index < 8; index++) {
    const place = layout.x87Registers + ((top + index) & 7) * 16;
    bytes.set(state.subarray(firstFloat + index * 16, firstFloat + index * 16 + 10), place);
  }
  for (let number = 0; number < vectorCount; number++) {
    const from = firstVector + number * 16;
    bytes.set(state.subarray(from, from + 16), layout.vectors + number * vectorStride);
  }
}
