// The packed table of x86 instruction forms: iced's rows, and ours where NASM has its own ways.
import { arranged } from './x86/arrangement.ts';
import { type FormRow, textOf } from './x86/form-row.ts';
import { halfRows } from './x86/half-rows.ts';
import { icedRows } from './x86/iced-rows.ts';
import { integerRows } from './x86/integer-rows.ts';
import { absentNames, aliases, renamed, withoutSpelling } from './x86/names.ts';
import { systemRows } from './x86/system-rows.ts';
import { vectorRows } from './x86/vector-rows.ts';
import { x87Rows } from './x86/x87-rows.ts';

function rowsByName(): Map<string, FormRow[]> {
  const byName = new Map<string, FormRow[]>();
  for (const row of icedRows()) {
    const name = renamed.get(row.mnemonic) ?? row.mnemonic;
    if (absentNames.has(name) || withoutSpelling.has(name)) continue;
    const rows = byName.get(name);
    if (rows) rows.push(row);
    else byName.set(name, [row]);
  }
  return byName;
}

/** Rows by hand have line breaks and spaces as a reader likes them. */
function tidied(text: string): string {
  return text
    .split(';')
    .map(row => row.trim().replaceAll(/\s+/g, ' '))
    .join(';');
}

/** Instructions of the older kind whose last byte is a number without sign. */
const unsigned = new Set(
  `blendpd blendps bt btc btr bts cmppd cmpps cmpsd cmpss dppd dpps enter extractps extrq in insertps
insertq int mpsadbw out palignr pblendw pcmpestri pcmpestrm pcmpistri pcmpistrm pextrb pextrd pextrq
pextrw pinsrb pinsrd pinsrq pinsrw pslld pslldq psllq psllw psrad psraw psrld psrldq psrlq psrlw rcl
rcr rol ror roundpd roundps roundsd roundss sar shl shld shr shrd shufpd shufps aam aad cmpsd*
cmppd*`.split(/\s+/),
);

/** Instructions that processors no longer have, or never had. */
const extinct: Readonly<Record<string, string>> = {
  bb0_reset: 'gone',
  bb1_reset: 'gone',
  cmpxchg486: 'gone',
  ibts: 'gone',
  loadall: 'gone',
  loadall286: 'gone',
  pcommit: 'never',
};

/** One row with the marks that the tables above give. */
function marked(name: string, row: string): string {
  const [operands = '', slots = '', encoding = '', flags] = row.split(' ');
  const isVector = /^[vex][l\d]/.test(encoding);
  const ownSlots = unsigned.has(name) && !isVector ? slots.replace('b', 'u') : slots;
  const mark = extinct[name];
  const ownFlags = mark ? [...(flags ? [flags] : []), mark].join(',') : flags;
  return [operands, ownSlots, encoding, ...(ownFlags ? [ownFlags] : [])].join(' ');
}

/** Text of all forms of each mnemonic, in alphabetical order. */
function tableLines(): string[] {
  const lines = new Map<string, string>();
  for (const [name, rows] of rowsByName()) {
    lines.set(name, [...new Set(arranged(rows).map(textOf))].join(';'));
  }
  for (const [name, text] of [
    ...integerRows(),
    ...systemRows(),
    ...vectorRows(),
    ...halfRows(),
    ...x87Rows(),
  ]) {
    if (!name.endsWith('+')) lines.set(name, tidied(text));
    else lines.set(name.slice(0, -1), `${lines.get(name.slice(0, -1))};${tidied(text)}`);
  }
  for (const [name, text] of lines) {
    lines.set(name, text.split(';').map(row => marked(name, row)).join(';'));
  }
  for (const [name, other] of aliases()) lines.set(name, `=${other}`);
  return [...lines].map(([name, text]) => `${name}:${text}`).sort();
}

/** The content of dialects/nasm/isa/forms.generated.ts. */
export function formsFile(): string {
  return (
    '// Every form of every x86 instruction as text; written by `npm run generate`.\n\n' +
    `export const packedForms = \`${tableLines().join('\n')}\`;\n`
  );
}
