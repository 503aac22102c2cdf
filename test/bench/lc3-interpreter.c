/* A plain LC-3 interpreter to compare with: one switch, no devices, no traps, nothing checked. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static uint16_t memory[65536];
static uint16_t registers[8];
static int codes = 2;

static uint16_t extend(uint16_t word, int bits) {
  return (uint16_t)((int16_t)(word << (16 - bits)) >> (16 - bits));
}

static void put(int number, uint16_t value) {
  registers[number] = value;
  codes = value == 0 ? 2 : value & 0x8000 ? 4 : 1;
}

static void run(uint16_t pc, uint64_t count) {
  while (count-- > 0) {
    uint16_t word = memory[pc++];
    int target = word >> 9 & 7;
    int first = word >> 6 & 7;
    uint16_t far = (uint16_t)(pc + extend(word, 9));
    uint16_t near = (uint16_t)(registers[first] + extend(word, 6));
    uint16_t second = word & 0x20 ? extend(word, 5) : registers[word & 7];
    switch (word >> 12) {
    case 0:
      if (codes & target) pc = far;
      break;
    case 1:
      put(target, (uint16_t)(registers[first] + second));
      break;
    case 2:
      put(target, memory[far]);
      break;
    case 3:
      memory[far] = registers[target];
      break;
    case 4: {
      uint16_t to = word & 0x800 ? (uint16_t)(pc + extend(word, 11)) : registers[first];
      registers[7] = pc;
      pc = to;
      break;
    }
    case 5:
      put(target, registers[first] & second);
      break;
    case 6:
      put(target, memory[near]);
      break;
    case 7:
      memory[near] = registers[target];
      break;
    case 9:
      put(target, (uint16_t)~registers[first]);
      break;
    case 10:
      put(target, memory[memory[far]]);
      break;
    case 11:
      memory[memory[far]] = registers[target];
      break;
    case 12:
      pc = registers[first];
      break;
    case 14:
      registers[target] = far;
      break;
    default:
      fprintf(stderr, "x%04X at x%04X is not for this interpreter\n", word, pc - 1);
      exit(1);
    }
  }
}

/* Arguments: an image with its origin, and how many instructions; prints millions a second. */
int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *file = fopen(arguments[1], "rb");
  if (!file) return 2;
  int high = fgetc(file);
  uint16_t origin = (uint16_t)(high << 8 | fgetc(file));
  for (uint16_t at = origin; (high = fgetc(file)) != EOF; at++) {
    memory[at] = (uint16_t)(high << 8 | fgetc(file));
  }
  fclose(file);
  uint64_t instructions = strtoull(arguments[2], NULL, 10);
  struct timespec begin, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begin);
  run(origin, instructions);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  double seconds =
      (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
  /* The registers keep the compiler from leaving everything out. */
  printf("%.1f %u\n", (double)instructions / seconds / 1e6, registers[0]);
  return 0;
}
