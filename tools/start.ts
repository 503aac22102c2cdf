// Opens the extension with its samples: in desktop VS Code where `code` is on the PATH, otherwise
// in VS Code's web server from npm. Options: --web, --port N, --no-open.
import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.ts';
import { findProgram, onEndRequest } from './commands.ts';
import { packageExtension } from './package.ts';
import { cache, root } from './project.ts';
import { workbenchUrl } from './vscode-host/browser.ts';
import { installServer, isDownloaded } from './vscode-host/install.ts';
import { findRelease } from './vscode-host/releases.ts';
import { installExtension, startServer } from './vscode-host/server.ts';

const samples = join(root, 'samples');
const firstFile = join(samples, 'bytecode', 'article.bca');

/** Browsers keep the layout of the window by address, so that the port is the same every time. */
const usualPort = 8421;

interface Choice {
  /** The port that was asked for; without one the usual port or, if it is taken, any free one. */
  readonly port: number | undefined;
  readonly open: boolean;
}

/** Opens desktop VS Code; returns whether it could be started. */
async function startDesktop(code: string): Promise<boolean> {
  await buildAll({ dev: true });
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', samples, firstFile];
  const shell = process.platform === 'win32';
  const quoted = shell ? args.map(argument => `"${argument}"`) : args;
  const result = spawnSync(shell ? `"${code}"` : code, quoted, { stdio: 'inherit', shell });
  if (result.status === 0) console.log('VS Code is opening with the samples.');
  return result.status === 0;
}

/** Serves VS Code to the browser until it is asked to end. */
async function startWeb(choice: Choice): Promise<void> {
  const vsix = await packageExtension();
  const release = findRelease('newest');
  if (!isDownloaded(release)) console.log('There is no `code` on the PATH.');
  const server = installServer(release, console.log);
  for (const sentence of server.shortcomings) console.log(sentence);
  // These folders stay, so that settings and the layout of the window are kept from run to run.
  const folders = {
    dataFolder: join(cache, 'start', 'data'),
    extensionsFolder: join(cache, 'start', 'extensions'),
  };
  installExtension(server, vsix, folders);
  const running = await startServer(server, { ...folders, port: await findPort(choice.port) });
  const address = workbenchUrl(running.port, samples, firstFile);
  console.log(`\nVS Code ${release.vscode} with Mnemonic and its samples:\n\n  ${address}\n`);
  console.log('It serves until Ctrl+C.');
  if (choice.open) openInBrowser(address);
  let asked = false;
  onEndRequest(() => {
    asked = true;
    void running.stop();
  });
  await running.ended;
  if (!asked) throw new Error(`The server ended by itself:\n${running.log().slice(-2_000)}`);
}

async function findPort(asked: number | undefined): Promise<number> {
  const port = asked ?? usualPort;
  if (port === 0 || (await isFree(port))) return port;
  if (asked === undefined) return 0;
  throw new Error(`Port ${port} is taken; give another --port, or none for any free one.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Shows the address in the person's browser; without a screen the printed line must do. */
function openInBrowser(address: string): void {
  const [program, ...args] = browserCommand();
  if (!program) return;
  // The browser is the person's own and must outlive this process.
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', error => console.log(`No browser opens (${error.message}); use the address.`));
  child.unref();
}

function browserCommand(): string[] {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasScreen = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  return hasScreen && findProgram('xdg-open') ? ['xdg-open'] : [];
}

function readChoice(): Choice & { readonly web: boolean } {
  const { values } = parseArgs({
    options: {
      web: { type: 'boolean', default: false },
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error(`--port takes a number from 0 (any free port) to 65535, not ${values.port}.`);
  }
  return { web: values.web, port, open: !values['no-open'] };
}

async function main(): Promise<void> {
  const choice = readChoice();
  const code = choice.web ? undefined : findProgram('code');
  if (code && (await startDesktop(code))) return;
  if (code) console.log(`${code} does not start; VS Code's web server takes its place.`);
  await startWeb(choice);
}

main().then(
  () => process.exit(0),
  error => {
    console.error(`start: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  },
);
