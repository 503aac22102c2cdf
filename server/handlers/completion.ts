// Completion, and the documentation of an item when it is selected.
import type { ClientFeatures } from '../client-features.ts';
import { completionKinds, toMarkup, toOffset, toRange } from '../convert.ts';
import {
  complete,
  type Proposal,
  type ProposalKey,
  proposalDocumentation,
} from '../features/completion.ts';
import { analyzeLine } from '../features/recent.ts';
import { type Handler, request } from '../handler.ts';
import {
  type CompletionItem,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  type Range,
} from '../protocol.ts';

/** Up to here a completion waits for the analysis of the whole text, in milliseconds. */
const PATIENCE_MS = 8;

/** What an item carries back for its documentation. */
interface ItemData {
  readonly uri: string;
  readonly key: ProposalKey;
}

function toItem(
  proposal: Proposal,
  order: number,
  range: Range,
  uri: string,
  client: ClientFeatures,
): CompletionItem {
  const { label, detail, text, snippet, commit, chain } = proposal;
  const data: ItemData = { uri, key: proposal.key };
  return {
    label,
    kind: completionKinds[proposal.icon],
    sortText: String(order).padStart(4, '0'),
    data,
    ...(client.labelDetails ? { labelDetails: { description: detail } } : { detail }),
    ...(snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(client.completionDefaults
      ? { ...(text === label ? {} : { textEditText: text }) }
      : { textEdit: { range, newText: text } }),
    ...(commit.length > 0 ? { commitCharacters: [...commit] } : {}),
    ...(chain && client.options.commands
      ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}

export function completionHandlers(): readonly Handler[] {
  return [
    request(CompletionRequest.type, null, async ({ documents, client }, params) => {
      const { uri } = params.textDocument;
      const recent = await documents.recent(uri, PATIENCE_MS);
      if (!recent) return null;
      const { source, dialect } = recent;
      const offset = toOffset(source, params.position);
      const { analysis, start } = analyzeLine(recent, offset);
      const isTyped = params.context?.triggerKind === CompletionTriggerKind.TriggerCharacter;
      const found = complete(analysis, dialect, offset - start, {
        snippets: client.snippets,
        trigger: isTyped ? params.context?.triggerCharacter : undefined,
      });
      const { replace } = found;
      const range = toRange(source, { start: start + replace.start, end: start + replace.end });
      return {
        isIncomplete: !found.complete,
        ...(client.completionDefaults ? { itemDefaults: { editRange: range } } : {}),
        items: found.proposals.map((each, order) => toItem(each, order, range, uri, client)),
      };
    }),
    request(CompletionResolveRequest.type, { label: '' }, async (context, item) => {
      const data = item.data as ItemData | undefined;
      const owner = data?.uri === undefined ? undefined : context.documents.owner(data.uri);
      const dialect = await owner?.load();
      if (!data?.key || !dialect) return item;
      const view = await context.documents.view(data.uri);
      const text = proposalDocumentation(view?.analysis, dialect, data.key);
      if (text === '') return item;
      return { ...item, documentation: toMarkup(text, context.client.markdownCompletion) };
    }),
  ];
}
