// Tasks of the type `mnemonic`: assemble, check and run a file; they run in every host.
import * as vscode from 'vscode';
import type { AssemblyRequests } from './assembly.ts';
import { launchOf } from './debug/configuration.ts';
import { checkProgram, resolveLocation } from './debug/program-files.ts';
import { activeFile, type Languages } from './languages.ts';
import { outcomeText } from './status-item.ts';

const taskType = 'mnemonic';
const actions = ['assemble', 'check', 'run'] as const;
type Action = (typeof actions)[number];

interface Definition extends vscode.TaskDefinition {
  readonly action: Action;
  readonly file?: string;
  readonly format?: string;
}

export function registerTasks(languages: Languages, assembly: AssemblyRequests): vscode.Disposable {
  const make = (definition: Definition, scope: vscode.WorkspaceFolder | vscode.TaskScope) => {
    const name = `${definition.action} ${definition.file ?? '${file}'}`;
    const execution = new vscode.CustomExecution(
      async () => new TaskTerminal(definition, assembly, languages),
    );
    const task = new vscode.Task(definition, scope, name, 'Mnemonic', execution, '$mnemonic');
    if (definition.action === 'assemble') task.group = vscode.TaskGroup.Build;
    if (definition.action === 'check') task.group = vscode.TaskGroup.Test;
    return task;
  };
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () =>
      actions.map(action => make({ type: taskType, action }, vscode.TaskScope.Workspace)),
    resolveTask: task =>
      make(task.definition as Definition, task.scope ?? vscode.TaskScope.Workspace),
  });
}

/** A task's terminal: prints what is found in the format of the command line, then closes. */
class TaskTerminal implements vscode.Pseudoterminal {
  readonly #definition: Definition;
  readonly #assembly: AssemblyRequests;
  readonly #languages: Languages;
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();

  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;

  constructor(definition: Definition, assembly: AssemblyRequests, languages: Languages) {
    this.#definition = definition;
    this.#assembly = assembly;
    this.#languages = languages;
  }

  open(): void {
    this.#run().then(
      code => this.#closed.fire(code),
      error => {
        this.#print(error instanceof Error ? error.message : String(error));
        this.#closed.fire(1);
      },
    );
  }

  close(): void {
    // There is nothing to stop: every action is a single request.
  }

  #print(line: string): void {
    this.#written.fire(`${line}\r\n`);
  }

  #file(): vscode.Uri {
    const { file } = this.#definition;
    const open = activeFile();
    if (file && file !== '${file}') {
      return resolveLocation(file, vscode.workspace.workspaceFolders?.[0]);
    }
    if (open && this.#languages.isSource(open)) return open;
    const endings = this.#languages.endings.join(', ');
    throw new Error(vscode.l10n.t('Open a source ({0}), or name a "file" in the task.', endings));
  }

  async #run(): Promise<number> {
    const uri = this.#file();
    const problem = await checkProgram(uri, uri.path);
    if (problem) throw new Error(problem);
    const { action, format } = this.#definition;
    if (action === 'run') {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      return (await vscode.debug.startDebugging(folder, launchOf(uri), { noDebug: true })) ? 0 : 1;
    }
    const { diagnostics } = await this.#assembly.assemble(uri, format);
    const severities = ['error', 'warning', 'info', 'hint'];
    const name = vscode.workspace.asRelativePath(uri, false);
    for (const { range, severity = 1, message, code } of diagnostics) {
      const place = `${name}:${range.start.line + 1}:${range.start.character + 1}`;
      this.#print(`${place}: ${severities[severity - 1]}: ${message} [${code}]`);
    }
    if (diagnostics.some(({ severity }) => severity === 1)) return 1;
    if (action === 'check') return 0;
    const outcome = await this.#assembly.assembleAndWrite(uri, format);
    this.#print(outcomeText(outcome));
    return outcome.failure ? 1 : 0;
  }
}
