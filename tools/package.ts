// Makes mnemonic-<version>.vsix, the file that VS Code installs; "files" in package.json says what
// goes into it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { buildAll } from './build.ts';
import { readManifest, root } from './project.ts';

/** Where `npm run package` puts its result. */
export function vsixPath(): string {
  const { name, version } = readManifest();
  return join(root, `${name}-${version}.vsix`);
}

/** Builds and packs the extension and returns the path; vsce prints what is inside. */
export async function packageExtension(): Promise<string> {
  const packagePath = vsixPath();
  // An older one must not be taken for the result of a packaging that fails.
  rmSync(packagePath, { force: true });
  await buildAll({ dev: false });
  await createVSIX({
    cwd: root,
    packagePath,
    // Everything is bundled, and the pages that the README links to are not on the web.
    dependencies: false,
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
    allowUnusedFilesPattern: true,
  });
  return packagePath;
}

if (import.meta.main) {
  packageExtension().catch(error => {
    console.error(`package: ${error instanceof Error ? error.message : error}`);
    process.exit(1);
  });
}
