// What the debugger's hover is about: asked of the language server, which knows the operands.
import * as vscode from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { Languages } from '../languages.ts';
import type { EvaluatableResult } from '../protocol.ts';

export function registerHovers(server: LanguageServer, { ids }: Languages): vscode.Disposable {
  return vscode.languages.registerEvaluatableExpressionProvider(
    ids.map(language => ({ language })),
    {
      async provideEvaluatableExpression(document, { line, character }) {
        const params = { uri: document.uri.toString(), position: { line, character } };
        const found = await server
          .request<EvaluatableResult | null>('mnemonic/evaluatable', params)
          .catch(() => null);
        if (!found) return undefined;
        const { start, end } = found.range;
        const range = new vscode.Range(start.line, start.character, end.line, end.character);
        return new vscode.EvaluatableExpression(range, found.expression);
      },
    },
  );
}
