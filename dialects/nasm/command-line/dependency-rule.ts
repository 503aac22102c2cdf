// Rules for make: what a source depends on, as -M prints it.
import { textBytes } from '../syntax/strings.ts';

/** A name as make reads it: spaces, `$` and `#` mean themselves. */
export function quotedForMake(name: string): string {
  return name
    .replace(/(\\*)([ \t])/g, '$1$1\\$2')
    .replace(/\\+$/, '$&$&')
    .replace(/\$/g, '$$$$')
    .replace(/#/g, '\\#');
}

/** Bytes of a line of a rule, without the backslash that leads to the next one. */
const ruleLineMax = 63;

/**
 * The rule that the target depends on the files, for make. The target is written as it is; of the
 * files, each is a target of its own as well if `phony` says so.
 */
export function dependencyRule(target: string, files: readonly string[], phony: boolean): string {
  const names = files.map(quotedForMake);
  let rule = `${target} :`;
  let length = textBytes(rule).length;
  for (const name of names) {
    const width = 1 + textBytes(name).length;
    if (length + width > ruleLineMax) {
      rule += ' \\\n ';
      length = 1;
    }
    rule += ` ${name}`;
    length += width;
  }
  rule += '\n\n';
  return phony ? rule + names.map(name => `${name} :\n\n`).join('') : rule;
}
