// Pushes diagnostics to clients that cannot pull them, once for each burst of changes.
import type { Context } from './context.ts';
import { toDiagnostic } from './convert.ts';
import type { View } from './documents.ts';
import { diagnosticsOf } from './features/diagnostics.ts';
import { logError } from './handler.ts';
import { letMessagesPass } from './host.ts';
import type { Diagnostic } from './protocol.ts';

/** The diagnostics of a document as LSP has them, under the user's severities. */
export function lspDiagnostics(context: Context, { analysis }: View): Diagnostic[] {
  const sourceOf = (uri: string) => context.documents.sourceText(uri);
  return diagnosticsOf(analysis, context.settings.current.severities).map(diagnostic =>
    toDiagnostic(analysis.source, diagnostic, context.client, sourceOf),
  );
}

/** Remembers which documents wait to be published. Does nothing for clients that pull. */
export class Publisher {
  readonly #context: Context;
  readonly #pause: () => Promise<void>;
  readonly #waiting = new Set<string>();

  constructor(context: Context, pause: () => Promise<void>) {
    this.#context = context;
    this.#pause = pause;
  }

  /** Publishes the document's diagnostics soon: after the messages that have arrived already. */
  schedule(uri: string): void {
    if (this.#context.client.pullDiagnostics || this.#waiting.has(uri)) return;
    this.#waiting.add(uri);
    this.#publish(uri).catch(error => logError(this.#context, 'publishDiagnostics', error));
  }

  scheduleAll(): void {
    for (const uri of this.#context.documents.uris()) this.schedule(uri);
  }

  /** Takes back what was published for a document that is closed now. */
  clear(uri: string): void {
    if (!this.#context.client.pullDiagnostics) this.#send(uri, undefined, []);
  }

  async #publish(uri: string): Promise<void> {
    // Whoever types asks for completions next: those are answered before the text is analysed.
    await letMessagesPass(this.#pause);
    this.#waiting.delete(uri);
    const view = await this.#context.documents.view(uri);
    // A newer text that came meanwhile is scheduled by its own change.
    if (!view || this.#waiting.has(uri)) return;
    this.#send(uri, view.version, lspDiagnostics(this.#context, view));
  }

  #send(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) };
    void this.#context.connection.sendDiagnostics(params);
  }
}
