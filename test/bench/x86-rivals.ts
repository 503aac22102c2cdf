// The same kernels elsewhere: v86 in 32 bits, qemu-user, and the CPU itself.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMachine } from '#dialects/nasm/machine/run.ts';
import { findProgram } from '#tools/commands.ts';
import { programFile } from '#tools/processor/program-file.ts';
import { root } from '#tools/project.ts';
import {
  bytesOf,
  codeOf,
  codeStart,
  dataStart,
  flatProgram,
} from '../dialects/nasm/machine/flat-program.ts';
import { endless, finite, type Kernel } from './x86-kernels.ts';

const million = 1_000_000;
const dataSize = 0x200_000;
const romStart = 0xf_0000;
const romSize = 0x1_0000;
const resetAt = 0xfff0;

/** A ROM that a PC begins with: it goes to 32 bits without paging, and then the kernel runs. */
function romOf(kernel: Kernel): Uint8Array {
  return bytesOf(
    `bits 16\norg ${romStart}
        cli
        o32 lgdt [cs:table - ${romStart}]
        mov     eax, cr0
        or      al, 1
        mov     cr0, eax
        jmp     dword 8:flat
segments: dq    0, 0x00cf9a000000ffff, 0x00cf92000000ffff
table:  dw      23
        dd      segments
        bits    32
flat:   mov     ax, 16
        mov     ds, ax
        mov     es, ax
        mov     ss, ax
        mov     esp, 0x80000
        mov     eax, cr4
        or      eax, 0x600
        mov     cr4, eax
        ${endless(kernel, 32)}
        times   ${resetAt} - ($ - $$) db 0
        bits    16
        jmp     0xf000:0
        times   ${romSize} - ($ - $$) db 0\n`,
  );
}

/** What is used of v86. */
interface Emulator {
  add_listener(event: string, listener: () => void): void;
  get_instruction_counter(): number;
  stop(): Promise<void>;
  destroy(): Promise<void>;
}

type EmulatorClass = new (options: object) => Emulator;

const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

const warmUp = 1000;
const measured = 1500;

/** Instructions a microsecond of v86, with its compiler or without. */
export async function speedOfV86(kernel: Kernel, compiles: boolean): Promise<number> {
  const { V86 } = (await import('v86')) as unknown as { V86: EmulatorClass };
  const rom = romOf(kernel);
  const emulator = new V86({
    wasm_path: join(root, 'node_modules/v86/build/v86.wasm'),
    memory_size: 32 << 20,
    vga_memory_size: 1 << 20,
    bios: { buffer: Uint8Array.from(rom).buffer },
    autostart: true,
    disable_jit: !compiles,
    disable_keyboard: true,
    disable_mouse: true,
    disable_speaker: true,
  });
  await new Promise<void>(resolve => emulator.add_listener('emulator-started', resolve));
  await wait(warmUp);
  const began = emulator.get_instruction_counter();
  const before = process.cpuUsage();
  await wait(measured);
  const { user, system } = process.cpuUsage(before);
  const count = (emulator.get_instruction_counter() - began) >>> 0;
  await emulator.stop();
  await emulator.destroy();
  return count / (user + system);
}

/** Instructions of one round, as our machine counts them. */
function roundLength(kernel: Kernel): number {
  const [one, two] = [1, 2].map(rounds => {
    const state = flatProgram(codeOf(finite(kernel, rounds)));
    state.memory.map(dataStart, dataStart + dataSize, 3, 'data');
    runMachine(state, 1000 * million, {});
    return state.moment;
  });
  return two! - one!;
}

/** Seconds that a program takes, as the shell measures them; undefined where it fails. */
function secondsOf(words: readonly string[]): number | undefined {
  const script = 'TIMEFORMAT="%U %S"; time "$@"';
  const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', ...words]);
  if (status !== 0) return undefined;
  const [user, system] = stderr.toString().trim().split(' ').map(Number);
  return user! + system!;
}

/** Instructions a microsecond where a program of the system executes the kernel. */
export function speedOfProgram(
  kernel: Kernel,
  emulator: readonly string[],
  instructions: number,
): number | undefined {
  const length = roundLength(kernel);
  const rounds = Math.max(1, Math.round(instructions / length));
  const folder = mkdtempSync(join(tmpdir(), 'mnemonic-bench-'));
  try {
    const path = join(folder, 'kernel');
    const code = codeOf(finite(kernel, rounds));
    writeFileSync(path, programFile(code, codeStart, { start: dataStart, size: dataSize }));
    chmodSync(path, 0o755);
    const seconds = secondsOf([...emulator, path]);
    return seconds === undefined ? undefined : (rounds * length) / seconds / million;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Whether programs for Linux on x86-64 run here as they are. */
export const isNative = process.platform === 'linux' && process.arch === 'x64';

/** The user-mode emulator of Debian's packages; undefined where it is not installed. */
export function qemuUser(): string | undefined {
  return findProgram('qemu-x86_64-static') ?? findProgram('qemu-x86_64');
}
