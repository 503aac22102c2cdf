// Installs every release of VS Code that the tests run on: mostly waiting, done beside other steps.
import { installServer } from './install.ts';
import { releases } from './releases.ts';

for (const release of releases) installServer(release, line => console.log(`# ${line}`));
