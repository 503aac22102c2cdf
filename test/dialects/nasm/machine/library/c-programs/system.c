/* Streams, files, signals, time and what else concerns the system, as C programs use it. */
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static __thread int local = 5;
static jmp_buf place;
static sigjmp_buf faulted;
static int constructed;

__attribute__((constructor)) static void construct(void) { constructed = 1; }
static void handle(int number) { printf("signal %d\n", number); }
static void handle_fault(int number, siginfo_t *facts, void *context) {
  printf("fault %d at %p\n", number, facts->si_addr);
  siglongjmp(faulted, 2);
}
static void leave(void) { puts("leaving"); }

static void streams(void) {
  char buffer[100];
  FILE *file = fopen("file.txt", "w+");
  fprintf(file, "line %d\nx y z\n3.5 7\n", 1);
  fputs("last", file);
  fputc('!', file);
  rewind(file);
  while (fgets(buffer, 7, file)) printf("[%s]", buffer);
  printf("%d %d\n", feof(file) != 0, ferror(file));
  fseek(file, 13, SEEK_SET);
  double real;
  int whole, count = fscanf(file, "%lf %d", &real, &whole);
  printf("\n%d %g %d at %ld\n", count, real, whole, ftell(file));
  int next = fgetc(file);
  ungetc('Z', file);
  int again = fgetc(file);
  printf("%d %d %ld\n", next, again, ftell(file));
  fseek(file, 0, SEEK_SET);
  size_t first = fread(buffer, 5, 4, file), second = fread(buffer, 1, 100, file);
  printf("%zu %zu\n", first, second);
  fclose(file);
  file = fopen("file.txt", "a");
  fwrite("more", 2, 2, file);
  fclose(file);
  struct stat facts;
  int found = stat("file.txt", &facts);
  printf("%d %ld %o %d\n", found, (long)facts.st_size, facts.st_mode & 0777, S_ISREG(facts.st_mode));
  rename("file.txt", "other.txt");
  printf("%d ", access("file.txt", F_OK));
  puts(strerror(errno));
  remove("other.txt");
  errno = 0;
  printf("%d ", fopen("none/none", "r") == NULL);
  puts(strerror(errno));
}

static void descriptors(void) {
  char buffer[100] = {0};
  int file = open("raw", O_CREAT | O_RDWR, 0644);
  printf("%ld ", (long)write(file, "hello world", 11));
  lseek(file, 6, SEEK_SET);
  printf("%ld %s ", (long)read(file, buffer, 99), buffer);
  char *mapped = mmap(NULL, 11, PROT_READ, MAP_PRIVATE, file, 0);
  printf("%.5s\n", mapped);
  munmap(mapped, 11);
  close(file);
  unlink("raw");
  int ends[2];
  pipe(ends);
  write(ends[1], "through", 8);
  read(ends[0], buffer, 8);
  printf("%s %d\n", buffer, close(99));
  mkdir("folder", 0755);
  int into = chdir("folder"), out = chdir(".."), gone = rmdir("folder");
  printf("%d %d %d\n", into, out, gone);
}

static void signals(void) {
  if (setjmp(place) == 0) longjmp(place, 3);
  else puts("jumped");
  signal(SIGUSR1, handle);
  raise(SIGUSR1);
  struct sigaction action = {.sa_sigaction = handle_fault, .sa_flags = SA_SIGINFO};
  sigaction(SIGSEGV, &action, NULL);
  for (int round = 0; round < 2; round++)
    if (sigsetjmp(faulted, 1) == 0) *(volatile int *)0x1234 = 5;
  sigset_t set, old;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, &old);
  kill(getpid(), SIGUSR1);
  puts("held back");
  sigprocmask(SIG_SETMASK, &old, NULL);
}

static void times(void) {
  char buffer[100];
  time_t when = 86400L * 365 * 30 + 12345;
  struct tm *parts = gmtime(&when);
  strftime(buffer, 100, "%Y-%m-%d %H:%M:%S %A %j", parts);
  printf("%s %s", buffer, asctime(parts));
  printf("%d %d\n", time(NULL) > 1600000000, clock() >= 0);
}

static void mathematics(void) {
  printf("%.12g %.12g %.12g %.12g\n", sin(1), pow(2, 0.5), exp(1) * log(3), atan2(-1, -2));
  printf("%g %g %g %g %ld\n", floor(-2.5), ceil(2.1), fmod(7, -3), round(2.5), lround(-2.5));
  printf("%g %g %g %f\n", sqrt(2), cbrt(27), hypot(3, 4), (double)sqrtf(2));
  int power;
  double whole, part = frexp(10, &power), rest = modf(-3.25, &whole);
  printf("%g %d %g %g %g\n", part, power, rest, whole, ldexp(0.75, 4));
}

int main(int count, char **words) {
  printf("%d %s %d\n", count, words[1], constructed);
  atexit(leave);
  streams();
  descriptors();
  signals();
  times();
  mathematics();
  local += 2;
  printf("%d %d\n", local, getenv("NONE") == NULL);
  setenv("SOME", "thing", 1);
  puts(getenv("SOME"));
  char *line = NULL;
  size_t room = 0;
  long length;
  while ((length = getline(&line, &room, stdin)) > 0) printf("%ld:%s", length, line);
  printf("%d\n", getchar());
  exit(42);
}
