// Lines of the table in odd shapes: labels, expressions, addresses, prefixes as people write them.
import type { RandomChoices } from './random.ts';

/** What the odd lines refer to; it stands before them. */
export const surroundings = {
  before: ['five equ 5', 'minus equ -3', 'wide equ 0x123456789', 'back:'],
  after: ['times 200 nop', 'ahead:'],
} as const;

/** Where a line stands among the others: `L7` is a label at the line with that index. */
interface Place {
  readonly index: number;
  readonly count: number;
}

type Bend = (random: RandomChoices, line: string, place: Place) => string;

function near(random: RandomChoices, { index, count }: Place): string {
  const distance = random.pick([0, 1, 1, 2, 3, 8, 14, 20, 30, 60]) * random.pick([1, -1]);
  return `L${Math.min(count - 1, Math.max(0, index + distance))}`;
}

function label(random: RandomChoices, place: Place): string {
  return random.oneIn(4) ? random.pick(['back', 'ahead', '$$', '$', 'five']) : near(random, place);
}

/** A number in a spelling that the table does not have, or a place. */
function number(random: RandomChoices, place: Place): string {
  const at = () => label(random, place);
  switch (random.below(14)) {
    case 0:
      return at();
    case 1:
      return `${at()}-${at()}`;
    case 2:
      return `${at()}+${random.below(300)}`;
    case 3:
      return `${at()}-${at()}+${random.pick(['1', '-128', '127', '0x7fffffff'])}`;
    case 4:
      return random.pick(['five', 'minus', 'wide', 'five*25', 'five-minus', '-five', '~five']);
    case 5:
      return random.pick(["'a'", '"ab"', "'abcd'", "'abcde'", "'abcdefgh'", '``', '`\\n`']);
    case 6:
      return random.pick(['__?float32?__(1.5)', '__float64__(-2.5)', '__?float16?__(0.1)']);
    case 7:
      return random.pick([
        '1<<7',
        '1<<31',
        '(3+4)*2',
        '300/7',
        '-7//2',
        '5==5',
        '!0',
        '~0',
        '-(3)',
      ]);
    case 8:
      return random.pick(['0ffh', '1010b', '0o17', '$0ff', '1_000', '0b11', '0x8000_0000', '017q']);
    case 9:
      return random.pick(['%eval(3+4)', '%cond(1,5,6)', '%sel(2,1,300)', '%strlen("abc")']);
    case 10:
      return `(${at()}-$)`;
    case 11:
      return random.pick(['five?1:2', '(five>3)*7', '0xffffffff80000000', '1.5', '1e5']);
    case 12:
      return `${random.pick(['strict ', 'strict byte ', 'strict dword ', 'strict word '])}${at()}`;
    default:
      return random.pick(['-0x80', '+5', '--5', '-~5', '0x80', '0xffffffffffffff80', '0xff7f']);
  }
}

const numberPattern = /(?<![\w.$}{*'])-?(?:0x[0-9a-f]+|\d+)(?![\w}'])/g;

function replaceOne(random: RandomChoices, line: string, all: RegExp, text: string): string {
  const found = [...line.matchAll(all)];
  if (found.length === 0) return line;
  const match = random.pick(found);
  const at = match.index;
  return line.slice(0, at) + text + line.slice(at + match[0].length);
}

const registers32 = ['eax', 'ebx', 'ecx', 'esp', 'ebp', 'esi'];
const registersBy: Readonly<Record<number, readonly string[]>> = {
  16: ['bx', 'si', 'bp', 'di', 'eax', 'ebx'],
  32: registers32,
  64: ['rax', 'rbx', 'rsp', 'rbp', 'r8', 'r13', 'r12', 'ecx'],
};

function insides(random: RandomChoices, bits: number, place: Place): string {
  const register = () => random.pick(registersBy[bits]!);
  const [a, b] = [register(), register()];
  const n = number(random, place);
  const word = random.pick(['byte ', 'word ', 'dword ', 'qword ', 'rel ', 'abs ', 'nosplit ', '']);
  switch (random.below(18)) {
    case 0:
      return `${word}${n}`;
    case 1:
      return `${word}${a}+${n}`;
    case 2:
      return `${n}+${a}*4+${b}`;
    case 3:
      return `${a}-${b}`;
    case 4:
      return `${a}*2+${a}`;
    case 5:
      return `${a}+${b},${a}*2`;
    case 6:
      return `${a},${b}`;
    case 7:
      return `${n},${a}*${random.pick(['1', '2', '3', '4', '8'])}`;
    case 8:
      return `${random.pick(['fs', 'es', 'gs', 'ss'])}:${word}${label(random, place)}`;
    case 9:
      return `${word}${random.pick(['gs', 'fs', 'ds'])}:${a}+${label(random, place)}`;
    case 10:
      return `${a}*1+${b}`;
    case 11:
      return `nosplit ${a}*${random.pick(['1', '2', '3'])}`;
    case 12:
      return `(${a}+5)*${random.pick(['1', '2', '4'])}`;
    case 13:
      return `${a}+${a}+${b}`;
    case 14:
      return `rel ${label(random, place)}+${random.below(200)}`;
    case 15:
      return `${a}+${label(random, place)}-${label(random, place)}`;
    case 16:
      return `${word}${word}${random.pick(['a16 ', 'a32 ', 'a64 ', ''])}${a}*${random.below(10)}`;
    default:
      return `${a}+${b}+${random.pick([...registersBy[bits]!, 'five', '0', 'xmm1', 'ymm2*2'])}`;
  }
}

const heads =
  `lock rep repe repz repne repnz bnd nobnd xacquire xrelease o16 o32 o64 a16 a32 a64 cs ds
es fs gs ss wait osp asp {vex} {vex2} {vex3} {evex} {rex} times`.split(/\s+/);

const leads = 'strict near far short to byte word dword qword tword oword yword zword'.split(' ');

const marks = ['{k1}', '{k0}', '{z}', '{k2}{z}', '{1to2}', '{1to8}', '{1to16}', '{k1}{k2}'];
const roundings = ['{sae}', '{rn-sae}', '{rz-sae}', '{ru-sae}'];

const registers =
  `al ah spl r8b ax r9w eax ebx esp r10d rax rcx r15 es cs fs segr6 cr0 cr8 cr2 dr0 dr7
tr3 st0 st7 mm0 mm7 xmm0 xmm1 xmm15 xmm16 xmm31 ymm3 ymm20 zmm1 zmm30 k0 k1 k7 bnd0 bnd3 tmm1
zmm0+3 xmm4+3 zmm31+3 k1+1 rip`.split(/\s+/);

const registerPattern =
  /(?<![\w.%{])(?:[re]?([abcd]x|[sd]i|[sb]p)|[abcd][lh]|r\d+[bwd]?|[xyz]?mm\d+|k\d|st\d)(?!\w)/g;

/** An operand of its own, at any place behind the mnemonic. */
function insertOperand(random: RandomChoices, line: string, text: string): string {
  const at = [...line.matchAll(/,/g)].map(match => match.index);
  const place = random.pick([...at, line.length]);
  return `${line.slice(0, place)},${text}${line.slice(place)}`;
}

function withLead(random: RandomChoices, line: string): string {
  const at = [...line.matchAll(/,| (?=[^ ]*$)/g)].map(match => match.index + 1);
  if (at.length === 0) return line;
  const place = random.pick(at);
  return `${line.slice(0, place)}${random.pick(leads)} ${line.slice(place)}`;
}

function spoiled(random: RandomChoices, line: string): string {
  const at = random.below(line.length);
  switch (random.below(6)) {
    case 0:
      return `${line},`;
    case 1:
      return line.replace(random.pick([']', '[', ',', '{', '}', '+', ':']), '');
    case 2:
      return line.replace(',', ',,');
    case 3:
      return `${line} ${random.pick(['5', 'eax', '{k1}', ']', '+', 'foo', 'ptr'])}`;
    case 4:
      return line.slice(0, at) + random.pick(['+', '-', '*', ',', ':', ' ']) + line.slice(at);
    default:
      return line.slice(0, Math.max(1, at));
  }
}

const farTargets = ['5:L', 'L:5', '0x10000:L', 'far L', 'near L', 'short L', 'strict near L', 'L'];

function withTarget(random: RandomChoices, line: string, place: Place): string {
  const text = random.pick(farTargets).replace('L', label(random, place));
  return line.replace(/(?:near |short |far )?\$(?:[+-]\d+)?/, () => text);
}

/** How often each happens, out of the sum of all. */
const bends: readonly (readonly [number, Bend])[] = [
  [8, (random, line, place) => replaceOne(random, line, numberPattern, number(random, place))],
  [3, (random, line) => `${random.pick(heads)} ${line}`.replace('times ', 'times 3 ')],
  [2, withLead],
  [2, (random, line) => line.replace(/(?=$|,)/, () => random.pick(marks))],
  [1, (random, line) => insertOperand(random, line, random.pick(roundings))],
  [2, (random, line) => replaceOne(random, line, registerPattern, random.pick(registers))],
  [1, (random, line) => insertOperand(random, line, random.pick(registers))],
  [1, spoiled],
  [1, (_, line) => line.toUpperCase()],
  [1, (random, line) => `times ${random.pick(['2', 'five', '0', '1+2'])} ${line}`],
];

const total = bends.reduce((sum, [weight]) => sum + weight, 0);

function bendOnce(random: RandomChoices, line: string, bits: number, place: Place): string {
  if (line.includes('$') && random.oneIn(2)) return withTarget(random, line, place);
  if (line.includes('[') && random.oneIn(3)) {
    return line.replace(/\[[^\]]*\]/, () => `[${insides(random, bits, place)}]`);
  }
  let left = random.below(total);
  for (const [weight, bend] of bends) {
    left -= weight;
    if (left < 0) return bend(random, line, place);
  }
  return line;
}

/** The line with one to three things changed. */
export function oddLine(random: RandomChoices, line: string, bits: number, place: Place): string {
  let odd = line;
  for (let count = random.pick([1, 1, 1, 2, 3]); count > 0; count--) {
    odd = bendOnce(random, odd, bits, place);
  }
  // nasm takes its time for a count that is a place, or a large number.
  return odd.replace(/\btimes (?!(?:2|3|five|0|1\+2) )/gi, '');
}
