// The number base in which the debugger shows values: of one variable, or of all.
import * as vscode from 'vscode';

export type ValueFormat = 'default' | 'hex' | 'decimal' | 'binary' | 'character';

/** What the menus of the Variables and the Watch view hand over. */
interface MenuItem {
  readonly container?: { readonly variablesReference?: number; readonly expensive?: boolean };
  readonly variable?: { readonly name?: string; readonly evaluateName?: string };
  readonly expression?: string;
}

/** Shows the value of a menu's item in a format; all values where there is no item. */
export async function showAs(format: ValueFormat, item?: unknown): Promise<void> {
  const session = vscode.debug.activeDebugSession;
  if (!session) return;
  const { container, variable, expression } = (item ?? {}) as MenuItem;
  const place =
    container?.variablesReference !== undefined && variable?.name !== undefined
      ? { variablesReference: container.variablesReference, name: variable.name }
      : expression !== undefined
        ? { expression }
        : {};
  try {
    await session.customRequest('mnemonic/format', { format, ...place });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

export async function chooseFormat(): Promise<void> {
  const choices: readonly { label: string; format: ValueFormat }[] = [
    { label: vscode.l10n.t('As the program means them'), format: 'default' },
    { label: vscode.l10n.t('Hexadecimal'), format: 'hex' },
    { label: vscode.l10n.t('Decimal'), format: 'decimal' },
    { label: vscode.l10n.t('Binary'), format: 'binary' },
    { label: vscode.l10n.t('Characters'), format: 'character' },
  ];
  const title = vscode.l10n.t('Show all values as');
  const chosen = await vscode.window.showQuickPick([...choices], { title });
  if (chosen) await showAs(chosen.format);
}
