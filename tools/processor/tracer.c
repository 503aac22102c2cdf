// Runs a program step by step under ptrace and writes its registers before each instruction to the
// given file, with what the system has written into its memory. Linux on x86-64.
//
//     tracer OUTPUT STEPS ADDRESS SIZE PROGRAM
//
// ADDRESS and SIZE are of memory that is written at the end, where the program stops at an int3.
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

/* The same numbers stand in lockstep.ts. */
#define STATE 1
#define MEMORY 2
#define END 3

static FILE *output;
static pid_t child;

static void fail(const char *what) {
  fprintf(stderr, "tracer: %s: %s\n", what, strerror(errno));
  exit(1);
}

static void put(const void *bytes, size_t size) {
  if (fwrite(bytes, 1, size, output) != size) fail("write");
}

static void putHead(uint32_t kind, uint32_t size) {
  uint32_t head[2] = {kind, size};
  put(head, sizeof head);
}

static void putMemory(uint64_t address, uint64_t size) {
  if (size == 0) return;
  uint8_t *bytes = malloc(size);
  struct iovec here = {bytes, size}, there = {(void *)address, size};
  if (!bytes || process_vm_readv(child, &here, 1, &there, 1, 0) != (ssize_t)size) fail("memory");
  putHead(MEMORY, (uint32_t)(size + sizeof address));
  put(&address, sizeof address);
  put(bytes, size);
  free(bytes);
}

/* Where the mapping ends that holds an address. */
static uint64_t endOfMapping(uint64_t address) {
  char path[64], line[512];
  snprintf(path, sizeof path, "/proc/%d/maps", child);
  FILE *maps = fopen(path, "r");
  if (!maps) fail(path);
  uint64_t found = address, start, end;
  while (fgets(line, sizeof line, maps)) {
    if (sscanf(line, "%lx-%lx", &start, &end) == 2 && start <= address && address < end) found = end;
  }
  fclose(maps);
  return found;
}

static void putState(const struct user_regs_struct *r) {
  uint64_t general[18] = {r->rax, r->rcx, r->rdx, r->rbx, r->rsp, r->rbp, r->rsi, r->rdi, r->r8,
                          r->r9,  r->r10, r->r11, r->r12, r->r13, r->r14, r->r15, r->eflags, r->rip};
  struct user_fpregs_struct floats;
  if (ptrace(PTRACE_GETFPREGS, child, 0, &floats) < 0) fail("GETFPREGS");
  putHead(STATE, sizeof general + sizeof floats);
  put(general, sizeof general);
  put(&floats, sizeof floats);
}

static void putEnd(int32_t status) {
  putHead(END, sizeof status);
  put(&status, sizeof status);
}

static void start(char **words) {
  child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    personality(ADDR_NO_RANDOMIZE);
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    char *none[] = {NULL};
    execve(words[0], words, none);
    _exit(127);
  }
}

int main(int count, char **words) {
  if (count < 6) return 2;
  output = fopen(words[1], "w");
  if (!output) fail(words[1]);
  long left = atol(words[2]);
  uint64_t address = strtoull(words[3], 0, 0), size = strtoull(words[4], 0, 0);
  start(words + 5);
  int status;
  if (waitpid(child, &status, 0) < 0 || !WIFSTOPPED(status)) fail("start");
  if (ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_EXITKILL) < 0) fail("options");
  struct user_regs_struct r;
  if (ptrace(PTRACE_GETREGS, child, 0, &r) < 0) fail("registers");
  putMemory(r.rsp, endOfMapping(r.rsp) - r.rsp);
  for (; left > 0; left--) {
    if (ptrace(PTRACE_GETREGS, child, 0, &r) < 0) fail("registers");
    putState(&r);
    long code = ptrace(PTRACE_PEEKTEXT, child, r.rip, 0);
    if ((code & 0xff) == 0xcc) break;
    int isRead = (code & 0xffff) == 0x050f && r.rax == 0;
    if (ptrace(PTRACE_SINGLESTEP, child, 0, 0) < 0) fail("step");
    if (waitpid(child, &status, 0) < 0) fail("wait");
    if (!WIFSTOPPED(status)) {
      putEnd(WEXITSTATUS(status));
      fclose(output);
      return 0;
    }
    if (WSTOPSIG(status) != SIGTRAP) {
      putEnd(128 + WSTOPSIG(status));
      break;
    }
    if (!isRead) continue;
    struct user_regs_struct after;
    if (ptrace(PTRACE_GETREGS, child, 0, &after) < 0) fail("registers");
    if ((int64_t)after.rax > 0) putMemory(r.rsi, after.rax);
  }
  if (size > 0) putMemory(address, size);
  kill(child, SIGKILL);
  fclose(output);
  return 0;
}
