// Executes single instructions on the CPU: reads cases from standard input, a child process steps
// over each under ptrace, and what the CPU made of it goes to standard output. Linux on x86-64.
#define _GNU_SOURCE
#include <asm/ldt.h>
#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

/* The same numbers stand in states.ts. */
#define CODE_PAGE 0x30000000ul
#define DATA_PAGE 0x20000000ul
#define WINDOW_START 0x700
#define WINDOW_SIZE 512
#define FX_SIZE 512
#define HIGH_SIZE 256

struct state {
  uint64_t general[16];
  uint64_t flags;
  uint64_t pointer;
  uint8_t fx[FX_SIZE];
  uint8_t high[HIGH_SIZE];
  uint8_t window[WINDOW_SIZE];
};

struct given {
  uint8_t code[16];
  uint64_t mode;
  struct state state;
};

struct made {
  int32_t signal;
  int32_t code;
  uint64_t address;
  struct state state;
};

/* Where the kernel puts the parts of XSAVE's standard format. */
#define XSTATE_SIZE 16384
#define FEATURES_AT 512
#define HIGH_AT 576

static uint8_t *code, *data;
static uint8_t extended[XSTATE_SIZE] __attribute__((aligned(64)));
static size_t extendedSize;
static struct user_regs_struct initial;

static void fail(const char *what) {
  fprintf(stderr, "oracle: %s: %s\n", what, strerror(errno));
  exit(1);
}

static uint8_t *sharedPage(uint64_t address, int protection) {
  void *page = mmap((void *)address, 4096, protection, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  if (page == MAP_FAILED) fail("mmap");
  return page;
}

/* Segments of 16-bit code and of its data and stack, in the local table. */
#define NARROW_CODE 0x07
#define NARROW_DATA 0x0f

static void addSegment(unsigned number, uint64_t base, int isCode) {
  struct user_desc segment;
  memset(&segment, 0, sizeof segment);
  segment.entry_number = number;
  segment.base_addr = (unsigned)base;
  segment.limit = 0xffff;
  segment.contents = isCode ? 2 : 0;
  if (syscall(SYS_modify_ldt, 0x11, &segment, sizeof segment) != 0) fail("modify_ldt");
}

/* Only one for 16-bit code has its segments: to others their selectors are none. */
static pid_t startChild(int isNarrow) {
  pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    if (isNarrow) addSegment(0, CODE_PAGE, 1), addSegment(1, DATA_PAGE, 0);
    ptrace(PTRACE_TRACEME, 0, 0, 0);
    raise(SIGSTOP);
    _exit(0);
  }
  int status;
  if (waitpid(child, &status, 0) < 0) fail("waitpid");
  if (ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_EXITKILL) < 0) fail("options");
  if (ptrace(PTRACE_GETREGS, child, 0, &initial) < 0) fail("registers");
  return child;
}

static void setRegisters(pid_t child, const struct given *given) {
  const uint64_t *from = given->state.general;
  struct user_regs_struct r = initial;
  r.rax = from[0], r.rcx = from[1], r.rdx = from[2], r.rbx = from[3];
  r.rsp = from[4], r.rbp = from[5], r.rsi = from[6], r.rdi = from[7];
  r.r8 = from[8], r.r9 = from[9], r.r10 = from[10], r.r11 = from[11];
  r.r12 = from[12], r.r13 = from[13], r.r14 = from[14], r.r15 = from[15];
  r.eflags = given->state.flags;
  r.rip = given->state.pointer;
  r.orig_rax = (uint64_t)-1;
  r.cs = given->mode == 64 ? 0x33 : given->mode == 32 ? 0x23 : NARROW_CODE;
  r.ss = r.ds = r.es = given->mode == 16 ? NARROW_DATA : 0x2b;
  if (given->mode == 16) r.rip -= CODE_PAGE;
  r.fs = r.gs = 0;
  r.fs_base = DATA_PAGE + 0x100;
  r.gs_base = DATA_PAGE + 0x200;
  if (ptrace(PTRACE_SETREGS, child, 0, &r) < 0) fail("SETREGS");
  memcpy(extended, given->state.fx, FX_SIZE);
  memcpy(extended + HIGH_AT, given->state.high, HIGH_SIZE);
  memset(extended + FEATURES_AT, 0, 64);
  *(uint64_t *)(extended + FEATURES_AT) = 7;
  struct iovec part = {extended, extendedSize};
  if (ptrace(PTRACE_SETREGSET, child, NT_X86_XSTATE, &part) < 0) fail("SETREGSET");
}

static void getRegisters(pid_t child, struct made *made) {
  struct user_regs_struct r;
  if (ptrace(PTRACE_GETREGS, child, 0, &r) < 0) fail("GETREGS");
  uint64_t *to = made->state.general;
  to[0] = r.rax, to[1] = r.rcx, to[2] = r.rdx, to[3] = r.rbx;
  to[4] = r.rsp, to[5] = r.rbp, to[6] = r.rsi, to[7] = r.rdi;
  to[8] = r.r8, to[9] = r.r9, to[10] = r.r10, to[11] = r.r11;
  to[12] = r.r12, to[13] = r.r13, to[14] = r.r14, to[15] = r.r15;
  /* The kernel's own stack shows above the stack pointer where the stack has 16 bits. */
  if (r.cs == NARROW_CODE) to[4] = (uint32_t)to[4];
  made->state.flags = r.eflags;
  made->state.pointer = r.cs == NARROW_CODE ? r.rip + CODE_PAGE : r.rip;
  struct iovec part = {extended, XSTATE_SIZE};
  if (ptrace(PTRACE_GETREGSET, child, NT_X86_XSTATE, &part) < 0) fail("GETREGSET");
  uint64_t features = *(uint64_t *)(extended + FEATURES_AT);
  memcpy(made->state.fx, extended, FX_SIZE);
  if (!(features & 1)) {
    memset(made->state.fx, 0, 24);
    made->state.fx[0] = 0x7f, made->state.fx[1] = 3;
    memset(made->state.fx + 32, 0, 128);
  }
  if (!(features & 2)) memset(made->state.fx + 160, 0, 256);
  memset(made->state.high, 0, HIGH_SIZE);
  if (features & 4) memcpy(made->state.high, extended + HIGH_AT, HIGH_SIZE);
}

static void execute(pid_t child, const struct given *given, struct made *made) {
  memset(code, 0xcc, 4096);
  memcpy(code + (given->state.pointer & 0xfff), given->code, 15);
  memset(data, 0, 4096);
  memcpy(data + WINDOW_START, given->state.window, WINDOW_SIZE);
  setRegisters(child, given);
  if (ptrace(PTRACE_SINGLESTEP, child, 0, 0) < 0) fail("SINGLESTEP");
  int status;
  if (waitpid(child, &status, 0) < 0) fail("waitpid");
  if (!WIFSTOPPED(status)) {
    fprintf(stderr, "oracle: the child has ended\n");
    exit(1);
  }
  siginfo_t information;
  memset(made, 0, sizeof *made);
  memset(&information, 0, sizeof information);
  ptrace(PTRACE_GETSIGINFO, child, 0, &information);
  made->signal = WSTOPSIG(status);
  made->code = information.si_code;
  made->address = (uint64_t)information.si_addr;
  getRegisters(child, made);
  memcpy(made->state.window, data + WINDOW_START, WINDOW_SIZE);
}

int main(void) {
  code = sharedPage(CODE_PAGE, PROT_READ | PROT_WRITE | PROT_EXEC);
  data = sharedPage(DATA_PAGE, PROT_READ | PROT_WRITE);
  pid_t child = startChild(0);
  pid_t narrow = startChild(1);
  struct iovec part = {extended, XSTATE_SIZE};
  if (ptrace(PTRACE_GETREGSET, child, NT_X86_XSTATE, &part) < 0) fail("XSTATE");
  extendedSize = part.iov_len;
  struct given given;
  struct made made;
  while (fread(&given, sizeof given, 1, stdin) == 1) {
    execute(given.mode == 16 ? narrow : child, &given, &made);
    if (fwrite(&made, sizeof made, 1, stdout) != 1) fail("write");
  }
  kill(child, SIGKILL);
  kill(narrow, SIGKILL);
  return 0;
}
