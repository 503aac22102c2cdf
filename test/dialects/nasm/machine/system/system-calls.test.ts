// System calls as Linux does them: results, errors, structures, state that goes back.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryFolder } from '#core/machine/folder.ts';
import { encodeUtf8 } from '#core/text/utf8.ts';
import { systemCalls32, systemCalls64 } from '#dialects/nasm/knowledge/system-calls.ts';
import { MemoryFault, ProgramExit, WaitForInput } from '#dialects/nasm/machine/guest.ts';
import { textOf } from '#dialects/nasm/machine/system/call.ts';
import { errorName } from '#dialects/nasm/machine/system/error-numbers.ts';
import { type LaunchSettings, LinuxProcess } from '#dialects/nasm/machine/system/process.ts';
import { deliverFault } from '#dialects/nasm/machine/system/signal-calls.ts';
import { systemCall } from '#dialects/nasm/machine/system/system-calls.ts';
import { FakeGuest } from '../fake-guest.ts';

const registers = { 64: [7, 6, 2, 10, 8, 9], 32: [3, 1, 2, 6, 7, 5] } as const;
const buffer = 0x10000;
const names = 0x20000;

const files = new Map([
  ['data.txt', encodeUtf8('first line\nsecond line\n')],
  ['sub/inner.txt', encodeUtf8('inner')],
]);

/** A process with memory to work in, and what it prints and traces. */
class Bench {
  readonly guest: FakeGuest;
  readonly process: LinuxProcess;
  readonly printed: string[] = [];
  readonly traced: string[] = [];
  readonly numbers: ReadonlyMap<string, number>;

  constructor(bits: 32 | 64 = 64, settings: Partial<LaunchSettings> = {}) {
    this.guest = new FakeGuest(bits);
    this.guest.memory.map(buffer, buffer + 0x20000, 3, 'work');
    this.process = new LinuxProcess(
      {
        arguments: ['program'],
        environment: [],
        startTime: 1_700_000_000,
        seed: 1,
        folder: memoryFolder(files),
        terminals: [true, true, true],
        ...settings,
      },
      {
        print: (_, bytes) => this.printed.push(textOf(bytes)),
        trace: ({ name, arguments: words, result }) =>
          this.traced.push(`${name}(${words}) = ${result}`),
      },
    );
    const calls = bits === 64 ? systemCalls64() : systemCalls32();
    this.numbers = new Map([...calls.values()].map(({ name, number }) => [name, number]));
  }

  /** Result of a call; texts are put into memory, an error is its name. */
  call(name: string, ...given: readonly (number | string)[]): number | string {
    this.guest.setGeneral(0, BigInt(this.numbers.get(name) ?? -1));
    for (const [index, value] of given.entries()) {
      const word = typeof value === 'number' ? value : this.text(names + index * 0x1000, value);
      this.guest.setGeneral(registers[this.guest.bits][index]!, BigInt(word));
    }
    systemCall(this.process, this.guest);
    const result = Number(BigInt.asIntN(this.guest.bits, this.guest.general(0)));
    return result < 0 && result >= -4095 ? errorName(-result) : result;
  }

  text(address: number, text: string): number {
    this.guest.write(address, encodeUtf8(`${text}\0`));
    return address;
  }

  read(address: number, count: number): string {
    return textOf(this.guest.read(address, count));
  }

  number(address: number, size: 2 | 4 | 8 = 8): number {
    return Number(this.guest.readNumber(address, size));
  }
}

describe('files', () => {
  test('open, read, seek and close', () => {
    const bench = new Bench();
    assert.equal(bench.call('open', 'data.txt', 0, 0), 3);
    assert.equal(bench.call('read', 3, buffer, 10), 10);
    assert.equal(bench.read(buffer, 10), 'first line');
    assert.equal(bench.call('lseek', 3, -5, 2), 18);
    assert.equal(bench.call('read', 3, buffer, 100), 5);
    assert.equal(bench.call('read', 3, buffer, 100), 0);
    assert.equal(bench.call('pread64', 3, buffer, 6, 11), 6);
    assert.equal(bench.read(buffer, 6), 'second');
    assert.equal(bench.call('write', 3, buffer, 1), 'EBADF');
    assert.equal(bench.call('close', 3), 0);
    assert.equal(bench.call('close', 3), 'EBADF');
  });

  test('what is written stays in memory', () => {
    const bench = new Bench();
    assert.equal(bench.call('open', 'new.txt', 0o102, 0o666), 3);
    assert.equal(bench.call('write', 3, 0x500, 5), 'EFAULT');
    assert.equal(bench.call('write', 1, buffer + 0x1fffd, 100), 'EFAULT');
    bench.text(buffer, 'hello');
    assert.equal(bench.call('write', 3, buffer, 5), 5);
    assert.equal(bench.call('pwrite64', 3, buffer, 2, 8), 2);
    assert.equal(bench.call('ftruncate', 3, 9), 0);
    assert.deepEqual(
      bench.process.files.changes(),
      new Map([['new.txt', encodeUtf8('hello\0\0\0h')]]),
    );
    assert.equal(bench.call('open', 'new.txt', 0o301, 0), 'EEXIST');
    assert.equal(bench.call('open', 'data.txt', 0o1001, 0), 4);
    assert.equal(bench.call('fstat', 4, buffer), 0);
    assert.equal(bench.number(buffer + 48), 0);
  });

  test('nothing outside the folder is there', () => {
    const bench = new Bench();
    for (const path of ['../../etc/passwd', '/etc/passwd', 'sub/../../../etc/passwd']) {
      assert.equal(bench.call('open', path, 0, 0), 'ENOENT', path);
    }
    assert.equal(bench.call('open', '../data.txt', 0, 0), 3);
    assert.equal(bench.call('open', 'data.txt/x', 0, 0), 'ENOTDIR');
  });

  test('a file in a folder that nobody has looked at', () => {
    const bench = new Bench();
    assert.equal(bench.call('stat', 'sub/inner.txt', buffer), 0);
    assert.equal(bench.number(buffer + 48), 5);
  });

  test('names: folders, renaming and removing', () => {
    const bench = new Bench();
    assert.equal(bench.call('mkdir', 'made', 0o755), 0);
    assert.equal(bench.call('mkdir', 'made', 0o755), 'EEXIST');
    assert.equal(bench.call('rename', 'data.txt', 'made/moved.txt'), 0);
    assert.equal(bench.call('access', 'data.txt', 0), 'ENOENT');
    assert.equal(bench.call('rmdir', 'made'), 'ENOTEMPTY');
    assert.equal(bench.call('chdir', 'made'), 0);
    assert.equal(bench.call('getcwd', buffer, 100), 6);
    assert.equal(bench.read(buffer, 5), '/made');
    assert.equal(bench.call('open', 'moved.txt', 0, 0), 3);
    assert.equal(bench.call('unlink', 'moved.txt'), 0);
    assert.equal(bench.call('read', 3, buffer, 5), 5);
    assert.equal(bench.call('rename', '/sub', '/other'), 0);
    assert.equal(bench.call('access', '/other/inner.txt', 4), 0);
    assert.equal(bench.call('access', '/sub/inner.txt', 4), 'ENOENT');
  });

  test('the entries of a folder', () => {
    const bench = new Bench();
    assert.equal(bench.call('open', '.', 0o200000, 0), 3);
    const size = bench.call('getdents64', 3, buffer, 1000) as number;
    const found: string[] = [];
    for (let at = buffer; at < buffer + size; at += bench.number(at + 16, 2)) {
      found.push(textOf(bench.guest.readString(at + 19, 100)));
    }
    assert.deepEqual(found, ['.', '..', 'data.txt', 'sub']);
    assert.equal(bench.call('getdents64', 3, buffer, 1000), 0);
  });

  test('facts of a file in both widths', () => {
    const wide = new Bench(64);
    assert.equal(wide.call('stat', 'data.txt', buffer), 0);
    assert.equal(wide.number(buffer + 24, 4), 0o100644);
    assert.equal(wide.number(buffer + 48), 23);
    const narrow = new Bench(32);
    assert.equal(narrow.call('stat64', 'data.txt', buffer), 0);
    assert.equal(narrow.number(buffer + 16, 4), 0o100644);
    assert.equal(narrow.number(buffer + 44), 23);
    assert.equal(narrow.call('fstat64', 0, buffer), 0);
    assert.equal(narrow.number(buffer + 16, 4), 0o20620);
  });

  test('pieces', () => {
    const bench = new Bench();
    bench.text(buffer, 'one two');
    const pieces = [buffer, 3, buffer + 3, 4];
    for (const [index, value] of pieces.entries()) {
      bench.guest.writeNumber(buffer + 0x100 + index * 8, 8, BigInt(value));
    }
    assert.equal(bench.call('writev', 1, buffer + 0x100, 2), 7);
    assert.deepEqual(bench.printed, ['one', ' two']);
  });

  test('pipes and duplicates', () => {
    const bench = new Bench();
    assert.equal(bench.call('pipe', buffer), 0);
    assert.deepEqual([bench.number(buffer, 4), bench.number(buffer + 4, 4)], [3, 4]);
    bench.text(buffer + 16, 'through');
    assert.equal(bench.call('dup2', 4, 9), 9);
    assert.equal(bench.call('close', 4), 0);
    assert.equal(bench.call('write', 9, buffer + 16, 7), 7);
    assert.equal(bench.call('read', 3, buffer + 32, 4), 4);
    assert.equal(bench.read(buffer + 32, 4), 'thro');
    bench.call('read', 3, buffer + 32, 10);
    assert.throws(() => bench.call('read', 3, buffer + 32, 4), /waits for ever/);
    bench.call('close', 9);
    assert.equal(bench.call('read', 3, buffer + 32, 4), 0);
  });

  test('there is an end to descriptors', () => {
    const bench = new Bench();
    let result: number | string = 0;
    for (let round = 0; round < 1100 && typeof result === 'number'; round++) {
      result = bench.call('dup', 0);
    }
    assert.equal(result, 'EMFILE');
  });
});

describe('input and state', () => {
  test('a read waits, then takes a line', () => {
    const bench = new Bench();
    assert.throws(() => bench.call('read', 0, buffer, 100), WaitForInput);
    assert.equal(bench.guest.general(0), 0n);
    bench.process.addInput(encodeUtf8('one\ntwo\n'));
    assert.equal(bench.call('read', 0, buffer, 100), 4);
    assert.equal(bench.call('read', 0, buffer, 2), 2);
    bench.process.addInput(new Uint8Array());
    assert.equal(bench.call('read', 0, buffer, 100), 2);
    assert.equal(bench.call('read', 0, buffer, 100), 0);
  });

  test('a buffer that is not there leaves the input alone', () => {
    const bench = new Bench();
    bench.process.addInput(encodeUtf8('one\n'));
    assert.equal(bench.call('read', 0, 0x500, 100), 'EFAULT');
    assert.equal(bench.call('read', 0, buffer, 100), 4);
  });

  test('goes back to where it was saved', () => {
    const bench = new Bench();
    bench.process.addInput(encodeUtf8('typed\n'));
    const saved = bench.process.save();
    const run = () => {
      bench.call('open', 'data.txt', 2, 0);
      bench.text(buffer, 'LINE');
      bench.call('write', 3, buffer, 4);
      bench.call('read', 0, buffer, 10);
      bench.call('getrandom', buffer + 0x100, 8, 0);
      return bench.guest.readNumber(buffer + 0x100, 8);
    };
    const first = run();
    const after = bench.process.save();
    bench.process.restore(saved);
    assert.equal(run(), first);
    assert.deepEqual(bench.process.save(), after);
  });

  test('poll tells what there is and lets time pass', () => {
    const bench = new Bench();
    bench.guest.writeNumber(buffer, 8, 1n << 32n);
    assert.equal(bench.call('poll', buffer, 1, 250), 0);
    assert.equal(bench.call('clock_gettime', 2, buffer + 64), 0);
    assert.equal(bench.process.state.slept, 250_000_000);
    assert.throws(() => bench.call('poll', buffer, 1, -1), WaitForInput);
    bench.process.addInput(encodeUtf8('x'));
    assert.equal(bench.call('poll', buffer, 1, -1), 1);
    assert.equal(bench.number(buffer + 6, 2), 1);
  });

  test('a count beyond memory: terminals and pipes take whole pieces, files every byte', () => {
    const end = buffer + 0x20000;
    const wide = { terminals: [true, true, true] } as const;
    const narrow = { terminals: [false, false, false] } as const;
    const written = (settings: Partial<LaunchSettings>, room: number) =>
      new Bench(64, settings).call('write', 1, end - room, 100_000);
    assert.deepEqual(
      [300, 2300, 5000].map(room => written(wide, room)),
      ['EFAULT', 2048, 4096],
    );
    assert.deepEqual(
      [300, 2300, 5000].map(room => written(narrow, room)),
      ['EFAULT', 'EFAULT', 4096],
    );
    const bench = new Bench();
    const file = Number(bench.call('open', 'new.txt', 0x41, 0o644));
    assert.equal(bench.call('write', file, end - 300, 100_000), 300);
  });

  test('a console keeps so much', () => {
    const bench = new Bench();
    bench.process.update({ printed: 64 * 2 ** 20 - 3 });
    bench.text(buffer, 'four');
    assert.throws(() => bench.call('write', 1, buffer, 4), /more than 64 MB/);
  });
});

describe('memory', () => {
  test('mmap, mprotect, munmap', () => {
    const bench = new Bench();
    const address = bench.call('mmap', 0, 10_000, 3, 0x22, -1, 0) as number;
    assert.equal(address, 0x7ffff7fff000 - 12_288);
    assert.equal(bench.call('mprotect', address, 4096, 1), 0);
    assert.equal(bench.call('read', 0, address, 1), 'EFAULT');
    assert.equal(bench.call('munmap', address, 12_288), 0);
    assert.equal(bench.call('mprotect', address, 4096, 1), 'ENOMEM');
    assert.equal(bench.call('mmap', 0, 2 ** 47, 3, 0x22, -1, 0), 'ENOMEM');
    assert.equal(bench.call('mmap', 0, 0, 3, 0x22, -1, 0), 'EINVAL');
  });

  test('int 0x80 in a program of 64 bits gets what its registers can hold', () => {
    const { guest, process } = new Bench(64);
    const values = [0, 0, 4096, 3, 0x22, -1, 0];
    [0, 3, 1, 2, 6, 7, 5].forEach((register, index) => {
      const number = register === 0 ? 192 : values[index]!;
      guest.setGeneral(register, BigInt.asUintN(64, BigInt(number)));
    });
    systemCall(process, guest, 32);
    const address = Number(guest.general(0));
    assert.equal(address, 0xf7ffe000 - 4096);
    assert.equal(guest.memory.regionAt(address)?.name, 'mapping');
  });

  test('a file in memory', () => {
    const bench = new Bench();
    bench.call('open', 'data.txt', 0, 0);
    const address = bench.call('mmap', 0, 23, 1, 2, 3, 0) as number;
    assert.equal(bench.read(address + 6, 4), 'line');
    assert.equal(bench.guest.memory.regionAt(address)?.protection, 1);
  });

  test('the heap grows and shrinks', () => {
    const bench = new Bench();
    bench.process.update({ heapStart: 0x500000, heapEnd: 0x500000 });
    assert.equal(bench.call('brk', 0), 0x500000);
    assert.equal(bench.call('brk', 0x501234), 0x501234);
    assert.equal(bench.guest.memory.regionAt(0x501fff)?.name, 'heap');
    assert.equal(bench.call('brk', 0x500800), 0x500800);
    assert.equal(bench.guest.memory.regionAt(0x501000), undefined);
  });
});

describe('signals', () => {
  test('a handler gets the fault and returns', () => {
    for (const bits of [64, 32] as const) {
      const bench = new Bench(bits);
      const { guest, process } = bench;
      const [word, restorer] = bits === 64 ? [8, 0x402000] : [4, 0x402000];
      const action = [0x401234, 0x04000004, restorer];
      for (const [index, value] of action.entries()) {
        guest.writeNumber(buffer + index * word, word, BigInt(value));
      }
      assert.equal(bench.call('rt_sigaction', 11, buffer, 0, 8), 0);
      guest.memory.map(0x60000, 0x70000, 3, 'stack');
      guest.setGeneral(4, 0x6f000n);
      guest.setGeneral(3, 77n);
      guest.instructionPointer = 0x405000;
      const before = [...guest.registers];
      const facts = { vector: 14, fault: new MemoryFault(0x1234, 'read') };
      assert.equal(deliverFault(process, guest, facts), true);
      assert.equal(guest.instructionPointer, 0x401234);
      const frame = Number(guest.general(4));
      assert.equal((frame + word) % 16, 0);
      assert.equal(Number(guest.readNumber(frame, word)), restorer);
      const info = bits === 64 ? Number(guest.general(6)) : bench.number(frame + 8, 4);
      assert.equal(bench.number(info, 4), 11);
      assert.equal(Number(guest.readNumber(info + (bits === 64 ? 16 : 12), word)), 0x1234);
      guest.setGeneral(3, 0n);
      guest.setGeneral(4, BigInt(frame + word));
      bench.call('rt_sigreturn');
      assert.equal(guest.instructionPointer, 0x405000);
      assert.deepEqual([...guest.registers], before);
      assert.equal(process.state.signals.blocked, 0n);
    }
  });

  test('without a handler there is none to deliver to, and kill ends the program', () => {
    const bench = new Bench();
    assert.equal(deliverFault(bench.process, bench.guest, { vector: 0 }), false);
    assert.throws(
      () => bench.call('kill', bench.call('getpid') as number, 6),
      (error: unknown) => error instanceof ProgramExit && error.status === 134,
    );
  });
});

describe('the process', () => {
  test('time is the moment', () => {
    const bench = new Bench();
    bench.guest.moment = 2_500_000_000;
    bench.call('clock_gettime', 0, buffer);
    assert.deepEqual(
      [bench.number(buffer), bench.number(buffer + 8)],
      [1_700_000_002, 500_000_000],
    );
    assert.equal(bench.call('time', 0), 1_700_000_002);
    bench.guest.writeNumber(buffer, 8, 3n);
    bench.guest.writeNumber(buffer + 8, 8, 0n);
    assert.equal(bench.call('nanosleep', buffer, 0), 0);
    assert.equal(bench.call('time', 0), 1_700_000_005);
  });

  test('is the only one', () => {
    const bench = new Bench();
    assert.equal(bench.call('fork'), 'EAGAIN');
    assert.equal(bench.call('execve', '/bin/sh', 0, 0), 'ENOSYS');
    assert.match(bench.traced[0]!, /^fork\(\) = -1 EAGAIN \(.*: the emulator has one process\)$/);
    assert.equal(bench.call('socket', 2, 1, 0), 'ENOSYS');
  });

  test('ends', () => {
    const bench = new Bench();
    const isExit = (error: unknown) => error instanceof ProgramExit && error.status === 3;
    assert.throws(() => bench.call('exit_group', 0x103), isExit);
    assert.deepEqual(bench.traced, ['exit_group(259) = ?']);
  });
});

test('a trace reads like one of strace', () => {
  const bench = new Bench();
  bench.text(buffer, 'hello\n');
  bench.call('write', 1, buffer, 6);
  bench.call('openat', -100, 'none', 0o102, 0o644);
  bench.call('open', 'data.txt', 0, 0);
  bench.call('read', 4, buffer, 100);
  bench.call('mmap', 0, 4096, 3, 0x22, -1, 0);
  bench.call('lseek', 9, 0, 1);
  assert.deepEqual(bench.traced, [
    'write(1, "hello\\n", 6) = 6',
    'openat(AT_FDCWD, "none", O_RDWR|O_CREAT, 0644) = 3',
    'open("data.txt", O_RDONLY) = 4',
    'read(4, "first line\\nsecond line\\n", 100) = 23',
    'mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7ffff7ffe000',
    'lseek(9, 0, SEEK_CUR) = -1 EBADF (Bad file descriptor)',
  ]);
});

test('calls that exist only to be refused are none', () => {
  const bench = new Bench();
  assert.equal(bench.call('getpid'), 4242);
  assert.equal(bench.call('io_uring_setup', 1, 0), 'ENOSYS');
  bench.guest.setGeneral(0, 99_999n);
  systemCall(bench.process, bench.guest);
  assert.equal(bench.traced.at(-1), 'syscall_99999() = -1 ENOSYS (Function not implemented)');
});
