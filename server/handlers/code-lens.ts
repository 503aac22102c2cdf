// Code lenses and their resolution; the client has the commands.
import type { MacroExpansion } from '#core/semantics/analysis.ts';
import { toLocation, toRange } from '../convert.ts';
import { codeLenses } from '../features/code-lens.ts';
import { countUses, plural } from '../features/cursor.ts';
import { referencesTo } from '../features/navigation.ts';
import { documentRequest, type Handler, request } from '../handler.ts';
import { type CodeLens, CodeLensRequest, CodeLensResolveRequest } from '../protocol.ts';

interface LensData {
  readonly uri: string;
  readonly symbol: number;
}

const titles = { run: '$(play) Run', debug: '$(debug-alt) Debug' } as const;
const commands = { run: 'mnemonic.run', debug: 'mnemonic.debug' } as const;

function expansionTitle({ lines, units }: MacroExpansion): string {
  const size = units === 0 ? '' : `, ${plural(units, 'byte')}`;
  return `expands to ${plural(lines, 'line')}${size}`;
}

export function codeLensHandlers(): readonly Handler[] {
  return [
    documentRequest(CodeLensRequest.type, null, (view, _params, { settings, client }) => {
      const { codeLens, macroLens } = settings.current;
      if (!codeLens) return [];
      const { analysis, dialect, uri } = view;
      return codeLenses(analysis, dialect).flatMap((lens): CodeLens[] => {
        const range = toRange(analysis.source, lens.span);
        if (lens.kind === 'expansion') {
          if (!macroLens) return [];
          const title = expansionTitle(lens.expansion);
          const command = client.options.commands ? 'mnemonic.showExpansion' : '';
          return [{ range, command: { title, command, arguments: [uri, range.start.line] } }];
        }
        if (lens.kind === 'references') return [{ range, data: { uri, symbol: lens.symbol } }];
        if (!client.options.commands) return [];
        const { [lens.kind]: title } = titles;
        return [{ range, command: { title, command: commands[lens.kind], arguments: [uri] } }];
      });
    }),
    request(
      CodeLensResolveRequest.type,
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
      async ({ documents, client }, lens) => {
        const data = lens.data as LensData | undefined;
        const view = data?.uri === undefined ? undefined : await documents.view(data.uri);
        const symbol = view?.analysis.symbols[data?.symbol ?? -1];
        if (!data || !view || !symbol) return lens;
        const { analysis } = view;
        const title = plural(countUses(analysis, data.symbol), 'reference');
        if (!client.options.commands) return { ...lens, command: { title, command: '' } };
        const places = referencesTo(analysis, symbol)
          .filter(({ access }) => access !== 'definition')
          .map(({ span }) => toLocation(analysis.source, span));
        const position = analysis.source.positionAt(symbol.nameSpan.start);
        const command = 'mnemonic.showReferences';
        return { ...lens, command: { title, command, arguments: [data.uri, position, places] } };
      },
    ),
  ];
}
