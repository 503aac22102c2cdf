// Signature help: answers textDocument/signatureHelp.
import { toMarkup, toOffset } from '../convert.ts';
import { analyzeLine } from '../features/recent.ts';
import { signatureHelp } from '../features/signature.ts';
import { type Handler, request } from '../handler.ts';
import { SignatureHelpRequest } from '../protocol.ts';

/** Up to here the help waits for the analysis of the whole text, in milliseconds. */
const PATIENCE_MS = 8;

export function signatureHandlers(): readonly Handler[] {
  return [
    request(SignatureHelpRequest.type, null, async ({ documents, client }, params) => {
      const recent = await documents.recent(params.textDocument.uri, PATIENCE_MS);
      if (!recent) return null;
      const offset = toOffset(recent.source, params.position);
      const { analysis, start } = analyzeLine(recent, offset);
      const found = signatureHelp(analysis, offset - start);
      if (!found) return null;
      const signatures = found.signatures.map(({ label, text, parameters, active }) => ({
        label,
        documentation: toMarkup(text, client.markdownHover),
        parameters: parameters.map(parameter => ({
          label: [parameter.start, parameter.end] as [number, number],
          documentation: parameter.text,
        })),
        // A number beyond the last parameter highlights none, as `null` does since LSP 3.18.
        activeParameter: active ?? parameters.length,
      }));
      const activeParameter = signatures[found.active]?.activeParameter ?? 0;
      return { signatures, activeSignature: found.active, activeParameter };
    }),
  ];
}
