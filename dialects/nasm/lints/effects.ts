// What the lints have to know of instructions: which ones leave their first operand alone, which
// set flags, where control goes on.
import { type InstructionBody, registerOf, wholeRegister } from './procedures.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** They have a register as first operand and do not change it. */
const reading = names(
  'cmp test push jmp call bt nop out prefetcht0 prefetcht1 prefetcht2 prefetchnta ' +
    'comiss comisd ucomiss ucomisd vcomiss vcomisd ptest vptest verr verw lldt ltr invlpg ' +
    'ldmxcsr vldmxcsr fld fild idiv div mul wrfsbase wrgsbase',
);

/** They change both operands. */
const exchanging = names('xchg xadd');

/** Registers that instructions change without naming them. */
const implicit: ReadonlyMap<string, readonly string[]> = new Map([
  ['mul', ['rax', 'rdx']],
  ['div', ['rax', 'rdx']],
  ['idiv', ['rax', 'rdx']],
  ['cdq', ['rdx']],
  ['cqo', ['rdx']],
  ['cwd', ['rdx']],
  ['cdqe', ['rax']],
  ['cwde', ['rax']],
  ['cbw', ['rax']],
  ['cpuid', ['rax', 'rbx', 'rcx', 'rdx']],
  ['rdtsc', ['rax', 'rdx']],
  ['rdtscp', ['rax', 'rcx', 'rdx']],
  ['syscall', ['rax', 'rcx', 'r11']],
  ['cmpxchg', ['rax']],
  ['cmpxchg8b', ['rax', 'rdx']],
  ['cmpxchg16b', ['rax', 'rdx']],
  ['xlatb', ['rax']],
  ['lahf', ['rax']],
  ['in', ['rax']],
  ['lodsb', ['rax', 'rsi']],
  ['lodsw', ['rax', 'rsi']],
  ['lodsd', ['rax', 'rsi']],
  ['lodsq', ['rax', 'rsi']],
]);

/** The whole general registers that an instruction changes, calls left out. */
export function writtenRegisters(body: InstructionBody): readonly string[] {
  const { mnemonic, operands } = body;
  const found = [...(implicit.get(mnemonic) ?? [])];
  // imul with one operand is the only one of its forms that leaves it alone.
  const isLongProduct = mnemonic === 'imul' && operands.length === 1;
  if (isLongProduct) return ['rax', 'rdx'];
  if (reading.has(mnemonic) || mnemonic.startsWith('j')) return found;
  const count = exchanging.has(mnemonic) ? 2 : 1;
  for (const operand of operands.slice(0, count)) {
    const register = registerOf(operand);
    const whole = register && wholeRegister(register);
    if (whole) found.push(whole);
  }
  return found;
}

const returns = names('ret retn retf retw retd retq iret iretd iretq iretw sysret sysexit ud2');

export function isReturn({ mnemonic }: InstructionBody): boolean {
  return returns.has(mnemonic);
}

/** True where the next instruction cannot follow; hlt waits for an interrupt and goes on. */
export function endsPath(body: InstructionBody): boolean {
  return isReturn(body) || (body.mnemonic === 'jmp' && !countsFromHere(body));
}

/** `jmp $+2` leads to what follows, for old processors' sake. */
function countsFromHere({ operands }: InstructionBody): boolean {
  const value = operands[0]?.value;
  return value?.kind === 'binary' && value.left.kind === 'here';
}

const conditional = /^(?:j(?!mp)|set|cmov|loop(?:n?[ez]))/;

/** True for what reads a condition: jcc, setcc, cmovcc. */
export function readsCondition({ mnemonic }: InstructionBody): boolean {
  const isCount = mnemonic === 'jecxz' || mnemonic === 'jrcxz' || mnemonic === 'jcxz';
  return conditional.test(mnemonic) && !isCount;
}

const settingFlags = names(
  'add sub adc sbb and or xor cmp test inc dec neg mul imul div idiv shl shr sal sar rol ror rcl ' +
    'rcr shld shrd bt bts btr btc bsf bsr lzcnt tzcnt popcnt andn bextr blsi blsr blsmsk bzhi ' +
    'adcx adox xadd cmpxchg cmpxchg8b cmpxchg16b comiss comisd ucomiss ucomisd vcomiss vcomisd ' +
    'vucomiss vucomisd ptest vptest vtestps vtestpd kortestb kortestw kortestd kortestq ktestb ' +
    'fcomi fcomip fucomi fucomip popf popfd popfq sahf stc clc cmc call scasb scasw scasd scasq ' +
    'cmpsb cmpsw cmpsd cmpsq rdrand rdseed pcmpestri pcmpistri pcmpestrm pcmpistrm daa das aaa ' +
    'aas aam aad syscall int arpl lar lsl verr verw xtest',
);

/** True for what gives at least one arithmetic flag a value. */
export function setsFlags({ mnemonic }: InstructionBody): boolean {
  return settingFlags.has(mnemonic);
}
