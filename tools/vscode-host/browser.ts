// Opens a page of VS Code's web workbench in headless Chromium.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findProgram } from '../commands.ts';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The path of a Chromium: CHROMIUM in the environment, on the PATH, or where it usually lies. */
export function findChromium(): string | undefined {
  const given = process.env['CHROMIUM'];
  if (given) return given;
  const onPath = programs.map(findProgram).find(path => path !== undefined);
  return onPath ?? applications.find(path => existsSync(path));
}

export interface OpenBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

/** Starts Chromium with an empty profile that goes with it, and no way out but 127.0.0.1. */
export async function openBrowser(): Promise<OpenBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('Chromium is missing; install it or name it in CHROMIUM.');
  const profile = mkdtempSync(join(tmpdir(), 'mnemonic-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1400, height: 900 },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A path as the server's side of the workbench writes it: from a slash, with slashes. */
function serverPath(path: string): string {
  const absolute = resolve(path).replaceAll('\\', '/');
  return absolute.startsWith('/') ? absolute : `/${absolute}`;
}

/** The address of the workbench with a folder open, and perhaps a file in it. */
export function workbenchUrl(port: number, folder: string, file?: string): string {
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('folder', serverPath(folder));
  const payload = [['skipWelcome', 'true']];
  if (file) payload.push(['openFile', `vscode-remote://127.0.0.1:${port}${serverPath(file)}`]);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

export interface Development {
  /** The folder of the extension under development. */
  readonly extension: string;
  /** The module whose `run` the workbench calls in the extension's host, when testing. */
  readonly tests?: string;
}

/**
 * Puts an extension under development into the page. Since 1.133 a built workbench ignores it in
 * the address, so that it goes into the page's own configuration, which every release reads. A
 * route instead of a script would not do: Chromium lets only a page that it has loaded itself from
 * 127.0.0.1 open the workbench's web socket.
 */
export async function developInPage(page: Page, port: number, what: Development): Promise<void> {
  const uriOf = (path: string) => ({
    $mid: 1,
    scheme: 'vscode-remote',
    authority: `127.0.0.1:${port}`,
    path: serverPath(path),
  });
  const options = {
    extensions: [uriOf(what.extension)],
    ...(what.tests ? { extensionTestsPath: uriOf(what.tests) } : {}),
  };
  await page.addInitScript(added => {
    if (window !== window.top) return;
    const observer = new MutationObserver(() => {
      const element = document.getElementById('vscode-workbench-web-configuration');
      if (!element) return;
      observer.disconnect();
      const settings = JSON.parse(element.dataset['settings'] ?? '{}');
      settings.developmentOptions = { ...settings.developmentOptions, ...added };
      element.dataset['settings'] = JSON.stringify(settings);
    });
    observer.observe(document, { childList: true, subtree: true });
  }, options);
}
