// Starts VS Code's web server on 127.0.0.1 and stops it again, with quiet settings.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram, startProgram, stopProgram } from '../commands.ts';
import type { InstalledServer } from './install.ts';

const startMsMax = 60_000;

/** The user's settings: nothing that asks, advertises, or calls home. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'editor.minimap.enabled': false,
};

export interface ServerChoice {
  /** The port to listen on; 0 takes a free one. */
  readonly port?: number;
  /** Where the server keeps settings and state; by default a folder that goes with the server. */
  readonly dataFolder?: string;
  readonly extensionsFolder?: string;
  /** Settings of the user, beside the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

export interface RunningServer {
  readonly port: number;
  /** What it has written so far, for a report of a failure. */
  log(): string;
  /** Settles when the server has ended by itself or by `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

function serverScript(server: InstalledServer): string {
  return join(server.folder, 'out', 'server-main.js');
}

/** An empty gallery: the server offers no extensions from elsewhere and asks nobody for them. */
const environment = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };

/** Installs a packaged extension into a folder that a server is then started with. */
export function installExtension(
  server: InstalledServer,
  vsixPath: string,
  folders: { readonly dataFolder: string; readonly extensionsFolder: string },
): void {
  const args = [serverScript(server), '--server-data-dir', folders.dataFolder];
  args.push('--extensions-dir', folders.extensionsFolder);
  args.push('--accept-server-license-terms', '--force', '--install-extension', vsixPath);
  runProgram(process.execPath, args, { env: environment });
}

/** Writes the user's settings, which this server keeps on its own side, unless there are some. */
function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): void {
  const folder = join(dataFolder, 'data', 'User');
  const path = join(folder, 'settings.json');
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify({ ...quietSettings, ...settings }, null, 2)}\n`);
}

/** Starts the server and waits until it listens; throws with its log where it does not. */
export async function startServer(
  server: InstalledServer,
  choice: ServerChoice = {},
): Promise<RunningServer> {
  const ownFolder = choice.dataFolder ? undefined : mkdtempSync(join(tmpdir(), 'mnemonic-vscode-'));
  const dataFolder = choice.dataFolder ?? ownFolder ?? '';
  writeSettings(dataFolder, choice.settings ?? {});
  const args = [serverScript(server), '--host', '127.0.0.1', '--port', String(choice.port ?? 0)];
  args.push('--without-connection-token', '--accept-server-license-terms');
  args.push('--telemetry-level', 'off', '--disable-workspace-trust');
  args.push('--server-data-dir', dataFolder);
  if (choice.extensionsFolder) args.push('--extensions-dir', choice.extensionsFolder);
  const child = startProgram(process.execPath, args, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const removeFolder = (): void => {
    if (ownFolder) rmSync(ownFolder, { recursive: true, force: true, maxRetries: 3 });
  };
  let log = '';
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`VS Code's server ${why}:\n${log}`));
    const timer = setTimeout(() => fail('does not answer'), startMsMax);
    child.once('error', error => fail(`cannot be started, ${error.message}`));
    child.once('exit', code => fail(`ended with code ${code}`));
    const read = (data: Buffer): void => {
      log = (log + data).slice(-100_000);
      const listening = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (!listening) return;
      clearTimeout(timer);
      resolve(Number(listening));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  }).catch(async error => {
    await stopProgram(child);
    removeFolder();
    throw error;
  });
  return {
    port,
    log: () => log,
    ended,
    async stop() {
      await stopProgram(child);
      removeFolder();
    },
  };
}
