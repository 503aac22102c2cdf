// Holds the manifest in step with the dialects' tables: launch options, rules, hints, file names.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { LaunchOption } from '#core/machine/program.ts';
import { ownNames } from '#debug-adapter/launch-arguments.ts';
import { dialects } from '#dialects/registry.ts';
import { root } from '#tools/project.ts';

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const texts: Readonly<Record<string, string>> = readJson('package.nls.json');
const { contributes, activationEvents } = readJson('package.json');
const ids = dialects.map(dialect => dialect.id);

const textOf = (key: string | undefined) => texts[(key ?? '').replaceAll('%', '')];

const settings: Readonly<Record<string, Schema>> = Object.assign(
  {},
  ...contributes.configuration.map((group: Schema) => group.properties),
);

/** What the launch schema has to say of an option. */
function schemaOf(option: LaunchOption): Partial<Schema> {
  return JSON.parse(
    JSON.stringify({
      type: option.type,
      enum: option.values,
      minimum: option.minimum,
      maximum: option.maximum,
      default: option.default,
    }),
  );
}

describe('the manifest', () => {
  test('contributes every dialect as a language, with its endings', () => {
    const languages = new Map(
      contributes.languages.map((row: { id: string; extensions: string[] }) => [
        row.id,
        row.extensions,
      ]),
    );
    assert.deepEqual([...languages.keys()], ids);
    for (const { id, extensions, sharedExtensions = [] } of dialects) {
      assert.deepEqual(languages.get(id), [...extensions, ...sharedExtensions]);
    }
  });

  test('opens the images of every dialect in the image view', () => {
    const patterns = contributes.customEditors[0].selector.map(
      (row: { filenamePattern: string }) => row.filenamePattern,
    );
    const endings = new Set(dialects.flatMap(({ imageExtensions }) => imageExtensions));
    assert.deepEqual(
      patterns,
      [...endings].map(ending => `*${ending}`),
    );
  });

  test('has breakpoints, debugging, grammar and snippets for every dialect', () => {
    const languagesOf = (rows: readonly { language?: string }[]) =>
      rows.flatMap(row => row.language ?? []);
    assert.deepEqual(languagesOf(contributes.breakpoints), ids);
    assert.deepEqual(contributes.debuggers[0].languages, ids);
    assert.deepEqual(languagesOf(contributes.grammars), ids);
    assert.deepEqual(languagesOf(contributes.snippets), ids);
    const { embeddedLanguages } = contributes.grammars.at(-1);
    assert.deepEqual(Object.values(embeddedLanguages), ids);
    assert.ok(activationEvents.includes('onDebugResolve:mnemonic'));
  });

  test('describes every launch option as the table of the dialect does', () => {
    const { properties }: { properties: Record<string, Schema> } =
      contributes.debuggers[0].configurationAttributes.launch;
    const all = dialects.flatMap(({ machine }) => machine.options);
    for (const option of all) {
      const { description, ...schema } = properties[option.name] ?? {};
      assert.ok(textOf(description)?.includes(option.summary), option.name);
      // What several machines have may be wider than what one of them takes.
      const isShared = all.some(other => other !== option && other.name === option.name);
      if (!isShared) assert.deepEqual(schema, schemaOf(option), option.name);
      assert.equal(schema.type, option.type);
    }
    assert.deepEqual(properties['dialect']?.enum, ids);
  });

  test('has no launch option that nobody knows', () => {
    const { properties } = contributes.debuggers[0].configurationAttributes.launch;
    const options = dialects.flatMap(({ machine }) => machine.options.map(({ name }) => name));
    const known = [...ownNames, ...options];
    assert.deepEqual(
      Object.keys(properties).filter(name => !known.includes(name)),
      [],
    );
  });

  test('offers a severity for each rule that is no error', () => {
    const rules = dialects.flatMap(dialect => dialect.rules);
    const wanted = new Map(
      rules
        .filter(({ severity }) => severity !== 'error')
        .map(({ code, severity, title }) => [code, [severity, title]]),
    );
    const offered = Object.entries(settings['mnemonic.diagnostics']?.properties ?? {});
    assert.deepEqual(
      offered.map(([code, schema]) => [code, [schema.default, schema.description]]),
      [...wanted],
    );
  });

  test('has a setting for each kind of inlay hint, with its default', () => {
    for (const { id, default: standard } of dialects.flatMap(each => each.annotationKinds)) {
      assert.equal(settings[`mnemonic.inlayHints.${id}`]?.default, standard, id);
    }
  });

  test('describes every setting', () => {
    for (const [name, schema] of Object.entries(settings)) {
      const row = schema as { description?: string; markdownDescription?: string };
      assert.ok(textOf(row.description ?? row.markdownDescription), name);
    }
  });

  test('lists every policy in the snippets', () => {
    for (const { id, machine } of dialects) {
      const snippets = readFileSync(join(root, `syntaxes/${id}.snippets.json`), 'utf8');
      const scheduler = machine.options.find(({ name }) => name === 'scheduler');
      for (const policy of scheduler?.values ?? []) assert.ok(snippets.includes(policy), policy);
    }
  });
});
