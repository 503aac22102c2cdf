// Lints of calls under the System V ABI for x86-64: a stack that is a multiple of 16, al for
// functions with a variable number of arguments, registers that belong to the caller
// (System V ABI, AMD64 supplement, 3.2).
import { isReturn, writtenRegisters } from './effects.ts';
import { type Finding, findingOf } from './finding.ts';
import {
  numberOf,
  type Procedure,
  type Program,
  registerOf,
  type Step,
  targetOf,
  wholeRegister,
} from './procedures.ts';

const calleeSaved: ReadonlySet<string> = new Set(['rbx', 'rbp', 'r12', 'r13', 'r14', 'r15']);

/** Where execution begins by itself: nobody has called it, and rsp is a multiple of 16. */
const entryPoint = '_start';

/** They are called, though they may well end by leaving the program. */
const mains: ReadonlySet<string> = new Set(['main', '_main']);

const isExternal = (program: Program, name: string | undefined): boolean => {
  const binding = name === undefined ? undefined : program.bindingOf(name);
  return binding === 'extern' || binding === 'required';
};

/** Registers of the caller that a global procedure changes without saving them first. */
export function lintSavedRegisters(procedure: Procedure): readonly Finding[] {
  const { name, binding, steps } = procedure;
  const hasCaller = steps.some(({ body }) => body.mnemonic.startsWith('ret'));
  if (binding !== 'global' || !hasCaller || switchesStack(procedure)) return [];
  const saved = new Set<string>();
  const findings: Finding[] = [];
  for (const { body, record } of steps) {
    const stored = storedRegister(body);
    if (stored) saved.add(stored);
    if (body.mnemonic === 'enter') saved.add('rbp');
    const isRestored = body.mnemonic === 'pop' || body.mnemonic === 'leave';
    for (const register of isRestored ? [] : writtenRegisters(body)) {
      if (!calleeSaved.has(register) || saved.has(register)) continue;
      saved.add(register);
      const fix = saveFix(procedure, register);
      const message = `${register} belongs to the caller of ${name} and is not saved before this.`;
      findings.push(findingOf('callee-saved', record, message, fix ? { fix } : {}));
    }
  }
  return findings;
}

const returns = ({ steps }: Procedure): boolean => steps.some(({ body }) => isReturn(body));

/** Loading rsp from memory goes on with what another thread has saved, and with its registers. */
function switchesStack({ steps }: Procedure): boolean {
  return steps.some(({ body: { mnemonic, operands } }) => {
    const [target, source] = operands;
    const isLoad = mnemonic === 'mov' && source?.memory !== undefined;
    return isLoad && wholeOf(target) === 'rsp' && !mentions(source, ofFrame);
  });
}

const ofStack: ReadonlySet<string> = new Set(['rsp']);
const ofFrame: ReadonlySet<string> = new Set(['rsp', 'rbp']);

function wholeOf(operand: Step['body']['operands'][number] | undefined): string | undefined {
  const register = registerOf(operand);
  return register === undefined ? undefined : wholeRegister(register);
}

/** The register that push or mov puts into memory. */
function storedRegister({ mnemonic, operands }: Step['body']): string | undefined {
  const [first, second] = operands;
  const isStore = mnemonic === 'mov' && first?.memory !== undefined;
  return mnemonic === 'push' ? wholeOf(first) : isStore ? wholeOf(second) : undefined;
}

/** Push at the start and pop before the only return, where nothing counts on the place of rsp. */
function saveFix({ steps }: Procedure, register: string) {
  const returns = steps.filter(({ body }) => isReturn(body));
  const usesStack = steps.some(({ body }) => body.operands.some(each => mentions(each, ofStack)));
  const isExpanded = [steps[0]!, ...returns].some(({ record }) => record.line.expansion);
  if (returns.length !== 1 || usesStack || isExpanded) return undefined;
  return {
    title: `Save ${register}`,
    lines: [
      { before: steps[0]!.record, text: `push    ${register}` },
      { before: returns[0]!.record, text: `pop     ${register}` },
    ],
  };
}

/** Whether an operand has a part of one of these registers in it. */
function mentions(
  operand: Step['body']['operands'][number],
  registers: ReadonlySet<string>,
): boolean {
  const work = [operand.value];
  for (let node = work.pop(); node; node = work.pop()) {
    const name = node.kind === 'register' ? wholeRegister(node.register.name) : undefined;
    if (name !== undefined && registers.has(name)) return true;
    if (node.kind === 'binary') work.push(node.left, node.right);
    else if (node.kind === 'unary') work.push(node.operand);
    else if (node.kind === 'wrt') work.push(node.value);
  }
  return false;
}

/** A call of an external function where it is known how far rsp is from a multiple of 16. */
export interface MeasuredCall {
  readonly target: string;
  /** Where rsp is no multiple of 16. */
  readonly finding: Finding | undefined;
}

/** Calls from which it shows whether a program keeps the rule for its own functions. */
const tellingCalls = 8;

/**
 * What is wrong with the calls of a program. One that is written in assembly as a whole need not
 * keep its stack aligned for its own files: where more than a third of the calls have it otherwise,
 * only the first of these is told, beside all that go to the library.
 */
export function lintStackAlignment(
  calls: readonly MeasuredCall[],
  isOfLibrary: (name: string) => boolean,
): readonly Finding[] {
  const own = calls.filter(({ target }) => !isOfLibrary(target));
  const wrong = own.filter(({ finding }) => finding);
  const isOwnRule = own.length > tellingCalls && wrong.length * 3 > own.length;
  return calls.flatMap(call => {
    const isTold = !isOwnRule || call === wrong[0] || isOfLibrary(call.target);
    return isTold && call.finding ? [call.finding] : [];
  });
}

/**
 * The calls of external functions with what is known of rsp. Only straight code is followed: behind
 * a label that jumps come to, the depth is what it was in the code above.
 */
export function measureCalls(procedure: Procedure, program: Program): readonly MeasuredCall[] {
  const { name, binding, steps } = procedure;
  if (binding !== 'global') return [];
  // At an entry the return address has just been pushed; what never returns may be jumped to.
  const isCalled = mains.has(name) || returns(procedure);
  let depth: number | undefined = name === entryPoint ? 0 : isCalled ? 8 : undefined;
  const calls: MeasuredCall[] = [];
  let floor: number | undefined;
  for (const [index, { body, record }] of steps.entries()) {
    const target = body.mnemonic === 'call' ? targetOf(body) : undefined;
    if (depth !== undefined && target !== undefined && isExternal(program, target)) {
      const finding = alignmentFinding(target, depth % 16, record, steps[index + 1]);
      calls.push({ target, finding });
    }
    if (isReturn(body) || body.mnemonic === 'jmp') {
      // What follows is reached from elsewhere, most often with the depth of the body.
      depth = floor;
      continue;
    }
    depth = depthAfter(body, depth);
    if (body.mnemonic === 'call') floor = depth;
  }
  return calls;
}

function alignmentFinding(
  target: string,
  excess: number,
  record: Step['record'],
  next: Step | undefined,
): Finding | undefined {
  if (excess === 0) return undefined;
  const message =
    `rsp is ${excess} above a multiple of 16 at this call of ${target}; ` +
    'functions of other files count on a multiple of 16.';
  const fix = excess === 8 ? alignmentFix(record, next) : undefined;
  return findingOf('stack-alignment', record, message, fix ? { fix } : {});
}

/** Eight bytes more around the call, where what follows is reached from it alone. */
function alignmentFix(call: Step['record'], next: Step | undefined): Finding['fix'] {
  if (!next || next.labels.length > 0 || call.line.expansion || next.record.line.expansion) {
    return undefined;
  }
  return {
    title: 'Align the stack around the call',
    lines: [
      { before: call, text: 'sub     rsp, 8' },
      { before: next.record, text: 'add     rsp, 8' },
    ],
  };
}

/** Bytes on the stack since the entry, behind an instruction; undefined where that is unknown. */
function depthAfter(body: Step['body'], depth: number | undefined): number | undefined {
  const { mnemonic, operands } = body;
  if (depth === undefined && mnemonic !== 'and') return undefined;
  const before = depth ?? 0;
  if (mnemonic === 'push' || mnemonic === 'pushfq') return before + 8;
  if (mnemonic === 'pop' || mnemonic === 'popfq') return before - 8;
  if (mnemonic === 'leave') return 8;
  if (wholeOf(operands[0]) !== 'rsp') return mnemonic === 'enter' ? undefined : depth;
  const number = numberOf(operands[1]);
  if (mnemonic === 'sub' && number !== undefined) return before + number;
  if (mnemonic === 'add' && number !== undefined) return before - number;
  if (mnemonic === 'and' && number !== undefined && (number & 15) === 0) return 0;
  return undefined;
}

/** Calls of functions with a variable number of arguments before which nothing has set al. */
export function lintVariadicCalls(
  { steps }: Procedure,
  program: Program,
  isVariadic: (name: string) => boolean,
): readonly Finding[] {
  const findings: Finding[] = [];
  let isSet = false;
  for (const { body, record, labels } of steps) {
    if (labels.length > 0) isSet = false;
    if (body.mnemonic === 'call') {
      const target = targetOf(body);
      if (target && !isSet && isExternal(program, target) && isVariadic(target)) {
        findings.push(variadicFinding(target, record));
      }
      isSet = false;
    } else if (writtenRegisters(body).includes('rax')) isSet = true;
  }
  return findings;
}

function variadicFinding(target: string, record: Step['record']): Finding {
  const message =
    `${target} takes a variable number of arguments, so that al has to hold how many vector ` +
    'registers have some of them: xor eax, eax where none do.';
  const lines = [{ before: record, text: 'xor     eax, eax' }];
  const fix = record.line.expansion ? {} : { fix: { title: 'Set al to 0', lines } };
  return findingOf('variadic-al', record, message, fix);
}
