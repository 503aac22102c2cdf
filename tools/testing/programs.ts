// The programs from outside npm that tests need: finds them, and installs them on Debian.
import { existsSync } from 'node:fs';
import { findProgram, runProgram } from '../commands.ts';
import { findChromium } from '../vscode-host/browser.ts';

// Debian's package for each program; on other systems the package is usually called the same.
const packages = {
  chromium: 'chromium',
  rg: 'ripgrep',
  'g++': 'g++',
  make: 'make',
  python3: 'python3',
  nvim: 'neovim',
  nasm: 'nasm',
  ld: 'binutils',
  busybox: 'busybox-static',
} as const;

export type Program = keyof typeof packages;

function isThere(program: Program): boolean {
  return (program === 'chromium' ? findChromium() : findProgram(program)) !== undefined;
}

/** The packages that are to be installed before all these programs are there. */
export function missingPackages(programs: Iterable<Program>): string[] {
  return [...programs].filter(program => !isThere(program)).map(program => packages[program]);
}

/** Installs missing packages where that needs no question: as root, on Debian and its kin. */
export function installPackages(programs: Iterable<Program>): void {
  const missing = missingPackages(programs);
  const maySet = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (missing.length === 0 || !maySet) return;
  console.log(`apt-get installs ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    runProgram('apt-get', ['update', '-q'], { env });
    runProgram('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], { env });
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
}
