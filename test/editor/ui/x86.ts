// What somebody does with NASM programs: debugs a runtime of several files, looks at registers and
// the stack, goes back over a call. `--pictures` takes the screenshots of docs/media.
import { useWorkbench, type Workbench } from './support/workbench.ts';

const terminal = (user: Workbench) => user.page.locator('.terminal-wrapper.active .xterm-rows');
const frame = (user: Workbench, name: RegExp) =>
  user.page.locator('.debug-call-stack .monaco-list-row', { hasText: name }).first();

async function endRun(user: Workbench): Promise<void> {
  await user.page.keyboard.press('Shift+F5');
  await user.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
}

async function several(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('F5 runs a program with the files that it needs', async () => {
    await user.line('heap_init').first().waitFor();
    await page.locator('.statusbar-item', { hasText: 'NASM' }).first().waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Debug' }).first().waitFor();
    await user.clickGutter(23);
    await page.locator('.codicon-debug-breakpoint').first().waitFor();
    await page.keyboard.press('F5');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await user.toggleView('Watch');
    await user.toggleView('Breakpoints');
    await user.moveView('Watch', 240);
    await user.unfold(/^Registers/, /^rax/);
    await user.variable(/^rdi/).waitFor();
    await user.picture('x86-registers');
  });
  await user.step('a call is stepped into, in its own file', async () => {
    await page.keyboard.press('F11');
    await frame(user, /^cons/).waitFor();
    await frame(user, /^_start/).waitFor();
    await user.picture('x86-call');
  });
  await user.step('it prints into its terminal and ends', async () => {
    await page.keyboard.press('F5');
    await terminal(user).filter({ hasText: '0x000000000000BBBB' }).waitFor();
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  });
}

await useWorkbench('nasm/cons/src/main.asm', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  await several(user);
  await endRun(user).catch(() => undefined);
});
