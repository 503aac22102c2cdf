// Where the project's own folders are, for the tools.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the folder that holds package.json. */
export const root: string = dirname(dirname(fileURLToPath(import.meta.url)));

/** What `npm run build` makes; ignored by git. */
export const dist: string = join(root, 'dist');

/** Downloads that outlive a build; ignored by git. */
export const cache: string = join(root, '.cache');

export interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
}

/** The extension's manifest, package.json. */
export function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
}

/** The name under which VS Code knows the extension: publisher.name. */
export function extensionId(): string {
  const { publisher, name } = readManifest();
  return `${publisher}.${name}`;
}
