// Who wrote this: the way back to the last write to a variable, a watched expression or a register.
import * as vscode from 'vscode';

/** What the menus of the Variables and the Watch view hand over. */
interface MenuItem {
  readonly container?: { readonly variablesReference?: number };
  readonly variable?: { readonly name?: string };
  readonly expression?: string;
}

/** Goes back to the last write to a menu's item; asks for an expression where there is none. */
export async function goToLastWrite(item?: unknown): Promise<void> {
  const session = vscode.debug.activeDebugSession;
  if (!session) return;
  const { container, variable, expression } = (item ?? {}) as MenuItem;
  const isVariable = container?.variablesReference !== undefined && variable?.name !== undefined;
  const name = isVariable ? variable.name : (expression ?? (await askForExpression()));
  if (!name) return;
  const frame = vscode.debug.activeStackItem;
  const place = isVariable
    ? { variablesReference: container.variablesReference }
    : frame && 'frameId' in frame
      ? { frameId: frame.frameId }
      : {};
  try {
    await session.customRequest('mnemonic/goToWrite', { name, ...place });
  } catch (error) {
    void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}

async function askForExpression(): Promise<string | undefined> {
  const { t } = vscode.l10n;
  const prompt = t('The program goes back to before the last write to it.');
  const title = t('Who wrote to which register or place in memory?');
  return vscode.window.showInputBox({ title, prompt, placeHolder: 'rax' });
}
