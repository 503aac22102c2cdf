// Code actions: quick fixes, all preferred fixes of the file, and refactorings.
import { appendAll } from '#core/lists.ts';
import { fixAllKind } from '../capabilities.ts';
import { toChanges, toDiagnostic, toSpan } from '../convert.ts';
import { fixAll, type QuickFix, quickFixes } from '../features/code-actions.ts';
import { refactorings } from '../features/refactorings.ts';
import { documentRequest, type Handler } from '../handler.ts';
import { type CodeAction, CodeActionKind, CodeActionRequest } from '../protocol.ts';

/** `only` names kinds; a kind includes those below it, behind a full stop. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only?.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
}

export function codeActionHandlers(): readonly Handler[] {
  return [
    documentRequest(
      CodeActionRequest.type,
      null,
      (view, params, { client, documents, settings }) => {
        const { analysis, dialect } = view;
        const { source } = analysis;
        const { severities } = settings.current;
        const { only } = params.context;
        const range = toSpan(source, params.range);
        const sourceOf = (uri: string) => documents.sourceText(uri);
        const action = (fix: QuickFix, kind: string): CodeAction => ({
          title: fix.title,
          kind,
          diagnostics: fix.diagnostics.map(each => toDiagnostic(source, each, client, sourceOf)),
          edit: { changes: toChanges(source, fix.edits, sourceOf) },
          ...(fix.preferred ? { isPreferred: true } : {}),
        });
        const actions: CodeAction[] = [];
        if (isWanted(CodeActionKind.QuickFix, only)) {
          const fixes = quickFixes(analysis, dialect, range, severities);
          appendAll(
            actions,
            fixes.map(fix => action(fix, CodeActionKind.QuickFix)),
          );
        }
        for (const { title, kind, edits } of refactorings(analysis, dialect, range)) {
          const wholeKind = `${CodeActionKind.Refactor}.${kind}`;
          if (!isWanted(wholeKind, only)) continue;
          actions.push({
            title,
            kind: wholeKind,
            edit: { changes: toChanges(source, edits, sourceOf) },
          });
        }
        // Fixing a whole file is offered to those who ask for it: in a menu, or on saving.
        const all = only && isWanted(fixAllKind, only) ? fixAll(analysis, severities) : undefined;
        return all ? [...actions, action(all, fixAllKind)] : actions;
      },
    ),
  ];
}
