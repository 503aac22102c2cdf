// The handlers of all methods, in the order of the table in capabilities.ts.
import type { Handler } from '../handler.ts';
import type { Host } from '../host.ts';
import type { Publisher } from '../publisher.ts';
import { callHierarchyHandlers } from './call-hierarchy.ts';
import { codeActionHandlers } from './code-actions.ts';
import { codeLensHandlers } from './code-lens.ts';
import { comparisonHandlers } from './comparison.ts';
import { completionHandlers } from './completion.ts';
import { diagnosticHandlers } from './diagnostics.ts';
import { evaluatableHandlers } from './evaluatable.ts';
import { formattingHandlers } from './formatting.ts';
import { hoverHandlers } from './hover.ts';
import { inlayHintHandlers } from './inlay-hints.ts';
import { memoryMapHandlers } from './memory-map.ts';
import { navigationHandlers } from './navigation.ts';
import { programHandlers } from './programs.ts';
import { renameHandlers } from './rename.ts';
import { semanticTokenHandlers } from './semantic-tokens.ts';
import { signatureHandlers } from './signature.ts';
import { structureHandlers } from './structure.ts';
import { symbolHandlers } from './symbols.ts';
import { synchronisationHandlers } from './synchronisation.ts';
import { testHandlers } from './tests.ts';
import { workspaceHandlers } from './workspace.ts';

/** One set of handlers for one connection; some remember what they answered last. */
export function createHandlers(publisher: Publisher, host: Host): readonly Handler[] {
  return [
    ...synchronisationHandlers(publisher),
    ...diagnosticHandlers(),
    ...hoverHandlers(),
    ...completionHandlers(),
    ...signatureHandlers(),
    ...navigationHandlers(),
    ...renameHandlers(),
    ...symbolHandlers(),
    ...structureHandlers(),
    ...semanticTokenHandlers(),
    ...inlayHintHandlers(),
    ...codeLensHandlers(),
    ...formattingHandlers(),
    ...codeActionHandlers(),
    ...callHierarchyHandlers(),
    ...workspaceHandlers(publisher),
    ...programHandlers(),
    ...comparisonHandlers(),
    ...memoryMapHandlers(),
    ...evaluatableHandlers(),
    ...testHandlers(host),
  ];
}
