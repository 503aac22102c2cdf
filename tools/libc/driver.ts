// The C program that calls the C library for each case and prints what comes of it.
import type { LibcCase } from './case.ts';

const head = `
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <math.h>
#include <time.h>
#include <stdint.h>
#include <inttypes.h>
#include <locale.h>

static char buffer[1 << 20];
static unsigned char room[8][64];

static double D(uint64_t bits) { double value; memcpy(&value, &bits, 8); return value; }
static float F(uint32_t bits) { float value; memcpy(&value, &bits, 4); return value; }
static long double X(uint64_t mantissa, unsigned power) {
  long double value = 0;
  memcpy(&value, &mantissa, 8);
  unsigned short top = power;
  memcpy((char *)&value + 8, &top, 2);
  return value;
}
static void hex(const void *memory, long count) {
  const unsigned char *bytes = memory;
  for (long i = 0; i < count; i++) printf("%02x", bytes[i]);
}
static void text(int result) {
  printf("%d ", result);
  if (result >= 0) hex(buffer, result);
  printf("\\n");
}
static void clear(void) { memset(room, 0x2a, sizeof room); errno = 0; }
static void rooms(int result, int count) {
  printf("%d", result);
  for (int i = 0; i < count; i++) { printf(" "); hex(room[i], 32); }
  printf("\\n");
}
static void number(long long value, long offset) {
  printf("%lld %ld %d\\n", value, offset, errno);
}
static void real(double value, long offset) {
  uint64_t bits;
  memcpy(&bits, &value, 8);
  printf("%016" PRIx64 " %ld %d\\n", bits, offset, errno);
}
static void single(float value, long offset) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  printf("%08x %ld %d\\n", bits, offset, errno);
}
static void extended(long double value, long offset) {
  uint64_t bits;
  unsigned short top;
  memcpy(&bits, &value, 8);
  memcpy(&top, (char *)&value + 8, 2);
  printf("%016" PRIx64 " %04x %ld %d\\n", bits, top, offset, errno);
}
`;

/** Functions of a hundred cases each, so that the compiler has an easy time. */
const perFunction = 100;

export function programText(cases: readonly LibcCase[]): string {
  const parts: string[] = [head];
  const names: string[] = [];
  for (let start = 0; start < cases.length; start += perFunction) {
    const name = `part${start}`;
    const body = cases.slice(start, start + perFunction).map(({ code }) => `  { ${code} }`);
    parts.push(`static void ${name}(void) {\n  char *end;\n${body.join('\n')}\n}\n`);
    names.push(name);
  }
  parts.push(`int main(void) {\n${names.map(name => `  ${name}();`).join('\n')}\n  return 0;\n}\n`);
  return parts.join('\n');
}

/** A string of C for bytes, a character each. */
export function stringOfC(text: string): string {
  const escaped = Array.from(
    text,
    character => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped.join('')}"`;
}
