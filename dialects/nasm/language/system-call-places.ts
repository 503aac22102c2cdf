// Which system call a `syscall` or an `int 0x80` makes, by the lines right above it.
import {
  convention32,
  convention64,
  type SystemCall,
  systemCall32,
  systemCall64,
} from '../knowledge/system-calls.ts';
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
  for (let index = from - 1; index >= Math.max(0, from - looked); index--) {
    const above = lines[index]!;
    const head = headName(above);
    const target = operandText(source, above, 0).toLowerCase();
    const isNumber = target === 'rax' || target === 'eax';
    if (isNumber && head === 'mov') return numberOf(source, operandText(source, above, 1));
    if (isNumber && head === 'xor' && operandText(source, above, 1).toLowerCase() === target)
      return 0;
    // Control may have come from elsewhere, with another number.
    if (isNumber || above.label || head === 'call' || head === 'syscall') return undefined;
  }
  return undefined;
}

function numberOf({ symbols }: DescribedSource, text: string): number | undefined {
  const digits = /^(?:0x([0-9a-f]+)|([0-9a-f]+)h|([0-9]+))$/i.exec(text.trim());
  if (digits?.[3]) return Number(digits[3]);
  if (digits) return Number.parseInt(digits[1] ?? digits[2]!, 16);
  const symbol = symbols.find(({ name }) => name === text.trim());
  if (symbol?.kind === 'constant') return symbol.value;
  return symbol?.kind === 'define' && /^\d+$/.test(symbol.detail)
    ? Number(symbol.detail)
    : undefined;
}
