// Which other files a program needs: those that export the names that its own files import.
import { hasErrors } from '#core/diagnostics/diagnostic.ts';
import type { Analysis } from '#core/semantics/analysis.ts';

/** Files that are looked at for one program. */
export const partnersMax = 200;

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
  provides: (name: string) => boolean = () => false,
): ReadonlySet<string> {
  const given = namesOf(analyses, 'export');
  const missing = [...namesOf(analyses, 'import')].filter(name => !given.has(name));
  return new Set(missing.filter(name => !provides(name)));
}

/** Whether a text can export one of the names: only such a file is worth an analysis. */
export function mayExport(text: string, names: ReadonlySet<string>): boolean {
  const lower = text.toLowerCase();
  for (const name of names) if (lower.includes(name.toLowerCase())) return true;
  return false;
}

/** Whether a file helps: it exports a missing name, and nothing that others export already. */
export function isPartner(
  candidate: Analysis,
  analyses: readonly Analysis[],
  missing: ReadonlySet<string>,
): boolean {
  if (hasErrors(candidate.diagnostics)) return false;
  const exported = [...namesOf([candidate], 'export')];
  const taken = namesOf(analyses, 'export');
  return exported.some(name => missing.has(name)) && !exported.some(name => taken.has(name));
}
