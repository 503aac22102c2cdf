// pthread.h where nobody interrupts: a thread runs when it is made, to its end, on the stack of who
// made it. What waits for another thread then waits for ever, which ends the run with a message.
import { ProgramExit } from '../guest.ts';
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';

/** A block for each thread: its result, the stack of who made it, and the thread that did. */
export const threadText64 = `
        global  pthread_create, pthread_exit, pthread_join, pthread_once
        extern  malloc, free, exit, __current_thread
        default rel
        section .text
; where its block goes, attributes, function, argument
pthread_create:
        push    rbx
        push    rbp
        push    r12
        push    r13
        push    r14
        push    r15
        sub     rsp, 8
        mov     rbx, rdi
        mov     r12, rdx
        mov     r13, rcx
        mov     edi, 24
        call    malloc
        test    rax, rax
        jz      .none
        mov     [rbx], rax
        mov     [rax + 8], rsp
        mov     rcx, [__current_thread]
        mov     [rax + 16], rcx
        mov     [__current_thread], rax
        mov     rdi, r13
        call    r12
.end:   mov     rcx, [__current_thread]
        mov     [rcx], rax
        mov     rcx, [rcx + 16]
        mov     [__current_thread], rcx
        xor     eax, eax
.leave: add     rsp, 8
        pop     r15
        pop     r14
        pop     r13
        pop     r12
        pop     rbp
        pop     rbx
        ret
.none:  mov     eax, 11                 ; EAGAIN
        jmp     .leave

pthread_exit:
        mov     rax, rdi
        mov     rcx, [__current_thread]
        test    rcx, rcx
        jz      .first
        mov     rsp, [rcx + 8]
        jmp     pthread_create.end
.first: xor     edi, edi                ; all others have ended
        jmp     exit

; thread, where its result goes
pthread_join:
        test    rsi, rsi
        jz      .free
        mov     rax, [rdi]
        mov     [rsi], rax
.free:  sub     rsp, 8
        call    free
        add     rsp, 8
        xor     eax, eax
        ret

pthread_once:
        xor     eax, eax
        cmp     dword [rdi], 0
        jne     .done
        mov     dword [rdi], 2
        sub     rsp, 8
        call    rsi
        add     rsp, 8
        xor     eax, eax
.done:  ret
        section .note.GNU-stack noalloc noexec nowrite progbits
`;

export const threadText32 = `
        global  pthread_create, pthread_exit, pthread_join, pthread_once
        extern  malloc, free, exit, __current_thread
        section .text
pthread_create:
        push    ebx
        push    ebp
        push    esi
        push    edi
        sub     esp, 12
        mov     dword [esp], 12
        call    malloc
        test    eax, eax
        jz      .none
        mov     ebx, [esp + 32]
        mov     [ebx], eax
        mov     [eax + 4], esp
        mov     ecx, [__current_thread]
        mov     [eax + 8], ecx
        mov     [__current_thread], eax
        mov     ecx, [esp + 44]
        mov     [esp], ecx
        call    [esp + 40]
.end:   mov     ecx, [__current_thread]
        mov     [ecx], eax
        mov     ecx, [ecx + 8]
        mov     [__current_thread], ecx
        xor     eax, eax
.leave: add     esp, 12
        pop     edi
        pop     esi
        pop     ebp
        pop     ebx
        ret
.none:  mov     eax, 11                 ; EAGAIN
        jmp     .leave

pthread_exit:
        mov     eax, [esp + 4]
        mov     ecx, [__current_thread]
        test    ecx, ecx
        jz      .first
        mov     esp, [ecx + 4]
        jmp     pthread_create.end
.first: sub     esp, 8
        push    0
        call    exit
        hlt

pthread_join:
        mov     ecx, [esp + 4]
        mov     edx, [esp + 8]
        test    edx, edx
        jz      .free
        mov     eax, [ecx]
        mov     [edx], eax
.free:  sub     esp, 8
        push    ecx
        call    free
        add     esp, 12
        xor     eax, eax
        ret

pthread_once:
        mov     ecx, [esp + 4]
        xor     eax, eax
        cmp     dword [ecx], 0
        jne     .done
        mov     dword [ecx], 2
        sub     esp, 12
        call    [esp + 20]
        add     esp, 12
        xor     eax, eax
.done:  ret
        section .note.GNU-stack noalloc noexec nowrite progbits
`;

const succeed: LibraryFunction = () => 0;

function waitForEver(call: LibraryCall): never {
  const why = 'threads run one after the other here, and this waits for another one for ever';
  throw new ProgramExit(130, `${call.declaration.name}: ${why}`);
}

/** A semaphore is its count. */
const semaphore =
  (change: (call: LibraryCall, count: number) => number): LibraryFunction =>
  call => {
    call.writeInteger(call.at(0), 4, change(call, call.readInteger(call.at(0), 4)));
    return 0;
  };

/** Values by key of the only place that there is for them. */
const keysMax = 64;

function makeKey(call: LibraryCall): number {
  const place = call.variable('.thread values');
  const next = call.readInteger(place, 4);
  if (next >= keysMax) return 11;
  call.writeInteger(place, 4, next + 1);
  call.writeInteger(call.at(0), 4, next);
  return 0;
}

function valuePlace(call: LibraryCall): number | undefined {
  const key = call.at(0);
  return key < keysMax ? call.variable('.thread values') + 8 + key * 8 : undefined;
}

const harmless =
  'pthread_detach pthread_mutex_init pthread_mutex_lock pthread_mutex_trylock ' +
  'pthread_mutex_unlock pthread_mutex_destroy pthread_mutexattr_init pthread_mutexattr_destroy ' +
  'pthread_mutexattr_settype pthread_cond_init pthread_cond_destroy pthread_cond_signal ' +
  'pthread_cond_broadcast pthread_attr_init pthread_attr_destroy pthread_attr_setstacksize ' +
  'pthread_attr_setdetachstate pthread_rwlock_init pthread_rwlock_destroy ' +
  'pthread_rwlock_rdlock pthread_rwlock_wrlock pthread_rwlock_unlock pthread_spin_init ' +
  'pthread_spin_destroy pthread_spin_lock pthread_spin_trylock pthread_spin_unlock ' +
  'pthread_yield pthread_setname_np pthread_setcancelstate pthread_key_delete sem_destroy';

export const threadFunctions: FunctionTable = {
  ...Object.fromEntries(harmless.split(' ').map(name => [name, succeed])),
  pthread_self: call => {
    const current = call.readPointer(call.variable('__current_thread'));
    return current || call.guest.segmentBase(call.bits === 64 ? 'fs' : 'gs');
  },
  pthread_equal: call => (call.at(0) === call.at(1) ? 1 : 0),
  pthread_cond_wait: waitForEver,
  pthread_cond_timedwait: () => 110,
  pthread_key_create: makeKey,
  pthread_getspecific: call => {
    const place = valuePlace(call);
    return place === undefined ? 0 : call.readPointer(place);
  },
  pthread_setspecific: call => {
    const place = valuePlace(call);
    if (place === undefined) return 22;
    call.writePointer(place, call.at(1));
    return 0;
  },
  sem_init: call => {
    call.writeInteger(call.at(0), 4, call.at(2));
    return 0;
  },
  sem_post: semaphore((_, count) => count + 1),
  sem_wait: semaphore((call, count) => (count > 0 ? count - 1 : waitForEver(call))),
  sem_trywait: semaphore((call, count) => (count > 0 ? count - 1 : call.fail('EAGAIN'))),
  sem_getvalue: call => {
    call.writeInteger(call.at(1), 4, call.readInteger(call.at(0), 4));
    return 0;
  },
};
