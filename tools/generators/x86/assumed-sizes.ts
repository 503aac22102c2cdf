// Sizes that NASM assumes for all operands of a form, and registers apart from memory beside them.

/** The names, the beginning of the encoding, the size in bits that every operand may be given. */
const assumed: readonly (readonly [RegExp, RegExp, number])[] = [
  [/^((addsub|hadd|hsub)p[sd]|mulpd|orpd|sqrtpd|subpd)$/, /^(66|f2)/, 128],
  [/^(movdqa|movdqu|lddqu|movntdq|movntpd)$/, /^(66|f2|f3)/, 128],
  [/^(mulsd|movddup|movntsd|pmov[sz]x(bw|wd|dq)|movntq)$/, /^(66|f2|np)/, 64],
  [/^(movntss|pmov[sz]x(bd|wq))$/, /^(66|f3)/, 32],
  [/^pmov[sz]xbq$/, /^66/, 16],
  [/^(vmread|vmwrite|popcnt|movdiri|aadd|aand|aor|axor)$/, /^/, -1],
  [/^vpdpb(ss|su|uu)ds?$|^vpmadd52[hl]uq$/, /^v256/, 256],
  [/^vcvtne[eo](bf16|ph)2ps$/, /^v256/, 256],
  [/^vbcstne(bf16|sh2)ps|^vbcstnesh2ps$/, /^v/, 16],
  [/^vmaskmovps$/, /^v128.*:2e/, 128],
  [/^vmaskmovps$/, /^v256.*:2e/, 256],
  [/^vmovq$/, /^v/, 64],
  [/^prefetch(nta|t[012]|it[01])$/, /^/, 8],
  [/^(ldtilecfg|sttilecfg)$/, /^/, 512],
];

/** Forms of which NASM has one for the register, without a size, and one for memory. */
const apart: readonly (readonly [RegExp, RegExp])[] = [
  [/^v(p?compress[a-z]+|p?expand(pd|ps|[dq])|extract[fi]\d+x\d|pmovu?s?[wdq][bwd])$/, /^e/],
  [/^vmov[au]p[sd]$/, /^e.*:(11|29)/],
  [/^vcvtps2ph$/, /^e.*\.3\./],
  [/^v(broadcasts[sd]|pbroadcast[dq])$/, /^e/],
  [/^vpbroadcast[bwdq]$|^vcvtt?pd2(dq|ps)$/, /^v/],
  [/^vpmov[sz]x(bd|bq|wq)$/, /^v256/],
];

const general = /^(r\d|rm\d|al|[er]?[abcd]x|cl|i)/;

/** A number: what every operand may have, 0 for none; -1: memory may leave its own out. */
function withSize(token: string, size: number): string {
  if (size === 0 || token.includes('~')) return token;
  const [, name = '', marks = ''] = /^([^{]*)(.*)$/.exec(token) ?? [];
  if (size > 0) return general.test(name) ? token : `${name}~${size}${marks}`;
  const own = /^r?m(\d+)$/.exec(name)?.[1];
  return own ? `${name}~${own}${marks}` : token;
}

/** Where memory is as wide as every operand of its form may be said to be. */
const narrowed = /^vcvtt?pd2(dq|ps)$/;

function apartRows(name: string, operands: readonly string[], rest: string): string[] {
  const at = operands.findIndex(token => /^[xyz]m\d/.test(token));
  if (at < 0) return [[operands.join(','), rest].join(' ')];
  const [, letter = '', bits = '', marks = ''] = /^(.)m(\d+)(.*)$/.exec(operands[at]!) ?? [];
  const row = (token: string, size: number) => {
    const all = operands.map((other, index) => (index === at ? token : other));
    return [all.map(each => withSize(each, size)).join(','), rest].join(' ');
  };
  const memory = `m${bits}${marks.replace('{kz', '{k')}`;
  return [row(`${letter}mm${marks}`, 0), row(memory, narrowed.test(name) ? Number(bits) : 0)];
}

/** The rows of a form as NASM has them. */
export function withAssumedSizes(name: string, row: string): string[] {
  const [operandText = '', slots = '', encoding = '', flags = ''] = row.split(' ');
  let operands = operandText.split(',');
  let marks = flags === '' ? [] : flags.split(',');
  const rule = assumed.find(([names, head]) => names.test(name) && head.test(encoding));
  if (rule) {
    operands = operands.map(token => withSize(token, rule[2]));
    marks = marks.filter(mark => mark !== 'sx');
  }
  const rest = [slots, encoding, ...(marks.length > 0 ? [marks.join(',')] : [])].join(' ');
  const isApart = apart.some(([names, head]) => names.test(name) && head.test(encoding));
  return isApart ? apartRows(name, operands, rest) : [[operands.join(','), rest].join(' ')];
}
