// Semantic tokens: full, the difference to the last answer, and of a range.
import type { Context } from '../context.ts';
import { toSpan } from '../convert.ts';
import type { View } from '../documents.ts';
import { semanticTokens, tokenEdits } from '../features/semantic-tokens.ts';
import { documentRequest, type Handler } from '../handler.ts';
import {
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from '../protocol.ts';

/** Differences are sent for this many documents; for the others the client gets everything. */
const REMEMBERED_MAX = 8;

interface Answer {
  readonly resultId: string;
  readonly data: number[];
}

/** The last answers by document, the one asked for longest ago first. */
class LastAnswers {
  readonly #byUri = new Map<string, Answer>();

  make({ uri, serial, analysis, dialect }: View, { client }: Context): Answer {
    const resultId = String(serial);
    const known = this.#byUri.get(uri);
    const isSame = known?.resultId === resultId;
    const plainTokens = !client.augmentsGrammar;
    const make = () => ({ resultId, data: semanticTokens(analysis, dialect, { plainTokens }) });
    const answer = isSame ? known : make();
    this.#byUri.delete(uri);
    this.#byUri.set(uri, answer);
    const oldest = this.#byUri.keys().next();
    if (this.#byUri.size > REMEMBERED_MAX && !oldest.done) this.#byUri.delete(oldest.value);
    return answer;
  }

  get(uri: string): Answer | undefined {
    return this.#byUri.get(uri);
  }
}

export function semanticTokenHandlers(): readonly Handler[] {
  const last = new LastAnswers();
  return [
    documentRequest(SemanticTokensRequest.type, null, (view, _params, context) =>
      last.make(view, context),
    ),
    documentRequest(
      SemanticTokensDeltaRequest.type,
      null,
      (view, { previousResultId }, context) => {
        const before = last.get(view.uri);
        const after = last.make(view, context);
        if (before?.resultId !== previousResultId) return after;
        const edits = tokenEdits(before.data, after.data);
        return {
          resultId: after.resultId,
          edits: edits.map(each => ({ ...each, data: [...each.data] })),
        };
      },
    ),
    documentRequest(SemanticTokensRangeRequest.type, null, (view, params, { client }) => {
      const range = toSpan(view.analysis.source, params.range);
      const options = { range, plainTokens: !client.augmentsGrammar };
      return { data: semanticTokens(view.analysis, view.dialect, options) };
    }),
  ];
}
