// A window of VS Code's web workbench in headless Chromium, on a server of its own: what the
// in-host suite runs in and what scripts with mouse and keyboard use.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { extensionId } from '../project.ts';
import { type Development, developInPage, openBrowser, workbenchUrl } from './browser.ts';
import { installServer } from './install.ts';
import type { Release } from './releases.ts';
import { installExtension, type RunningServer, startServer } from './server.ts';

export interface SessionChoice {
  readonly release: Release;
  /** The folder that the window opens, and perhaps a file in it. */
  readonly folder: string;
  readonly file?: string;
  /** Where the extension runs: in Node beside the server (the default) or in the browser. */
  readonly host?: 'node' | 'worker';
  /** A packaged extension to install first. */
  readonly vsix?: string;
  /** An extension to take from its folder instead. */
  readonly development?: Development;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Prepares the page before it loads the workbench. */
  readonly prepare?: (page: Page) => Promise<void>;
}

export interface Session {
  readonly page: Page;
  readonly server: RunningServer;
  /** Ends browser and server and removes what they have written. */
  close(): Promise<void>;
}

/** Opens the window; its page has loaded, but the workbench may still be painting. */
export async function openSession(choice: SessionChoice): Promise<Session> {
  const installed = installServer(choice.release, line => console.log(`# ${line}`));
  for (const sentence of installed.shortcomings) console.log(`# ${sentence}`);
  const home = mkdtempSync(join(tmpdir(), 'mnemonic-window-'));
  const folders = { dataFolder: join(home, 'data'), extensionsFolder: join(home, 'extensions') };
  const closers = [
    async () => rmSync(home, { recursive: true, force: true, maxRetries: 3, retryDelay: 200 }),
  ];
  const close = async (): Promise<void> => {
    while (closers.length > 0) await closers.pop()?.();
  };
  try {
    if (choice.vsix) installExtension(installed, choice.vsix, folders);
    const kind = choice.host === 'worker' ? 'web' : 'workspace';
    const settings = { 'remote.extensionKind': { [extensionId()]: [kind] }, ...choice.settings };
    const server = await startServer(installed, { ...folders, settings });
    closers.push(() => server.stop());
    const browser = await openBrowser();
    closers.push(() => browser.close());
    await choice.prepare?.(browser.page);
    if (choice.development) await developInPage(browser.page, server.port, choice.development);
    await browser.page.goto(workbenchUrl(server.port, choice.folder, choice.file));
    return { page: browser.page, server, close };
  } catch (error) {
    await close();
    throw error;
  }
}
