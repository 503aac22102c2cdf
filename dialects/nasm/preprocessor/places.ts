// Places in files, made from tokens and lines.
import type { Place } from './expanded-line.ts';

export function place(file: number, start: number, end: number): Place {
  return { file, start, end };
}
