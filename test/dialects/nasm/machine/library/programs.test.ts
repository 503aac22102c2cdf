// Programs that the library calls back, or whose stack it moves, in the whole machine.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ownObject } from '#dialects/nasm/machine/library/own-objects.ts';
import { type Run, runObjects, runSource } from './running.ts';

/** Calls by the convention of each width, with arguments that need no register of the caller. */
const macros64 = `
        default rel
%define word_size 8
%define result rax
%macro invoke 1-*
        %push
        %assign %$place 0
        %rep %0 - 1
        %rotate 1
        %assign %$place %$place + 1
        %if %$place == 1
        mov     rdi, %1
        %elif %$place == 2
        mov     rsi, %1
        %elif %$place == 3
        mov     rdx, %1
        %elif %$place == 4
        mov     rcx, %1
        %else
        mov     r8, %1
        %endif
        %endrep
        %rotate 1
        xor     eax, eax
        call    %1
        %pop
%endmacro
%macro enter_function 0
        push    rbx
%endmacro
%macro leave_function 0
        pop     rbx
        ret
%endmacro
%define first_argument rdi
%define second_argument rsi
%define saved ebx
%define saved_wide rbx
`;

const macros32 = `
%define word_size 4
%define result eax
%macro invoke 1-*
        %push
        %assign %$count %0 - 1
        %rep %0 - 1
        %rotate -1
        push    dword %1
        %endrep
        %rotate -1
        call    %1
        add     esp, 4 * %$count
        %pop
%endmacro
%macro enter_function 0
        push    ebx
%endmacro
%macro leave_function 0
        pop     ebx
        ret
%endmacro
%define first_argument dword [esp + 8]
%define second_argument dword [esp + 12]
%define saved ebx
%define saved_wide ebx
`;

/** Runs one text in both widths, which have to say the same. */
function runBoth(text: string, options: { words?: string; input?: string } = {}): Run {
  const [wide, narrow] = ([64, 32] as const).map(bits =>
    runSource(`${bits === 64 ? macros64 : macros32}${text}`, { bits, ...options }),
  );
  assert.deepEqual(wide, narrow);
  return wide!;
}

const sorting = `
        global  main
        extern  qsort, bsearch, printf
        section .text
compare:
        enter_function
        mov     result, first_argument
        mov     eax, [result]
        mov     saved_wide, second_argument
        sub     eax, [saved_wide]
        leave_function
main:   enter_function
        invoke  qsort, list, (list.end - list) / 4, 4, compare
        xor     saved, saved
.next:  mov     result, list
        invoke  printf, number, [result + saved_wide * 4]
        inc     saved
        cmp     saved, (list.end - list) / 4
        jb      .next
        invoke  bsearch, key, list, (list.end - list) / 4, 4, compare
        mov     saved_wide, list
        sub     result, saved_wide
        invoke  printf, number, result
        invoke  bsearch, missing, list, (list.end - list) / 4, 4, compare
        leave_function
        section .data
list:   dd 30, -5, 7, 100, 7, 0, 12, -70, 55
.end:   dd 0
key:    dd 12
missing: dd 13
number: db "%d ", 0
`;

const jumping = `
        global  main
        extern  setjmp, longjmp, printf
        section .text
deep:   enter_function
        invoke  longjmp, state, 7
main:   enter_function
        mov     saved, 5
        invoke  setjmp, state
        test    eax, eax
        jnz     .back
        call    deep
.back:  invoke  printf, numbers, result, saved_wide
        xor     eax, eax
        leave_function
        section .data
numbers: db "%d %d", 10, 0
        section .bss
state:  resb 256
`;

const ending = `
        global  main
        extern  atexit, puts
        section .text
first:  enter_function
        invoke  puts, first_text
        leave_function
second: enter_function
        invoke  puts, second_text
        leave_function
main:   enter_function
        invoke  atexit, first
        invoke  atexit, second
        invoke  puts, main_text
        mov     eax, 42
        leave_function
        section .data
first_text: db "first", 0
second_text: db "second", 0
main_text: db "main", 0
`;

const handling = `
        global  main
        extern  signal, raise, printf, sigsetjmp, siglongjmp
        section .text
handler:
        enter_function
        invoke  siglongjmp, state, 9
plain:  enter_function
        mov     saved_wide, first_argument
        invoke  printf, text, saved_wide
        leave_function
main:   enter_function
        invoke  signal, 11, handler
        invoke  signal, 10, plain
        xor     saved, saved
.again: invoke  sigsetjmp, state, 1
        test    eax, eax
        jnz     .back
        mov     result, 0x10
        mov     [result], eax
.back:  inc     saved
        cmp     saved, 3
        jb      .again
        invoke  printf, text, saved_wide
        invoke  raise, 10
        xor     eax, eax
        leave_function
        section .data
text:   db "number %d", 10, 0
        section .bss
state:  resb 256
`;

/** The second thread leaves from within a function of its own, and makes a third. */
const threading = `
        global  main
        extern  pthread_create, pthread_join, pthread_exit, pthread_once, printf
        section .text
once:   enter_function
        inc     dword [count]
        leave_function
leaving:
        enter_function
        invoke  pthread_exit, 77
third:  enter_function
        mov     result, 5
        leave_function
work:   enter_function
        mov     saved_wide, first_argument
        invoke  pthread_once, control, once
        invoke  printf, text, saved_wide
        cmp     saved, 2
        jne     .plain
        invoke  pthread_create, inner, 0, third, 0
        call    leaving
.plain: mov     result, saved_wide
        leave_function
main:   enter_function
        mov     saved, 1
        invoke  pthread_create, one, 0, work, 1
        invoke  pthread_create, two, 0, work, 2
        invoke  printf, text, saved_wide
        mov     saved_wide, [one]
        invoke  pthread_join, saved_wide, answer
        invoke  printf, text, [answer]
        mov     saved_wide, [two]
        invoke  pthread_join, saved_wide, answer
        invoke  printf, text, [answer]
        mov     saved_wide, [inner]
        invoke  pthread_join, saved_wide, answer
        invoke  printf, text, [answer]
        invoke  printf, text, [count]
        invoke  pthread_exit, 9
        section .data
text:   db "%d ", 0
        section .bss
one:    resq 1
two:    resq 1
inner:  resq 1
answer: resq 1
count:  resq 1
control: resq 1
`;

const reading = `
        global  main
        extern  scanf, printf
        section .text
main:   enter_function
.next:  invoke  scanf, format, name, number
        cmp     eax, 2
        jne     .done
        mov     result, number
        invoke  printf, shown, name, [result]
        jmp     .next
.done:  mov     [number], eax
        mov     result, number
        invoke  printf, last, [result]
        xor     eax, eax
        leave_function
        section .data
format: db "%9s %d", 0
shown:  db "[%s] %d", 10, 0
last:   db "%d", 10, 0
        section .bss
name:   resb 16
number: resq 1
`;

const arguments_ = `
        global  main
        extern  printf
        section .text
main:   enter_function
        mov     saved_wide, second_argument
        invoke  printf, shown, [saved_wide + word_size], [saved_wide + 2 * word_size]
        xor     eax, eax
        leave_function
        section .data
shown:  db "%s|%s", 10, 0
`;

const aborting = `
        global  main
        extern  abort
        section .text
main:   enter_function
        invoke  abort
`;

describe('programs of both widths', () => {
  test('run as threads, one after the other, and leave from anywhere', () => {
    const { output, status } = runBoth(threading);
    assert.equal(output, '1 2 1 1 77 5 1 ');
    assert.equal(status, 0);
  });

  test('sort and search', () => {
    assert.equal(runBoth(sorting).output, '-70 -5 0 7 7 12 30 55 100 20 ');
    assert.equal(runBoth(sorting).status, 0);
  });

  test('jump out of functions', () => {
    assert.equal(runBoth(jumping).output, '7 5\n');
  });

  test('end with the status of main, behind what atexit knows', () => {
    assert.deepEqual(runBoth(ending), { output: 'main\nsecond\nfirst\n', status: 42, problem: '' });
  });

  test('handle signals, and faults again and again', () => {
    assert.equal(runBoth(handling).output, 'number 3\nnumber 10\n');
  });

  test('read what is typed', () => {
    const input = 'one 1\n  two\n2\nthree x\n';
    assert.equal(runBoth(reading, { input }).output, '[one] 1\n[two] 2\n1\n');
  });

  test('get their arguments', () => {
    assert.equal(runBoth(arguments_, { words: 'a "b c"' }).output, 'a|b c\n');
  });

  test('are ended by abort', () => {
    assert.equal(runBoth(aborting).status, 134);
  });
});

test('a fault in a function names its argument', () => {
  const text = 'global main\nextern strlen\nmain: xor edi, edi\ncall strlen\n';
  const { problem, status } = runSource(text);
  assert.equal(status, 139);
  assert.match(problem, /strlen: the argument text is null, and nothing can be read there/);
});

test('a name that was meant for one of the library', () => {
  const text = 'global main\nextern qsrot\nmain: call qsrot\n';
  assert.throws(() => runSource(text), /needs qsrot .*; did you mean qsort\?/);
});

test('a program without main uses the library as well', () => {
  const text = `
        global  _start
        extern  puts, getenv, exit
        default rel
        section .text
_start: lea     rdi, [line]
        call    puts
        mov     edi, 3
        call    exit
        section .data
line:   db "from _start", 0
`;
  assert.deepEqual(runSource(text), { output: 'from _start\n', status: 3, problem: '' });
});

test('a main that sets no result returns the lowest byte of its address', () => {
  const text = 'times 0x30 nop\nglobal main\nmain: ret\n';
  for (const bits of [32, 64] as const) assert.equal(runSource(text, { bits }).status, 0x30);
});

describe('a main that runs off its end', () => {
  const main = (code: string) => `global main\nmain: mov eax, 5\n${code}\n`;

  for (const bits of [32, 64] as const) {
    test(`comes to the code behind it, which returns, on ${bits} bits`, () => {
      assert.equal(runSource(main('times 3 nop'), { bits }).status, 5);
    });

    test(`meets zeros where it does not end at a multiple of 4, on ${bits} bits`, () => {
      assert.equal(runSource(main('nop'), { bits }).status, 139);
    });
  }

  test('runs on into the next object', () => {
    const objects = [main(''), 'mov eax, 6\nret\n'].map((text, index) =>
      ownObject(`part${index}`, text, 64),
    );
    assert.equal(runObjects(objects).status, 6);
  });
});
