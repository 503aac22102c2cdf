// All that there is of a program at a moment, as one short text: equal for equal states alone.
import { createHash } from 'node:crypto';
import { pageSize } from '#dialects/nasm/machine/guest.ts';
import type { X86Machine } from '#dialects/nasm/machine/machine.ts';
import { peekBytes } from '#dialects/nasm/machine/memory-access.ts';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';

/** What is written of values that JSON does not know. */
function plain(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value instanceof Map) return [...value];
  if (value instanceof Set) return [...value];
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}

const zeros = Buffer.alloc(pageSize);

/** Registers, flags, calls, memory, what was printed, and what surrounds the program. */
export function stateHash({ state }: X86Machine): string {
  const { processor, memory } = state;
  const hash = createHash('sha1');
  // Flags that are not worked out yet have several forms.
  processor.call.readFlags();
  const { bytes } = processor;
  hash.update(bytes.subarray(layout.general, layout.flagKind));
  hash.update(bytes.subarray(layout.segmentBase, layout.stateEnd));
  const frames = Math.min(state.depth, layout.shadowFrames) * layout.shadowFrameSize;
  hash.update(bytes.subarray(layout.shadowStack, layout.shadowStack + frames));
  for (const page of [...memory.present].sort((a, b) => a - b)) {
    const content = peekBytes(processor, memory, page, pageSize);
    // A page that was only read is as good as one that was not touched.
    if (zeros.equals(content)) continue;
    hash.update(`${page}`).update(content);
  }
  const printed = state.output.since(0).map(({ moment, text }) => [moment, text]);
  const { regions } = memory;
  const { ending, display, environment } = state;
  const others = { printed, regions, ending, pending: display.pending, saved: environment.save() };
  return hash.update(JSON.stringify(others, plain)).digest('base64');
}
