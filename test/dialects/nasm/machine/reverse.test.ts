// Going back restores everything: behind every kind of instruction, behind system calls of every
// family, and at every moment of random programs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { analyzeNow } from '#core/dialect.ts';
import { memoryFolder } from '#core/machine/folder.ts';
import { TimeTravel } from '#core/machine/time-travel.ts';
import { SourceText } from '#core/text/source.ts';
import { nasm } from '#dialects/nasm/dialect.ts';
import { loadNasm } from '#dialects/nasm/machine/load.ts';
import { X86Machine } from '#dialects/nasm/machine/machine.ts';
import * as layout from '#dialects/nasm/machine/processor/layout.ts';
import { restoreState, saveState } from '#dialects/nasm/machine/snapshot.ts';
import { randomChoices } from '#tools/nasm/random.ts';
import { Emulation } from '#tools/processor/emulation.ts';
import { programData, programKinds, randomProgram } from '#tools/processor/random-programs.ts';
import { caseOfLine, samplePath } from '#tools/processor/sample.ts';
import { root } from '#tools/project.ts';
import { codeOf, flatProgram } from './flat-program.ts';
import { stateHash } from './state-hash.ts';

test('every kind of instruction can be taken back and gives the same again', () => {
  const lines = readFileSync(join(root, samplePath), 'utf8').trim().split('\n');
  const emulation = new Emulation();
  const { state } = emulation;
  const seen = new Set<string>();
  const wrong: string[] = [];
  for (const line of lines) {
    const { case: each } = caseOfLine(line);
    const kind = `${each.bits} ${each.name}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    emulation.enter(each);
    const before = emulation.leave();
    const saved = saveState(state);
    const first = emulation.run();
    restoreState(state, saved);
    if (Buffer.compare(before, emulation.leave()) !== 0) wrong.push(`${kind} is not taken back`);
    const second = emulation.run();
    const isSame = Buffer.compare(first.state, second.state) === 0;
    if (!isSame || first.signal !== second.signal) wrong.push(`${kind} differs the second time`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(seen.size > 4000, `${seen.size} kinds`);
});

/** Runs to the end one by one, notes every moment, and looks at each of them again backwards. */
function checkMoments(machine: X86Machine, limit: number): number {
  const travel = new TimeTravel(machine);
  const seen = [stateHash(machine)];
  while (travel.moment < limit && !machine.finished) {
    const { moment } = travel;
    travel.run(moment + 1, {});
    if (travel.moment === moment) break;
    seen[travel.moment] = stateHash(machine);
  }
  const end = travel.moment;
  for (let moment = end - 1; moment >= 0; moment--) {
    travel.goTo(moment);
    if (stateHash(machine) !== seen[moment]) assert.fail(`moment ${moment} of ${end} differs`);
  }
  travel.goTo(end);
  assert.equal(stateHash(machine), seen[end], 'the end differs');
  return end;
}

describe('every moment of a random program comes back', () => {
  const facts = { name: 'random', entry: 0, labels: () => [], nameOf: () => '' };
  const moments = 1500;
  for (const kind of programKinds) {
    test(kind, () => {
      const state = flatProgram(codeOf(randomProgram(kind, 7)));
      state.memory.map(programData.start, programData.start + programData.size, 3, 'data');
      state.processor.view.setUint32(layout.mxcsr, 0x1f80, true);
      // Behind the loop that fills the memory.
      assert.equal(checkMoments(new X86Machine(state, facts), moments + 5000), moments + 5000);
    });
  }
});

/** Pieces of programs with system calls of every family. */
const calls: readonly string[] = [
  'mov eax, 1\n mov edi, 1\n lea rsi, [rel text]\n mov edx, 5\n syscall',
  'mov eax, 1\n mov edi, 2\n lea rsi, [rel text]\n mov edx, 3\n syscall',
  'mov eax, 2\n lea rdi, [rel name]\n mov esi, 0x42\n mov edx, 0o644\n syscall\n mov ebx, eax',
  'mov eax, 1\n mov edi, ebx\n lea rsi, [rel text]\n mov edx, 8\n syscall',
  'mov eax, 8\n mov edi, ebx\n mov esi, 1\n xor edx, edx\n syscall',
  'xor eax, eax\n mov edi, ebx\n lea rsi, [rel buffer]\n mov edx, 16\n syscall',
  'mov eax, 5\n mov edi, ebx\n lea rsi, [rel buffer]\n syscall',
  'mov eax, 3\n mov edi, ebx\n syscall',
  'mov eax, 32\n mov edi, 1\n syscall',
  'mov eax, 22\n lea rdi, [rel buffer]\n syscall',
  'mov eax, 9\n xor edi, edi\n mov esi, 8192\n mov edx, 3\n mov r10d, 0x22\n mov r8, -1\n' +
    ' xor r9d, r9d\n syscall\n mov r12, rax\n mov byte [r12 + 5000], 7',
  'mov eax, 10\n mov rdi, r12\n mov esi, 4096\n mov edx, 1\n syscall',
  'mov eax, 11\n mov rdi, r12\n mov esi, 4096\n syscall',
  'mov eax, 12\n xor edi, edi\n syscall\n lea rdi, [rax + 4096]\n mov eax, 12\n syscall',
  'mov eax, 39\n syscall',
  'mov eax, 228\n mov edi, 1\n lea rsi, [rel buffer]\n syscall',
  'mov eax, 201\n xor edi, edi\n syscall',
  'mov eax, 35\n lea rdi, [rel moment]\n xor esi, esi\n syscall',
  'mov eax, 318\n lea rdi, [rel buffer]\n mov esi, 16\n xor edx, edx\n syscall',
  'mov eax, 63\n lea rdi, [rel names]\n syscall',
  'mov eax, 16\n mov edi, 1\n mov esi, 0x5401\n lea rdx, [rel buffer]\n syscall',
  'mov eax, 7\n lea rdi, [rel waits]\n mov esi, 1\n xor edx, edx\n syscall',
  'mov eax, 13\n mov edi, 10\n lea rsi, [rel action]\n xor edx, edx\n mov r10d, 8\n syscall\n' +
    ' mov eax, 62\n mov edi, [rel process]\n mov esi, 10\n syscall',
  'mov eax, 82\n lea rdi, [rel name]\n lea rsi, [rel other]\n syscall',
  'mov eax, 87\n lea rdi, [rel other]\n syscall',
  'mov eax, 83\n lea rdi, [rel folder]\n mov esi, 0o755\n syscall',
  'mov eax, 80\n lea rdi, [rel folder]\n syscall',
  'mov eax, 79\n lea rdi, [rel buffer]\n mov esi, 32\n syscall',
  'rdrand rax\n rdtsc\n push rax\n pop rcx',
];

const declarations = `
handler: inc dword [rel count]
        ret
back:   mov eax, 15
        syscall
        section .data
text:   db "hello world", 10
name:   db "a.txt", 0
other:  db "b.txt", 0
folder: db "d", 0
moment: dq 0, 1000
waits:  dd 1
        dw 4, 0
action: dq handler, 0x04000000, back, 0
process: dd 0
count:  dd 0
        section .bss
buffer: resb 256
names:  resb 512
`;

test('system calls of every family are taken back, at every moment of programs of them', () => {
  for (let seed = 1; seed <= 3; seed++) {
    const random = randomChoices(seed);
    const shuffled = calls.map(call => [random.below(2 ** 30), call] as const);
    const order = shuffled.toSorted(([a], [b]) => a - b).map(([, call]) => call);
    const start = ' mov eax, 39\n syscall\n mov [rel process], eax\n lea r12, [rel buffer]';
    const body = [start, ...order, ...calls].map(call => ` ${call}`).join('\n');
    const end = ' mov eax, 60\n mov edi, 3\n syscall';
    const text = `global _start\nsection .text\n_start:\n${body}\n${end}\n${declarations}`;
    const uri = 'file:///calls.asm';
    const analysis = analyzeNow(nasm, new SourceText(uri, text), { read: () => undefined });
    const file = { name: 'calls.asm', uri, content: { kind: 'source', analysis } } as const;
    const files = new Map([['given.txt', new Uint8Array(10)]]);
    const program = loadNasm([file], {
      options: { folder: '.' },
      recordActivity: false,
      openFolder: () => memoryFolder(files),
    });
    // Typing has ended, so that no order of the calls waits for a line.
    program.machine.apply({ kind: 'input', bytes: new Uint8Array() });
    const moments = checkMoments(program.machine, 5000);
    const { text: fault, exitCode } = program.report();
    assert.equal(fault, '');
    assert.equal(exitCode, 3);
    assert.ok(moments > 200, `${moments} moments`);
  }
});
