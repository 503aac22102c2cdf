// The releases of VS Code that the tests run on, and the npm packages that carry their server.

/** One release. code-server's package holds VS Code's own server and workbench in lib/vscode. */
export interface Release {
  readonly role: 'oldest' | 'newest';
  readonly vscode: string;
  /** The version of the npm package code-server. */
  readonly packageVersion: string;
  /** Modules without a prebuilt binary. Without them logs are noisy or tasks do not start. */
  readonly nativeModules: readonly string[];
}

// "oldest" is what engines.vscode in package.json promises; raise both together.
export const releases: readonly Release[] = [
  {
    role: 'oldest',
    vscode: '1.100.3',
    packageVersion: '4.100.3',
    nativeModules: ['@vscode/spdlog', 'native-watchdog', 'node-pty'],
  },
  {
    role: 'newest',
    vscode: '1.139.1',
    packageVersion: '4.139.1',
    nativeModules: ['@vscode/spdlog', '@vscode/native-watchdog'],
  },
];

/** The release with this role or version number; throws for any other name. */
export function findRelease(name: string): Release {
  const found = releases.find(release => release.role === name || release.vscode === name);
  if (found) return found;
  const known = releases.map(release => `${release.role} (${release.vscode})`).join(' or ');
  throw new Error(`There is no VS Code release "${name}"; say ${known}.`);
}
