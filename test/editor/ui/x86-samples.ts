// What somebody does with the larger NASM samples: types into a language, stops in a library.
import { useWorkbench, type Workbench } from './support/workbench.ts';

const terminal = (user: Workbench) => user.page.locator('.terminal-wrapper.active .xterm-rows');
const frame = (user: Workbench, name: RegExp) =>
  user.page.locator('.debug-call-stack .monaco-list-row', { hasText: name }).first();

/** Types into the terminal of the program that is debugged. */
async function type(user: Workbench, text: string): Promise<void> {
  await user.page.locator('.terminal-wrapper.active .xterm-helper-textarea').first().focus();
  await user.page.keyboard.type(text);
}

async function answers(user: Workbench, typed: string, answer: string): Promise<void> {
  await type(user, `${typed}\n`);
  await terminal(user).filter({ hasText: answer }).waitFor();
}

async function goToLine(user: Workbench, line: number): Promise<void> {
  await user.command('Go to Line/Column');
  await user.page.locator('.quick-input-widget input').first().fill(`:${line}`);
  await user.page.keyboard.press('Enter');
}

async function language(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('a program of fifteen files begins to read', async () => {
    await user.line('stack_base').first().waitFor();
    await user.language('NASM');
    await page.locator('.codelens-decoration', { hasText: 'Debug' }).first().waitFor();
    await page.keyboard.press('F5');
    await terminal(user).filter({ hasText: '>' }).waitFor();
  });
  await user.step('it answers what is typed, and says what is wrong', async () => {
    await answers(user, '(define (square x) (* x x))', 'square');
    await answers(user, '(square 12)', '144');
    await answers(user, `'(1 (2 . 3) "four")`, '(1 (2 . 3) "four")');
    await answers(user, '(length (range 1000000))', '1000000');
    await answers(user, '(collect)', '> ');
    await answers(user, '(car 5)', 'error: this is no list: 5');
    await user.picture('nasm-repl');
  });
  await user.step('it stops within the evaluator, with its frames', async () => {
    await user.open('evaluator.asm');
    await user.line('form_if').first().waitFor();
    await goToLine(user, 108);
    await user.setBreakpoint(108);
    await type(user, '(if nil 1 2)\n');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await frame(user, /^evaluate/).waitFor();
    await user.picture('nasm-repl-stopped');
    await page.keyboard.press('Shift+F5');
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  });
}

async function library(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('a breakpoint in a library holds before that is loaded', async () => {
    await user.open('reverse.asm');
    await user.line('transform').first().waitFor();
    await user.setBreakpoint(20);
    await user.open('filters.asm');
    await user.line('dlopen').first().waitFor();
    await page.keyboard.press('F5');
    // The terminal of the program before is still there.
    await page.locator('.terminal-tabs-entry', { hasText: 'filters.asm' }).waitFor();
    await terminal(user)
      .filter({ hasText: /^\s*>\s*$/ })
      .waitFor();
    await type(user, 'reverse hello\n');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await frame(user, /^transform/).waitFor();
    await frame(user, /^main/).waitFor();
    await user.toggleView('Watch');
    await user.toggleView('Breakpoints');
    await user.moveView('Watch', 240);
    await user
      .variable(/^Registers/)
      .first()
      .click();
    await user.unfold(/^Data/, /^count/);
    await user.picture('nasm-library');
  });
  await user.step('it is left again, and the answer comes', async () => {
    await user.removeBreakpoint(20);
    await page.keyboard.press('F5');
    await terminal(user).filter({ hasText: 'olleh' }).waitFor();
    await page.keyboard.press('Shift+F5');
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  });
}

async function dos(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('a program of DOS gives back what is typed', async () => {
    await user.open('echo.asm');
    await user.line('read_line').first().waitFor();
    await page.keyboard.press('F5');
    await page.locator('.terminal-tabs-entry', { hasText: 'echo.asm' }).waitFor();
    await terminal(user).filter({ hasText: 'What you type comes back' }).waitFor();
    await answers(user, 'hello', 'You said: hello');
    await goToLine(user, 36);
    await user.setBreakpoint(36);
    await type(user, 'again\n');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await user.picture('nasm-dos');
    await user.removeBreakpoint(36);
    await page.keyboard.press('F5');
    await type(user, '\n');
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  });
}

await useWorkbench('nasm/cons/src/repl.asm', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  await language(user);
  await library(user);
  await dos(user);
});
