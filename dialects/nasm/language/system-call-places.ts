// Which system call a `syscall` or an `int 0x80` makes, by the lines right above it.
import {
  convention32,
  convention64,
  type SystemCall,
  systemCall32,
  systemCall64,
} from '../knowledge/system-calls.ts';
import { parseNumber } from '../syntax/numbers.ts';
import type { DescribedSource } from './descriptions.ts';
import { headName } from './outline.ts';
import type { RawLine } from './raw-lines.ts';

/** Lines above in which the number is looked for. */
const looked = 16;

/** Markdown; undefined where the number is not known. */
export function describeSystemCall(source: DescribedSource, line: RawLine): string | undefined {
  const isLong = headName(line) === 'syscall';
  if (!isLong && !/^(?:0x80|80h|128)$/i.test(operandText(source, line, 0))) return undefined;
  const number = numberAbove(source, line);
  if (number === undefined) return undefined;
  const call = isLong ? systemCall64(number) : systemCall32(number);
  return call && drawn(call, isLong ? convention64.arguments : convention32.arguments);
}

function drawn(call: SystemCall, registers: readonly string[]): string {
  const rows = call.arguments.map(
    ({ name, kind }, index) => `| \`${registers[index]}\` | ${name} | ${kind} |`,
  );
  const table =
    rows.length === 0
      ? []
      : [['| Register | Argument | Kind |', '|---|---|---|', ...rows].join('\n')];
  const parts = [`**${call.name}** · system call ${call.number}`, call.summary, ...table];
  return parts.filter(part => part !== '').join('\n\n');
}

function operandText({ source }: DescribedSource, line: RawLine, index: number): string {
  const operand = line.operands[index];
  return operand ? source.slice(operand.span) : '';
}

/** The number that rax or eax has got, as far as straight code above the line tells. */
function numberAbove(source: DescribedSource, line: RawLine): number | undefined {
  const { lines } = source;
  const from = lines.indexOf(line);
  // What lines between have made of the number that is still looked for.
  let added = 0;
  let low: number | undefined;
  let isPopped = false;
  for (let index = from - 1; index >= Math.max(0, from - looked); index--) {
    const above = lines[index]!;
    const head = headName(above);
    const [target, value] = [0, 1].map(at => operandText(source, above, at).toLowerCase());
    if (isPopped) {
      // Whatever stands between the two may have moved the stack.
      return head === 'push'
        ? sum(numberOf(source, operandText(source, above, 0)), added)
        : undefined;
    }
    const isWhole = target === 'rax' || target === 'eax';
    const step = steps.get(head);
    if (isWhole && (head === 'mov' || clears(head, target, value))) {
      const whole = head === 'mov' ? numberOf(source, operandText(source, above, 1)) : 0;
      return low === undefined ? sum(whole, added) : whole === 0 ? low + added : undefined;
    }
    if (isWhole && head === 'pop' && low === undefined) isPopped = true;
    else if ((isWhole || target === 'al') && step !== undefined && low === undefined) added += step;
    else if (target === 'al' && head === 'mov' && low === undefined) {
      low = numberOf(source, operandText(source, above, 1));
      if (low === undefined) return undefined;
    } else if (isWhole || target === 'al' || target === 'ax') return undefined;
    // Control may have come from elsewhere, with another number.
    if (above.label || head === 'call' || head === 'syscall' || head === 'int') return undefined;
  }
  return undefined;
}

const steps: ReadonlyMap<string, number> = new Map([
  ['inc', 1],
  ['dec', -1],
]);

const clears = (head: string, target: string | undefined, value: string | undefined) =>
  (head === 'xor' || head === 'sub') && value === target;

const sum = (number: number | undefined, added: number): number | undefined =>
  number === undefined ? undefined : number + added;

/** Defines that stand for each other are followed no further than this. */
const definesMax = 8;

function numberOf({ symbols }: DescribedSource, text: string): number | undefined {
  let written = text.trim();
  for (let depth = 0; depth < definesMax; depth++) {
    const value = parseNumber(written)?.value;
    if (typeof value === 'number') return value;
    const symbol = symbols.find(({ name }) => name === written);
    if (symbol?.kind === 'constant') return symbol.value;
    if (symbol?.kind !== 'define') return undefined;
    written = symbol.detail.replace(/^\((.*)\)$/, '$1').trim();
  }
  return undefined;
}
