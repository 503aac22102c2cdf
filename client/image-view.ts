// The read-only view of an image: offsets, bytes, disassembly and characters in one table.
import * as vscode from 'vscode';
import { encodeBase64 } from './base64.ts';
import type { LanguageServer } from './language-server.ts';
import type { DisassemblyResult } from './protocol.ts';
import { viewPage } from './view-page.ts';
import type { ImageMessage } from './views/image/messages.ts';
import type { ImageTexts } from './views/image/texts.ts';

/** A larger file is hardly an image of ours; its first part is shown, and the view says so. */
const bytesMax = 1 << 20;
/** A file can only be read as a whole, so that a huge one is left to other editors. */
const fileBytesMax = 64 << 20;

class ImageDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;

  constructor(uri: vscode.Uri) {
    this.uri = uri;
  }

  dispose(): void {
    // The bytes are read anew for each view, so that there is nothing to let go of.
  }
}

export function registerImageView(
  context: vscode.ExtensionContext,
  server: LanguageServer,
): vscode.Disposable {
  return vscode.window.registerCustomEditorProvider('mnemonic.image', {
    openCustomDocument: uri => new ImageDocument(uri),
    resolveCustomEditor(document, panel) {
      const { webview } = panel;
      const show = () => sendImage(server, document.uri, webview);
      const parts = [
        webview.onDidReceiveMessage(({ type }: { type: string }) => {
          if (type === 'ready') void show();
        }),
        watch(document.uri, show),
      ];
      panel.onDidDispose(() => vscode.Disposable.from(...parts).dispose());
      webview.options = { enableScripts: true, localResourceRoots: [context.extensionUri] };
      webview.html = viewPage(webview, context.extensionUri, 'image', imageBody(), texts());
    },
  } satisfies vscode.CustomReadonlyEditorProvider<ImageDocument>);
}

/** Shows the file again when it changes, as it does after every assembling. */
function watch(uri: vscode.Uri, show: () => void): vscode.Disposable {
  const folder = vscode.Uri.joinPath(uri, '..');
  const name = uri.path.split('/').at(-1) ?? '';
  const pattern = new vscode.RelativePattern(folder, name.replace(/[[\]{}*?]/g, '[$&]'));
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return vscode.Disposable.from(watcher, watcher.onDidChange(show), watcher.onDidCreate(show));
}

async function sendImage(
  server: LanguageServer,
  uri: vscode.Uri,
  webview: vscode.Webview,
): Promise<void> {
  const send = (message: ImageMessage) => webview.postMessage(message);
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > fileBytesMax) {
      const limit = fileBytesMax >> 20;
      throw new Error(
        vscode.l10n.t('This file is larger than {0} MiB, so no program of ours.', limit),
      );
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    const shown = bytes.subarray(0, bytesMax);
    const base64 = encodeBase64(shown);
    const dialect = uri.path.split('/').at(-1) ?? '';
    const params = { dialect, base64 };
    const { lines } = await server.request<DisassemblyResult>('mnemonic/disassembly', params);
    await send({ type: 'image', size: bytes.length, shown: shown.length, lines });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await send({ type: 'problem', message });
  }
}

function texts(): ImageTexts {
  const t = vscode.l10n.t;
  return {
    size: t('{0} bytes'),
    firstPart: t('the first {0} are shown'),
    instructions: t('{0} instructions'),
    invalid: t('{0} bytes that are no instruction'),
    invalidRow: t('These bytes are no instruction.'),
  };
}

function imageBody(): string {
  return `
    <header><span id="summary"></span></header>
    <main id="scroller" tabindex="0"><div id="spacer"></div>
      <table><thead><tr>
        <th>${vscode.l10n.t('Offset')}</th><th>${vscode.l10n.t('Bytes')}</th>
        <th>${vscode.l10n.t('Label')}</th><th>${vscode.l10n.t('Instruction')}</th>
        <th>${vscode.l10n.t('Characters')}</th>
      </tr></thead><tbody id="rows"></tbody></table>
    </main>`;
}
