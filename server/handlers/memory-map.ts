// The request `mnemonic/memoryMap`: where the parts of a program lie (see messages.ts).
import { RequestType } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import { memoryMap } from '../features/memory-map.ts';
import { type Handler, request } from '../handler.ts';
import { type MemoryMapParams, type MemoryMapResult, methods } from '../messages.ts';
import { analysisOf } from './programs.ts';

const mapRequest = new RequestType<MemoryMapParams, MemoryMapResult | null, void>(
  methods.memoryMap,
);

export function memoryMapHandlers(): readonly Handler[] {
  return [
    request(mapRequest, null, async (context, { uri }) => {
      const { dialect, analysis } = await analysisOf(context, uri);
      const { source, image } = analysis;
      const segments = memoryMap(dialect, analysis).map(({ span, places, ...segment }) => ({
        ...segment,
        ...(span ? { range: toRange(source, span) } : {}),
        places: places.map(({ span: name, kind, ...place }) => ({
          ...place,
          icon: dialect.symbolKinds[kind]!.icon,
          range: toRange(source, name),
        })),
      }));
      return { unitBits: image?.unitBits ?? 8, segments };
    }),
  ];
}
