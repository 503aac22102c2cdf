// Which other files a program needs: those that export the names that its own files import.
import { hasErrors } from '#core/diagnostics/diagnostic.ts';
import type { Analysis } from '#core/semantics/analysis.ts';

/** Files that are looked at for one program. */
const partnersMax = 200;

/** Whether the machine itself has a name. */
type Provides = (name: string) => boolean;

function namesOf(analyses: readonly Analysis[], kind: 'import' | 'export'): Set<string> {
  const names = new Set<string>();
  for (const { symbols } of analyses) {
    for (const { linkage } of symbols) if (linkage?.kind === kind) names.add(linkage.name);
  }
  return names;
}

/** The names that no file exports and that the machine does not provide either. */
export function missingNames(
  analyses: readonly Analysis[],
  provides: Provides = () => false,
): ReadonlySet<string> {
  const given = namesOf(analyses, 'export');
  const missing = [...namesOf(analyses, 'import')].filter(name => !given.has(name));
  return new Set(missing.filter(name => !provides(name)));
}

/** Whether a file helps: it exports a missing name, and nothing that others export already. */
function isPartner(
  candidate: Analysis,
  analyses: readonly Analysis[],
  missing: ReadonlySet<string>,
): boolean {
  if (hasErrors(candidate.diagnostics)) return false;
  const exported = [...namesOf([candidate], 'export')];
  const taken = namesOf(analyses, 'export');
  return exported.some(name => missing.has(name)) && !exported.some(name => taken.has(name));
}

/** A file that may help: it is worth an analysis if its text has one of the names. */
export interface Candidate {
  readonly uri: string;
  readonly mayExport: (text: string) => boolean;
}

function namesOneOf(names: ReadonlySet<string>): (text: string) => boolean {
  return text => {
    const lower = text.toLowerCase();
    for (const name of names) if (lower.includes(name.toLowerCase())) return true;
    return false;
  };
}

/**
 * Searches the files beside a program for those that export what it imports: who starts the main
 * file of a program means all of it. Yields each candidate, is given its analysis or nothing, and
 * returns the analyses of those that belong to the program, in the order in which they were found.
 */
export function* searchPartners(
  own: readonly Analysis[],
  siblings: readonly string[],
  provides?: Provides,
): Generator<Candidate, readonly Analysis[], Analysis | undefined> {
  const found: Analysis[] = [];
  let left = siblings.slice(0, partnersMax);
  let missing = missingNames(own, provides);
  // A partner may import in its turn what a file that was refused before it exports.
  for (let grown = true; grown && missing.size > 0; ) {
    grown = false;
    for (const uri of left) {
      const analysis = yield { uri, mayExport: namesOneOf(missing) };
      if (!analysis || !isPartner(analysis, [...own, ...found], missing)) continue;
      found.push(analysis);
      missing = missingNames([...own, ...found], provides);
      grown = true;
    }
    left = left.filter(uri => found.every(({ source }) => source.uri !== uri));
  }
  return found;
}

/** Sources that are taken for one program's. */
const librariesMax = 40;

/** Whether the program can load files while it runs: it imports one of the names that do so. */
export function loadsLibraries(
  analyses: readonly Analysis[],
  loaders: readonly string[] = [],
): boolean {
  const imported = namesOf(analyses, 'import');
  return loaders.some(name => imported.has(name));
}

/**
 * Searches the files beside a program for those that it may load while it runs: they export
 * something, and nothing that the program exports itself, as another program would. What a program
 * names when it runs cannot be known before. Yields and returns as `searchPartners` does.
 */
export function* searchLibraries(
  own: readonly Analysis[],
  siblings: readonly string[],
): Generator<Candidate, readonly Analysis[], Analysis | undefined> {
  const found: Analysis[] = [];
  const taken = namesOf(own, 'export');
  for (const uri of siblings.slice(0, partnersMax)) {
    if (found.length === librariesMax) break;
    const analysis = yield { uri, mayExport: () => true };
    const exported = analysis ? [...namesOf([analysis], 'export')] : [];
    const isLibrary = exported.length > 0 && !exported.some(name => taken.has(name));
    if (analysis && isLibrary) found.push(analysis);
  }
  return found;
}
