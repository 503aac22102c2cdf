// Holds the texts about instructions: one for each, exact, short, and none twice.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { mnemonicsOfForms } from '#dialects/nasm/isa/forms.ts';
import { conditionNamed } from '#dialects/nasm/knowledge/conditions.ts';
import {
  describeInstruction,
  instructionRows as everyRow,
} from '#dialects/nasm/knowledge/instructions.ts';
import { bytesOfLines, runNasm, withoutNasm } from './nasm.ts';

const summaryMax = 90;
const instructionRows = everyRow();
const described = instructionRows.flatMap(([mnemonics]) => mnemonics.split(' '));

describe('texts', () => {
  test('every mnemonic of the table has one', () => {
    const missing = [...mnemonicsOfForms()].filter(
      mnemonic => /^[a-z]\w*$/.test(mnemonic) && !describeInstruction(mnemonic),
    );
    assert.deepEqual(missing, []);
  });

  test('each is a sentence of one line', () => {
    for (const [mnemonics, , effect, summary] of instructionRows) {
      assert.match(summary, /^[A-Z][^{}]*[^ .]\.$/, mnemonics);
      assert.ok([...summary].length <= summaryMax, `${mnemonics}: ${summary}`);
      assert.doesNotMatch(`${summary}${effect}`, / {2}|\n|\{|\(\)/, mnemonics);
    }
  });

  test('no two instructions have the same', () => {
    const bySummary = new Map<string, string>();
    for (const [mnemonics, , , summary] of instructionRows) {
      assert.equal(bySummary.get(summary), undefined, `${mnemonics}: ${summary}`);
      bySummary.set(summary, mnemonics);
    }
    assert.equal(new Set(described).size, described.length);
  });

  test('a VEX form reads its own sources, and a reference names manual and section', () => {
    assert.deepEqual(describeInstruction('vsubpd'), {
      summary: 'Subtracts packed doubles, with a separate destination.',
      effect: 'dest[i] ← src1[i] − src2[i]',
      reference: { manual: 'Intel SDM, volume 2', section: 'SUBPD' },
    });
    assert.equal(
      describeInstruction('vaddsd')?.effect,
      'dest[0] ← src1[0] + src2[0]; the rest ← src1',
    );
    assert.equal(describeInstruction('vmrun')?.reference?.section, 'VMRUN');
    assert.equal(describeInstruction('salc')?.reference, undefined);
    assert.equal(describeInstruction('mov1'), undefined);
  });
});

describe('nasm agrees', { skip: withoutNasm }, () => {
  test('every mnemonic that has a text is one', () => {
    const { messages } = runNasm(described.map(name => `  ${name}\n`).join(''));
    const labels = messages.filter(line => line.includes('label alone'));
    assert.deepEqual(labels, []);
    assert.ok(messages.some(line => line.includes('invalid combination')));
  });

  test('spellings of one condition have one opcode', () => {
    const names = described
      .map(name => /^set(?!ssbsy)(.*)$/.exec(name)?.[1])
      .filter(name => name !== undefined);
    const opcodes = bytesOfLines(names.map(name => `set${name} al`));
    names.forEach((name, index) => {
      const spellings = names.filter((_, other) => opcodes[other] === opcodes[index]);
      assert.deepEqual(new Set(conditionNamed(name)?.names), new Set(spellings), name);
    });
    assert.equal(names.length, 30);
  });

  test('predicates have their numbers', () => {
    const rows = instructionRows.filter(([names]) => /^v?cmp.*p[sd]$/.test(names.split(' ')[0]!));
    const lines: string[] = [];
    const numbers: (string | undefined)[] = [];
    for (const [mnemonics, , effect] of rows) {
      const number = /predicate ([0-9A-F]+)h/.exec(effect)?.[1];
      if (number === undefined) continue;
      // nasm has this spelling with a mask as its destination only.
      for (const name of mnemonics.split(' ').filter(each => !/^vcmpeq_oqp/.test(each))) {
        lines.push(`${name} ${name.startsWith('v') ? 'xmm1, xmm2, xmm3' : 'xmm1, xmm2'}`);
        numbers.push(number.padStart(2, '0'));
      }
    }
    assert.ok(lines.length > 100);
    assert.deepEqual(
      bytesOfLines(lines).map(bytes => bytes.slice(-2)),
      numbers,
    );
  });

  test('hints are the opcodes that their sentences name', () => {
    const numbers = Array.from({ length: 64 }, (_, number) => number);
    const bytes = bytesOfLines(numbers.map(number => `hint_nop${number} eax`));
    for (const number of numbers) {
      const { summary = '' } = describeInstruction(`hint_nop${number}`) ?? {};
      const [, opcode, digit] = /0F (..) \/(.)\.$/.exec(summary) ?? [];
      const modRm = (0xc0 | (Number(digit) << 3)).toString(16).toUpperCase();
      assert.equal(bytes[number], `0F${opcode}${modRm}`);
    }
  });

  test('both spellings of a fused operation are one instruction', () => {
    const rows = instructionRows.filter(([names]) => /^vfn?m.*\d [^ ]*|^vfn?m.* v/.test(names));
    const names = rows.flatMap(([mnemonics]) => mnemonics.split(' '));
    const bytes = bytesOfLines(names.map(name => `${name} xmm1, xmm2, xmm3`));
    assert.ok(rows.length >= 60);
    rows.forEach((_, index) => {
      assert.equal(bytes[2 * index], bytes[2 * index + 1], names[2 * index]);
    });
  });
});
