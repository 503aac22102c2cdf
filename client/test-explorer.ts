// The tests in the comments of programs, in VS Code's Test Explorer, with the coverage of lines.
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import type { Languages } from './languages.ts';
import type { RunTestsResult, TestsResult } from './protocol.ts';

/** Sources that are looked through when the explorer is opened. */
const filesMax = 500;
/** How long nobody has typed before the tests of a document are looked for again. */
const quietMs = 400;

type Outcome = RunTestsResult['outcomes'][number];
type LineCounts = RunTestsResult['coverage'][number]['lines'];

export function registerTestExplorer(
  server: LanguageServer,
  languages: Languages,
): vscode.Disposable {
  const explorer = new TestExplorer(server, languages);
  const { workspace } = vscode;
  return vscode.Disposable.from(
    explorer,
    workspace.onDidOpenTextDocument(document => explorer.look(document)),
    workspace.onDidChangeTextDocument(({ document }) => explorer.look(document)),
    workspace.onDidDeleteFiles(({ files }) => explorer.forget(files)),
  );
}

class TestExplorer implements vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #languages: Languages;
  readonly #controller: vscode.TestController;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #coverage = new WeakMap<vscode.FileCoverage, LineCounts>();

  constructor(server: LanguageServer, languages: Languages) {
    this.#server = server;
    this.#languages = languages;
    const controller = vscode.tests.createTestController('mnemonic.tests', 'Mnemonic');
    this.#controller = controller;
    controller.resolveHandler = async item => {
      if (!item) await this.#lookEverywhere();
    };
    controller.refreshHandler = () => this.#lookEverywhere();
    const { Run, Coverage } = vscode.TestRunProfileKind;
    const run = (wanted: vscode.TestRunRequest, token: vscode.CancellationToken) =>
      this.#run(wanted, token, false);
    controller.createRunProfile(vscode.l10n.t('Run Tests'), Run, run, true);
    const covered = controller.createRunProfile(
      vscode.l10n.t('Run Tests with Coverage'),
      Coverage,
      (wanted, token) => this.#run(wanted, token, true),
      true,
    );
    covered.loadDetailedCoverage = async (_, file) => this.#details(file);
    for (const document of vscode.workspace.textDocuments) this.look(document);
  }

  /** Looks for the tests of a document, soon. */
  look(document: vscode.TextDocument): void {
    if (!this.#languages.has(document) || document.uri.scheme === 'git') return;
    const key = document.uri.toString();
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      // Nearly all programs have no tests, and those with none left lose their entry.
      if (document.getText().includes('!') || this.#controller.items.get(key)) {
        void this.#update(document.uri);
      }
    }, quietMs);
    this.#timers.set(key, timer);
  }

  forget(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) this.#controller.items.delete(uri.toString());
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#controller.dispose();
  }

  async #lookEverywhere(): Promise<void> {
    const endings = this.#languages.endings.map(ending => ending.slice(1)).join(',');
    const found = await vscode.workspace.findFiles(`**/*.{${endings},}`, undefined, filesMax);
    for (const uri of found) await this.#update(uri);
  }

  async #update(uri: vscode.Uri): Promise<void> {
    const key = uri.toString();
    const params = { uri: key };
    const answer = await this.#server
      .request<TestsResult | null>('mnemonic/tests', params)
      .catch(() => undefined);
    const tests = answer?.tests ?? [];
    if (tests.length === 0) {
      this.#controller.items.delete(key);
      return;
    }
    const name = vscode.workspace.asRelativePath(uri);
    const file = this.#controller.items.get(key) ?? this.#controller.createTestItem(key, name, uri);
    const items = tests.map(test => {
      const item = this.#controller.createTestItem(`${key}#${test.name}`, test.name, uri);
      item.range = rangeOf(test.range);
      return item;
    });
    file.children.replace(items);
    this.#controller.items.add(file);
  }

  async #run(
    wanted: vscode.TestRunRequest,
    token: vscode.CancellationToken,
    withCoverage: boolean,
  ): Promise<void> {
    const run = this.#controller.createTestRun(wanted);
    for (const [file, items] of this.#chosen(wanted)) {
      if (token.isCancellationRequested) break;
      for (const item of items) run.started(item);
      try {
        const names = items.map(item => item.label);
        const params = { uri: file.id, names };
        const result = await this.#server.request<RunTestsResult>('mnemonic/runTests', params);
        for (const item of items) report(run, item, result.outcomes);
        if (withCoverage) this.#addCoverage(run, result);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        for (const item of items) run.errored(item, new vscode.TestMessage(reason));
      }
    }
    run.end();
  }

  /** The wanted tests by the file that they stand in. */
  #chosen({ include, exclude }: vscode.TestRunRequest): Map<vscode.TestItem, vscode.TestItem[]> {
    const chosen = new Map<vscode.TestItem, vscode.TestItem[]>();
    const add = (file: vscode.TestItem, item: vscode.TestItem) => {
      if (exclude?.includes(item) || exclude?.includes(file)) return;
      chosen.set(file, [...(chosen.get(file) ?? []), item]);
    };
    const roots = include ?? [...this.#controller.items].map(([, item]) => item);
    for (const root of roots) {
      if (root.parent) add(root.parent, root);
      else for (const [, item] of root.children) add(root, item);
    }
    return chosen;
  }

  #addCoverage(run: vscode.TestRun, { coverage }: RunTestsResult): void {
    for (const { uri, lines } of coverage) {
      const place = vscode.Uri.parse(uri);
      // The machine's own code, such as an operating system, is not what was tested.
      if (!this.#languages.isSource(place) || place.scheme.startsWith('mnemonic')) continue;
      const executed = lines.filter(({ count }) => count > 0).length;
      const total = new vscode.TestCoverageCount(executed, lines.length);
      const file = new vscode.FileCoverage(place, total);
      this.#coverage.set(file, lines);
      run.addCoverage(file);
    }
  }

  #details(file: vscode.FileCoverage): vscode.StatementCoverage[] {
    const lines = this.#coverage.get(file) ?? [];
    return lines.map(({ line, count }) => {
      const whole = new vscode.Range(line, 0, line, Number.MAX_SAFE_INTEGER);
      return new vscode.StatementCoverage(count, whole);
    });
  }
}

function rangeOf({ start, end }: TestsResult['tests'][number]['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function report(run: vscode.TestRun, item: vscode.TestItem, outcomes: readonly Outcome[]): void {
  const outcome = outcomes.find(({ name }) => name === item.label);
  if (!outcome) {
    const gone = vscode.l10n.t('There is no test of this name any more.');
    run.errored(item, new vscode.TestMessage(gone));
    return;
  }
  const { failures, milliseconds, output } = outcome;
  if (output !== '') {
    // The next test's output begins on a line of its own.
    const lines = output.replace(/\n?$/, '\n').replace(/\r?\n/g, '\r\n');
    run.appendOutput(lines, undefined, item);
  }
  if (failures.length === 0) run.passed(item, milliseconds);
  else {
    const messages = failures.map(failure => messageOf(failure, item));
    run.failed(item, messages, milliseconds);
  }
}

function messageOf(
  { message, expected, actual, range }: Outcome['failures'][number],
  item: vscode.TestItem,
): vscode.TestMessage {
  const differs = expected !== undefined && actual !== undefined;
  const told = differs
    ? vscode.TestMessage.diff(message, expected, actual)
    : new vscode.TestMessage(message);
  if (item.uri) told.location = new vscode.Location(item.uri, rangeOf(range));
  return told;
}
