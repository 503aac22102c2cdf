// Results of system calls that Linux gave an ordinary user; numbers of processes apart.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemCalls64 } from '#dialects/nasm/knowledge/system-calls.ts';
import { runSource } from '../library/running.ts';

/** Arguments are words of the program below; `own` is the number of the user. */
// biome-ignore format: one call a row.
const rows: readonly (readonly [name: string, words: string, result: number])[] = [
  ['setuid', 'own', 0], ['setuid', '0', -1], ['setuid', '-1', -22], ['setgid', '0', -1],
  ['setreuid', '-1, own', 0], ['setreuid', '0, 0', -1], ['setregid', '-1, 0', -1],
  ['setresuid', 'own, -1, own', 0], ['setresgid', '5, -1, -1', -1], ['setgroups', '0, 0', -1],
  ['setfsuid', '0', 1000], ['sched_get_priority_max', '1', 99], ['sched_get_priority_min', '2', 1],
  ['sched_get_priority_max', '0', 0], ['sched_get_priority_max', '77', -22],
  ['sched_getscheduler', '0', 0], ['sched_getscheduler', '12345678', -3],
  ['sched_setscheduler', '0, 0, zeros', 0], ['sched_setscheduler', '0, 1, ones', -1],
  ['sched_setscheduler', '0, 0, ones', -22], ['sched_setparam', '0, ones', -22],
  ['ptrace', '0', 0], ['ptrace', '0', -1], ['restart_syscall', '', -4],
  ['mount', 'root, root, root', -1], ['reboot', '0xfee1dead, 672274793, 0x1234567', -1],
  ['chroot', 'root', -1], ['sethostname', 'root, 3', -1], ['settimeofday', 'zeros', -1],
  ['syslog', '3, buffer, 10', -1], ['mincore', 'buffer, 4096, buffer', 0],
  ['mincore', '1, 4096, buffer', -22], ['mincore', '0x10000000, 4096, buffer', -12],
  ['getpriority', '0, 0', 20], ['setpriority', '0, 0, 5', 0], ['getpriority', '0, 0', 15],
  ['setpriority', '0, 0, -5', -13], ['getpriority', '9, 0', -22],
  ['prctl', '3', 1], ['prctl', '4, 0', 0], ['prctl', '3', 0], ['prctl', '15, root', 0],
  ['prctl', '16, buffer', 0], ['prctl', '38, 1', 0], ['prctl', '39', 1], ['prctl', '9999', -22],
  ['prctl', '1, 999', -22], ['setrlimit', '7, limit', 0], ['setrlimit', '7, wrong', -22],
  ['setrlimit', '99, limit', -22], ['prlimit64', '0, 7, 0, buffer', 0],
  ['prlimit64', '12345678, 7, 0, buffer', -3], ['getpgid', '99999999', -3],
  ['setpgid', '99999999, 0', -3], ['kill', '0, 0', 0], ['kill', '1, 99', -22],
  ['sched_setaffinity', '0, 8, zeros', -22], ['getrandom', 'buffer, 5, 99', -22],
  ['getrandom', 'buffer, 5, 0', 5], ['memfd_create', 'root, 99', -22], ['memfd_create', 'root', 3],
  ['madvise', 'buffer, 4096, 99', -22], ['madvise', '1, 4096', -22], ['msync', '1, 4096', -22],
  ['msync', 'buffer, 4096, 99', -22], ['dup3', '1, 50, 99', -22], ['access', 'root, 8', -22],
  ['truncate', 'root, -5', -22], ['lseek', '1, 0, 9', -22], ['pread64', '0, buffer, 1, -1', -22],
  ['readv', '99, buffer, 1', -9], ['symlink', 'none, root', -2],
  ['clock_nanosleep', '99, 0, limit', -22], ['getitimer', '99, buffer', -22],
  ['setitimer', '99, limit', -22], ['rt_sigprocmask', '0, 0, 0, 4', -22],
  ['rt_sigaction', '10, 0, 0, 4', -22], ['sigaltstack', 'badstack', -22],
  ['rt_sigpending', 'buffer, 9', -22],
];

const registers = ['rdi', 'rsi', 'rdx', 'r10', 'r8', 'r9'];

test('system calls give what Linux gives', () => {
  const numbers = new Map([...systemCalls64().values()].map(({ name, number }) => [name, number]));
  const code = rows.map(([name, words]) => {
    const given = words.split(', ').map(word => word || '0');
    const moves = registers.map((register, index) => `mov ${register}, ${given[index] ?? '0'}`);
    return [...moves, `mov eax, ${numbers.get(name)}`, 'syscall', 'mov [rbx], rax', 'add rbx, 8'];
  });
  const text = `
own     equ 1000
        global _start
        section .text
_start: mov     rbx, results
        ${code.flat().join('\n        ')}
        mov     edx, ${rows.length * 8}
        mov     rsi, results
        mov     edi, 1
        mov     eax, 1
        syscall
        mov     eax, 60
        xor     edi, edi
        syscall
        section .data
zeros:  dq      0, 0
ones:   dq      1, 0
limit:  dq      100, 200
wrong:  dq      300, 200
badstack: dq    0, 99, 4096
root:   db      "/", 0
none:   db      0
        section .bss
        alignb  4096
buffer: resb    8192
results: resq   ${rows.length}
`;
  const { output, status, problem } = runSource(text, { terminals: [false, false, false] });
  assert.deepEqual([status, problem], [0, '']);
  const bytes = Buffer.from(output, 'latin1');
  const found = rows.map(([name, words], index) => [
    name,
    words,
    Number(bytes.readBigInt64LE(index * 8)),
  ]);
  assert.deepEqual(found, rows);
});
