// The words that open an instruction: mnemonics and prefixes.
import { hasForms } from './forms.ts';

const prefixes: ReadonlySet<string> = new Set(
  (
    'rep repe repz repne repnz lock wait xacquire xrelease bnd nobnd ' +
    'a16 a32 a64 asp o16 o32 o64 osp'
  ).split(' '),
);

/** Whether NASM has an instruction of this name; in lower case. */
export function isMnemonic(name: string): boolean {
  return hasForms(name);
}

/** Whether the word is a prefix; segment registers and `{vex}` in braces are prefixes as well. */
export function isPrefixName(name: string): boolean {
  return prefixes.has(name);
}
