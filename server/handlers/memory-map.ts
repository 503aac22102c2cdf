// The request `mnemonic/memoryMap`: where the parts of a program lie (see messages.ts).
import { formatAddress } from '#core/machine/value-format.ts';
import { toRange } from '../convert.ts';
import { memoryMap } from '../features/memory-map.ts';
import { type Handler, request } from '../handler.ts';
import { type MemoryMapParams, type MemoryMapResult, methods } from '../messages.ts';
import { RequestType } from '../protocol.ts';
import { analysisOf } from './programs.ts';

const mapRequest = new RequestType<MemoryMapParams, MemoryMapResult | null, void>(
  methods.memoryMap,
);

export function memoryMapHandlers(): readonly Handler[] {
  return [
    request(mapRequest, null, async (context, { uri }) => {
      const { dialect, analysis } = await analysisOf(context, uri);
      const { source, image } = analysis;
      const write = (address: number) =>
        dialect.writeNumber?.(BigInt(address)) ?? formatAddress(address);
      const segments = memoryMap(dialect, analysis).map(
        ({ span, places, address, ...segment }) => ({
          ...segment,
          address: write(address),
          ...(span ? { range: toRange(source, span) } : {}),
          places: places.map(({ span: name, kind, address: start, ...place }) => ({
            ...place,
            address: write(start),
            icon: dialect.symbolKinds[kind]!.icon,
            range: toRange(source, name),
          })),
        }),
      );
      return { unitBits: image?.unitBits ?? 8, segments };
    }),
  ];
}
