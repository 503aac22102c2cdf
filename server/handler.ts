// The two shapes of a handler and the one guard around all of them.
import type { Context } from './context.ts';
import type { View } from './documents.ts';
import {
  type CancellationToken,
  type Disposable,
  LSPErrorCodes,
  type NotificationType,
  type RequestHandler,
  type RequestType,
  ResponseError,
} from './protocol.ts';

export interface Handler {
  readonly method: string;
  register(context: Context): Disposable;
}

/** A failure that the user is told of, in a sentence; handlers of requests throw it. */
export function refuse(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** A request type, whatever else it is generic in. */
interface Typed<P, R> {
  readonly method: string;
  readonly _: readonly [P, R, ...unknown[]] | undefined;
}

type Answer<R> = R | Promise<R>;

/**
 * Answers a request. Where `answer` throws, the mistake is ours: it is logged and the client gets
 * `neutral`, so that one broken feature never disturbs typing. A ResponseError is meant for the
 * user and goes through; a request that the client has cancelled is answered as cancelled.
 */
export function request<P, R>(
  type: Typed<P, R>,
  neutral: NoInfer<R>,
  answer: (context: Context, params: P, token: CancellationToken) => Answer<NoInfer<R>>,
): Handler {
  const register = (context: Context) => {
    const guarded = async (params: P, token: CancellationToken): Promise<R> => {
      try {
        const result = await answer(context, params, token);
        if (!token.isCancellationRequested) return result;
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        logError(context, type.method, error);
        return neutral;
      }
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
    };
    // The library's types of handlers distribute over null, which a type parameter cannot follow.
    const handler = guarded as unknown as RequestHandler<P, R, void>;
    return context.connection.onRequest(type as unknown as RequestType<P, R, void>, handler);
  };
  return { method: type.method, register };
}

/** Answers a request about an open document of a known dialect; others get `neutral`. */
export function documentRequest<P extends { readonly textDocument: { readonly uri: string } }, R>(
  type: Typed<P, R>,
  neutral: NoInfer<R>,
  answer: (view: View, params: P, context: Context, token: CancellationToken) => Answer<NoInfer<R>>,
): Handler {
  return request(type, neutral, async (context, params, token) => {
    const view = await context.documents.view(params.textDocument.uri);
    if (!view || token.isCancellationRequested) return neutral;
    return answer(view, params, context, token);
  });
}

/** Takes a notification; what it throws is logged. */
export function notification<P>(
  type: { readonly method: string; readonly _: readonly [P, ...unknown[]] | undefined },
  take: (context: Context, params: P) => void | Promise<void>,
): Handler {
  const register = (context: Context) =>
    context.connection.onNotification(type as unknown as NotificationType<P>, async (params: P) => {
      try {
        await take(context, params);
      } catch (error) {
        logError(context, type.method, error);
      }
    });
  return { method: type.method, register };
}

/** Tells the client's log of a mistake in our own code. */
export function logError(context: Context, where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  context.connection.console.error(`${where}: ${text}`);
}
