// What somebody does who has just installed the extension, with real mouse and keyboard, from the
// first squiggle to the comparison of policies. `--pictures` takes the screenshots of docs/media.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useWorkbench, type Workbench } from './support/workbench.ts';

async function waitUntil(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`${what} does not happen within ten seconds`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

async function edit(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('the editor shows colours', async () => {
    await user.line('PUSH').first().waitFor();
    // The lenses push the lines below them down, so that nothing moves any more behind them.
    await page.locator('.codelens-decoration', { hasText: 'Debug' }).first().waitFor();
    await page.waitForFunction(() => {
      const spans = [...document.querySelectorAll('.view-line span > span')];
      const colourOf = (text: string) => {
        const found = spans.find(span => span.textContent?.trim() === text);
        return found && getComputedStyle(found).color;
      };
      const [word, directive] = [colourOf('PUSH'), colourOf('.task')];
      return word !== undefined && directive !== undefined && word !== directive;
    });
  });
  await user.step('a mistake has a squiggle while one types', async () => {
    await user.line('SUB').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type('\nPSH 5', { delay: 20 });
    await page.keyboard.press('Escape');
    await page.locator('.squiggly-error').first().waitFor();
    await user.hover('PSH', 'PSH is no instruction');
    await user.picture('edit');
  });
  await user.step('the light bulb mends it', async () => {
    await page.keyboard.press('Escape');
    await page.mouse.move(900, 700);
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget', { hasText: 'Change to PUSH' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
    await user.command('File: Revert File');
    await user.line('PSH').waitFor({ state: 'detached' });
  });
  await user.step('a hover explains an opcode', async () => {
    await user.hover('SLEEP', 'Leaves the CPU');
    await user.picture('hover');
    await page.mouse.move(900, 700);
    await page.keyboard.press('Escape');
  });
}

async function debug(user: Workbench): Promise<void> {
  const { page, folder } = user;
  const image = join(folder, 'bytecode/article.bin');
  await user.step('saving writes the image', async () => {
    await user.line('NOP').first().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' ');
    await page.keyboard.press('Control+s');
    await waitUntil('article.bin', () => existsSync(image));
    if (readFileSync(image).length !== 13) throw new Error('article.bin has not 13 bytes.');
  });
  await user.step('F5 stops at a breakpoint in one of three tasks', async () => {
    await user.setBreakpoint(13);
    await page.keyboard.press('F5');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await user.unfold(/^Registers/, /^pc/);
    await page.locator('.debug-call-stack .monaco-list-row', { hasText: 'p2' }).first().waitFor();
    await user.command('Mnemonic: Open Timeline');
    await user.view('panel').locator('#clock').filter({ hasText: /[1-9]/ }).waitFor();
    await user.picture('debug');
  });
  await user.step('a step forward and a step back', async () => {
    const pc = (await user.variable(/^pc/).first().innerText()).trim();
    await page.keyboard.press('F10');
    await page.waitForFunction(before => {
      const rows = [...document.querySelectorAll('.debug-variables .monaco-list-row')];
      const row = rows.find(each => each.textContent?.trim().startsWith('pc'));
      return row && (row as HTMLElement).innerText.trim() !== before;
    }, pc);
    await page.locator('.debug-toolbar .codicon-debug-step-back').click();
    await page.waitForFunction(before => {
      const rows = [...document.querySelectorAll('.debug-variables .monaco-list-row')];
      const row = rows.find(each => each.textContent?.trim().startsWith('pc'));
      return row && (row as HTMLElement).innerText.trim() === before;
    }, pc);
    await user.picture('back');
  });
}

async function timeline(user: Workbench): Promise<void> {
  const { page } = user;
  const clock = user.view('panel').locator('#clock');
  await user.step('the timeline shows which task ran when', async () => {
    await page.keyboard.press('Shift+F5');
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
    await user.open('interactive.bca');
    await user.line('WORK').first().waitFor();
    await user.setBreakpoint(lineOf(user.folder, 'bytecode/policies/interactive.bca', 'HALT'));
    await page.keyboard.press('F5');
    await page.locator('.debug-top-stack-frame-line').first().waitFor();
    await user.command('Mnemonic: Open Timeline');
    await clock.filter({ hasText: /[1-9]/ }).waitFor();
    await user.picture('timeline');
  });
  await user.step('a click on a tick takes the debugger there', async () => {
    const before = await clock.innerText();
    const chart = await user.view('panel').locator('#chart').boundingBox();
    if (!chart) throw new Error('The chart is not in sight.');
    await page.mouse.move(chart.x + 300, chart.y + 40);
    await user.view('panel').locator('#tooltip', { hasText: 'tick' }).waitFor();
    await page.mouse.click(chart.x + 300, chart.y + 40);
    await clock.filter({ hasNotText: before }).waitFor();
    await user.picture('timeline-back');
  });
  await user.step('the timeline is readable in a light theme', async () => {
    await user.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs').waitFor();
    await user.picture('timeline-light');
    await user.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs-dark').waitFor();
  });
  await user.step('the policies are compared', async () => {
    await user.command('Mnemonic: Compare Policies');
    await user.view('panel').locator('#comparison table').waitFor();
    await user.command('View: Toggle Maximized Panel');
    await user.picture('comparison');
    await user.command('View: Toggle Maximized Panel');
    await user.view('panel').locator('#comparison .close').click();
  });
}

/** The number of the first line of a sample with this word. */
function lineOf(folder: string, path: string, word: string): number {
  const lines = readFileSync(join(folder, path), 'utf8').split('\n');
  return lines.findIndex(line => line.trim() === word) + 1;
}

async function image(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('an image opens in a view of its own', async () => {
    await page.keyboard.press('Shift+F5');
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
    await user.open('workers.bca');
    await user.line('SPAWN').first().click();
    await user.command('Mnemonic: Assemble');
    await waitUntil('workers.bin', () => existsSync(join(user.folder, 'bytecode/workers.bin')));
    await user.open('workers.bin');
    await user.view('editor').locator('td.instruction', { hasText: 'SPAWN' }).first().waitFor();
    await page.keyboard.press('Control+j');
    await page.mouse.move(900, 700);
    await user.picture('image');
  });
}

await useWorkbench('bytecode/article.bca', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  await edit(user);
  await debug(user);
  await timeline(user);
  await image(user);
});
