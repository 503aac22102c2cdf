// Random programs of 64-bit code that end: loops over blocks of integers, memory, branches and
// strings, of vectors, or of the x87. No flag is looked at that processors leave undefined.
import { type RandomChoices, randomChoices } from '../nasm/random.ts';

export type ProgramKind = 'integers' | 'vectors' | 'x87';
export const programKinds: readonly ProgramKind[] = ['integers', 'vectors', 'x87'];

/** Memory that a program may use: numbers in its first half, the stack in the other one. */
export const programData = { start: 0x600000, size: 0x4000 } as const;
const middle = programData.start + programData.size / 2;

/** r15 counts the rounds, rdi and rsi point to numbers, rsp to the stack. */
const names = ['ax', 'cx', 'dx', 'bx', '8', '9', '10', '11', '12', '13', '14'];
const suffixes: Readonly<Record<number, string>> = { 8: 'b', 16: 'w', 32: 'd' };

function registerName(name: string, bits: number): string {
  if (/^\d/.test(name)) return `r${name}${suffixes[bits] ?? ''}`;
  if (bits === 8) return `${name[0]}l`;
  return bits === 16 ? name : `${bits === 32 ? 'e' : 'r'}${name}`;
}

const sizeWords: Readonly<Record<number, string>> = {
  8: 'byte',
  16: 'word',
  32: 'dword',
  64: 'qword',
};

class ProgramText {
  readonly lines: string[] = [];
  readonly random: RandomChoices;
  #labels = 0;

  constructor(random: RandomChoices) {
    this.random = random;
  }

  add(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  label(): string {
    return `label${this.#labels++}`;
  }

  register(bits: number): string {
    return registerName(this.random.pick(names), bits);
  }

  bits(): number {
    return this.random.pick([8, 16, 32, 64, 64, 32]);
  }

  place(bits: number): string {
    const { random } = this;
    const base = random.pick(['rdi', 'rsi']);
    return `${sizeWords[bits]} [${base} + ${random.below(64) * 8 + random.below(3)}]`;
  }

  number(bits: number): number {
    const { random } = this;
    if (random.oneIn(2)) return random.below(128) - 64;
    return bits === 8 ? random.below(128) : random.below(bits === 16 ? 0x7fff : 0x7fff_ffff);
  }
}

const binaries = ['add', 'sub', 'and', 'or', 'xor', 'cmp', 'adc', 'sbb', 'test', 'mov'];
const conditions = 'o no b ae e ne be a s ns p np l ge le g'.split(' ');

/** Defines all flags, behind what leaves some undefined. */
const settle = (text: ProgramText): string => `add ${text.register(64)}, ${text.random.below(100)}`;

type Writer = (text: ProgramText) => void;

function binary(text: ProgramText): void {
  const bits = text.bits();
  const name = text.random.pick(binaries);
  const style = text.random.below(5);
  const right = [text.register(bits), `${text.number(bits)}`, text.place(bits)];
  if (style < 3 && !(name === 'test' && style === 2)) {
    text.add(`${name} ${text.register(bits)}, ${right[style]}`);
  } else {
    text.add(`${name} ${text.place(bits)}, ${right[style % 2]}`);
  }
}

function unary(text: ProgramText): void {
  const bits = text.bits();
  const name = text.random.pick(['inc', 'dec', 'neg', 'not']);
  text.add(`${name} ${text.random.oneIn(3) ? text.place(bits) : text.register(bits)}`);
}

function shift(text: ProgramText): void {
  const bits = text.bits();
  const name = text.random.pick(['shl', 'shr', 'sar', 'rol', 'ror']);
  const count = text.random.oneIn(3) ? 'cl' : `${text.random.below(bits)}`;
  text.add(`${name} ${text.register(bits)}, ${count}`, settle(text));
}

function product(text: ProgramText): void {
  const bits = text.random.pick([16, 32, 64]);
  const [a, b] = [text.register(bits), text.register(bits)];
  const choice = text.random.below(4);
  if (choice === 0) text.add(`imul ${a}, ${b}`);
  else if (choice === 1) text.add(`imul ${a}, ${b}, ${text.random.below(100)}`);
  else if (choice === 2) text.add(`mul ${b}`);
  else text.add(`xor edx, edx`, `mov ecx, ${1 + text.random.below(1000)}`, 'div rcx');
  text.add(settle(text));
}

function move(text: ProgramText): void {
  const bits = text.random.pick([16, 32, 64]);
  const [a, b] = [text.register(bits), text.register(bits)];
  const c = text.random.pick(conditions);
  text.add(
    text.random.pick([
      `lea ${a}, [${text.register(64)} + ${text.register(64)} * 4 + ${text.number(8)}]`,
      `movzx ${a}, ${text.register(8)}`,
      `movsx ${a}, ${text.place(8)}`,
      `xchg ${a}, ${b}`,
      `cmov${c} ${a}, ${b}`,
      `set${c} ${text.register(8)}`,
      `bswap ${text.register(64)}`,
      `cdq`,
      `popcnt ${a}, ${b}`,
      `bt ${a}, ${text.random.below(bits)}\n${settle(text)}`,
      `xadd ${text.place(bits)}, ${a}`,
      `mov ${text.register(64)}, ${text.random.below(2 ** 31)}${text.random.below(2 ** 20)}`,
    ]),
  );
}

function branch(text: ProgramText): void {
  const label = text.label();
  text.add(`j${text.random.pick(conditions)} ${label}`);
  const count = 1 + text.random.below(3);
  for (let index = 0; index < count; index++) text.random.pick([binary, unary, move])(text);
  text.add(`${label}:`);
}

function stack(text: ProgramText): void {
  const [a, b] = [text.register(64), text.register(64)];
  const label = text.label();
  const behind = text.label();
  if (text.random.oneIn(2)) text.add(`push ${a}`, `pop ${b}`);
  else
    text.add(`call ${label}`, `jmp ${behind}`, `${label}:`, `add ${a}, ${b}`, 'ret', `${behind}:`);
}

function strings(text: ProgramText): void {
  const { random } = text;
  const letter = random.pick(['b', 'w', 'd', 'q']);
  const name = random.pick(['movs', 'stos', 'lods', 'cmps', 'scas']);
  const prefix = /cmps|scas/.test(name)
    ? random.pick(['repe ', 'repne ', ''])
    : random.pick(['rep ', '']);
  const isBackward = random.oneIn(4);
  text.add('push rdi', 'push rsi', `mov ecx, ${random.below(12)}`);
  if (isBackward) text.add('add rdi, 256', 'add rsi, 256', 'std');
  text.add(`cmp rax, rax`, `${prefix}${name}${letter}`);
  if (isBackward) text.add('cld');
  text.add('pop rsi', 'pop rdi');
}

const packed = ['addb', 'addw', 'addd', 'addq', 'subd', 'xor', 'and', 'or'];
const packedProducts = ['mullw', 'muludq', 'maddwd', 'cmpeqd', 'cmpgtw', 'minub'];
const scalars = ['add', 'sub', 'mul', 'div', 'min', 'max', 'sqrt'];

function vector(text: ProgramText): void {
  const { random } = text;
  const x = () => `xmm${random.below(8)}`;
  const aligned = `[rdi + ${random.below(16) * 16}]`;
  const type = random.pick(['sd', 'ss', 'pd', 'ps']);
  text.add(
    random.pick([
      `${random.pick(scalars)}${type} ${x()}, ${x()}`,
      `${random.pick(scalars)}${type} ${x()}, ${x()}`,
      `movups ${x()}, ${aligned}`,
      `movups ${aligned}, ${x()}`,
      `p${random.pick(packed)} ${x()}, ${x()}`,
      `p${random.pick(packedProducts)} ${x()}, ${x()}`,
      `pshufd ${x()}, ${x()}, ${random.below(256)}`,
      `cvtsi2sd ${x()}, ${text.register(32)}`,
      `cvttsd2si ${text.register(64)}, ${x()}`,
      `cvt${random.pick(['sd2ss', 'ss2sd', 'dq2pd', 'ps2pd'])} ${x()}, ${x()}`,
      `movq ${text.register(64)}, ${x()}`,
      `movq ${x()}, ${text.register(64)}`,
      `unpcklpd ${x()}, ${x()}`,
      `shufps ${x()}, ${x()}, ${random.below(256)}`,
    ]),
  );
  if (!random.oneIn(5)) return;
  const label = text.label();
  text.add(`ucomisd ${x()}, ${x()}`, `j${random.pick(['a', 'ae', 'e', 'p'])} ${label}`);
  text.add(`inc r8`, `${label}:`);
}

/** The stack of the x87 is as deep behind each piece as before it. */
function x87(text: ProgramText): void {
  const { random } = text;
  const place = (words: readonly string[]) =>
    `${random.pick(words)} [rdi + ${random.below(32) * 8}]`;
  const load = random.pick([
    `fld ${place(['dword', 'qword'])}`,
    `fild ${place(['word', 'dword', 'qword'])}`,
    random.pick(['fld1', 'fldpi', 'fldl2e', 'fldz', 'fldln2']),
  ]);
  text.add(load);
  const count = 1 + random.below(3);
  for (let index = 0; index < count; index++) {
    const name = random.pick(['fadd', 'fsub', 'fsubr', 'fmul', 'fdiv', 'fdivr']);
    text.add(
      random.pick([
        `${name} ${place(['dword', 'qword'])}`,
        `${name} st0, st${1 + random.below(3)}`,
        random.pick(['fabs', 'fchs', 'fsqrt', 'frndint', `fxch st${1 + random.below(3)}`]),
      ]),
    );
  }
  if (random.oneIn(4)) text.add('fcomi st0, st1', `cmovb rax, rbx`);
  text.add(
    random.pick([
      `fstp ${place(['dword', 'qword'])}`,
      `fistp ${place(['word', 'dword', 'qword'])}`,
      `fisttp ${place(['dword'])}`,
      'fstp st1',
    ]),
  );
}

const integerWriters: readonly Writer[] = [
  ...[binary, binary, binary, unary, shift, product, move, move, branch, branch, stack, strings],
];
const writers: Readonly<Record<ProgramKind, readonly Writer[]>> = {
  integers: integerWriters,
  vectors: [vector, vector, vector, vector, binary, move, branch],
  x87: [x87, x87, x87, binary, move, branch],
};

const pieces = 900;
/** Enough for ten thousand instructions with the shortest pieces. */
const rounds = 12;

/** The source of a program, from its first instruction on; the same for the same seed. */
export function randomProgram(kind: ProgramKind, seed: number): string {
  const random = randomChoices(seed);
  const text = new ProgramText(random);
  text.add(`mov rsp, ${programData.start + programData.size - 0x100}`);
  text.add(`mov edi, ${programData.start}`, `mov esi, ${middle - 0x800}`);
  names.forEach(name => {
    text.add(`mov ${registerName(name, 64)}, ${random.below(2 ** 31)}${random.below(2 ** 20)}`);
  });
  text.add('xor ebp, ebp', 'cld', `mov r15d, ${rounds}`);
  // Numbers of all sizes, doubles among them.
  text.add('mov ecx, 512', 'fill:', 'imul rax, rbx', 'add rax, r8', 'mov rdx, rax', 'shr rdx, 40');
  text.add('cvtsi2sd xmm0, rdx', 'movq rdx, xmm0', 'test cl, 1', 'cmovz rdx, rax');
  text.add('mov [rdi + rcx * 8 - 8], rdx', 'dec ecx', 'jnz fill');
  for (let number = 0; number < 8; number++)
    text.add(`movups xmm${number}, [rdi + ${number * 16}]`);
  text.add('finit', 'fld1', 'fldpi', 'fldz', 'again:');
  for (let piece = 0; piece < pieces; piece++) random.pick(writers[kind])(text);
  text.add('dec r15d', 'jnz again', 'int3');
  return `${text.lines.join('\n')}\n`;
}
