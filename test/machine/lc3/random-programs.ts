// Random words as programs for the properties of the machine: wild, but often long-lived.
import fc from 'fast-check';
import type { LaunchValues, ProgramFile } from '#core/machine/program.ts';
import { imageFile } from './programs.ts';

const field = (bits: number) => fc.nat((1 << bits) - 1);

/** An instruction with an opcode that is likely to go on, and distances that stay near. */
const likely: fc.Arbitrary<number> = fc
  .record({
    opcode: fc.constantFrom(0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15),
    rest: field(9),
    register: field(3),
    near: fc.integer({ min: -12, max: 12 }),
  })
  .map(({ opcode, rest, register, near }) => {
    const upper = (opcode << 12) | (register << 9);
    const isFar = [0, 2, 3, 10, 11, 14].includes(opcode);
    if (isFar) return upper | (near & 0x1ff);
    if (opcode === 4) return 0x4800 | (near & 0x7ff);
    if (opcode === 9) return upper | (rest & 0x1c0) | 0x3f;
    if (opcode === 12) return 0xc000 | (rest & 0x1c0);
    if (opcode === 15) return 0xf020 + (rest % 5);
    const isRegister = (opcode === 1 || opcode === 5) && (rest & 0x20) === 0;
    return upper | (isRegister ? rest & 0x1c7 : rest);
  });

/** Addresses of code, devices and vectors, as data for indirect loads and stores. */
const pointer = fc.oneof(
  fc.integer({ min: 0x3000, max: 0x3040 }),
  fc.constantFrom(0xfe00, 0xfe02, 0xfe04, 0xfe06, 0xfe08, 0xfe0a, 0xfffc, 0x0022, 0x0180, 0x2fff),
);

const anyWord = fc.oneof(
  { weight: 12, arbitrary: likely },
  { weight: 3, arbitrary: pointer },
  { weight: 1, arbitrary: field(16) },
);

/** One image at x3000. */
export const randomFiles: fc.Arbitrary<ProgramFile[]> = fc
  .array(anyWord, { minLength: 1, maxLength: 48 })
  .map(words => [imageFile(words)]);

/** Instructions that stay among themselves, mostly: no traps, and a loop around all of them. */
export const plainFiles: fc.Arbitrary<ProgramFile[]> = fc
  .array(
    likely.filter(word => word >> 12 !== 15),
    { minLength: 8, maxLength: 40 },
  )
  .map(words => [imageFile([...words, 0x0e00 | (~words.length & 0x1ff)])]);

/** Values of the registers that lie in such a program or are small. */
export const plainRegisters = fc.array(
  fc.oneof(fc.integer({ min: 0x3000, max: 0x3030 }), fc.integer({ min: -3, max: 20 })),
  { minLength: 8, maxLength: 8 },
);

/** Settings that make a difference in short runs. */
export const randomOptions: fc.Arbitrary<LaunchValues> = fc.record({
  edition: fc.constantFrom(2, 3),
  ignorePrivilege: fc.boolean(),
  lenient: fc.boolean(),
  strict: fc.constantFrom(false, false, true),
  seed: fc.constantFrom(0, 0, 7, 99),
});

/** What is typed and when. */
export const randomInput = fc.array(
  fc.record({ moment: fc.nat(2_000), bytes: fc.uint8Array({ minLength: 1, maxLength: 3 }) }),
  { maxLength: 3 },
);
