// Random programs of 32 and 64 bits that call, return, jump through tables, divide, compute with
// vectors, move texts, change themselves, and come to a fault in the middle of it.
import { dataSize, dataStart } from './flat-program.ts';

export type Choose = <Item>(items: readonly Item[]) => Item;
export type Mode = 32 | 64;

type Random = (count: number) => number;

const conditions = 'o no b ae e ne be a s ns p np l ge le g'.split(' ');
const functionCount = 4;
const rounds = 400;

/** `$` stands for r or e before the names of registers. */
const named = (text: string, bits: Mode): string => text.replaceAll('$', bits === 64 ? 'r' : 'e');

/** $di points to data, $bp counts the rounds, and what follows is written to. */
const plainNames = ['ax', 'cx', 'dx', 'bx', 'si'];

class Code {
  readonly lines: string[] = [];
  readonly #bits: Mode;
  readonly #choose: Choose;
  readonly #random: Random;
  #labels = 0;

  constructor(bits: Mode, choose: Choose, random: Random) {
    this.#bits = bits;
    this.#choose = choose;
    this.#random = random;
  }

  add(text: string): void {
    this.lines.push(named(text, this.#bits));
  }

  #register(): string {
    const choose = this.#choose;
    const upper = this.#bits === 64 ? choose([...plainNames, '8', '9', '12', '15']) : '';
    if (/^\d/.test(upper)) return choose([`r${upper}`, `r${upper}d`]);
    const name = choose(plainNames);
    return choose([`$${name}`, `e${name}`, name]);
  }

  /** Two registers of one size. */
  #two(): readonly [string, string] {
    const choose = this.#choose;
    const prefix = choose(['$', 'e', '']);
    return [`${prefix}${choose(plainNames)}`, `${prefix}${choose(plainNames)}`];
  }

  #place(): string {
    return `[$di + ${this.#random(64) * 8 + this.#random(3)}]`;
  }

  #label(): string {
    return `label${this.#labels++}`;
  }

  /** Instructions that go on behind themselves. */
  #usual(): void {
    const choose = this.#choose;
    const [a, b] = this.#two();
    const place = this.#place();
    const constant = choose([0, 1, -1, 77, 0x7f, -128]);
    const c = choose(conditions);
    const r = this.#register();
    const name = choose(['add', 'sub', 'and', 'or', 'xor', 'cmp', 'adc', 'sbb', 'test', 'mov']);
    this.add(
      choose([
        `${name} ${a}, ${b}`,
        `${name} ${a}, ${constant}`,
        `${name} ${place}, ${a}`,
        `${name === 'test' ? 'cmp' : name} ${a}, ${place}`,
        `${choose(['inc', 'dec', 'neg', 'not'])} ${r}`,
        `${choose(['inc', 'dec', 'neg', 'not'])} dword ${place}`,
        `${choose(['shl', 'shr', 'sar', 'rol', 'ror', 'rcl'])} ${r}, ${choose([1, 3, 7, 'cl'])}`,
        `${choose(['shl', 'shr', 'sar', 'rol'])} e${choose(plainNames)}, cl\n add esi, 3`,
        `imul ${a}, ${b}`,
        `imul ${a}, ${b}\n add ${b}, ${a}`,
        `imul ${a}, ${place}, 5\n cmp ${b}, 3`,
        `set${c} byte ${place}`,
        `cmov${c} ${a}, ${b}`,
        `push ${choose(['$ax', '$bx', '77', `${this.#bits === 64 ? 'q' : 'd'}word ${place}`])}
 pop $${choose(plainNames)}`,
        'push $bx\n mov $bx, $sp\n mov $si, [$bx]\n pop $bx',
        `bswap e${choose(plainNames)}`,
        `xchg ${a}, ${b}`,
        `xchg ${place}, ${a}`,
        `xadd ${a}, ${b}`,
        `lock add dword ${place}, esi`,
        choose(['cdq', 'cwd', 'cwde', 'cbw', 'clc', 'stc', 'lahf', 'cmc', 'rdtsc']),
        `popcnt ${a}, ${b}`,
        `bt e${choose(plainNames)}, ${choose([1, 31])}`,
        `mul e${choose(plainNames)}`,
        `or ecx, 1\n xor edx, edx\n div ecx`,
        `lea ${a}, [$ax + $si * 4 - 9]`,
        `movzx e${choose(plainNames)}, byte ${place}`,
        `movsx e${choose(plainNames)}, word ${place}`,
        `enter 16, 0\n mov [$sp], eax\n leave`,
        `pushf\n pop $dx`,
      ]),
    );
  }

  #vectors(): void {
    const choose = this.#choose;
    const x = () => `xmm${this.#random(4)}`;
    const place = this.#place();
    const move = choose(['movups', 'movupd', 'movdqu', 'movsd', 'movss', 'movq', 'movd']);
    const type = choose(['sd', 'ss', 'pd', 'ps']);
    const aligned = `[$di + ${this.#random(16) * 16}]`;
    const scalar = choose(['sd', 'ss']);
    this.add(
      choose([
        `${choose(['add', 'sub', 'mul', 'div', 'min', 'max', 'sqrt'])}${type} ${x()}, ${x()}`,
        `${choose(['add', 'sub', 'mul', 'div', 'min', 'max', 'sqrt'])}${scalar} ${x()}, ${place}`,
        `${move} ${x()}, ${place}`,
        `${move} ${place}, ${x()}`,
        `${choose(['movaps', 'movapd', 'movdqa', 'addps', 'xorps'])} ${x()}, ${aligned}`,
        `${choose(['movaps', 'movapd', 'movdqa'])} ${aligned}, ${x()}`,
        `${choose(['movaps', 'movapd', 'movdqa', 'movsd', 'movss', 'movq'])} ${x()}, ${x()}`,
        `${choose(['pxor', 'por', 'pand', 'pandn', 'xorps', 'andpd', 'orps'])} ${x()}, ${x()}`,
        `${choose(['paddb', 'paddd', 'psubw', 'paddq', 'pcmpeqb', 'pcmpgtd'])} ${x()}, ${x()}`,
        `${choose(['pcmpeqd', 'paddw', 'psubq', 'pmullw', 'pminub'])} ${x()}, ${aligned}`,
        `cvtsi2sd ${x()}, ${choose(['eax', 'ecx'])}`,
        `cvttsd2si e${choose(plainNames)}, ${x()}`,
        `cvtss2sd ${x()}, ${x()}\n cvtsd2ss ${x()}, ${x()}`,
        `ucomisd ${x()}, ${x()}\n set${choose(['a', 'p', 'e'])} al`,
        `comiss ${x()}, ${x()}`,
        `movd e${choose(plainNames)}, ${x()}`,
        `movd ${x()}, e${choose(plainNames)}`,
        `pmovmskb e${choose(plainNames)}, ${x()}`,
        `pshufd ${x()}, ${x()}, ${this.#random(256)}`,
        `fld dword ${place}\n fadd qword ${place}\n fstp qword ${place}`,
      ]),
    );
  }

  #strings(): void {
    const choose = this.#choose;
    const prefix = choose(['', 'rep ']);
    const name = choose(['movsb', 'stosd', 'lodsb', 'movsd', 'stosb']);
    const compare = choose(['repe cmpsb', 'repne scasb', 'scasd', 'cmpsb']);
    this.add(`push $di\n push $si\n mov $si, $di\n add $di, 512\n mov ecx, ${this.#random(9)}`);
    const single = choose(['movsb', 'movsd', 'lodsw', 'stosw', 'lodsb']);
    const backward = ` std\n ${single}\n cld`;
    this.add(choose([`${prefix}${name}`, `${name}\n ${single}`, compare, backward]));
    this.add('pop $si\n pop $di');
  }

  /** Forward over some instructions, or a short loop. */
  #branches(depth: number): void {
    const label = this.#label();
    const choose = this.#choose;
    if (this.#random(3) === 0) {
      this.add(`push $cx\n mov ecx, ${1 + this.#random(4)}\n${label}: push $cx`);
      this.piece(depth + 1);
      const jump = choose(['loop', 'loop', 'loopne', 'loope']);
      this.add(`pop $cx\n ${jump} ${label}\n pop $cx`);
      return;
    }
    const jump = choose([...conditions.map(c => `j${c}`), this.#bits === 64 ? 'jrcxz' : 'jecxz']);
    this.add(`${jump} ${label}`);
    this.piece(depth + 1);
    this.add(`${label}:`);
  }

  /** Of a function only what comes behind it, so that calls come to an end. */
  #calls(first: number): void {
    const choose = this.#choose;
    const label = this.#label();
    if (first < functionCount) {
      const target = `function${first + this.#random(functionCount - first)}`;
      this.add(
        choose([
          `call ${target}`,
          `call ${target}`,
          `mov $si, ${target}\n call $si`,
          `call [functions + ${this.#bits / 8} * ${target.at(-1)}]`,
          `push ${label}\n push ${target}\n ret\n${label}:`,
        ]),
      );
      return;
    }
    // A jump by a table of two.
    this.add(`mov eax, ebp\n and eax, 1\n jmp [.t + $ax * ${this.#bits / 8}]`.replace('.t', label));
    const data = this.#bits === 64 ? 'dq' : 'dd';
    this.add(`${label}: ${data} ${label}a, ${label}b\n${label}a: inc ebx\n${label}b:`);
  }

  /** One piece within function `first` - 1. */
  piece(depth: number, first = functionCount): void {
    const kind = this.#random(14);
    if (kind < 6) this.#usual();
    else if (kind < 9) this.#vectors();
    else if (kind === 9) this.#strings();
    else if (kind < 12 && depth < 2) this.#branches(depth);
    else if (kind < 14) this.#calls(first);
  }

  /** What happens once, in some round: a fault, or the code is another one from then on. */
  rare(): void {
    const round = 20 + this.#random(rounds - 40);
    const label = this.#label();
    this.add(`lea ecx, [$bp - ${round}]`);
    this.add(
      this.#choose([
        'xor edx, edx\n div ecx',
        `test ecx, ecx\n jnz ${label}\n mov [$cx + 5], eax\n${label}:`,
        `mov eax, ${rounds}\n sub eax, ebp\n shl eax, 6\n add [$di + $ax], ecx`,
        `mov eax, ${rounds}\n sub eax, ebp\n shl eax, 6\n movups xmm1, [$di + $ax]`,
        `mov eax, ${rounds}\n sub eax, ebp\n shl eax, 6\n adc [$di + $ax], bl`,
        `test ecx, ecx\n jnz ${label}\n mov byte [${label} + 1], 99\n${label}: mov bl, 5`,
        `mov eax, ebp\n and eax, 31\n jnz ${label}\n inc byte [${label} + 1]\n${label}: mov bl, 5`,
        'mov esi, ecx\n neg esi\n cmovz esi, ebp\n fld1\n fstp st0',
      ]),
    );
  }
}

/** A program that begins with its first line and ends with a fault. */
export function randomCode(bits: Mode, choose: Choose, random: Random): string {
  const code = new Code(bits, choose, random);
  const data = bits === 64 ? 'dq' : 'dd';
  code.add(`mov edi, ${dataStart + dataSize / 2}\n mov ebp, ${rounds}`);
  for (const name of plainNames) code.add(`mov e${name}, ${random(0x7fff_ffff)}`);
  code.add('fninit\nround:');
  for (let piece = 0; piece < 8; piece++) {
    code.piece(0, random(functionCount));
    if (piece % 3 === 0) code.rare();
  }
  code.add('dec ebp\n jnz round\n ud2');
  for (let number = 0; number < functionCount; number++) {
    const takes = random(3) === 0;
    code.add(`function${number}:`);
    if (takes) code.add('pop $ax\n push $bx\n push $ax');
    for (let piece = 0; piece < 5; piece++) code.piece(1, number + 1);
    code.add(takes ? `ret ${bits / 8}` : 'ret');
  }
  const names = Array.from({ length: functionCount }, (_, number) => `function${number}`);
  code.add(`functions: ${data} ${names.join(', ')}`);
  return `${code.lines.map(line => (line.includes(':') ? line : ` ${line}`)).join('\n')}\n`;
}
