// The settings of the section `mnemonic`; whatever makes no sense counts as not set.
import type { Severity, SeverityOverrides } from '#core/diagnostics/diagnostic.ts';
import type { LaunchValues } from '#core/machine/program.ts';
import type { FormatOptions } from './features/format.ts';

export interface Settings {
  /** `mnemonic.diagnostics`: severity or `off` by code. */
  readonly severities: SeverityOverrides;
  /** `mnemonic.inlayHints.<kind>`. */
  readonly inlayHints: Readonly<Record<string, boolean>>;
  /** `mnemonic.codeLens`. */
  readonly codeLens: boolean;
  /** `mnemonic.macroLens`: what the calls of macros come to. */
  readonly macroLens: boolean;
  /** `mnemonic.format.mnemonicCase` and the columns beside it. */
  readonly format: Pick<FormatOptions, 'columns' | 'mnemonicCase'>;
  /** `mnemonic.<dialect>.<name>`: what changes the meaning of sources, by dialect. */
  readonly ofDialects: Readonly<Record<string, LaunchValues>>;
}

type Json = Readonly<Record<string, unknown>>;

const SEVERITIES: ReadonlySet<unknown> = new Set<Severity | 'off'>([
  'error',
  'warning',
  'information',
  'hint',
  'off',
]);
const LARGEST_COLUMN = 200;

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : {};
}

function entriesThat<T>(value: unknown, isRight: (entry: unknown) => boolean): Record<string, T> {
  const entries = Object.entries(objectOf(value)).filter(([, entry]) => isRight(entry));
  return Object.fromEntries(entries) as Record<string, T>;
}

function columnsOf(format: Json): FormatOptions['columns'] {
  const names = ['mnemonicColumn', 'operandColumn', 'commentColumn'] as const;
  const columns: Record<string, number> = {};
  for (const name of names) {
    const value = format[name];
    const isColumn =
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_COLUMN;
    if (isColumn) columns[name] = Number(value);
  }
  return columns;
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(part => typeof part === 'string');

/** Every object of the section may be of a dialect; who asks knows the names of its settings. */
function dialectSettings(root: Json): Settings['ofDialects'] {
  const groups = Object.keys(root).map(name => {
    const entries = Object.entries(objectOf(root[name])).map(([key, value]) => [
      key,
      isTexts(value) ? value.join(';') : value,
    ]);
    return [name, entriesThat(Object.fromEntries(entries), isPlain)];
  });
  return Object.fromEntries(groups);
}

/** Reads the section; any value at all may come in. */
export function readSettings(section: unknown): Settings {
  const root = objectOf(section);
  const format = objectOf(root['format']);
  const wantedCase = format['mnemonicCase'];
  return {
    severities: entriesThat(root['diagnostics'], entry => SEVERITIES.has(entry)),
    inlayHints: entriesThat(root['inlayHints'], entry => typeof entry === 'boolean'),
    codeLens: root['codeLens'] !== false,
    macroLens: root['macroLens'] !== false,
    ofDialects: dialectSettings(root),
    format: {
      columns: columnsOf(format),
      mnemonicCase: wantedCase === 'upper' || wantedCase === 'lower' ? wantedCase : 'keep',
    },
  };
}

/** The settings in force. */
export class SettingsStore {
  #current = readSettings(undefined);
  #revision = 0;

  get current(): Settings {
    return this.#current;
  }

  /** Grows with every change, so that answers made under older settings are known as stale. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes new settings; true if anything is different from before. */
  replace(section: unknown): boolean {
    const next = readSettings(section);
    if (JSON.stringify(next) === JSON.stringify(this.#current)) return false;
    this.#current = next;
    this.#revision++;
    return true;
  }
}
