// The parts of the extension's manifest that follow from the dialects: languages, grammars, launch
// options, severities, inlay hints. Everything else of package.json stays as it is written.
import type { DiagnosticRule } from '#core/diagnostics/diagnostic.ts';
import type { AnnotationKind, Dialect } from '#core/dialect.ts';
import { unitedOptions } from '#core/machine/launch-options.ts';
import type { LaunchOption } from '#core/machine/program.ts';
import { ownNames } from '#debug-adapter/launch-arguments.ts';
import { markdownContribution } from './markdown.ts';

type Json = Record<string, unknown>;

/** package.json, as far as this file looks into it. */
interface Manifest {
  readonly contributes: Json & {
    readonly configuration: readonly { readonly properties: Json }[];
    readonly customEditors: readonly Json[];
    readonly debuggers: readonly [
      Json & {
        readonly configurationAttributes: { readonly launch: { readonly properties: Json } };
      },
    ];
  };
}

type Texts = Readonly<Record<string, string>>;

const severities = ['error', 'warning', 'information', 'hint', 'off'];

/** Everything of `lists` once, by name; whatever has the name of an earlier one must be like it. */
function united<T>(
  lists: readonly (readonly T[])[],
  nameOf: (one: T) => string,
  meaningOf: (one: T) => readonly unknown[],
): T[] {
  const known = new Map<string, T>();
  for (const one of lists.flat()) {
    const name = nameOf(one);
    const other = known.get(name);
    if (other && JSON.stringify(meaningOf(other)) !== JSON.stringify(meaningOf(one))) {
      throw new Error(`Two dialects mean different things by ${name}.`);
    }
    known.set(name, other ?? one);
  }
  return [...known.values()];
}

function rulesOf(dialects: readonly Dialect[]): DiagnosticRule[] {
  const lists = dialects.map(({ rules }) => rules.filter(rule => rule.severity !== 'error'));
  return united(
    lists,
    rule => rule.code,
    ({ severity, title }) => [severity, title],
  );
}

function optionsOf(dialects: readonly Dialect[]): readonly LaunchOption[] {
  return unitedOptions(dialects.map(({ name, machine }) => ({ name, options: machine.options })));
}

function hintsOf(dialects: readonly Dialect[]): AnnotationKind[] {
  return united(
    dialects.map(({ annotationKinds }) => annotationKinds),
    kind => kind.id,
    kind => [kind.title, kind.default],
  );
}

function languageOf({ id, name, extensions, sharedExtensions = [] }: Dialect): Json {
  return {
    id,
    aliases: [`${name} Assembly`, id],
    extensions: [...extensions, ...sharedExtensions],
    configuration: `./syntaxes/${id}.language-configuration.json`,
    icon: { light: `./media/${id}-light.svg`, dark: `./media/${id}-dark.svg` },
  };
}

/** How a theme that knows no semantic tokens colours them: by the scopes of the grammar. */
function scopesOf({ id }: Dialect): Json {
  return {
    language: id,
    scopes: {
      keyword: [`keyword.control.${id}`],
      macro: [`keyword.other.directive.${id}`, 'meta.preprocessor'],
      namespace: [`entity.name.type.task.${id}`],
      function: [`entity.name.function.label.${id}`],
      enumMember: ['variable.other.enummember', `variable.other.constant.${id}`],
      event: [`entity.name.type.event.${id}`, 'support.class'],
      property: [`variable.parameter.${id}`],
    },
  };
}

function severityProperties(dialects: readonly Dialect[]): Json {
  const rows = rulesOf(dialects).map(({ code, severity, title }) => [
    code,
    { type: 'string', enum: severities, default: severity, description: title },
  ]);
  return Object.fromEntries(rows);
}

function hintProperties(dialects: readonly Dialect[]): Json {
  const rows = hintsOf(dialects).map((kind, index) => [
    `mnemonic.inlayHints.${kind.id}`,
    {
      type: 'boolean',
      default: kind.default,
      scope: 'resource',
      order: 10 + index,
      description: `%setting.inlayHints.${kind.id}%`,
    },
  ]);
  return Object.fromEntries(rows);
}

function optionProperties(dialects: readonly Dialect[]): Json {
  const rows = optionsOf(dialects).map(option => [
    option.name,
    { ...schemaOf(option), description: `%launch.${option.name}%` },
  ]);
  return Object.fromEntries(rows);
}

/** `mnemonic.<dialect>.<name>`: settings that change what the sources of a dialect mean. */
function dialectProperties(dialects: readonly Dialect[]): Json {
  const rows = dialects.flatMap(({ id, settings = [] }) =>
    settings.map((setting, index) => [
      `mnemonic.${id}.${setting.name}`,
      {
        ...schemaOf(setting),
        scope: 'resource',
        order: 50 + index,
        description: `%setting.${id}.${setting.name}%`,
      },
    ]),
  );
  return Object.fromEntries(rows);
}

/** The JSON schema of an option's value. */
function schemaOf(option: LaunchOption): Json {
  const { type, values, minimum, maximum, default: standard, isList } = option;
  if (isList) return { type: 'array', items: { type: 'string' }, default: [] };
  return {
    type,
    ...(values ? { enum: values } : {}),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(standard === undefined ? {} : { default: standard }),
  };
}

/** The entries of `old` that `isKept` wants, with `added` behind the one named `anchor`. */
function spliced(old: Json, isKept: (key: string) => boolean, anchor: string, added: Json): Json {
  const kept = Object.entries(old).filter(([key]) => isKept(key));
  const at = kept.findIndex(([key]) => key === anchor) + 1;
  return Object.fromEntries([...kept.slice(0, at), ...Object.entries(added), ...kept.slice(at)]);
}

function settingsOf(dialects: readonly Dialect[], old: Json): Json {
  const diagnostics = old['mnemonic.diagnostics'] as Json | undefined;
  if (!diagnostics) return old;
  const prefixes = ['inlayHints', ...dialects.map(({ id }) => id)].map(id => `mnemonic.${id}.`);
  return spliced(
    {
      ...old,
      'mnemonic.diagnostics': { ...diagnostics, properties: severityProperties(dialects) },
    },
    key => !prefixes.some(prefix => key.startsWith(prefix)),
    'mnemonic.diagnostics',
    { ...hintProperties(dialects), ...dialectProperties(dialects) },
  );
}

function debuggerOf(
  dialects: readonly Dialect[],
  old: Manifest['contributes']['debuggers'][0],
): Json {
  const { properties } = old.configurationAttributes.launch;
  const ids = dialects.map(({ id }) => id);
  const dialect = { ...(properties['dialect'] as Json), enum: ids };
  const launch = spliced(
    { ...properties, dialect },
    key => ownNames.includes(key),
    'dialect',
    optionProperties(dialects),
  );
  const configurationAttributes = { launch: { properties: launch } };
  return { ...old, languages: ids, configurationAttributes };
}

/** package.json with the parts of the dialects written anew. */
export function manifestOf(dialects: readonly Dialect[], old: Manifest): Json {
  const { contributes } = old;
  const ids = dialects.map(({ id }) => id);
  const endings = new Set(dialects.flatMap(({ imageExtensions }) => imageExtensions));
  const [images, ...otherEditors] = contributes.customEditors;
  const defaults = { 'editor.tabSize': 8, 'editor.insertSpaces': true };
  return {
    ...old,
    contributes: {
      ...contributes,
      languages: dialects.map(languageOf),
      grammars: [
        ...ids.map(id => ({
          language: id,
          scopeName: `source.${id}`,
          path: `./syntaxes/${id}.tmLanguage.json`,
        })),
        markdownContribution(dialects),
      ],
      snippets: ids.map(id => ({ language: id, path: `./syntaxes/${id}.snippets.json` })),
      semanticTokenScopes: dialects.map(scopesOf),
      configuration: contributes.configuration.map(group => ({
        ...group,
        properties: settingsOf(dialects, group.properties),
      })),
      configurationDefaults: Object.fromEntries(
        ids.map(id => [`[${id}]`, { ...defaults, 'editor.detectIndentation': false }]),
      ),
      customEditors: [
        { ...images, selector: [...endings].map(end => ({ filenamePattern: `*${end}` })) },
        ...otherEditors,
      ],
      breakpoints: ids.map(language => ({ language })),
      debuggers: contributes.debuggers.map(row => debuggerOf(dialects, row)),
    },
  };
}

/** package.nls.json with the texts that `manifestOf` refers to. */
export function manifestTextsOf(dialects: readonly Dialect[], old: Texts): Json {
  const hints = hintsOf(dialects).map(({ id, title }) => [
    `setting.inlayHints.${id}`,
    `Show ${title} in the text.`,
  ]);
  const settings = dialects.flatMap(({ id, name, settings: list = [] }) =>
    list.map(setting => [`setting.${id}.${setting.name}`, `${name}: ${setting.summary}`]),
  );
  const prefixes = ['inlayHints', ...dialects.map(({ id }) => id)].map(id => `setting.${id}.`);
  const options = optionsOf(dialects).map(({ name, summary }) => [`launch.${name}`, summary]);
  const isOption = (key: string) => {
    const name = /^launch\.(.*)$/.exec(key)?.[1];
    return name !== undefined && name !== 'initial' && !ownNames.includes(name);
  };
  const withHints = spliced(
    old,
    key => !prefixes.some(prefix => key.startsWith(prefix)),
    'setting.diagnostics',
    Object.fromEntries([...hints, ...settings]),
  );
  return spliced(withHints, key => !isOption(key), 'launch.dialect', Object.fromEntries(options));
}
