/* Strings, characters, conversions, sorting and memory, as C programs use them. */
#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int by_text(const void *a, const void *b) { return strcmp(*(char **)a, *(char **)b); }
static int by_number(const void *a, const void *b) { return *(int *)a - *(int *)b; }

static void print(const char *format, ...) {
  va_list list;
  va_start(list, format);
  vprintf(format, list);
  va_end(list);
}

static char *made(const char *format, ...) {
  char *text = NULL;
  va_list list;
  va_start(list, format);
  vasprintf(&text, format, list);
  va_end(list);
  return text;
}

static void strings(void) {
  char buffer[64] = "start";
  strcat(buffer, "-end");
  strncat(buffer, "xyz", 2);
  printf("%s %zu %zu\n", buffer, strlen(buffer), strnlen(buffer, 4));
  printf("%s %s %s\n", strchr(buffer, '-'), strrchr(buffer, 'e'), strstr(buffer, "end"));
  printf("%zu %zu\n", strspn("aabc", "ab"), strcspn("hello", "lo"));
  char *rest, list[] = "a,b;;c";
  for (char *word = strtok_r(list, ",;", &rest); word; word = strtok_r(NULL, ",;", &rest))
    printf("<%s>", word);
  char *fields = strcpy(buffer, "x::y:"), *field;
  while ((field = strsep(&fields, ":"))) printf("(%s)", field);
  printf("\n%d %d %d\n", strcmp("a", "b") < 0, strncasecmp("ABc", "abd", 2), memcmp("ab", "aa", 2) > 0);
  memmove(buffer + 1, strcpy(buffer, "overlap"), 8);
  puts(buffer);
  printf("%s|%.3s|%10.2s|%-6s|\n", buffer, buffer, buffer, "ab");
  char *copy = strdup("copied"), *part = strndup("copied", 3);
  printf("%s %s %s\n", copy, part, (char *)memchr("memory", 'o', 6));
  free(copy);
  free(part);
  printf("%s / %s\n", strerror(ENOENT), strerror(EINVAL));
}

static void characters(void) {
  for (int c = 0; c < 128; c++) {
    int bits = !!isalpha(c) | !!isdigit(c) << 1 | !!isspace(c) << 2 | !!ispunct(c) << 3 |
               !!isupper(c) << 4 | !!islower(c) << 5 | !!isxdigit(c) << 6 | !!iscntrl(c) << 7 |
               !!isprint(c) << 8 | !!isgraph(c) << 9 | !!isblank(c) << 10 | !!isalnum(c) << 11;
    printf("%x%c", bits, c % 16 == 15 ? '\n' : ' ');
  }
  for (int c = 'a' - 2; c < 'g'; c++) printf("%c%c", toupper(c), tolower(c - 32));
  puts("");
}

static void numbers(void) {
  char *end;
  long number = strtol("-77z", &end, 10);
  printf("%ld %d\n", number, *end);
  printf("%lu %llx %g\n", strtoul("0xff", NULL, 0), strtoull("777", NULL, 8), strtod("1e-3x", &end));
  printf("%d %ld %lld %f\n", atoi("12"), atol("-34"), atoll("56"), atof("7.5"));
  div_t small = div(17, 5);
  ldiv_t large = ldiv(-17, 5);
  printf("%d %d %ld %ld %d %ld\n", small.quot, small.rem, large.quot, large.rem, abs(-4), labs(-5));
  printf("%5.2f|%-8s|%08x|%+d|%e|%g|%a\n", 3.14159, "ab", 0xbeef, 5, 12345.678, 1e-7, 1.5);
  print("%d %s %g %c %lld %hhd %zu\n", 1, "two", 3.5, '4', 5LL << 40, 300, (size_t)7);
  print("%f %f %f %f %f %f %f %f %f %f %d %d %d %d %d %d %d\n", 1., 2., 3., 4., 5., 6., 7., 8., 9.,
        10., 1, 2, 3, 4, 5, 6, 7);
  char *text = made("%s-%03d", "made", 7), word[20];
  int first, second, count = sscanf("12 abc 0x1f", "%d %19s %i", &first, word, &second);
  printf("%s %d %d %s %d\n", text, count, first, word, second);
  free(text);
}

static void sorting(void) {
  char *words[] = {"pear", "apple", "fig", "banana", "kiwi", "cherry", "apple"};
  qsort(words, 7, sizeof *words, by_text);
  for (int i = 0; i < 7; i++) printf("%s ", words[i]);
  int list[500];
  srand(12);
  for (int i = 0; i < 500; i++) list[i] = rand() % 1000;
  qsort(list, 500, sizeof *list, by_number);
  long sum = 0;
  for (int i = 1; i < 500; i++) sum += list[i - 1] <= list[i] ? list[i] * i : -1000000;
  int key = list[250], *found = bsearch(&key, list, 500, sizeof key, by_number);
  printf("%ld %d %d\n", sum, *found == key, bsearch(&(int){-1}, list, 500, sizeof key, by_number) == NULL);
}

struct node {
  int value;
  struct node *next;
};

static void memory(void) {
  struct node *list = NULL;
  for (int i = 0; i < 5000; i++) {
    struct node *node = malloc(sizeof *node);
    *node = (struct node){i, list};
    list = node;
  }
  long sum = 0;
  while (list) {
    struct node *next = list->next;
    sum += list->value;
    free(list);
    list = next;
  }
  char *text = NULL;
  for (int i = 1; i < 300; i++) {
    text = realloc(text, i * 37);
    memset(text + (i - 1) * 37, 'a' + i % 26, 37);
  }
  long letters = 0;
  for (int i = 0; i < 299 * 37; i++) letters += text[i] * (i % 7);
  free(text);
  int *zeros = calloc(1000, sizeof *zeros), dirty = 0;
  for (int i = 0; i < 1000; i++) dirty |= zeros[i];
  void *aligned = NULL;
  int failed = posix_memalign(&aligned, 256, 100);
  printf("%ld %ld %d %d %d\n", sum, letters, dirty, failed, (int)((unsigned long)aligned % 256));
}

int main(void) {
  strings();
  characters();
  numbers();
  sorting();
  memory();
  return 7;
}
