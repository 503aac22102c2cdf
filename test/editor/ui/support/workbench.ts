// A user of the web workbench: opens it with the packaged extension, clicks, types and looks.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { vsixPath } from '#tools/package.ts';
import { cache, root } from '#tools/project.ts';
import { developInPage, openBrowser, workbenchUrl } from '#tools/vscode-host/browser.ts';
import { installServer } from '#tools/vscode-host/install.ts';
import { findRelease } from '#tools/vscode-host/releases.ts';
import { installExtension, startServer } from '#tools/vscode-host/server.ts';

/** Much longer than anything takes, for a machine that has a lot else to do. */
const waitMsMax = 60_000;

export interface Workbench {
  readonly page: Page;
  /** The workspace folder on disk: a copy of the samples. */
  readonly folder: string;
  /** Does something, and prints whether it went well. */
  step(name: string, act: () => Promise<void>): Promise<void>;
  /** Takes a screenshot. */
  picture(name: string): Promise<void>;
  /** Runs a command by its title through the palette. */
  command(title: string): Promise<void>;
  /** Opens a file by its name through the palette. */
  open(name: string): Promise<void>;
  /** The lines of the editor with this word. */
  line(text: string): Locator;
  /** Moves the mouse onto something that is in sight. */
  mouseTo(target: Locator): Promise<void>;
  /** Points at a word until its hover says something. */
  hover(word: string, text: string): Promise<void>;
  /** Waits until the editor knows the file's language: before that F5 and the gutter do nothing. */
  language(name: string): Promise<void>;
  /** Sets a breakpoint with the mouse, and sees it. */
  setBreakpoint(lineNumber: number): Promise<void>;
  removeBreakpoint(lineNumber: number): Promise<void>;
  /** Rows of the Variables view. */
  variable(pattern: RegExp): Locator;
  /** Folds or unfolds a view of the side bar. */
  toggleView(title: string): Promise<void>;
  /** Moves the upper edge of a view of the side bar. */
  moveView(title: string, pixelsDown: number): Promise<void>;
  /** Unfolds a scope of the Variables view until a row is in sight. */
  unfold(scope: RegExp, row: RegExp): Promise<void>;
  /** The content of the only web view in a place. */
  view(place: 'panel' | 'editor'): FrameLocator;
}

interface Choice {
  /** Pictures go to docs/media; otherwise to a folder that git ignores. */
  readonly pictures: boolean;
  /** The extension as it lies in the project's folder, in place of the packaged one. */
  readonly dev: boolean;
  readonly release: string;
}

function readChoice(): Choice {
  const { values } = parseArgs({
    options: {
      pictures: { type: 'boolean', default: false },
      dev: { type: 'boolean', default: false },
      release: { type: 'string', default: 'newest' },
    },
  });
  return values;
}

/** Runs a script of a user; the exit code is 1 where a step failed, and the rest is left out. */
export async function useWorkbench(
  firstFile: string,
  script: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  const choice = readChoice();
  const home = mkdtempSync(join(tmpdir(), 'mnemonic-ui-'));
  const folder = join(home, 'samples');
  cpSync(join(root, 'samples'), folder, { recursive: true });
  const folders = { dataFolder: join(home, 'data'), extensionsFolder: join(home, 'extensions') };
  const server = installServer(findRelease(choice.release), line => console.log(`# ${line}`));
  if (!choice.dev) installExtension(server, vsixPath(), folders);
  const settings = {
    'workbench.colorTheme': 'Default Dark Modern',
    'editor.fontFamily': 'DejaVu Sans Mono',
    'workbench.preferredDarkColorTheme': 'Default Dark Modern',
    'workbench.preferredLightColorTheme': 'Default Light Modern',
    'workbench.iconTheme': 'vs-seti',
    // In a browser VS Code saves by itself.
    'files.autoSave': 'off',
    // The text of a terminal is to be found in the page.
    'terminal.integrated.gpuAcceleration': 'off',
  };
  const running = await startServer(server, { ...folders, settings });
  const browser = await openBrowser();
  const { page } = browser;
  page.setDefaultTimeout(waitMsMax);
  try {
    if (choice.dev) await developInPage(page, running.port, { extension: root });
    await page.goto(workbenchUrl(running.port, folder, join(folder, firstFile)));
    await script(createUser(page, folder, choice));
  } catch (error) {
    await page.screenshot({ path: join(cache, 'failed-ui.png') });
    console.log(`# A picture of the workbench is ${join(cache, 'failed-ui.png')}`);
    console.log(`# ${error instanceof Error ? plain(error.message) : error}`);
    process.exitCode = 1;
  } finally {
    await browser.close();
    await running.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}

function createUser(page: Page, folder: string, choice: Choice): Workbench {
  const pictures = choice.pictures ? join(root, 'docs/media') : join(cache, 'pictures');
  mkdirSync(pictures, { recursive: true });
  // What the palette lists is what there was as it opened: an editor may not be known by then.
  const palette = async (key: string, text: string, row: string): Promise<void> => {
    for (let tries = 0; tries < 8; tries++) {
      await page.keyboard.press(key);
      await page.locator('.quick-input-widget input').first().fill(text);
      const rows = page.locator('.quick-input-list .monaco-list-row', { hasText: row });
      const isThere = await rows
        .first()
        .click({ timeout: 5_000 })
        .then(
          () => true,
          () => false,
        );
      if (isThere) return;
      await page.keyboard.press('Escape');
    }
    throw new Error(`The palette has no row ${row}.`);
  };
  // Hints stand in the text, too, so that a word may have a digit beside it.
  const line = (text: string): Locator =>
    page.locator('.editor-instance .view-lines .view-line', {
      hasText: new RegExp(`(?<![A-Za-z.])${text}(?![A-Za-z])`, 'u'),
    });
  const pointAt = async (word: string): Promise<void> => {
    const exact = new RegExp(`^${word}$`, 'u');
    await mouseTo(page, line(word).first().locator('span > span', { hasText: exact }).first());
  };
  return {
    page,
    folder,
    line,
    async step(name, act) {
      try {
        await act();
        console.log(`ok ${name}`);
      } catch (error) {
        console.log(`not ok ${name}`);
        throw error;
      }
    },
    async picture(name) {
      // What fades in has come by then.
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    command: title => palette('F1', `>${title}`, title),
    open: name => palette('Control+p', name, name),
    mouseTo: target => mouseTo(page, target),
    hover: (word, text) => hover(page, pointAt, word, text),
    language: name => page.locator('.statusbar-item', { hasText: name }).first().waitFor(),
    setBreakpoint: lineNumber => turnBreakpoint(page, lineNumber, true),
    removeBreakpoint: lineNumber => turnBreakpoint(page, lineNumber, false),
    variable: pattern => variable(page, pattern),
    toggleView: title => headerOf(page, title).click(),
    moveView: (title, pixelsDown) => moveView(page, title, pixelsDown),
    unfold: (scope, row) => unfold(page, scope, row),
    view: place => {
      const inPanel = '[src*="purpose=webviewView"]';
      const which = place === 'panel' ? inPanel : `:not(${inPanel})`;
      const outer = page.frameLocator(`iframe.webview.ready${which}`);
      return outer.frameLocator('iframe#active-frame');
    },
  };
}

async function hover(
  page: Page,
  pointAt: (word: string) => Promise<void>,
  word: string,
  text: string,
): Promise<void> {
  const found = page.locator('.monaco-hover:visible', { hasText: text }).first();
  const isShown = () =>
    found.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
  // Lines that move away under the mouse get no hover, or that of another word, which may lie upon
  // the wanted one; who reads would close it and point again.
  for (let tries = 0; tries < 10; tries++) {
    await page.mouse.move(900, 700);
    await pointAt(word);
    if (await isShown()) return;
    await page.keyboard.press('Escape');
  }
  await found.waitFor();
}

function variable(page: Page, pattern: RegExp): Locator {
  return page.locator('.debug-variables .monaco-list-row', { hasText: pattern });
}

function headerOf(page: Page, title: string): Locator {
  return page.locator('.pane-header', { hasText: new RegExp(`^${title}`) }).first();
}

async function moveView(page: Page, title: string, pixelsDown: number): Promise<void> {
  const box = await settledBox(page, headerOf(page, title));
  if (!box) throw new Error(`The view ${title} is not in sight.`);
  const x = box.x + box.width / 2;
  await page.mouse.move(x, box.y);
  await page.mouse.down();
  await page.mouse.move(x, box.y + pixelsDown, { steps: 5 });
  await page.mouse.up();
}

/** Newer releases leave scopes folded until somebody opens them, older ones open the first. */
async function unfold(page: Page, scope: RegExp, row: RegExp): Promise<void> {
  await variable(page, scope).first().waitFor();
  const wanted = variable(page, row).first();
  for (let tries = 0; tries < 10; tries++) {
    const isShown = await wanted.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
    const folded = variable(page, scope).first().locator('.monaco-tl-twistie.collapsed');
    if ((await folded.count()) > 0) await folded.click({ timeout: 2_000 }).catch(() => {});
  }
  await wanted.waitFor();
}

/** Not the locator's own hover, which may scroll the editor behind VS Code's back. */
async function mouseTo(page: Page, target: Locator): Promise<void> {
  // The editor draws its lines anew now and then, so that a line may be gone for a moment.
  let box = await target.boundingBox();
  for (let tries = 0; !box && tries < 20; tries++) {
    await page.waitForTimeout(100);
    box = await target.boundingBox();
  }
  if (!box) throw new Error('What the mouse shall point at is not in sight.');
  await page.mouse.move(box.x - 3, box.y + box.height / 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
}

async function clickGutter(page: Page, lineNumber: number): Promise<void> {
  const exact = new RegExp(`^${lineNumber}$`, 'u');
  const numbers = page.locator('.margin-view-overlays .line-numbers', { hasText: exact });
  const number = await settledBox(page, numbers.first());
  const gutter = await page.locator('.editor-instance .margin').first().boundingBox();
  if (!number || !gutter) throw new Error(`Line ${lineNumber} is not in sight.`);
  await page.mouse.click(gutter.x + 10, number.y + number.height / 2);
}

/** Whether a red dot stands beside a line. */
async function hasBreakpoint(page: Page, lineNumber: number): Promise<boolean> {
  const exact = new RegExp(`^${lineNumber}$`, 'u');
  const numbers = page.locator('.margin-view-overlays .line-numbers', { hasText: exact });
  const line = await numbers.first().boundingBox();
  const dots = page.locator('.glyph-margin-widgets .codicon-debug-breakpoint');
  // All at once: a dot may be gone by the time that one asks for it alone.
  const tops = await dots.evaluateAll(found => found.map(dot => dot.getBoundingClientRect().y));
  return tops.some(top => line && Math.abs(top - line.y) < line.height / 2);
}

/** Clicks beside a line, and again: a file opened just now may have no language, so no dots. */
async function turnBreakpoint(page: Page, lineNumber: number, isOn: boolean): Promise<void> {
  for (let clicks = 0; clicks < 5; clicks++) {
    await clickGutter(page, lineNumber);
    for (let looks = 0; looks < 20; looks++) {
      if ((await hasBreakpoint(page, lineNumber)) === isOn) return;
      await page.waitForTimeout(200);
    }
  }
  throw new Error(`The breakpoint of line ${lineNumber} does not go ${isOn ? 'on' : 'off'}.`);
}

/** The box of something once it stays where it is: code lenses push lines down when they come. */
async function settledBox(page: Page, target: Locator): ReturnType<Locator['boundingBox']> {
  let box = await target.boundingBox();
  for (let calm = 0, tries = 0; calm < 5 && tries < 50; tries++) {
    await page.waitForTimeout(100);
    const next = await target.boundingBox();
    calm = next && box && next.y === box.y ? calm + 1 : 0;
    box = next;
  }
  return box;
}

/** The first lines of a message, as comments and without colours. */
function plain(message: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours are written.
  const text = message.replaceAll(/\u001b\[\d+m/g, '');
  return text.split('\n').slice(0, 12).join('\n# ');
}
