// Gives files whose ending several languages share the right one: by content, or as the user said.
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import type { Languages } from './languages.ts';
import type { RecognizeResult } from './protocol.ts';

/** Characters that are looked at. */
const looked = 20_000;
const memoryKey = 'mnemonic.chosenLanguages';
/** Files whose chosen language is remembered; the oldest are forgotten. */
const rememberedMax = 500;
/** What a text of no language of ours becomes: the first that is installed. */
const otherLanguages = ['asm-intel-x86-generic', 'asm', 'plaintext'];

export function registerRecognition(
  context: vscode.ExtensionContext,
  server: LanguageServer,
  languages: Languages,
): vscode.Disposable {
  const recognition = new Recognition(context.workspaceState, server, languages);
  for (const document of vscode.workspace.textDocuments) void recognition.opened(document);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => void recognition.opened(document)),
    vscode.workspace.onDidCloseTextDocument(document => recognition.closed(document)),
  );
}

class Recognition {
  readonly #memory: vscode.Memento;
  readonly #server: LanguageServer;
  readonly #languages: Languages;
  /** The language that each open document was seen with, or that was set here. */
  readonly #seen = new Map<string, string>();
  /** Documents that were closed a moment ago: a change of language closes and opens them. */
  readonly #closing = new Map<string, string>();

  constructor(memory: vscode.Memento, server: LanguageServer, languages: Languages) {
    this.#memory = memory;
    this.#server = server;
    this.#languages = languages;
  }

  async opened(document: vscode.TextDocument): Promise<void> {
    const { uri, languageId } = document;
    const path = uri.path.toLowerCase();
    if (!this.#languages.endings.some(ending => path.endsWith(ending))) return;
    const key = uri.toString();
    const before = this.#closing.get(key);
    const expected = this.#seen.get(key);
    this.#seen.set(key, languageId);
    if (before !== undefined && before !== languageId) {
      // Nobody but the user changes the language of an open document, except for us.
      if (expected !== languageId) await this.#remember(key, languageId);
      return;
    }
    const wanted = this.#remembered[key] ?? (await this.#recognize(document));
    if (wanted === undefined || wanted === languageId || document.isClosed) return;
    this.#seen.set(key, wanted);
    await vscode.languages.setTextDocumentLanguage(document, wanted);
  }

  closed({ uri, languageId }: vscode.TextDocument): void {
    const key = uri.toString();
    this.#closing.set(key, languageId);
    setTimeout(() => this.#closing.delete(key), 0);
  }

  get #remembered(): Readonly<Record<string, string>> {
    return this.#memory.get<Record<string, string>>(memoryKey, {});
  }

  async #remember(key: string, languageId: string): Promise<void> {
    const entries = Object.entries(this.#remembered).filter(([known]) => known !== key);
    const kept = entries.slice(-(rememberedMax - 1));
    await this.#memory.update(memoryKey, Object.fromEntries([...kept, [key, languageId]]));
  }

  /** The language that the content tells, or undefined where it tells nothing new. */
  async #recognize(document: vscode.TextDocument): Promise<string | undefined> {
    const text = document.getText(new vscode.Range(0, 0, document.lineCount, 0)).slice(0, looked);
    // A debugger's source has a query behind its name.
    const uri = document.uri.with({ query: '', fragment: '' }).toString();
    const params = { uri, text };
    const answer = await this.#server
      .request<RecognizeResult | null>('mnemonic/recognize', params)
      .catch(() => undefined);
    if (!answer) return undefined;
    if (answer.dialect) return answer.dialect;
    if (!this.#languages.has(document)) return undefined;
    const installed = await vscode.languages.getLanguages();
    return otherLanguages.find(id => installed.includes(id));
  }
}
