// Programs whose speed is measured, in 64 and in 32 bits: each goes round and round, and passes
// `pass` once a round, which its surroundings define.
import { dataStart } from '../dialects/nasm/machine/flat-program.ts';

export type Bits = 32 | 64;

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

/** Nothing but calls, returns and the stack. */
const fibonacci = (bits: Bits): string =>
  named(
    `
again:  mov     edi, 20
        call    fib
        jmp     pass
fib:    cmp     edi, 2
        jae     deeper
        mov     eax, edi
        ret
deeper: push    r*bx
        push    r*di
        dec     edi
        call    fib
        mov     ebx, eax
        pop     r*di
        sub     edi, 2
        call    fib
        add     eax, ebx
        pop     r*bx
        ret`,
    bits,
  );

/** Numbers in disorder are sorted; a function that is called by its address compares two. */
const sorting = (bits: Bits): string =>
  named(
    `
again:  mov     esi, 12345
        xor     ecx, ecx
fill:   imul    esi, esi, 1664525
        add     esi, 1013904223
        mov     eax, esi
        shr     eax, 8
        mov     [${dataStart} + r*cx * 4], eax
        inc     ecx
        cmp     ecx, 4096
        jb      fill
        mov     r*bp, compare
        mov     esi, ${dataStart}
        mov     edi, ${dataStart} + 4095 * 4
        call    sort
        jmp     pass
compare: mov    eax, [r*si]
        cmp     eax, edx
        setg    al
        setl    ah
        sub     al, ah
        movsx   eax, al
        ret
sort:   cmp     r*si, r*di
        jae     sorted
        push    r*bx
        push    r*si
        push    r*di
        mov     edx, [r*di]
        mov     r*bx, r*si
scan:   call    r*bp
        test    eax, eax
        jns     larger
        mov     eax, [r*si]
        mov     ecx, [r*bx]
        mov     [r*bx], eax
        mov     [r*si], ecx
        add     r*bx, 4
larger: add     r*si, 4
        cmp     r*si, r*di
        jb      scan
        mov     eax, [r*bx]
        mov     ecx, [r*di]
        mov     [r*bx], ecx
        mov     [r*di], eax
        mov     r*si, [r*sp + ${bits / 8}]
        lea     r*di, [r*bx - 4]
        call    sort
        mov     r*di, [r*sp]
        lea     r*si, [r*bx + 4]
        call    sort
        pop     r*di
        pop     r*si
        pop     r*bx
sorted: ret`,
    bits,
  );

/** Doubles in a row of points, each until it is far away or was looked at often enough. */
const mandelbrot = (bits: Bits): string =>
  named(
    `
        mov     edi, ${dataStart}
        mov     dword [r*di], 0
        mov     dword [r*di + 4], 0x40100000
        mov     dword [r*di + 8], 0
        mov     dword [r*di + 12], 0x3f900000
        mov     dword [r*di + 16], 0x1f80
        ldmxcsr [r*di + 16]
again:  xor     ebx, ebx
point:  lea     eax, [r*bx - 128]
        cvtsi2sd xmm0, eax
        mulsd   xmm0, [r*di + 8]
        mov     eax, ebx
        and     eax, 63
        cvtsi2sd xmm1, eax
        mulsd   xmm1, [r*di + 8]
        xorpd   xmm2, xmm2
        xorpd   xmm3, xmm3
        xor     ecx, ecx
turn:   movapd  xmm4, xmm2
        mulsd   xmm4, xmm2
        movapd  xmm5, xmm3
        mulsd   xmm5, xmm3
        movapd  xmm6, xmm4
        addsd   xmm6, xmm5
        ucomisd xmm6, [r*di]
        ja      away
        mulsd   xmm3, xmm2
        addsd   xmm3, xmm3
        addsd   xmm3, xmm1
        movapd  xmm2, xmm4
        subsd   xmm2, xmm5
        addsd   xmm2, xmm0
        inc     ecx
        cmp     ecx, 200
        jb      turn
away:   mov     [r*di + 16], ecx
        inc     ebx
        cmp     ebx, 192
        jb      point
        jmp     pass`,
    bits,
  );

/** Texts in a row: their lengths, sums of their letters, copies; what libraries are called for. */
const texts = (bits: Bits): string =>
  named(
    `
again:  mov     edi, ${dataStart}
        mov     ecx, 1000
        mov     al, 'a'
        cld
        rep     stosb
        mov     byte [r*di], 0
        mov     ebx, 200
text:   mov     edi, ${dataStart} + 900
        call    length
        mov     ecx, eax
        mov     esi, ${dataStart} + 900
        mov     edi, ${dataStart} + 2000
        call    copy
        mov     ecx, 37
        call    hash
        dec     ebx
        jnz     text
        jmp     pass
length: xor     eax, eax
.next:  cmp     byte [r*di + r*ax], 0
        je      .end
        inc     r*ax
        jmp     .next
.end:   ret
copy:   push    r*cx
        mov     r*dx, r*cx
        and     edx, 3
        shr     ecx, 2
        rep     movsd
        mov     ecx, edx
        rep     movsb
        pop     r*cx
        ret
hash:   push    r*bp
        mov     r*bp, r*sp
        xor     edx, edx
.byte:  rol     edx, 5
        lodsb
        movzx   eax, al
        xor     edx, eax
        loop    .byte
        mov     eax, edx
        xor     edx, edx
        mov     ecx, 1009
        div     ecx
        leave
        ret`,
    bits,
  );

/** What programs do beside loops. */
export const programs: readonly Kernel[] = [
  { name: 'fibonacci', text: fibonacci },
  { name: 'sorting', text: sorting },
  { name: 'texts', text: texts },
  { name: 'mandelbrot', text: mandelbrot },
];

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
