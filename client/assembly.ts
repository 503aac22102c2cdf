// Assembling: asks the server for the output of a source and writes it, or tells of its errors.
import * as vscode from 'vscode';
import { decodeBase64 } from './base64.ts';
import type { LanguageServer } from './language-server.ts';
import type { AssembleResult, DialectInfo } from './protocol.ts';

/** What became of one request to assemble a source. */
export interface AssemblyOutcome {
  readonly uri: vscode.Uri;
  readonly errors: number;
  readonly warnings: number;
  readonly written: readonly vscode.Uri[];
  /** Bytes of all files together. */
  readonly bytes: number;
  readonly time: Date;
  /** Why nothing could be written although the source has no errors. */
  readonly failure?: string;
}

const errorSeverity = 1;
const warningSeverity = 2;

export class AssemblyRequests implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #done = new vscode.EventEmitter<AssemblyOutcome>();
  #dialects: Promise<readonly DialectInfo[]> | undefined;

  readonly onDidAssemble = this.#done.event;

  constructor(server: LanguageServer) {
    this.#server = server;
  }

  dispose(): void {
    this.#done.dispose();
  }

  dialects(): Promise<readonly DialectInfo[]> {
    this.#dialects ??= this.#server.request<readonly DialectInfo[]>('mnemonic/dialects', {});
    return this.#dialects;
  }

  /** Whether a file name is one of an image that a machine can load. */
  async isImage(uri: vscode.Uri): Promise<boolean> {
    const dialects = await this.dialects();
    const path = uri.path.toLowerCase();
    return dialects.some(each => each.imageExtensions.some(ending => path.endsWith(ending)));
  }

  /** The output files and the diagnostics; nothing is written. */
  async assemble(uri: vscode.Uri, format?: string): Promise<AssembleResult> {
    const wanted = format || configurationOf(uri).get<string>('output.format') || undefined;
    return this.#server.request<AssembleResult>('mnemonic/assemble', {
      uri: uri.toString(),
      ...(wanted ? { format: wanted } : {}),
    });
  }

  /** Assembles and, where there are no errors, writes. Problems of writing are in the outcome. */
  async assembleAndWrite(uri: vscode.Uri, format?: string): Promise<AssemblyOutcome> {
    const outcome = await this.#assembleAndWrite(uri, format);
    this.#done.fire(outcome);
    return outcome;
  }

  async #assembleAndWrite(uri: vscode.Uri, format?: string): Promise<AssemblyOutcome> {
    const none = { uri, errors: 0, warnings: 0, written: [], bytes: 0, time: new Date() };
    try {
      const result = await this.assemble(uri, format);
      const counts = countProblems(result);
      if (counts.errors > 0) return { ...none, ...counts };
      const files = result.files.map(file => ({ ...file, bytes: decodeBase64(file.base64) }));
      const written: vscode.Uri[] = [];
      for (const { suffix, bytes } of files) {
        const target = outputUri(uri, suffix);
        await replaceFile(target, bytes);
        written.push(target);
      }
      const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
      return { ...none, ...counts, written, bytes };
    } catch (error) {
      return { ...none, failure: error instanceof Error ? error.message : String(error) };
    }
  }

  /** True when the source has errors; the user has then been told. */
  async refuseErrors(uri: vscode.Uri): Promise<boolean> {
    const result = await this.assemble(uri).catch(() => undefined);
    const errors = result ? countProblems(result).errors : 0;
    if (errors === 0) return false;
    const name = uri.path.split('/').at(-1) ?? '';
    const first = result?.diagnostics.find(each => each.severity === errorSeverity);
    const text =
      errors === 1
        ? vscode.l10n.t('{0} has an error, so that there is nothing to run.', name)
        : vscode.l10n.t('{0} has {1} errors, so that there is nothing to run.', name, errors);
    const detail = first
      ? vscode.l10n.t('Line {0}: {1}', first.range.start.line + 1, first.message)
      : '';
    const show = vscode.l10n.t('Go to the Error');
    const options = { modal: true, detail };
    const chosen = await vscode.window.showErrorMessage(text, options, show);
    if (chosen === show && first) {
      const { start, end } = first.range;
      const selection = new vscode.Range(start.line, start.character, end.line, end.character);
      await vscode.window.showTextDocument(uri, { selection });
    }
    return true;
  }
}

function countProblems(result: AssembleResult): { errors: number; warnings: number } {
  const count = (severity: number) =>
    result.diagnostics.filter(each => each.severity === severity).length;
  return { errors: count(errorSeverity), warnings: count(warningSeverity) };
}

export function configurationOf(uri: vscode.Uri): vscode.WorkspaceConfiguration {
  const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === String(uri));
  const scope = document ? { uri, languageId: document.languageId } : uri;
  return vscode.workspace.getConfiguration('mnemonic', scope);
}

/** Where a file of the output goes: beside the source, or into the folder of the settings. */
export function outputUri(source: vscode.Uri, suffix: string): vscode.Uri {
  const name = (source.path.split('/').at(-1) ?? 'program').replace(/\.[^.]+$/, '') + suffix;
  const folder = configurationOf(source).get<string>('output.folder')?.trim();
  const beside = vscode.Uri.joinPath(source, '..');
  if (!folder) return vscode.Uri.joinPath(beside, name);
  const base = vscode.workspace.getWorkspaceFolder(source)?.uri ?? beside;
  const isAbsolute = /^([a-z]:)?[\\/]/i.test(folder);
  const target = isAbsolute
    ? base.with({ path: vscode.Uri.file(folder).path })
    : vscode.Uri.joinPath(base, folder);
  return vscode.Uri.joinPath(target, name);
}

/** Writes beside the file and renames, so that whoever reads it never sees half of it. */
async function replaceFile(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const { fs } = vscode.workspace;
  const random = Math.random().toString(36).slice(2, 8);
  const temporary = target.with({ path: `${target.path}.${random}.tmp` });
  // Renaming onto a folder would delete the folder with all that is in it.
  const present = await Promise.resolve(fs.stat(target)).catch(() => undefined);
  if (present && (present.type & vscode.FileType.Directory) !== 0) {
    throw new Error(vscode.l10n.t('{0} is a folder.', target.path));
  }
  await fs.createDirectory(vscode.Uri.joinPath(target, '..'));
  try {
    await fs.writeFile(temporary, bytes);
    await fs.rename(temporary, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(fs.delete(temporary)).catch(() => {});
    throw error;
  }
}
