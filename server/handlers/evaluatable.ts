// The request `mnemonic/evaluatable`: what a debugger's hover is about (see messages.ts).
import { toOffset, toRange } from '../convert.ts';
import { evaluatable } from '../features/evaluatable.ts';
import { type Handler, request } from '../handler.ts';
import { type EvaluatableParams, type EvaluatableResult, methods } from '../messages.ts';
import { RequestType } from '../protocol.ts';
import { analysisOf } from './programs.ts';

const evaluatableRequest = new RequestType<EvaluatableParams, EvaluatableResult | null, void>(
  methods.evaluatable,
);

export function evaluatableHandlers(): readonly Handler[] {
  return [
    request(evaluatableRequest, null, async (context, { uri, position }) => {
      const { dialect, analysis } = await analysisOf(context, uri);
      const { source } = analysis;
      const found = evaluatable(analysis, dialect, toOffset(source, position));
      return found ? { range: toRange(source, found.span), expression: found.expression } : null;
    }),
  ];
}
