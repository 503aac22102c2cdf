// Programs whose speed is measured, in 64 and in 32 bits: each goes round and round, and passes
// `pass` once a round, which its surroundings define.
import { dataStart } from '../dialects/nasm/machine/flat-program.ts';

type Bits = 32 | 64;

export interface Kernel {
  readonly name: string;
  /** From the label `again` on. */
  readonly text: (bits: Bits) => string;
}

/** Names of registers by width: `r*ax` is rax or eax. */
const named = (text: string, bits: Bits): string => text.replaceAll('r*', bits === 64 ? 'r' : 'e');

const sieve = (bits: Bits): string =>
  named(
    `
again:  mov     edi, ${dataStart}
        xor     ecx, ecx
clear:  mov     byte [r*di + r*cx], 0
        inc     ecx
        cmp     ecx, 1000000
        jb      clear
        mov     esi, 2
outer:  cmp     byte [r*di + r*si], 0
        jne     following
        lea     eax, [r*si + r*si]
mark:   cmp     eax, 1000000
        jae     following
        mov     byte [r*di + r*ax], 1
        add     eax, esi
        jmp     mark
following:
        inc     esi
        cmp     esi, 1000
        jb      outer
        jmp     pass`,
    bits,
  );

const collatz = (bits: Bits): string =>
  named(
    `
again:  mov     ebx, 1
number: mov     r*ax, r*bx
        xor     ecx, ecx
step:   cmp     r*ax, 1
        je      done
        inc     ecx
        test    al, 1
        jnz     odd
        shr     r*ax, 1
        jmp     step
odd:    lea     r*ax, [r*ax + r*ax * 2 + 1]
        jmp     step
done:   inc     ebx
        cmp     ebx, 100000
        jb      number
        jmp     pass`,
    bits,
  );

/** Numbers of 64 bits in 64-bit mode, and of 32 bits else. */
const generator = (bits: Bits): string => {
  const [factor, addend] =
    bits === 64 ? ['6364136223846793005', '1442695040888963407'] : ['1664525', '1013904223'];
  return named(
    `
        mov     r*ax, 12345
        mov     r*bx, ${factor}
        mov     r*si, ${addend}
        mov     edi, ${dataStart}
again:  mov     ecx, 1000000
number: imul    r*ax, r*bx
        add     r*ax, r*si
        mov     [r*di], r*ax
        mov     r*dx, [r*di]
        xor     r*dx, r*ax
        dec     r*cx
        jnz     number
        jmp     pass`,
    bits,
  );
};

/** Ten thousand instructions in a row, of many kinds. */
const mix = (bits: Bits): string => {
  const lines = [named(` mov r*di, ${dataStart}`, bits), 'again:'];
  const old = ['ax', 'bx', 'cx', 'dx', 'si', 'bp'].map(name => named(`r*${name}`, bits));
  const names = bits === 64 ? [...old.slice(0, 5), 'r8', 'r9', 'r10'] : old;
  let number = 1;
  const choose = <Item>(items: readonly Item[]): Item => {
    number = (Math.imul(number, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return items[(number >> 8) % items.length]!;
  };
  for (let index = 0; index < 10_000; index++) {
    const [a, b] = [choose(names), choose(names)];
    const place = named(`[r*di + ${choose([0, 8, 16, 1000])}]`, bits);
    lines.push(
      choose([
        ` add ${a}, ${b}`,
        ` mov ${a}, ${place}`,
        ` mov ${place}, ${a}`,
        ` xor ${a}, ${b}`,
        ` lea ${a}, [${b} + 5]`,
        ` shl ${a}, 3`,
        ` ror ${a}, 7`,
        ` imul ${a}, ${b}`,
        ` cmp ${a}, ${b}\n setl al`,
        ` bswap ${a}`,
        ` movzx eax, byte ${place}`,
        ` popcnt ${a}, ${b}`,
      ]),
    );
  }
  return `${lines.join('\n')}\n jmp pass`;
};

export const kernels: readonly Kernel[] = [
  { name: 'sieve', text: sieve },
  { name: 'collatz', text: collatz },
  { name: 'linear congruential', text: generator },
];

export const straightLine: Kernel = { name: 'straight-line mix', text: mix };

/** A kernel that never ends. */
export const endless = ({ text }: Kernel, bits: Bits): string => `${text(bits)}\npass: jmp again\n`;

/** A program for Linux on x86-64 that goes so many rounds and ends. */
export const finite = ({ text }: Kernel, rounds: number): string =>
  ` mov r15, ${rounds}\n${text(64)}
pass: dec r15\n jnz again\n mov eax, 60\n xor edi, edi\n syscall\n`;
