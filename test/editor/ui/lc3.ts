// What a student does with an LC-3 program: runs it, types into its console, steps into the
// operating system and back. `--pictures` takes the screenshots of docs/media.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { useWorkbench, type Workbench } from './support/workbench.ts';

const program = `; Asks for a letter and prints the one behind it.
        .ORIG   x3000
        LEA     R0, QUESTION
        PUTS
        GETC
        ADD     R0, R0, #1
        OUT
        HALT
QUESTION .STRINGZ "A letter, please: "
        .END
`;

function variable(page: Page, pattern: RegExp): Locator {
  return page.locator('.debug-variables .monaco-list-row', { hasText: pattern });
}

const terminal = (user: Workbench) => user.page.locator('.xterm-rows');

async function run(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('an .asm file of the LC-3 is known by its content', async () => {
    await user.open('letter.asm');
    await user.line('QUESTION').first().waitFor();
    await page.locator('.statusbar-item', { hasText: 'LC-3' }).first().waitFor();
    await page.locator('.codelens-decoration', { hasText: 'Debug' }).first().waitFor();
  });
  await user.step('F5 stops at a breakpoint behind what the program prints', async () => {
    await user.clickGutter(5);
    await page.locator('.codicon-debug-breakpoint').first().waitFor();
    await page.keyboard.press('F5');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await terminal(user).filter({ hasText: 'A letter, please:' }).waitFor();
    await variable(page, /^R0/).waitFor();
    await user.picture('lc3-debug');
  });
  await user.step('what is typed into the console is read', async () => {
    await page.keyboard.press('F10');
    await page.locator('.xterm-helper-textarea').first().focus();
    await page.keyboard.type('h');
    await variable(page, /^R0.*104/).waitFor();
    await user.picture('lc3-console');
  });
  await user.step('a step back takes the letter out of the register', async () => {
    await page.locator('.debug-toolbar .codicon-debug-step-back').click();
    await variable(page, /^R0.*104/).waitFor({ state: 'detached' });
    await page.keyboard.press('F5');
    await terminal(user).filter({ hasText: 'please: i' }).waitFor();
  });
}

await useWorkbench('lc3/hello.asm', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  writeFileSync(join(user.folder, 'lc3/letter.asm'), program);
  await run(user);
});
