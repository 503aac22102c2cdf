// The page of the instructions that the x86 machine executes and of those that it has not got.
import type { DecodedInstruction } from '#dialects/nasm/decoder/decoded.ts';
import { factsOf } from '#dialects/nasm/isa/facts.ts';
import type { Form } from '#dialects/nasm/isa/form.ts';
import { formsOf, mnemonicsOfForms } from '#dialects/nasm/isa/forms.ts';
import { functionNames, servedVectors } from '#dialects/nasm/machine/dos/services.ts';
import { translate } from '#dialects/nasm/machine/translation.ts';
import { randomChoices } from '../nasm/random.ts';
import { handlerNames } from '../processor/handler-names.ts';
import { instanceOf } from '../processor/instances.ts';

interface Feature {
  readonly executed: Set<string>;
  readonly missing: Set<string>;
}

const tries = 12;

/** Handlers that say that there is none. */
const refusals = new Set(['missing', 'undefinedInstruction']);

function isExecuted({ decoded }: { decoded: DecodedInstruction }, names: ReadonlySet<string>) {
  return translate(decoded).handlers.some(name => names.has(name) && !refusals.has(name));
}

/** Whether all instructions that chance makes of a form are executed; undefined without any. */
function formIsExecuted(form: Form, names: ReadonlySet<string>): boolean | undefined {
  if (form.encoding === 'evex' || form.encoding === 'xop') return false;
  const random = randomChoices(1);
  let known: boolean | undefined;
  for (let count = 0; count < tries; count++) {
    for (const bits of [64, 32] as const) {
      const instance = instanceOf(form, bits, random);
      if (!instance || instance.decoded.form.base !== form.base) continue;
      if (instance.decoded.prefixes.lock) continue;
      if (!isExecuted(instance, names)) return false;
      known = true;
    }
  }
  return known;
}

function listOf(words: ReadonlySet<string>): string {
  return [...words].sort().join(' ') || 'none';
}

const introduction = `# Instructions of the x86 machine

The machine executes these instructions in 16-bit, 32-bit and 64-bit mode; each was compared with a
CPU (\`npm run x86:vectors\`). An instruction that the machine lacks stops the program with its
name and bytes. A mnemonic stands in both lists where only some of its forms are there.

- Reciprocal approximations (\`rcpps\`, \`rsqrtps\` and their like) have their own last bits on
  every processor; here twelve bits are right.
- \`fsin\`, \`fcos\`, \`fptan\`, \`fpatan\`, \`f2xm1\`, \`fyl2x\` and \`fyl2xp1\` differ from
  the CPU by one unit of the last place at most; angles are reduced by the 66 bits of pi that
  processors have.
- The x87 does not remember where its last instruction and operand stood.
- Where an exception of SSE is not masked and stops an operation on 32 bytes in one half, MXCSR does
  not tell what the other half would have signalled.
- Far jumps go to the program's own code segment alone in 32 and 64 bits, and to any in real mode.
  What belongs to the operating system is #GP. \`rdrand\` and \`rdseed\` give numbers that a
  second run repeats.
- MXCSR has no bit 17, the misaligned mode of AMD. A near return with the prefix 66 returns to 64
  bits in 64-bit mode, as on Intel's processors.
- 16-bit code runs in real mode. Its vectors were recorded from 16-bit segments of protected mode,
  where a CPU of 64 bits executes the same code; a word at the last byte of a segment goes on behind
  it, where processors raise an exception. Control registers, descriptor tables and the trap flag
  are not there yet.

\`npm run x86:lockstep\` runs random programs, or those that are named, on the CPU and here, and
compares registers behind each instruction.
`;

function servicesPage(): string {
  const number = (value: number): string => `${value.toString(16).toUpperCase().padStart(2, '0')}h`;
  const lists = [...functionNames()].map(([vector, functions]) => {
    const names = functions.map(([each, name]) => `${number(each)} ${name}`).join(', ');
    return `- INT ${number(vector)}: ${names}`;
  });
  const vectors = servedVectors.filter(vector => !functionNames().has(vector)).map(number);
  return `## Programs of DOS

A source that begins at \`org 0x100\` in 16 bits, or a file that ends in \`.com\`, runs as a
program of DOS in the segment 1000h. Vectors lie at 0: a program may take each of them, and pass on
what it does not serve. The screen is a terminal: what is written to its memory at B800h is not
shown, and there are no modes with graphics. An instruction takes 100 nanoseconds; the clock ticks
in the BIOS's counter and by interrupts 08h and 1Ch. Other ports than that of the retrace read as
ones. A function that is not in this list stops the program with its number.

${lists.join('\n')}
- Others: ${vectors.join(' ')}
`;
}

/** `docs/x86-machine.md`. */
export function machinePage(): string {
  const names = handlerNames();
  const features = new Map<string, Feature>();
  for (const mnemonic of mnemonicsOfForms()) {
    for (const form of formsOf(mnemonic)!) {
      if (form.base !== mnemonic || form.wait) continue;
      const known = formIsExecuted(form, names);
      if (known === undefined) continue;
      const name = factsOf(form)?.features[0] ?? 'others';
      const feature = features.get(name) ?? { executed: new Set(), missing: new Set() };
      features.set(name, feature);
      (known ? feature.executed : feature.missing).add(mnemonic);
    }
  }
  const sections = [...features]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { executed, missing }]) => {
      const there = `Executed (${executed.size}): ${listOf(executed)}`;
      return `## ${name}\n\n${there}\n\nMissing (${missing.size}): ${listOf(missing)}\n`;
    });
  return [introduction, servicesPage(), ...sections].join('\n');
}
