// What F5 runs: fills in a launch configuration, and says clearly what is wrong with one.
import * as vscode from 'vscode';
import type { AssemblyRequests } from '../assembly.ts';
import { encodeBase64 } from '../base64.ts';
import { activeFile, type Languages } from '../languages.ts';
import type { DialectInfo } from '../protocol.ts';
import { checkProgram, locationOf, resolveLocation } from './program-files.ts';

export const debugType = 'mnemonic';

const openFile = /\$\{(file|relativeFile)\}/g;

/** The configuration that runs one file. */
export function launchOf(uri: vscode.Uri, more: object = {}): vscode.DebugConfiguration {
  const name = uri.path.split('/').at(-1) ?? uri.path;
  return { type: debugType, request: 'launch', name, program: locationOf(uri), ...more };
}

function isEmpty(config: vscode.DebugConfiguration): boolean {
  return !config.type && !config.request && !config.name;
}

/** The texts of `program` and `programs`; other values are left to the adapter's own message. */
function programsOf(config: vscode.DebugConfiguration): readonly string[] {
  const values = [config['program'], ...[config['programs'] ?? []].flat()];
  return values.filter(value => typeof value === 'string' && value.trim() !== '');
}

async function explain(message: string): Promise<void> {
  const open = vscode.l10n.t('Open launch.json');
  const chosen = await vscode.window.showErrorMessage(message, { modal: true }, open);
  if (chosen === open) await vscode.commands.executeCommand('workbench.action.debug.configure');
}

export class LaunchConfigurations implements vscode.DebugConfigurationProvider {
  readonly #languages: Languages;
  readonly #assembly: AssemblyRequests;
  readonly #keepsPanel: () => boolean;

  constructor(languages: Languages, assembly: AssemblyRequests, keepsPanel: () => boolean) {
    this.#languages = languages;
    this.#assembly = assembly;
    this.#keepsPanel = keepsPanel;
  }

  /** Before substitution: an empty configuration, and what stands for the open file. */
  async resolveDebugConfiguration(
    _folder: vscode.WorkspaceFolder | undefined,
    config: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    const file = activeFile();
    const isOurs = file && (await this.#canRun(file));
    if (isEmpty(config)) {
      if (file && isOurs) return launchOf(file, config['noDebug'] ? { noDebug: true } : {});
      await this.#askForFile();
      return undefined;
    }
    const wantsOpenFile = programsOf(config).some(text => text.search(openFile) >= 0);
    if (!wantsOpenFile) return config;
    if (!file || !isOurs) {
      await this.#askForFile();
      return undefined;
    }
    return replaceOpenFile(config, locationOf(file));
  }

  /** Afterwards: the programs have to be there, and sources must have an image. */
  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    config: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    const programs = programsOf(config);
    if (programs.length === 0) {
      const text =
        'The launch configuration "{0}" names nothing to run. Write "program": "${file}", or for ' +
        'several that run together "programs": ["a.file", "b.file"].';
      await explain(vscode.l10n.t(text, config.name));
      return undefined;
    }
    const base = folder ?? vscode.workspace.workspaceFolders?.[0];
    const resolved = new Map<string, string>();
    for (const program of programs) {
      const uri = resolveLocation(program, base);
      const problem = await checkProgram(uri, program);
      if (problem) {
        await explain(problem);
        return undefined;
      }
      if (this.#languages.isSource(uri) && (await this.#assembly.refuseErrors(uri)))
        return undefined;
      resolved.set(program, locationOf(uri));
    }
    const locate = (value: unknown): unknown =>
      typeof value === 'string' ? (resolved.get(value) ?? value) : value;
    const { program, programs: several, ...rest } = config;
    const dialect = await this.#dialectOf(config, resolved.keys().next().value);
    // Programs that read what is typed need a terminal to type into.
    const standard = dialect?.readsInput ? 'integratedTerminal' : undefined;
    const console = config['console'] ?? standard;
    const hasTerminal = console === 'integratedTerminal';
    return {
      ...(dialect ? { dialect: dialect.id } : {}),
      ...(console ? { console } : {}),
      ...(hasTerminal || this.#keepsPanel() ? { internalConsoleOptions: 'neverOpen' } : {}),
      ...rest,
      ...(program === undefined ? {} : { program: locate(program) }),
      ...(several === undefined ? {} : { programs: [several].flat().map(locate) }),
      ...unsavedContents([...resolved.values()]),
      __clearConsole: true,
    } as unknown as vscode.DebugConfiguration;
  }

  /** The dialect of a program, by the language of its editor or the ending of its name. */
  async #dialectOf(
    config: vscode.DebugConfiguration,
    program: string | undefined,
  ): Promise<DialectInfo | undefined> {
    if (program === undefined) return undefined;
    const uri = resolveLocation(program, vscode.workspace.workspaceFolders?.[0]);
    const open = vscode.workspace.textDocuments.find(each => each.uri.toString() === String(uri));
    const dialects = await this.#assembly.dialects();
    const named = dialects.find(({ id }) => id === (config['dialect'] ?? open?.languageId));
    if (named) return named;
    const isOf = (endings: readonly string[]) => endings.some(end => uri.path.endsWith(end));
    const owners = dialects.filter(each => isOf(each.extensions) || isOf(each.imageExtensions));
    // What several dialects have, the debugger tells apart by content.
    return owners.length === 1 ? owners[0] : undefined;
  }

  async #canRun(uri: vscode.Uri): Promise<boolean> {
    if (this.#languages.isSource(uri)) return true;
    const known = vscode.workspace.textDocuments.find(each => each.uri.toString() === String(uri));
    if (known && this.#languages.has(known)) return true;
    return this.#assembly.isImage(uri);
  }

  async #askForFile(): Promise<void> {
    const endings = this.#languages.endings.join(', ');
    const text = 'There is nothing to run: open an assembly source ({0}) and press F5 again.';
    const create = vscode.l10n.t('New File…');
    const message = vscode.l10n.t(text, endings);
    const chosen = await vscode.window.showInformationMessage(message, create);
    if (chosen === create) await vscode.commands.executeCommand('mnemonic.newFile');
  }
}

/** Programs that were never saved lie in no file: their texts go along with the launch. */
function unsavedContents(locations: readonly string[]): object {
  const unsaved = vscode.workspace.textDocuments.filter(
    document => document.isUntitled && locations.includes(locationOf(document.uri)),
  );
  const [first] = unsaved;
  if (!first) return {};
  const encode = (document: vscode.TextDocument): [string, string] => [
    locationOf(document.uri),
    encodeBase64(new TextEncoder().encode(document.getText())),
  ];
  return { dialect: first.languageId, 'mnemonic/files': Object.fromEntries(unsaved.map(encode)) };
}

function replaceOpenFile(
  config: vscode.DebugConfiguration,
  location: string,
): vscode.DebugConfiguration {
  // A function, since a dollar sign in the name of a file would mean something in a text.
  const replace = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(openFile, () => location) : value;
  const several: unknown = config['programs'];
  return {
    ...config,
    ...(config['program'] === undefined ? {} : { program: replace(config['program']) }),
    ...(several === undefined ? {} : { programs: [several].flat().map(replace) }),
  };
}

/** A configuration for each source in the workspace, for the list behind "Run and Debug". */
export class SourceConfigurations implements vscode.DebugConfigurationProvider {
  readonly #languages: Languages;

  constructor(languages: Languages) {
    this.#languages = languages;
  }

  async provideDebugConfigurations(): Promise<vscode.DebugConfiguration[]> {
    const pattern = `**/*{${this.#languages.endings.join(',')}}`;
    const sources = await vscode.workspace.findFiles(pattern, '**/node_modules/**', 50);
    return sources
      .sort((a, b) => a.path.localeCompare(b.path))
      .map(uri => ({
        ...launchOf(uri),
        name: vscode.l10n.t('Debug {0}', vscode.workspace.asRelativePath(uri)),
      }));
  }
}
