// What functions of the library need, or leave to the kernel, beyond their arguments.
import { MemoryFault } from '../guest.ts';
import { Interruption } from '../state.ts';
import type { LibraryCall } from './library-call.ts';

const generalProtection = 13;
/** Number of rax, whose lowest byte tells how many vector registers hold arguments. */
const [accumulator, stackPointer] = [0, 4] as const;

/** Functions of glibc 2.36 that store vector registers whatever they are given. */
const storeAlways = /scanf$|^perror$|^system$/;
/** Functions that store them where al is not 0. */
const storeArguments = /printf(_chk)?$/;

/**
 * On x86-64, the stack is a multiple of 16 where a function is called. Functions that rely on it
 * store vector registers with movaps, which a stack elsewhere stops. Throws Interruption.
 */
export function checkStack({ guest, declaration }: LibraryCall): void {
  const { name, variadic } = declaration;
  if (guest.bits !== 64) return;
  const pointer = guest.general(stackPointer);
  if ((pointer & 0xfn) === 8n) return;
  const hasVectors = (guest.general(accumulator) & 0xffn) !== 0n;
  if (!storeAlways.test(name) && !(variadic && hasVectors && storeArguments.test(name))) return;
  const explanation =
    `${name} stores vector registers on the stack, which has to be at a multiple of 16 where a ` +
    'function is called';
  const fault = new MemoryFault(Number(pointer), 'write', explanation);
  throw new Interruption({ vector: generalProtection, fault });
}

/** Functions whose pointers the kernel follows: it gives EFAULT where a program would fault. */
const kernelFunctions = new Set(
  `open open64 openat openat64 creat creat64 fopen fopen64 read write pread pread64 pwrite pwrite64
  stat stat64 lstat lstat64 fstat fstat64 access faccessat unlink unlinkat mkdir rmdir chdir rename
  remove link symlink readlink chmod truncate truncate64 opendir pipe pipe2 nanosleep`.split(/\s+/),
);

export function isOfKernel({ declaration }: LibraryCall): boolean {
  return kernelFunctions.has(declaration.name);
}
