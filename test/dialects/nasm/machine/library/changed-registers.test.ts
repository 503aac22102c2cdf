// Registers that calls of the library change: what glibc 2.36 was measured to leave behind.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LibraryBench } from './library-bench.ts';
import { runSource } from './running.ts';

const kept = [3, 4, 5, 12, 13, 14, 15] as const;
const given = (number: number) => 0x7700n + BigInt(number);

function callOf(bits: 32 | 64, name: string, ...words: string[]) {
  const bench = new LibraryBench(bits);
  for (let number = 0; number < (bits === 64 ? 16 : 8); number++) {
    if (number !== 4) bench.guest.setGeneral(number, given(number));
  }
  for (let number = 0; number < 8; number++) bench.guest.setVector(number, given(number));
  bench.call(name, ...words.map(word => bench.text(word)));
  return bench.guest;
}

describe('a call', () => {
  test('of printf changes what the ABI gives to functions', () => {
    const guest = callOf(64, 'printf', 'text\n');
    assert.equal(guest.general(1), 0n);
    assert.equal(guest.general(2), 0n);
    assert.equal(guest.general(9), 100n);
    for (const number of [6, 7, 10]) assert.notEqual(guest.general(number), given(number));
    assert.deepEqual(
      [0, 3].map(number => guest.vector(number)),
      [0n, 0n],
    );
    assert.equal(guest.vector(4), given(4));
  });

  test('keeps what belongs to the caller', () => {
    const guest = callOf(64, 'printf', 'text\n');
    for (const number of kept) if (number !== 4) assert.equal(guest.general(number), given(number));
  });

  test('of a small function changes little', () => {
    const guest = callOf(64, 'strlen', 'text');
    assert.equal(guest.general(0), 4n);
    assert.notEqual(guest.general(2), given(2));
    for (const number of [1, 6, 8, 9, 10, 11]) assert.equal(guest.general(number), given(number));
  });

  test('on i386 changes ecx and edx, but for those that need none', () => {
    for (const name of ['puts', 'strlen', 'atoi']) {
      const guest = callOf(32, name, '12');
      assert.equal(guest.general(1), 0n, name);
      assert.notEqual(guest.general(2), given(2), name);
      assert.equal(guest.general(3), given(3), name);
    }
    assert.equal(callOf(32, 'getpid').general(1), given(1));
  });
});

test('results in two registers stay', () => {
  const text = `
        global  main
        extern  ldiv, printf
        section .text
main:   push    rbx
        mov     edi, 17
        mov     esi, 5
        call    ldiv
        lea     rdi, [rel format]
        mov     rsi, rax
        xor     eax, eax
        call    printf
        xor     eax, eax
        pop     rbx
        ret
        section .data
format: db "%ld %ld", 10, 0
`;
  assert.equal(runSource(text).output, '3 2\n');
});

test('a loop that counts in rcx around printf goes wrong', () => {
  const text = `
        global  main
        extern  printf
        section .text
main:   push    rbx
        xor     ebx, ebx
        mov     ecx, 3
.next:  lea     rdi, [rel line]
        xor     eax, eax
        call    printf
        inc     ebx
        cmp     ebx, 10
        je      .done
        dec     rcx
        jnz     .next
.done:  mov     eax, ebx
        pop     rbx
        ret
        section .data
line:   db "again", 10, 0
`;
  assert.equal(runSource(text).status, 10);
});
