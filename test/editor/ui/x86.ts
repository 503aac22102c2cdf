// What somebody does with NASM programs: debugs a runtime of several files, looks at registers and
// the stack, goes back over a call. `--pictures` takes the screenshots of docs/media.
import { useWorkbench, type Workbench } from './support/workbench.ts';

const terminal = (user: Workbench) => user.page.locator('.terminal-wrapper.active .xterm-rows');
const frame = (user: Workbench, name: RegExp) =>
  user.page.locator('.debug-call-stack .monaco-list-row', { hasText: name }).first();

async function several(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('F5 runs a program with the files that it needs', async () => {
    await user.line('heap_init').first().waitFor();
    await user.language('NASM');
    await page.locator('.codelens-decoration', { hasText: 'Debug' }).first().waitFor();
    await user.setBreakpoint(23);
    await page.keyboard.press('F5');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await user.toggleView('Watch');
    await user.toggleView('Breakpoints');
    await user.moveView('Watch', 240);
    await user.unfold(/^Registers/, /^rax/);
    await user.variable(/^rdi/).waitFor();
  });
  await user.step('a call is stepped into, in its own file', async () => {
    await page.keyboard.press('F11');
    await frame(user, /^cons/).waitFor();
    await frame(user, /^_start/).waitFor();
  });
  await user.step('it prints into its terminal and ends', async () => {
    await page.keyboard.press('F5');
    await terminal(user).filter({ hasText: '0x000000000000BBBB' }).waitFor();
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  });
}

/** Types into the terminal of the program that is debugged. */
async function type(user: Workbench, text: string): Promise<void> {
  await user.page.locator('.terminal-wrapper.active .xterm-helper-textarea').first().focus();
  await user.page.keyboard.type(text);
}

async function goToLine({ page }: Workbench, line: number): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`:${line}`);
  await page.keyboard.press('Enter');
}

async function converse(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('a program of the C library reads what is typed', async () => {
    await user.open('prompt.asm');
    await user.line('getline').first().waitFor();
    await page.keyboard.press('F5');
    await terminal(user).filter({ hasText: '>' }).waitFor();
    await type(user, 'add 5 7\n');
    await terminal(user).filter({ hasText: '12' }).waitFor();
    await type(user, 'what\n');
    await terminal(user).filter({ hasText: 'unknown command' }).waitFor();
  });
  await user.step('it stops at a breakpoint in the loop, in the stack of main', async () => {
    await goToLine(user, 67);
    await user.setBreakpoint(67);
    await type(user, 'add 1 2\n');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await frame(user, /^main/).waitFor();
    await user
      .variable(/^Registers/)
      .first()
      .click();
    await user.unfold(/^Stack/, /^0x7/);
    await user.picture('nasm-debug');
  });
  await user.step('a step back over a call takes back what it did', async () => {
    await page.keyboard.press('F10');
    await page.locator('.debug-toolbar .codicon-debug-step-back').click();
    await frame(user, /^main\+89/).waitFor();
    await user.removeBreakpoint(67);
    await page.keyboard.press('F5');
    await type(user, 'quit\n');
    await terminal(user).filter({ hasText: 'bye' }).waitFor();
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  });
}

await useWorkbench('nasm/cons/src/main.asm', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  await several(user);
  await converse(user);
});
