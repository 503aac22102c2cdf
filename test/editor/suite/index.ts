// The in-host suite: VS Code loads this module in the extension's host and calls `run`.
import { assemblingTests } from './assembling.ts';
import { debuggingTests } from './debugging.ts';
import { languageTests } from './language.ts';
import { lc3Tests } from './lc3.ts';
import { nasmTests } from './nasm.ts';
import { runTests } from './runner.ts';
import { smokeTests } from './smoke.ts';
import { x86Tests } from './x86.ts';
import { x86DebuggingTests } from './x86-debugging.ts';

export async function run(): Promise<void> {
  await runTests([
    ...smokeTests,
    ...languageTests,
    ...assemblingTests,
    ...debuggingTests,
    ...lc3Tests,
    ...nasmTests,
    ...x86Tests,
    ...x86DebuggingTests,
  ]);
}
