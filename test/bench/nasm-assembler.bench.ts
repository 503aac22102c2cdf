// How long assembling takes beside nasm, in CPU time of one run: heavy sources and plain ones.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from '#dialects/nasm/command-line/command.ts';
import { findProgram } from '#tools/commands.ts';
import { hostIn } from '#tools/nasm/objects.ts';
import type { Measure, Row } from './bench.ts';
import { debianSource } from './nasm-sources.ts';

export const title = 'NASM assembler';

/**
 * The best of so many runs of each counts, one after the other, since other programs disturb; of
 * fewer where a run takes long.
 */
const rounds = 5;
const longRounds = 2;
const longMs = 2000;

/** CPU time of this process, in milliseconds. */
function ownTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** CPU time of nasm, in milliseconds; undefined where it is not installed. */
function nasmTime(folder: string, words: readonly string[]): number | undefined {
  if (findProgram('nasm') === undefined) return undefined;
  const command = `TIMEFORMAT='%U %S'; time nasm ${words.join(' ')}`;
  const { stderr } = spawnSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' });
  const [user = 0, system = 0] = (/([\d.]+) ([\d.]+)\s*$/.exec(stderr) ?? []).slice(1).map(Number);
  return (user + system) * 1000;
}

interface Job {
  readonly label: string;
  readonly folder: string;
  readonly words: readonly string[];
  /** Our time at most, in milliseconds; a share of nasm's where it is below 1. */
  readonly atMost: number;
}

function rowOf({ label, folder, words, atMost }: Job, output: string): Row {
  const all = [...words, '-o', output];
  const host = hostIn(folder);
  let [ours, theirs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < (theirs < longMs || round === 0 ? rounds : longRounds); round++) {
    const own = ownTime(() => {
      const { files, errors } = runCommand(all, host);
      if (files.length === 0) throw new Error(`${label}: ${errors.split('\n')[0]}`);
    });
    ours = Math.min(ours, own);
    theirs = Math.min(theirs, nasmTime(folder, all) ?? Number.POSITIVE_INFINITY);
  }
  const measures: Measure[] = [{ name: 'ours', value: ours, unit: 'ms' }];
  if (atMost >= 1) measures[0] = { ...measures[0]!, atMost };
  if (Number.isFinite(theirs)) {
    measures.push({ name: 'nasm', value: theirs, unit: 'ms' });
    const bar = atMost < 1 ? { atMost } : {};
    measures.push({ name: "share of nasm's", value: ours / theirs, unit: '', ...bar });
  }
  return { label, measures };
}

/** Instructions of many kinds, loads, stores and short jumps. */
function plainProgram(count: number): string {
  const lines = ['        bits 64', '        default rel', '        section .text'];
  const bodies = [
    'mov     eax, [rdi + rcx*4 + 8]',
    'add     eax, 5',
    'imul    rdx, rax, 1000',
    'lea     rsi, [table]',
    'movaps  xmm1, [rsi + 16]',
    'vaddps  ymm0, ymm1, ymm2',
    'cmp     eax, edx',
    'push    rbx',
    'pop     rbx',
  ];
  for (let index = 0; lines.length < count; index++) {
    lines.push(`l${index}:`, ...bodies.map(body => `        ${body}`), `        jne     l${index}`);
  }
  return `${lines.join('\n')}\n        section .data\ntable:  times 64 db 0\n`;
}

const hello = `        global  _start
        section .text
_start: mov     eax, 60
        xor     edi, edi
        syscall
        ret
`;

const share = 1 / 3;

function jobs(folder: string): Job[] {
  writeFileSync(join(folder, 'plain.asm'), plainProgram(100_000));
  writeFileSync(join(folder, 'hello.asm'), hello);
  const words = ['-f', 'elf64'];
  const found: Job[] = [
    { label: '100,000 plain lines', folder, words: [...words, 'plain.asm'], atMost: 1000 },
    { label: 'a file of 6 lines, warm', folder, words: [...words, 'hello.asm'], atMost: 5 },
  ];
  const config = (name: string, prefix: string, more: string) =>
    writeFileSync(
      join(folder, name),
      `%define ARCH_X86_32 0\n%define ARCH_X86_64 1\n%define PIC 1\n` +
        `%define STACK_ALIGNMENT 16\n%define private_prefix ${prefix}\n${more}`,
    );
  const dav1d = debianSource('dav1d');
  if (dav1d) {
    config('config.asm', 'dav1d', '');
    for (const name of ['mc_sse', 'mc_avx512', 'itx_avx2']) {
      const file = join(dav1d, 'src/x86', `${name}.asm`);
      const paths = [`-I${folder}/`, `-I${dav1d}/src/`];
      found.push({
        label: `dav1d ${name}`,
        folder,
        words: [...words, ...paths, file],
        atMost: share,
      });
    }
  }
  const x264 = debianSource('x264');
  if (x264) {
    const x86 = join(x264, 'common/x86');
    const defines = ['-DARCH_X86_64=1', '-DHAVE_ALIGNED_STACK=1', '-DPIC', '-DSTACK_ALIGNMENT=16'];
    for (const name of ['mc-a', 'pixel-a', 'dct-64']) {
      const file = join(x86, `${name}.asm`);
      const depth = ['-DBIT_DEPTH=8', '-DHIGH_BIT_DEPTH=0', '-Dprivate_prefix=x264_8'];
      const paths = [`-I${dirname(file)}/`];
      const all = [...words, ...defines, ...depth, ...paths, file];
      found.push({ label: `x264 ${name}`, folder, words: all, atMost: share });
    }
  }
  return found;
}

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'nasm-bench-'));
  try {
    return jobs(folder).map(job => rowOf(job, join(folder, 'out.o')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
