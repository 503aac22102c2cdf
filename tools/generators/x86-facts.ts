// What instructions do beside their operands, out of iced: flags, implied registers, features.
import * as iced from 'iced-x86';
import { icedEncodings } from './x86/iced-rows.ts';
import { absentNames, renamed, withoutSpelling } from './x86/names.ts';

function namesOf(enumeration: object): Record<number, string> {
  const names: Record<number, string> = {};
  for (const [name, value] of Object.entries(enumeration)) {
    if (typeof value === 'number') names[value] = name.toLowerCase();
  }
  return names;
}

const kindNames = namesOf(iced.OpCodeOperandKind);
const registerNames = namesOf(iced.Register);
const featureNames = namesOf(iced.CpuidFeature);
const flowNames = namesOf(iced.FlowControl);

/** A letter of each flag, in the order of iced's bits. */
const flagLetters = 'oszacpdixu0123';

function flagText(bits: number): string {
  return [...flagLetters].filter((_, index) => (bits >> index) & 1).join('') || '-';
}

const { Register, OpKind, OpAccess } = iced;

/** Registers that no instruction implies, by the beginning of an operand's kind. */
const explicitRegisters: readonly [RegExp, number][] = [
  [/^r8/, Register.R10L],
  [/^r16/, Register.R10W],
  [/^r32/, Register.R10D],
  [/^r64/, Register.R10],
  [/^xmm/, Register.XMM9],
  [/^ymm/, Register.YMM9],
  [/^zmm/, Register.ZMM9],
  [/^mm/, Register.MM2],
  [/^k/, Register.K3],
  [/^bnd/, Register.BND0],
  [/^tmm/, Register.TMM2],
  [/^cr/, Register.CR3],
  [/^dr/, Register.DR3],
  [/^tr/, Register.TR3],
  [/^sti/, Register.ST3],
  [/^seg_reg/, Register.FS],
];

const fixedKinds: Readonly<Record<string, number>> = {
  es_rdi: OpKind.MemoryESRDI,
  seg_rsi: OpKind.MemorySegRSI,
  seg_rdi: OpKind.MemorySegRDI,
};

/** An instruction of this code with operands that imply nothing; adds their registers. */
function exampleOf(code: iced.Code, explicit: Set<number>): iced.Instruction {
  const info = iced.CodeExt.opCode(code);
  const instruction = new iced.Instruction();
  instruction.code = code;
  for (let index = 0; index < info.opCount; index++) {
    const kind = kindNames[info.opKind(index)] ?? '';
    const fixed = fixedKinds[kind];
    const register = explicitRegisters.find(([pattern]) => pattern.test(kind))?.[1];
    if (fixed !== undefined) instruction.setOpKind(index, fixed);
    else if (register !== undefined) {
      instruction.setOpKind(index, OpKind.Register);
      instruction.setOpRegister(index, register + index);
      explicit.add(register + index);
    } else if (/^imm/.test(kind)) {
      instruction.setOpKind(index, OpKind.Immediate8);
      instruction.immediate8 = 2;
    } else if (kind === 'seg_rbx_al') {
      instruction.setOpKind(index, OpKind.Memory);
      instruction.memoryBase = Register.RBX;
      instruction.memoryIndex = Register.AL;
    } else if (/^mem|sibmem/.test(kind)) instruction.setOpKind(index, OpKind.Memory);
    else if (/^x?b[re]/.test(kind)) instruction.setOpKind(index, OpKind.NearBranch64);
    else instruction.setOpRegister(index, namedRegister(kind));
  }
  return instruction;
}

function namedRegister(kind: string): number {
  const entry = Object.entries(registerNames).find(([, name]) => name === kind);
  return entry ? Number(entry[0]) : Register.None;
}

const reads: ReadonlySet<number> = new Set([
  OpAccess.Read,
  OpAccess.CondRead,
  OpAccess.ReadWrite,
  OpAccess.ReadCondWrite,
]);
const writes: ReadonlySet<number> = new Set([
  OpAccess.Write,
  OpAccess.CondWrite,
  OpAccess.ReadWrite,
  OpAccess.ReadCondWrite,
]);

interface UsedRegister {
  readonly register: number;
  readonly access: number;
}

function listOf(used: readonly UsedRegister[], accesses: ReadonlySet<number>): string {
  const names = used.filter(({ access }) => accesses.has(access));
  return [...new Set(names.map(({ register }) => registerNames[register]))].join('+') || '-';
}

/** A letter for the access to each operand; `c` for what happens on a condition. */
const accessLetters: Readonly<Record<number, string>> = {
  [OpAccess.Read]: 'r',
  [OpAccess.CondRead]: 'c',
  [OpAccess.Write]: 'w',
  [OpAccess.CondWrite]: 'v',
  [OpAccess.ReadWrite]: 'x',
  [OpAccess.ReadCondWrite]: 'y',
};

function factsOf(code: iced.Code, factory: iced.InstructionInfoFactory): string {
  const explicit = new Set<number>();
  const instruction = exampleOf(code, explicit);
  const info = factory.info(instruction);
  const used = (info.usedRegisters() as UsedRegister[]).filter(
    ({ register }) =>
      register !== iced.Register.None &&
      !explicit.has(register) &&
      !explicit.has(fullOf(register, explicit)),
  );
  const access = Array.from({ length: instruction.opCount }, (_, index) => {
    return accessLetters[info.opAccess(index)] ?? 'n';
  });
  const features = [...instruction.cpuidFeatures()].map(feature => featureNames[feature]);
  return [
    flagText(instruction.rflagsRead),
    flagText(instruction.rflagsWritten),
    flagText(instruction.rflagsCleared),
    flagText(instruction.rflagsSet),
    flagText(instruction.rflagsUndefined),
    listOf(used, reads),
    listOf(used, writes),
    access.join('') || '-',
    flowNames[instruction.flowControl],
    features.join('+'),
  ].join(' ');
}

/** The explicit register of which this one is the whole or a part; itself if there is none. */
function fullOf(register: number, explicit: ReadonlySet<number>): number {
  const full = iced.RegisterExt.fullRegister(register);
  for (const other of explicit) {
    if (iced.RegisterExt.fullRegister(other) === full) return other;
  }
  return register;
}

/** `name:opcode@size facts;…`, the facts as a number in the list of all of them. */
function factLines(all: Map<string, number>): string[] {
  const factory = new iced.InstructionInfoFactory();
  const byName = new Map<string, Map<string, string>>();
  for (const row of icedEncodings()) {
    const name = renamed.get(row.mnemonic) ?? row.mnemonic;
    if (absentNames.has(name) || withoutSpelling.has(name)) continue;
    const facts = factsOf(row.code, factory);
    const opcodes = byName.get(name) ?? new Map<string, string>();
    byName.set(name, opcodes);
    const opcode = row.encoding.slice(row.encoding.indexOf(':') + 1);
    const size = /^(?:9b\.)?o(\d+)/.exec(row.encoding)?.[1];
    const [, letter = '', length = ''] = /^([ve])(\d+|lig)/.exec(row.encoding) ?? [];
    const vector = letter + (length === 'lig' ? '' : length);
    const key = `${opcode}${vector}${size ? `@${size}` : ''}`;
    // Registers that are as wide as addresses are told for 64 bits, the age of the first form.
    const isLong = iced.CodeExt.opCode(row.code).addressSize === 64;
    const first = opcodes.get(key);
    if (first === undefined) opcodes.set(key, facts);
    else if (isLong) opcodes.set(key, withoutFeatures(facts) + featuresIn(first));
  }
  const numberOf = (facts: string): number => {
    if (!all.has(facts)) all.set(facts, all.size);
    return all.get(facts)!;
  };
  return [...byName].sort().map(([name, opcodes]) => {
    const different = new Set(opcodes.values());
    const rows = different.size === 1 ? [...opcodes].slice(0, 1) : [...opcodes];
    return `${name}:${rows.map(([opcode, facts]) => `${opcode} ${numberOf(facts)}`).join(';')}`;
  });
}

/** The last column. */
const featuresIn = (facts: string): string => facts.slice(facts.lastIndexOf(' ') + 1);
const withoutFeatures = (facts: string): string => facts.slice(0, facts.lastIndexOf(' ') + 1);

/** The content of dialects/nasm/isa/facts.generated.ts. */
export function factsFile(): string {
  const all = new Map<string, number>();
  const lines = factLines(all);
  return (
    '// Generated by `npm run generate`: flags, implied registers, features.\n\n' +
    `export const packedFacts = \`${[...all.keys()].join('\n')}\`;\n\n` +
    `export const packedFactNumbers = \`${lines.join('\n')}\`;\n`
  );
}
