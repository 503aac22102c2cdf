/* Compiled for i386, where headers may be missing: declarations of its own. */
typedef unsigned size_t;
typedef struct file FILE;
extern FILE *stdout;
int printf(const char *, ...);
int fprintf(FILE *, const char *, ...);
int sscanf(const char *, const char *, ...);
int puts(const char *);
void *malloc(size_t);
void free(void *);
char *strcpy(char *, const char *);
size_t strlen(const char *);
int toupper(int);
long long atoll(const char *);
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));

static __thread int local = 7;
__thread int shared = 8;
static int table[] = {5, 3, 9, -1, 4};

static int compare(const void *a, const void *b) { return *(int *)a - *(int *)b; }

int main(int count, char **words) {
  printf("%d %s\n", count, words[1]);
  char *text = strcpy(malloc(20), "hello"), word[9];
  printf("%s %u\n", text, strlen(text));
  free(text);
  qsort(table, 5, sizeof *table, compare);
  for (int i = 0; i < 5; i++) printf("%d ", table[i]);
  local++;
  shared += local;
  printf("\n%d %d\n", local, shared);
  fprintf(stdout, "%lld %s %c\n", atoll("123456789012"), "x", toupper('q'));
  int number, read = sscanf("7 abc", "%d %8s", &number, word);
  printf("%d %d %s\n", read, number, word);
  volatile long long wide = 0x123456789abLL * 3;
  printf("%llx %lld %lld %llu\n", wide, wide / 7, wide % -1000, (unsigned long long)wide / 9);
  return 9;
}
