// [PRAGMA]: words for one part of nasm each, which warns of words that this part does not know.
import { parseNumber } from '../syntax/numbers.ts';
import type { Assembly } from './assembly.ts';

/** A pragma as it is written: for whom, what, and the rest of the line. */
interface Pragma {
  readonly facility: string;
  readonly operation: string;
  readonly value: string;
}

/** Carries out an operation, whose name is in lower case; false if there is none of that name. */
type Facility = (operation: string, pragma: Pragma, assembly: Assembly) => boolean;

const affixNames: Readonly<Record<string, string>> = {
  prefix: 'gprefix',
  gprefix: 'gprefix',
  suffix: 'gpostfix',
  gsuffix: 'gpostfix',
  lprefix: 'lprefix',
  lsuffix: 'lpostfix',
};

const output: Facility = (operation, pragma, assembly) => {
  const affix = affixNames[operation];
  if (affix === undefined) {
    const { facility, value } = pragma;
    return assembly.writer.pragma?.(operation, value, `${facility} ${pragma.operation}`) ?? false;
  }
  assembly.setAffix(affix, pragma.value);
  return true;
};

const list: Facility = (operation, { value }, assembly) => {
  if (operation !== 'options') return false;
  // The words behind the first one are passed over.
  assembly.listing?.ask(value.split(' ')[0] ?? '');
  return true;
};

const nothing: Facility = () => false;

const facilities: ReadonlyMap<string, Facility> = new Map([
  ['asm', nothing],
  ['file', nothing],
  ['input', nothing],
  ['list', list],
]);

/** What `%pragma limit` may name; the preprocessor has seen to those that are its own. */
const limits = new Set([
  'passes',
  'stalled-passes',
  'macro-levels',
  'macro-tokens',
  'mmacros',
  'rep',
  'eval',
  'lines',
]);

function limit({ operation, value }: Pragma, assembly: Assembly): void {
  if (!limits.has(operation.toLowerCase())) {
    assembly.warning('pragma-unknown', `unknown limit: \`${operation}'`);
    return;
  }
  const [number = ''] = value.split(' ');
  if (isLimit(number)) return;
  assembly.warning('pragma-bad', `invalid limit value: \`${number}'`);
}

/** Whether a word can be a limit: nasm reads no further than it understands. */
function isLimit(text: string): boolean {
  if (/^unlimited$/i.test(text)) return true;
  const digits = /^\w+/.exec(text)?.[0] ?? '';
  return /^\d/.test(digits) || (digits !== '' && parseNumber(digits) !== undefined);
}

/** Who a facility's name means in this run; undefined for nobody, whose pragmas are passed over. */
function facilityOf(name: string, { format, debugFormat }: Assembly): Facility | undefined {
  const isOutput = name === 'output' && format.pragmaNames.length > 0;
  if (isOutput || format.pragmaNames.includes(name)) return output;
  if (name === 'debug' || name === (debugFormat || 'null')) return nothing;
  return facilities.get(name);
}

/** `[pragma FACILITY OPERATION ...]`. */
export function pragma(text: string, assembly: Assembly): void {
  const [facility = '', operation = '', ...rest] = text.trim().split(/\s+/);
  const warn = (warningClass: string, problem: string): void => {
    if (assembly.isFinalPass) assembly.warning(warningClass, problem);
  };
  if (facility === '') {
    warn('pragma-empty', 'empty %pragma directive, ignored');
    return;
  }
  const read: Pragma = { facility, operation, value: rest.join(' ') };
  const name = facility.toLowerCase();
  if (name === 'limit') {
    limit(read, assembly);
    return;
  }
  const carryOut = facilityOf(name, assembly);
  if (!carryOut) return;
  if (operation === '') warn('pragma-bad', `empty %pragma ${facility}`);
  else if (!carryOut(operation.toLowerCase(), read, assembly)) {
    warn('pragma-unknown', `unknown %pragma ${facility} ${operation}`);
  }
}
