// Terminals, folders, threads, addresses, options and messages, as assembly programs use them.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <error.h>
#include <getopt.h>
#include <libgen.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <termios.h>
#include <unistd.h>
#undef basename

static pthread_mutex_t lock;
static long total;
static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int times;
static void first(void) { times++; }

static void *work(void *argument) {
  pthread_once(&once, first);
  pthread_mutex_lock(&lock);
  for (long i = 1; i <= (long)argument; i++) total += i;
  pthread_mutex_unlock(&lock);
  if ((long)argument == 3) pthread_exit((void *)333);
  return (void *)((long)argument * 10);
}

static void threads(void) {
  pthread_t all[5];
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_mutex_init(&lock, NULL);
  for (long i = 0; i < 5; i++) printf("%d ", pthread_create(&all[i], &attributes, work, (void *)(i + 1)));
  for (int i = 0; i < 5; i++) {
    void *result;
    printf("%d ", pthread_join(all[i], &result));
    printf("%ld ", (long)result);
  }
  printf("%ld %d %d\n", total, times, pthread_equal(pthread_self(), pthread_self()) != 0);
  sem_t count;
  int value;
  sem_init(&count, 0, 2);
  sem_wait(&count);
  printf("%d ", sem_trywait(&count));
  printf("%d %d ", sem_trywait(&count), errno == EAGAIN);
  sem_post(&count);
  sem_getvalue(&count, &value);
  pthread_key_create(&key, NULL);
  pthread_setspecific(key, &value);
  printf("%d %d\n", value, pthread_getspecific(key) == &value);
}

static int byName(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }

static void folders(void) {
  char *names[20];
  int count = 0;
  mkdir("some", 0755);
  for (int i = 0; i < 3; i++) {
    char path[20];
    sprintf(path, "some/file%d", i);
    fclose(fopen(path, "w"));
  }
  DIR *folder = opendir("some");
  for (struct dirent *entry; (entry = readdir(folder));) names[count++] = strdup(entry->d_name);
  qsort(names, count, sizeof names[0], byName);
  for (int i = 0; i < count; i++) printf("%s ", names[i]);
  rewinddir(folder);
  int again = 0;
  while (readdir(folder)) again++;
  printf("%d %d ", again, dirfd(folder) >= 3);
  printf("%d ", closedir(folder));
  errno = 0;
  printf("%d ", opendir("none") == NULL);
  printf("%d\n", errno == ENOENT);
  for (int i = 0; i < 3; i++) {
    char path[20];
    sprintf(path, "some/file%d", i);
    unlink(path);
  }
  printf("%d\n", rmdir("some"));
}

static void addresses(void) {
  char buffer[40];
  struct in_addr address;
  unsigned char bytes[4];
  printf("%08x %04x %08x %04x\n", htonl(0x12345678), htons(0xabcd), ntohl(1), ntohs(80));
  printf("%08x %08x %08x %08x\n", inet_addr("127.0.0.1"), inet_addr("1.2.3"), inet_addr("0x7f.1"), inet_addr("1.2.3.256"));
  printf("%d ", inet_aton("192.168.010.1", &address));
  printf("%08x %s\n", address.s_addr, inet_ntoa(address));
  printf("%d ", inet_pton(AF_INET, "10.20.30.40", bytes));
  printf("%d %d ", bytes[0], bytes[3]);
  printf("%d %d ", inet_pton(AF_INET, "10.20.30", bytes), inet_pton(AF_INET, "10.020.30.4", bytes));
  printf("%s ", inet_ntop(AF_INET, bytes, buffer, 40));
  printf("%d\n", inet_ntop(AF_INET, bytes, buffer, 4) == NULL);
}

static void options(void) {
  static int flag;
  const struct option table[] = {
      {"verbose", no_argument, &flag, 7}, {"output", required_argument, 0, 'o'},
      {"optional", optional_argument, 0, 'p'}, {0, 0, 0, 0}};
  char *words[] = {"prog", "-ab", "-o", "x", "--verbose", "--output=file", "--output", "more",
                   "--opti=3", "--optional", "--none", "--out", "rest", "tail", NULL};
  int found, index = -1;
  opterr = 0;
  while ((found = getopt_long(13, words, "abo:", table, &index)) != -1)
    printf("%d %d %s %d; ", found, index, optarg ? optarg : "-", optind), optarg = 0;
  printf("%d %d\n", flag, optind);
}

static void texts(void) {
  char path[] = "/usr/lib/x", plain[] = "name", root[] = "/", slashes[] = "a/b//", buffer[40] = "";
  wchar_t wide[20];
  printf("%s ", dirname(path));
  printf("%s %s %s ", dirname(plain), dirname(root), dirname(slashes));
  printf("%s %s\n", basename("/usr/lib/x.c"), basename("x/"));
  printf("%d ", (int)((char *)memccpy(buffer, "key=value", '=', 10) - buffer));
  swab("abcdef", buffer, 6);
  printf("%s ", buffer);
  printf("%s ", strerror_r(2, buffer, 40));
  printf("%d %d %d %d %d\n", strverscmp("a9", "a10") < 0, strverscmp("a1", "a1"), strverscmp("a01", "a1") < 0, strverscmp("a001", "a01") < 0, strverscmp("b", "a") > 0);
  printf("%d ", (int)mbstowcs(wide, "wide text", 20));
  printf("%d %d ", (int)wide[3], (int)wcstombs(buffer, wide, 40));
  printf("%s\n", buffer);
  struct iovec pieces[2] = {{"one ", 4}, {"two\n", 4}};
  fflush(stdout);
  printf("%d\n", (int)writev(1, pieces, 2));
}

static void terminals(FILE *stream) {
  struct termios settings;
  memset(&settings, 0, sizeof settings);
  int fd = fileno(stream);
  printf("%d ", tcgetattr(fd, &settings));
  printf("%d %d\n", errno == ENOTTY, tcflush(fd, TCIFLUSH));
  settings.c_iflag = settings.c_oflag = settings.c_lflag = settings.c_cflag = 0xffff;
  cfmakeraw(&settings);
  cfsetospeed(&settings, B9600);
  printf("%x %x %x %x %d %d %d\n", settings.c_iflag, settings.c_oflag, settings.c_lflag,
         settings.c_cflag, settings.c_cc[VMIN], settings.c_cc[VTIME], cfgetospeed(&settings) == B9600);
}

int main(int argc, char **argv) {
  FILE *stream = tmpfile();
  fpos_t position;
  setvbuf(stdout, NULL, _IONBF, 0);
  dup2(1, 2);
  program_invocation_name = "more";
  threads();
  folders();
  addresses();
  options();
  texts();
  terminals(stream);
  fputs("abcdef", stream);
  rewind(stream);
  getc(stream);
  fgetpos(stream, &position);
  getc(stream), getc(stream);
  fsetpos(stream, &position);
  printf("%c\n", getc(stream));
  errno = ENOENT;
  warn("cannot open %s", "it");
  warnx("plain %d", 5);
  error(0, EACCES, "number %d", 1);
  errx(3, "the end of %s", argv[1]);
}
