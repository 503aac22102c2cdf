// What function breakpoints may name beside labels: system calls, and functions of the C library.
import type { NamedPlace, NamedPlaces } from '#core/machine/program.ts';
import { nearest } from '#core/text/distance.ts';
import { type SystemCall, systemCalls32, systemCalls64 } from '../knowledge/system-calls.ts';
import { protection } from './guest.ts';
import { isProvided } from './library/library.ts';
import type { ExecutableImage } from './linking/executable-image.ts';

/** `syscall:write`, `syscall:1`, or `syscall` for all of them. */
const pattern = /^syscall(?:\s*:\s*(\S+))?$/i;

/** The two instructions that call the system, as bytes. */
const instructions = {
  64: [0x0f, 0x05],
  32: [0xcd, 0x80],
} as const;

/** Undefined for names that mean nothing here. */
export function namedPlaces(
  name: string,
  images: readonly ExecutableImage[],
): NamedPlaces | undefined {
  const [whole, wanted] = pattern.exec(name) ?? [];
  if (whole !== undefined) return systemCallPlaces(wanted?.toLowerCase(), images);
  if (!isProvided(name)) return undefined;
  return { places: [], message: `${name} is of the C library, and the program does not use it.` };
}

function systemCallPlaces(
  wanted: string | undefined,
  images: readonly ExecutableImage[],
): NamedPlaces {
  const widths = images.some(({ bits }) => bits === 64) ? ([64, 32] as const) : ([32] as const);
  const found: NamedPlace[] = [];
  let isKnown = false;
  for (const width of widths) {
    const calls = width === 64 ? systemCalls64() : systemCalls32();
    const number = wanted === undefined ? undefined : numberOf(wanted, calls);
    if (wanted !== undefined && number === undefined) continue;
    isKnown = true;
    const condition = number === undefined ? {} : { condition: `eax == ${number}` };
    for (const address of addressesOf(instructions[width], images)) {
      found.push({ address, ...condition });
    }
  }
  if (found.length > 0) return { places: found };
  if (isKnown)
    return { places: [], message: 'The program has no instruction that calls the system.' };
  const names = [...systemCalls64().values(), ...systemCalls32().values()].map(call => call.name);
  const close = nearest(wanted!, names);
  const hint = close === undefined ? '' : ` Did you mean syscall:${close}?`;
  return { places: [], message: `There is no system call "${wanted}".${hint}` };
}

function numberOf(wanted: string, calls: ReadonlyMap<number, SystemCall>): number | undefined {
  if (/^\d+$/.test(wanted)) return calls.has(Number(wanted)) ? Number(wanted) : undefined;
  for (const { name, number } of calls.values()) if (name === wanted) return number;
  return undefined;
}

/**
 * Where two bytes stand in code. Within another instruction they are no instruction, and nothing
 * is ever executed there, so that a breakpoint does no harm.
 */
function addressesOf(
  [first, second]: readonly [number, number],
  images: readonly ExecutableImage[],
): number[] {
  const found: number[] = [];
  for (const { address, bytes, protection: bits } of images.flatMap(({ segments }) => segments)) {
    if ((bits & protection.execute) === 0) continue;
    for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
      if (bytes[at + 1] === second) found.push(address + at);
    }
  }
  return found;
}
