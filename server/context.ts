// What every handler gets: the connection, the documents, the settings and what the client can do.
import type { LazyDialect } from '#core/dialect.ts';
import type { ClientFeatures } from './client-features.ts';
import type { Documents } from './documents.ts';
import type { Connection } from './protocol.ts';
import type { SettingsStore } from './settings.ts';
import type { WorkspaceIndex } from './workspace-index.ts';

/** The dialects as dialects/lazy-registry.ts lists them; tests bring their own. */
export interface Registry {
  readonly dialects: readonly LazyDialect[];
  /** By language id or file name; `content` tells dialects with the same endings apart. */
  dialectOf(languageIdOrFileName: string, content?: () => string): LazyDialect | undefined;
}

export interface Context {
  readonly connection: Connection;
  readonly registry: Registry;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly index: WorkspaceIndex;
  readonly client: ClientFeatures;
}
