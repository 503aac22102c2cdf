// How fast the x86 machine runs, interpreted and generated, and how fast it goes back.
import { TimeTravel } from '#core/machine/time-travel.ts';
import { X86Machine } from '#dialects/nasm/machine/machine.ts';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import { codeOf, dataStart, flatProgram } from '../dialects/nasm/machine/flat-program.ts';
import type { Measure, Row } from './bench.ts';

export const title = 'x86 machine';

/** Other programs disturb a measurement, so that the best of some rounds counts. */
const rounds = 3;
const million = 1_000_000;

const sieve = `
        mov     r9d, 1000000
again:  mov     edi, ${dataStart}
        xor     ecx, ecx
clear:  mov     byte [rdi + rcx], 0
        inc     ecx
        cmp     ecx, 1000000
        jb      clear
        mov     esi, 2
outer:  cmp     byte [rdi + rsi], 0
        jne     following
        lea     eax, [rsi + rsi]
mark:   cmp     eax, 1000000
        jae     following
        mov     byte [rdi + rax], 1
        add     eax, esi
        jmp     mark
following:
        inc     esi
        cmp     esi, 1000
        jb      outer
        dec     r9d
        jnz     again
        ud2`;

const collatz = `
again:  mov     r8d, 1
number: mov     rax, r8
        xor     ecx, ecx
step:   cmp     rax, 1
        je      done
        inc     ecx
        test    al, 1
        jnz     odd
        shr     rax, 1
        jmp     step
odd:    lea     rax, [rax + rax * 2 + 1]
        jmp     step
done:   inc     r8d
        cmp     r8d, 100000
        jb      number
        jmp     again`;

const generator = `
        mov     rax, 12345
        mov     rbx, 6364136223846793005
        mov     rsi, 1442695040888963407
        mov     edi, ${dataStart}
again:  imul    rax, rbx
        add     rax, rsi
        mov     [rdi], rax
        mov     rdx, [rdi]
        xor     rdx, rax
        dec     rcx
        jnz     again
        jmp     again`;

/** Ten thousand instructions in a row, of many kinds. */
function mix(): string {
  const lines = [` mov edi, ${dataStart}`, 'again:'];
  const names = ['rax', 'rbx', 'rcx', 'rdx', 'rsi', 'r8', 'r9', 'r10'];
  let number = 1;
  const choose = <Item>(items: readonly Item[]): Item => {
    number = (Math.imul(number, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return items[(number >> 8) % items.length]!;
  };
  for (let index = 0; index < 10_000; index++) {
    const [a, b] = [choose(names), choose(names)];
    const place = `[rdi + ${choose([0, 8, 16, 1000])}]`;
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
  return `${lines.join('\n')}\n jmp again`;
}

const bigData = 0x200_000;

/** Instructions a second by the processor's time; `slice` is how many come in a row. */
function speedOf(text: string, slice: number, instructions: number): number {
  const code = codeOf(text);
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const state = flatProgram(code);
    state.memory.map(dataStart, dataStart + bigData, 3, 'data');
    while (state.moment < instructions / 10) runMachine(state, state.moment + slice, {});
    const began = state.moment;
    const before = process.cpuUsage();
    while (state.moment < began + instructions) runMachine(state, state.moment + slice, {});
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, (state.moment - began) / (user + system));
  }
  return best;
}

function row(label: string, measures: readonly Measure[]): Row {
  return { label, measures };
}

const speed = (name: string, value: number, atLeast: number): Measure => ({
  name,
  value,
  unit: 'M/s',
  atLeast,
});

/** Steps back and a reverse search over a million instructions, in milliseconds. */
function reverseRows(): Row[] {
  const state = flatProgram(codeOf(sieve));
  state.memory.map(dataStart, dataStart + bigData, 3, 'data');
  const facts = { name: 'sieve', entry: 0, labels: () => [], nameOf: () => '' };
  const travel = new TimeTravel(new X86Machine(state, facts));
  travel.run(20 * million, {});
  const steps: number[] = [];
  for (let count = 0; count < 200; count++) {
    const began = performance.now();
    travel.stepBack(1);
    steps.push(performance.now() - began);
  }
  const began = performance.now();
  travel.goTo(travel.moment - million);
  const reverse = performance.now() - began;
  const late = steps.slice(5).sort((a, b) => a - b);
  return [
    row('step back', [
      { name: 'median', value: late[late.length >> 1]!, unit: 'ms', atMost: 1 },
      { name: 'worst', value: Math.max(...steps), unit: 'ms', atMost: 30 },
    ]),
    row('back over a million', [{ name: 'once', value: reverse, unit: 'ms', atMost: 50 }]),
  ];
}

/** Below this a run is not looked at for hot code: all of it is interpreted. */
const interpreted = 90_000;
const free = 2 * million;

export async function run(): Promise<Row[]> {
  const kernels = { sieve, collatz, 'linear congruential': generator };
  const rows = Object.entries(kernels).map(([name, text]) =>
    row(name, [
      speed('interpreter', speedOf(text, interpreted, 100 * million), 250),
      speed('generated', speedOf(text, free, 1000 * million), 1000),
    ]),
  );
  const straight = row('straight-line mix', [
    speed('interpreter', speedOf(mix(), interpreted, 50 * million), 60),
  ]);
  return [...rows, straight, ...reverseRows()];
}
