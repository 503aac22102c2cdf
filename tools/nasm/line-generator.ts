// Random lines of source out of the table of forms: right ones at the edges, and wrong ones.
import { distance, type Form, type FormOperand, kind, slot } from '#dialects/nasm/isa/form.ts';
import { formsOf } from '#dialects/nasm/isa/forms.ts';
import { registers } from '#dialects/nasm/isa/registers.ts';
import type { RandomChoices } from './random.ts';

const sizeWords: Readonly<Record<number, string>> = {
  8: 'byte',
  16: 'word',
  32: 'dword',
  64: 'qword',
  80: 'tword',
  128: 'oword',
  256: 'yword',
  512: 'zword',
};

const anySizes = Object.values(sizeWords);

function namesOf(test: (name: string, family: string, bits: number) => boolean): string[] {
  return registers
    .filter(({ name, class: family, bits }) => test(name, family, bits))
    .map(r => r.name);
}

const general: Readonly<Record<number, string[]>> = Object.fromEntries(
  [8, 16, 32, 64].map(size => [
    size,
    namesOf((_, family, bits) => family === 'general' && bits === size),
  ]),
);

const vectors: Readonly<Record<number, string[]>> = Object.fromEntries(
  [128, 256, 512].map(size => [
    size,
    namesOf((_, family, bits) => family === 'vector' && bits === size),
  ]),
);

const families: readonly [number, string[]][] = [
  [kind.segment, ['es', 'cs', 'ss', 'ds', 'fs', 'gs']],
  [kind.control, namesOf((_, family) => family === 'control')],
  [kind.debug, namesOf((_, family) => family === 'debug')],
  [kind.test, namesOf((_, family) => family === 'test')],
  [kind.x87, namesOf((_, family) => family === 'x87')],
  [kind.mmx, namesOf((_, family) => family === 'mmx')],
  [kind.xmm, vectors[128]!],
  [kind.ymm, vectors[256]!],
  [kind.zmm, vectors[512]!],
  [kind.mask, namesOf((_, family) => family === 'mask')],
  [kind.bound, namesOf((_, family) => family === 'bound')],
  [kind.tile, namesOf((_, family) => family === 'tile')],
];

const numbers = [
  '0',
  '1',
  '2',
  '3',
  '5',
  '-1',
  '-2',
  '127',
  '128',
  '-128',
  '-129',
  '255',
  '256',
  '-256',
  '32767',
  '32768',
  '-32768',
  '65535',
  '65536',
  '0x7fffffff',
  '0x80000000',
  '-0x80000000',
  '-0x80000001',
  '0xffffffff',
  '0x100000000',
  '0xffffff80',
  '0xff80',
  '0x7fffffffffffffff',
  '0xffffffffffffffff',
];

const displacements = [
  '',
  '',
  '',
  '+0',
  '+1',
  '+8',
  '-8',
  '+16',
  '+64',
  '+127',
  '+128',
  '-128',
  '-129',
  '+255',
  '+256',
  '+512',
  '+1024',
  '-4096',
  '+8128',
  '+32767',
  '+0x7fffffff',
  '-0x80000000',
  '+4+4',
  '+8-8',
];

/** Addresses by the mode in which they are usual; `D` is a displacement. */
function address(random: RandomChoices, bits: number): string {
  const style = random.below(10);
  if (style === 0)
    return random.pick(['5', '0', '0x1234', 'rel 5', 'abs 0x1234', '-1', '0x12345678']);
  const shape = random.below(8);
  const small = bits === 16 ? random.below(3) > 0 : random.oneIn(40);
  const tail = random.pick(displacements);
  if (small) {
    return (
      random.pick(['bx+si', 'bx+di', 'bp+si', 'bp+di', 'si', 'di', 'bp', 'bx', 'si+bx']) + tail
    );
  }
  const wide = bits === 64 ? random.below(5) > 0 : random.oneIn(40);
  const names = general[wide ? 64 : 32]!;
  const usable = bits === 64 || wide ? names : names.slice(0, 8);
  const base = random.pick(usable);
  const index = random.pick(usable);
  const scale = random.pick(['1', '2', '4', '8']);
  if (shape < 3) return base + tail;
  if (shape < 5) return `${base}+${index}${tail}`;
  if (shape === 5)
    return `${index}*${random.pick(['1', '2', '3', '4', '5', '8', '9', '6'])}${tail}`;
  return `${base}+${index}*${scale}${tail}`;
}

function vectorAddress(random: RandomChoices, bits: number, vector: number): string {
  const size = vector === kind.xmm ? 128 : vector === kind.ymm ? 256 : 512;
  const names = bits === 64 ? vectors[size]! : vectors[size]!.slice(0, 8);
  const index = `${random.pick(names)}${random.pick(['', '*1', '*2', '*4', '*8'])}`;
  const base = random.pick(general[bits === 64 ? 64 : 32]!.slice(0, bits === 64 ? 16 : 8));
  const tail = random.pick(displacements);
  return random.oneIn(6) ? `${index}${tail}` : `${base}+${index}${tail}`;
}

const addressWords = [
  'byte ',
  'word ',
  'dword ',
  'qword ',
  'nosplit ',
  'abs ',
  'rel ',
  'a16 ',
  'a32 ',
  'a64 ',
];

function memory(random: RandomChoices, bits: number, wanted: FormOperand): string {
  const vector = wanted.vectorIndex !== 0 && !random.oneIn(60);
  const inside = vector ? vectorAddress(random, bits, wanted.vectorIndex) : address(random, bits);
  const word = random.oneIn(25) ? random.pick(addressWords) : '';
  const segment = random.oneIn(30) ? random.pick(['fs:', 'gs:', 'es:', 'cs:', 'ds:']) : '';
  return `[${word}${segment}${inside}]`;
}

function distanceWord(size: number): string {
  if (size & distance.near) return 'near ';
  if (size & distance.far) return 'far ';
  return size & distance.short ? 'short ' : '';
}

/** The word of a size, written, left out, or wrong. */
function sizeWord(random: RandomChoices, size: number): string {
  const bits = size & 0xffff;
  if (random.oneIn(30)) return `${random.pick(anySizes)} `;
  const word = sizeWords[bits];
  return word && random.oneIn(2) ? `${word} ` : '';
}

const targets = ['$', '$+2', '$+100', '$-100', '$+126', '$+131', '$+1000'];

function immediate(random: RandomChoices, wanted: FormOperand): string {
  const strict = random.oneIn(20) ? 'strict ' : '';
  const word = distanceWord(wanted.size) || strict;
  const size =
    wanted.size & 0xffff
      ? sizeWord(random, wanted.size)
      : random.oneIn(8)
        ? `${random.pick(anySizes)} `
        : '';
  if (wanted.far) return `${size}${random.below(9)}:${random.pick(numbers)}`;
  const jumps = wanted.slot === slot.relative || wanted.slot === slot.relative8;
  if (jumps) return `${word}${size}${random.pick(targets)}`;
  return `${word}${size}${random.pick(numbers)}`;
}

function registerName(random: RandomChoices, wanted: FormOperand, bits: number): string {
  const { accepts, number } = wanted;
  const size = (wanted.size || 32) & 0xffff;
  let names: string[] = [];
  if (accepts & kind.general) names = general[size] ?? general[32]!;
  else {
    for (const [bit, all] of families) if (accepts & bit) names = all;
  }
  if (number >= 0 && !random.oneIn(8)) return names[number] ?? names[0]!;
  if (bits !== 64 && !random.oneIn(30)) names = names.slice(0, 8);
  return random.pick(names);
}

const registerBits = 0x7ff9;

function decorated(
  random: RandomChoices,
  text: string,
  wanted: FormOperand,
  isMemory: boolean,
): string {
  let result = text;
  if (wanted.mask && random.oneIn(3)) result += `{k${1 + random.below(7)}}`;
  if (wanted.zeroing && random.oneIn(4)) result += '{z}';
  if (isMemory && wanted.broadcast > 0 && random.oneIn(3)) {
    const count = Math.max(2, (wanted.size || 512) / wanted.broadcast);
    result += `{1to${random.oneIn(15) ? random.pick([2, 4, 8, 16, 32]) : count}}`;
  }
  if (!result.includes('{') && random.oneIn(150))
    result += random.pick(['{k1}', '{k2}{z}', '{1to4}', '{1to8}', '{z}']);
  return result;
}

function operand(random: RandomChoices, wanted: FormOperand, bits: number): string {
  const { accepts } = wanted;
  if (accepts & kind.immediate) return immediate(random, wanted);
  const isMemory =
    (accepts & kind.memory) !== 0 && ((accepts & registerBits) === 0 || random.oneIn(2));
  if (!isMemory) {
    const word = wanted.requiresTo ? 'to ' : random.oneIn(60) ? `${random.pick(anySizes)} ` : '';
    return decorated(random, word + registerName(random, wanted, bits), wanted, false);
  }
  const size = distanceWord(wanted.size) + sizeWord(random, wanted.size || wanted.assumedSize);
  return decorated(random, size + memory(random, bits, wanted), wanted, true);
}

/** Something that may be anything. */
function anyOperand(random: RandomChoices, bits: number): string {
  switch (random.below(6)) {
    case 0:
      return random.pick(numbers);
    case 1:
      return `${random.oneIn(2) ? `${random.pick(anySizes)} ` : ''}[${address(random, bits)}]`;
    case 2:
      return random.pick(random.pick(families)[1]);
    default:
      return random.pick(general[random.pick([8, 16, 32, 64])]!);
  }
}

const prefixes = [
  'lock',
  'rep',
  'repne',
  'repe',
  'bnd',
  'xacquire',
  'xrelease',
  'o16',
  'o32',
  'o64',
  'a16',
  'a32',
  'a64',
  'cs',
  'ds',
  'fs',
  'gs',
  'es',
  'ss',
  'wait',
  'osp',
  'asp',
  'xacquire lock',
  'lock xrelease',
  'nobnd',
];

const encodings = ['{vex}', '{vex2}', '{vex3}', '{evex}', '{rex}'];

function roundingOf(random: RandomChoices, form: Form): string {
  const marks = form.operands.some(({ rounding, suppress }) => rounding || suppress);
  if (!(marks ? random.oneIn(3) : random.oneIn(300))) return '';
  const may = form.operands.some(({ rounding }) => rounding);
  if (random.oneIn(10)) return random.pick(['{sae}', '{rn-sae}']);
  return may ? random.pick(['{rn-sae}', '{rd-sae}', '{ru-sae}', '{rz-sae}']) : '{sae}';
}

export interface GeneratorOptions {
  /** How many lines out of a hundred are bent into something else. */
  readonly wrong: number;
}

/** One line with the mnemonic, in a form of it. */
export function randomLine(
  random: RandomChoices,
  mnemonic: string,
  bits: number,
  { wrong }: GeneratorOptions,
): string {
  const form = random.pick(formsOf(mnemonic) ?? []);
  const operands = form.operands.map(wanted => operand(random, wanted, bits));
  const rounding = roundingOf(random, form);
  if (random.below(100) < wrong) {
    const at = random.below(operands.length + 1);
    if (random.oneIn(3)) operands.splice(at, 1);
    else operands.splice(at, random.below(2), anyOperand(random, bits));
  }
  if (rounding !== '') {
    const last = operands.findLastIndex(text => !/^[-\d]|^(byte|strict)/.test(text));
    if (last >= 0) operands.splice(last + 1, 0, rounding);
  }
  let head = mnemonic;
  if (random.oneIn(25)) head = `${random.pick(prefixes)} ${head}`;
  if (random.oneIn(/^v/.test(mnemonic) ? 8 : 80)) head = `${random.pick(encodings)} ${head}`;
  return operands.length > 0 ? `${head} ${operands.join(',')}` : head;
}
