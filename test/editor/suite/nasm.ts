// In-host tests of NASM: which .asm files are, what the editor says of them, what it writes.
import * as vscode from 'vscode';
import { behind, diagnosticsOf, openSource, readFile, writeFile } from './files.ts';
import { type EditorTest, eventually, expect, expectEqual } from './runner.ts';

const { executeCommand } = vscode.commands;

const program = `%macro leave_with 1
        mov     edi, %1
        mov     eax, 60
        syscall
%endmacro

        global  _start
        section .text
_start:
        leave_with 3
`;

async function openNasm(name: string, text: string): Promise<vscode.TextDocument> {
  const document = await openSource(name, text);
  return eventually(`${name} as NASM`, () => {
    const now = vscode.workspace.textDocuments.find(
      each => String(each.uri) === String(document.uri),
    );
    return now?.languageId === 'nasm' ? now : undefined;
  });
}

async function hoverText(document: vscode.TextDocument, word: string): Promise<string> {
  const place = behind(document, word);
  const command = 'vscode.executeHoverProvider';
  return eventually('the hover', async () => {
    const hovers = await executeCommand<vscode.Hover[]>(command, document.uri, place);
    const contents = hovers.flatMap(hover => hover.contents);
    const found = contents.map(each => (typeof each === 'string' ? each : each.value));
    return found.join('\n') || undefined;
  });
}

export const nasmTests: readonly EditorTest[] = [
  {
    name: 'NASM: an .asm file is known by its content, and a system call by its number',
    async run() {
      const document = await openNasm('leave.asm', program);
      const text = await hoverText(document, 'sysca');
      expect(text.includes('**exit**'), `The hover says: ${text}`);
      expect(text.includes('| `rdi` |'), `The hover says: ${text}`);
    },
  },
  {
    name: 'NASM: a name that is missing is declared by a quick fix',
    async run() {
      const text =
        '        global  main\n        section .text\nmain:   call    puts\n        ret\n';
      const document = await openNasm('missing.asm', text);
      const [found] = await diagnosticsOf(document.uri, 1);
      expect(found, 'There is no diagnostic.');
      expectEqual(document.getText(found.range), 'puts', 'what is underlined');
      const command = 'vscode.executeCodeActionProvider';
      const actions = await executeCommand<vscode.CodeAction[]>(command, document.uri, found.range);
      const fix = actions.find(({ title }) => title === 'Declare puts as extern');
      expect(fix?.edit, 'There is no quick fix.');
      await vscode.workspace.applyEdit(fix.edit);
      // What is left is the stack, which is not aligned at the call.
      await eventually('a warning in place of the error', () => {
        const left = vscode.languages.getDiagnostics(document.uri);
        const { Warning } = vscode.DiagnosticSeverity;
        return (left.length === 1 && left[0]!.severity === Warning) || undefined;
      });
      await document.save();
    },
  },
  {
    name: 'NASM: an object file is written',
    async run() {
      const uri = await writeFile('object.asm', program);
      await executeCommand('vscode.open', uri);
      await openNasm('object.asm', program);
      await executeCommand('mnemonic.assemble', uri);
      const bytes = await eventually('object.o', () => readFile('object.o'));
      expectEqual(String.fromCharCode(...bytes.slice(0, 4)), '\x7fELF', 'the object');
    },
  },
  {
    name: 'NASM: the source behind its macros is kept in step',
    async run() {
      const document = await openNasm('expanded.asm', program);
      await vscode.window.showTextDocument(document);
      await executeCommand('mnemonic.showExpansion');
      const shown = await eventually('the expansion', () =>
        vscode.workspace.textDocuments.find(
          ({ uri }) => uri.scheme === 'mnemonic-expansion' && uri.path.includes('expanded'),
        ),
      );
      await eventually('the call', () => shown.getText().includes('mov edi, 3') || undefined);
      const edit = new vscode.WorkspaceEdit();
      const place = behind(document, 'leave_with 3');
      edit.insert(document.uri, place, '7');
      await vscode.workspace.applyEdit(edit);
      await eventually('the edit', () => shown.getText().includes('mov edi, 37') || undefined);
      await document.save();
    },
  },
];
