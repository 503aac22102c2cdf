// The macros that are there before any source is read, made when their name is first met.
import { type BodyLine, directiveOf, firstOf, mentionsParameters } from './body-line.ts';
import { functionNamed } from './functions.ts';
import type { MultiMacro } from './multi-macro.ts';
import { Word } from './names.ts';
import type { Run } from './run.ts';
import type { NativeMacro, SingleMacro } from './single-macro.ts';
import { tokensOf } from './sources.ts';
import { standardNatives } from './standard-natives.ts';
import { nowhere, type Token } from './token.ts';

interface MultiRow {
  readonly min: number;
  readonly max: number;
  readonly takesRest: boolean;
  readonly defaults: readonly string[];
  readonly lines: readonly string[];
}

function rest(lines: readonly string[], min = 1, defaults: readonly string[] = []): MultiRow {
  return { min, max: min + defaults.length, takesRest: true, defaults, lines };
}

function each(directive: string): MultiRow {
  return ofEach(`[${directive} %1]`);
}

/** A line for each argument. */
function ofEach(line: string): MultiRow {
  const lines = ['%rep %0', line, '%rotate 1', '%endrep'];
  return { min: 1, max: Number.POSITIVE_INFINITY, takesRest: false, defaults: [], lines };
}

function exactly(count: number, lines: readonly string[]): MultiRow {
  return { min: count, max: count, takesRest: false, defaults: [], lines };
}

const sectionMacro = '__?SECT?__';

function sectionLike(directive: string): MultiRow {
  return rest([`%xdefine ${sectionMacro} [${directive} %1]`, sectionMacro]);
}

const padding = '(((%1) - (($-$$) % (%1))) % (%1))';

const multiRows: ReadonlyMap<string, MultiRow> = new Map([
  ['section', sectionLike('section')],
  ['segment', sectionLike('segment')],
  ['absolute', sectionLike('absolute')],
  ['extern', each('extern')],
  ['static', each('static')],
  ['global', each('global')],
  ['required', each('required')],
  ['common', each('common')],
  ['cpu', rest(['[cpu %1]'])],
  ['default', rest(['[default %1]'])],
  ['float', each('float')],
  ['userel', exactly(0, ['[default rel]'])],
  ['useabs', exactly(0, ['[default abs]'])],
  ['usebnd', exactly(0, ['[default bnd]'])],
  ['usenobnd', exactly(0, ['[default nobnd]'])],
  ['bits', rest(['[bits %1]'])],
  ['use16', exactly(0, ['[bits 16]'])],
  ['use32', exactly(0, ['[bits 32]'])],
  ['use64', exactly(0, ['[bits 64]'])],
  [
    'struc',
    {
      min: 1,
      max: 2,
      takesRest: false,
      defaults: ['0'],
      lines: ['%push', '%define %$strucname %1', '[absolute %2]', '%$strucname:'],
    },
  ],
  ['endstruc', exactly(0, ['%{$strucname}_size equ ($-%$strucname)', '%pop', sectionMacro])],
  ['istruc', exactly(1, ['%push', '%define %$strucname %1', '%$strucstart:'])],
  [
    'at',
    rest(
      [
        '%defstr %$member %1',
        '%substr %$member1 %$member 1',
        "%ifidn %$member1, '.'",
        'times (%$strucname%1-%$strucname)-($-%$strucstart) db 0',
        '%else',
        'times (%1-%$strucname)-($-%$strucstart) db 0',
        '%endif',
        '%2',
      ],
      1,
      [''],
    ),
  ],
  ['iend', exactly(0, ['times %{$strucname}_size-($-%$strucstart) db 0', '%pop'])],
  ['align', rest(['sectalign %1', `times ${padding} %2`], 1, ['nop'])],
  [
    'alignb',
    rest(
      [
        'sectalign %1',
        '%ifempty %2',
        '[warning push]',
        '[warning -zeroing]',
        `resb ${padding}`,
        '[warning pop]',
        '%else',
        `times ${padding} %2`,
        '%endif',
      ],
      1,
      [''],
    ),
  ],
  [
    'sectalign',
    exactly(1, [
      '%ifidni %1,on',
      '%define __?SECTALIGN_ALIGN_UPDATES_SECTION?__ 1',
      '%elifidni %1,off',
      '%define __?SECTALIGN_ALIGN_UPDATES_SECTION?__ 0',
      '%elif __?SECTALIGN_ALIGN_UPDATES_SECTION?__',
      '[sectalign %1]',
      '%endif',
    ]),
  ],
  [
    'incbin',
    rest(['%push', '%pathsearch %$dep %1', '%depend %$dep', 'incbin %$dep,%2', '%pop'], 1, ['0']),
  ],
]);

function lineOfText(run: Run, text: string): BodyLine {
  const tokens = tokensOf(run, text, undefined);
  const first = firstOf(tokens);
  return {
    tokens,
    file: nowhere,
    start: 0,
    end: 0,
    reportedFile: '',
    reportedLine: 0,
    first,
    hasParameters: mentionsParameters(tokens),
    directive: directiveOf(tokens, first),
  };
}

function multiMacro(run: Run, name: string, row: MultiRow): MultiMacro {
  return {
    name: name === cDeclaration ? cDeclarationName : name,
    insensitive: name !== cDeclaration,
    parametersMin: row.min,
    parametersMax: row.max,
    takesRest: row.takesRest,
    nolist: name !== cDeclaration,
    defaults: row.defaults.map(text => tokensOf(run, text, undefined)),
    depthMax: 0,
    lines: row.lines.map(text => lineOfText(run, text)),
    takesLabel: false,
    inProgress: 0,
    at: undefined,
    definition: -1,
  };
}

function singleMacro(
  name: string,
  body: readonly Token[],
  native: NativeMacro | undefined,
  isAlias: boolean,
): SingleMacro {
  return {
    name,
    insensitive: false,
    parameters: [],
    countMin: 0,
    countMax: 0,
    body,
    native,
    isAlias,
    inProgress: false,
    at: undefined,
    definition: -1,
  };
}

const flat = /^(bin|ith|srec)$/;
const linked = /^(coff|win|win32|win64)$/;

/** A macro of several lines that is known by its own spelling alone, as no other is. */
const cDeclaration = '__?nasm_cdecl?__';
const cDeclarationName = '__?NASM_CDecl?__';

/** Directives of some output formats alone: the formats, and what each of them has. */
type FormatRow = readonly (readonly [RegExp, MultiRow])[];

const formatRows: ReadonlyMap<string, FormatRow> = new Map([
  ['org', [...debugged('org'), [flat, rest(['[org %1]'])]]],
  ['osabi', [[/^elf/, rest(['[osabi %1]'])]]],
  ['export', [...debugged('export'), [/^(coff|win|win32|win64|obj)$/, rest(['[export %1]'])]]],
  ['safeseh', [[linked, exactly(1, ['[safeseh %1]'])]]],
  ['import', [...debugged('import'), [/^obj$/, rest(['[import %1]'])]]],
  ['group', [[/^(obj|dbg)$/, rest(['[group %1]'])]]],
  ['uppercase', [...debugged('uppercase', 0), [/^obj$/, rest(['[uppercase %1]'], 0)]]],
  ['subsections_via_symbols', [[/^macho/, exactly(0, ['%pragma __?OUTPUT_FORMAT?__ %?'])]]],
  ['no_dead_strip', [[/^macho/, ofEach('%pragma __?OUTPUT_FORMAT?__ %? %1')]]],
  [
    cDeclaration,
    [
      [/^elf/, exactly(1, ['%define $_%1 $%1'])],
      [/^(?!ieee)/, exactly(1, [])],
    ],
  ],
]);

/** What the format dbg passes over. */
function debugged(directive: string, min = 1): FormatRow {
  return [[/^dbg$/, rest([`%pragma dbg ${directive} %1`], min)]];
}

function multiRow(name: string, format: string): MultiRow | undefined {
  const row = formatRows.get(name)?.find(([formats]) => formats.test(format));
  return row?.[1] ?? multiRows.get(name);
}

/** Gives a word that is met for the first time the macros that nasm has by that name. */
export function introduceStandard(run: Run, word: Word): void {
  const { text } = word;
  const code = text.charCodeAt(0);
  if (code === 0x25) {
    const found = functionNamed(text);
    if (found) word.single = [found];
    return;
  }
  // Labels of macro calls are many, and none of them is a macro.
  if (code === 0x2e) return;
  if (code === 0x5f) introduceSingle(run, word);
  if (run.standardMultiGone) return;
  const row = multiRow(text, run.options.outputFormat);
  if (row) word.multi = [multiMacro(run, text, row)];
}

/** The macros that a word would have that is met for the first time now. */
export function freshMacros(run: Run, text: string): Pick<Word, 'single' | 'multi'> {
  const word = new Word(text);
  introduceStandard(run, word);
  return word;
}

function introduceSingle(run: Run, word: Word): void {
  if (run.standardGone) return;
  const found = standardNatives.get(word.text);
  if (!found) return;
  const [name, native] = found;
  if (typeof native !== 'string') word.single = [singleMacro(name, [], native, false)];
  else {
    const macro = singleMacro(name, tokensOf(run, native, undefined), undefined, true);
    // The words of the assembler are known in any case, and not the names of values.
    const insensitive = !standardNatives.has(native.toLowerCase());
    word.single = [{ ...macro, insensitive }];
  }
}
