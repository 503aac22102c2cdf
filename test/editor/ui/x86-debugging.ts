// What somebody asks of a NASM program that stands still: hovers on operands, jumps and calls.
import { useWorkbench, type Workbench } from './support/workbench.ts';

const terminal = (user: Workbench) => user.page.locator('.terminal-wrapper.active .xterm-rows');

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

/** Points at a word of the line that has a text until the debugger's hover says something. */
async function ask(user: Workbench, part: string, word: string, answer: string): Promise<void> {
  const { page } = user;
  const shown = page.locator('.debug-hover-widget:visible', { hasText: answer }).first();
  const exact = new RegExp(`^\\s*${word.replace(/[[\]]/g, '\\$&')}$`, 'u');
  const line = page.locator('.editor-instance .view-lines .view-line', { hasText: part }).first();
  for (let tries = 0; tries < 12; tries++) {
    await page.mouse.move(1200, 300);
    await user.mouseTo(line.locator('span > span', { hasText: exact }).first());
    const isShown = await shown.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  await shown.waitFor();
}

/** Waits until the program stands at a line. */
async function at({ page }: Workbench, line: number): Promise<void> {
  const frame = page.locator('.debug-call-stack .monaco-list-row', { hasText: `${line}:1` });
  await frame.first().waitFor();
}

async function hovers(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('a jump says whether it is taken, and why', async () => {
    await user.line('getline').first().waitFor();
    await user.language('NASM');
    await goToLine(user, 65);
    await user.setBreakpoint(65);
    await page.keyboard.press('F5');
    await terminal(user).filter({ hasText: '>' }).waitFor();
    await type(user, 'add 5 7\n');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await ask(user, '.end                    ;', 'js', 'Does not jump to main.end');
    await user.picture('x86-hover-jump');
  });
  await user.step('an operand says where it leads, what lies there', async () => {
    await ask(user, 'byte [rdi + rax], 0', 'rdi', 'rax = 8');
    await user.picture('x86-hover-memory');
  });
  await user.step('a call of the library has its arguments', async () => {
    for (const line of [67, 68, 69]) {
      await page.keyboard.press('F10');
      await at(user, line);
    }
    await ask(user, 'strcspn wrt', 'call', 'strcspn("add 5 7\\n", "\\n")');
    await user.picture('x86-hover-call');
  });
}

const call = (user: Workbench, text: string) =>
  user.page.locator('.part.panel').locator('.monaco-list-row', {
    hasText: text,
  });

async function calls(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('the calls are listed with results', async () => {
    await page.keyboard.press('F10');
    await at(user, 70);
    await user.command('Mnemonic: Show Calls of the System and the Library');
    await call(user, 'strcspn("add 5 7\\n", "\\n") = 7').first().waitFor();
    await user.picture('x86-calls');
  });
  await user.step(
    'a click goes to the moment of a call, and the others are taken back',
    async () => {
      await call(user, 'getline(').first().click();
      await at(user, 63);
      await call(user, 'Taken back').first().waitFor();
      await user.picture('x86-calls-back');
    },
  );
}

async function lastWrite(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('the menu of a register leads back to who has written to it', async () => {
    await page.keyboard.press('F5');
    await at(user, 65);
    await user.unfold(/^Registers/, /^rdx/);
    await user.variable(/^rdx/).first().click({ button: 'right' });
    await page.locator('.context-view .action-label', { hasText: 'Who Wrote This?' }).waitFor();
    await user.picture('x86-who-wrote-menu');
    await page.locator('.context-view .action-label', { hasText: 'Who Wrote This?' }).click();
    await at(user, 62);
    await user.picture('x86-who-wrote');
  });
}

async function macros(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('a breakpoint in the body of a macro stops in its expansion', async () => {
    await goToLine(user, 36);
    await user.setBreakpoint(36);
    await page.keyboard.press('F5');
    await at(user, 65);
    await page.keyboard.press('F5');
    await at(user, 36);
    await at(user, 78);
    await page.keyboard.press('F10');
    await at(user, 37);
    await user.picture('x86-macro');
  });
}

async function coverage(user: Workbench): Promise<void> {
  await user.step('the lines that were executed are marked, and those that were not', async () => {
    await user.command('Mnemonic: Show or Hide What the Run Has Executed, and How Often');
    await goToLine(user, 80);
    await user.line('unknown_text').first().waitFor();
    await user.picture('x86-coverage');
  });
  await user.step('the listing tells how often each line was executed', async () => {
    await user.command('Mnemonic: Show Listing');
    // What stands before a line's own text is no text of the page.
    await user.page.waitForFunction(() =>
      Array.from(document.querySelectorAll('.view-line span')).some(
        span =>
          /^"\d+\s+"$/.test(getComputedStyle(span, '::before').content) &&
          span.closest('.view-line')?.textContent?.includes('strcmp'),
      ),
    );
    await user.picture('x86-heat');
  });
}

await useWorkbench('nasm/prompt/prompt.asm', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  await hovers(user);
  await calls(user);
  await lastWrite(user);
  await macros(user);
  await coverage(user);
});
