// ALIGN of the package smartalign: how many bytes are missing, and the lines that fill them.
import type { ExpandedLine, Padding } from '../preprocessor/expanded-line.ts';

/** How many bytes are missing at an offset in its section. */
export function missingBytes({ multiple }: Padding, offset: number): number {
  return (multiple - (offset % multiple)) % multiple;
}

/** The lines that stand for a line of padding if so many bytes are missing. */
export function paddingLines(
  line: ExpandedLine,
  { threshold, jump, fillings }: Padding,
  count: number,
): readonly ExpandedLine[] {
  const at = (text: string): ExpandedLine => ({
    text,
    place: line.place,
    reportedFile: line.reportedFile,
    reportedLine: line.reportedLine,
    expansion: line.expansion,
    pieces: [],
    listed: line.listed,
  });
  if (count > threshold) return jump.map(at);
  const longest = fillings.length;
  const whole = Math.floor(count / longest);
  const texts: string[] = whole > 0 ? [`times ${whole} ${fillings[longest - 1]!}`] : [];
  if (count % longest > 0) texts.push(fillings[(count % longest) - 1]!);
  return texts.map(at);
}
