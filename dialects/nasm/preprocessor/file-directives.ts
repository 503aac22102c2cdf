// %include, %use and %depend.
import { fail, isExhausted } from './diagnostic.ts';
import {
  type DirectiveHandler,
  type DirectiveLine,
  trimmed,
  warnTrailing,
} from './directive-line.ts';
import { findFile } from './file-search.ts';
import { passOfDependencies } from './options.ts';
import { packageText } from './packages.ts';
import { place } from './places.ts';
import { pushFile } from './reading.ts';
import type { Run } from './run.ts';
import { expandSingle } from './single-expansion.ts';
import { plainStringText, stringTokenText } from './string-tokens.ts';
import { kind, type Token } from './token.ts';

/** How many sources nasm holds open where a system allows 1,024 files. */
const openFilesMax = 1020;

interface FileName {
  readonly name: string;
  readonly at: Token;
}

function fileName(run: Run, directive: DirectiveLine): FileName | undefined {
  const tokens = trimmed(expandSingle(run, directive.rest));
  const [first] = tokens;
  if (!first || first.kind !== kind.string) {
    fail(run, `\`${directive.name}' expects a file name`, first ?? directive.at);
    return undefined;
  }
  warnTrailing(run, tokens.slice(1), `\`${directive.name}'`);
  return { name: plainStringText(run, first), at: first };
}

/** What includes itself goes on behind that; what does it twice in each round never ends. */
function refuseOpening(run: Run, { name, at }: FileName): void {
  const text = `unable to open include file \`${name}': Too many open files`;
  if (run.diagnostics.some(({ message }) => message === text)) {
    isExhausted(run, run.options.workMax);
  } else fail(run, text, at);
}

const include: DirectiveHandler = (run, directive) => {
  const named = fileName(run, directive);
  if (!named) return;
  const found = findFile(run, named.name);
  run.recorder?.include(named.at, named.name, found?.path);
  if (!found) {
    run.dependencies.push({ path: named.name, isRead: true });
    // Whoever asks for dependencies may be about to make the file.
    if (run.options.pass === passOfDependencies) return;
    const reason = 'No such file or directory';
    fail(run, `unable to open include file \`${named.name}': ${reason}`, named.at);
    return;
  }
  let depth = 0;
  for (let frame = run.include; frame; frame = frame.include) depth++;
  if (depth >= openFilesMax) {
    refuseOpening(run, named);
    return;
  }
  const { file, start, end } = named.at;
  const expansion = {
    kind: 'include' as const,
    name: found.path,
    call: place(file, start, end),
    parent: run.frame?.expansion,
  };
  run.dependencies.push({ path: found.path, isRead: true });
  pushFile(run, found, expansion, false);
};

/** A package as a directive names it. */
interface PackageName {
  /** In lower case. */
  readonly name: string;
  readonly at: Token;
}

/** The package that %use or a condition names; undefined, with an error, if none is named. */
export function packageName(run: Run, directive: DirectiveLine): PackageName | undefined {
  const tokens = trimmed(expandSingle(run, directive.rest));
  const [first] = tokens;
  if (first?.kind !== kind.identifier && first?.kind !== kind.string) {
    const found = first ? `\`${first.text}'` : 'end of line';
    fail(run, `\`${directive.name}' expects a package name, got ${found}`, first ?? directive.at);
    return undefined;
  }
  warnTrailing(run, tokens.slice(1), `\`${directive.name}'`);
  return { name: writtenName(first).toLowerCase(), at: first };
}

function writtenName(token: Token): string {
  return token.kind === kind.string ? stringTokenText(token) : token.text;
}

const use: DirectiveHandler = (run, directive) => {
  const named = packageName(run, directive);
  if (!named) return;
  const { name, at } = named;
  const text = packageText(name, run.options.symbols !== undefined);
  if (text === undefined) {
    fail(run, `unknown \`${directive.name}' package: \`${writtenName(at)}'`, at);
    return;
  }
  if (run.packages.has(name)) return;
  run.packages.add(name);
  pushFile(run, { path: `%use ${name}`, text, isPackage: true }, run.frame?.expansion, true);
};

const depend: DirectiveHandler = (run, directive) => {
  const named = fileName(run, directive);
  if (!named) return;
  run.recorder?.include(named.at, named.name, findFile(run, named.name)?.path);
  run.dependencies.push({ path: named.name, isRead: false });
};

/** The handlers, by the name of the directive without `%`. */
export const fileHandlers = {
  include,
  // It is to take a file once alone, and takes it every time.
  require: include,
  use,
  depend,
};
