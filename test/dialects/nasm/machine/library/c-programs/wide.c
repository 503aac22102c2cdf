// Wide characters: strings, conversions by locale, and streams that are written and read wide.
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

static void show(const char *name, const wchar_t *text) {
  printf("%s:", name);
  for (; *text; text++) printf(" %x", (unsigned)*text);
  printf("\n");
}

static int sign(int value) { return (value > 0) - (value < 0); }

static void strings(void) {
  wchar_t buffer[64], other[64];
  printf("%zu %zu %zu\n", wcslen(L"abc"), wcslen(L""), wcsnlen(L"abcdef", 4));
  show("copy", wcscpy(buffer, L"one"));
  show("append", wcscat(buffer, L"-two"));
  show("append some", wcsncat(buffer, L"xyz", 2));
  wmemset(other, L'#', 10);
  other[10] = 0;
  wcsncpy(other, L"ab", 4);
  printf("%x %x %x %x\n", other[1], other[2], other[3], other[4]);
  printf("%d %d %d\n", sign(wcscmp(L"a", L"b")), sign(wcscmp(L"b", L"a")), wcscmp(L"q", L"q"));
  printf("%d %d\n", sign(wcsncmp(L"abc", L"abd", 2)), sign(wcsncmp(L"abc", L"abd", 3)));
  printf("%d %d\n", sign(wcscasecmp(L"HeLLo", L"hEllO")), sign(wcsncasecmp(L"ABx", L"aby", 3)));
  const wchar_t *text = L"hello world";
  printf("%td %td %d\n", wcschr(text, L'o') - text, wcsrchr(text, L'o') - text,
         wcschr(text, L'z') == 0);
  printf("%td %d %td\n", wcsstr(text, L"lo w") - text, wcsstr(text, L"low") == 0,
         wcspbrk(text, L"wr") - text);
  printf("%zu %zu\n", wcsspn(text, L"helo"), wcscspn(text, L" w"));
  wchar_t list[] = L"a,b;;c", *state;
  for (wchar_t *word = wcstok(list, L",;", &state); word; word = wcstok(0, L",;", &state))
    show("word", word);
  wchar_t *copy = wcsdup(L"copy");
  show("dup", copy);
  free(copy);
  wmemcpy(buffer, L"12345", 6);
  wmemmove(buffer + 1, buffer, 4);
  show("moved", buffer);
  printf("%d %td %d\n", sign(wmemcmp(L"ab", L"ac", 2)), wmemchr(text, L'w', 11) - text,
         wmemchr(text, L'w', 3) == 0);
  printf("%td\n", wcpcpy(buffer, L"abcd") - buffer);
  printf("%d\n", sign(wcscoll(L"a", L"b")));
}

static void numbers(void) {
  wchar_t *end;
  const wchar_t *text = L"  -42xyz";
  long whole = wcstol(text, &end, 10);
  printf("%ld %td\n", whole, end - text);
  text = L"0x1fg";
  unsigned long plain = wcstoul(text, &end, 0);
  printf("%lu %td\n", plain, end - text);
  text = L"777";
  printf("%lld %llu\n", wcstoll(text, 0, 8), wcstoull(text, 0, 16));
  text = L" 3.25e2!";
  double fraction = wcstod(text, &end);
  printf("%g %td\n", fraction, end - text);
  errno = 0;
  printf("%d %d\n", wcstol(L"99999999999999999999", 0, 10) == 0x7fffffffffffffff, errno);
  text = L"none";
  whole = wcstol(text, &end, 10);
  printf("%ld %td\n", whole, end - text);
}

static void classes(void) {
  const wint_t tried[] = {'a', 'Z', '5', ' ', '\n', '!', 0x7f, 'f'};
  for (int index = 0; index < 8; index++) {
    wint_t each = tried[index];
    printf("%d%d%d%d%d%d%d%d%d%d%d%d ", !!iswalpha(each), !!iswdigit(each), !!iswalnum(each),
           !!iswupper(each), !!iswlower(each), !!iswspace(each), !!iswpunct(each),
           !!iswprint(each), !!iswgraph(each), !!iswcntrl(each), !!iswxdigit(each),
           !!iswblank(each));
    printf("%x %x %d\n", towupper(each), towlower(each), wcwidth(each));
  }
  printf("%d %d %d\n", !!iswctype('a', wctype("alpha")), !!iswctype('1', wctype("alpha")),
         wctype("nothing") == 0);
  printf("%x\n", towctrans('a', wctrans("toupper")));
}

static void conversions(void) {
  char bytes[32];
  wchar_t wide[32];
  mbstate_t state;
  memset(&state, 0, sizeof state);
  printf("max %zu\n", MB_CUR_MAX);
  printf("mbtowc %d %d %d\n", mbtowc(wide, "A", 1), mbtowc(wide, "", 1), mbtowc(0, "x", 1));
  wide[0] = 0;
  errno = 0;
  printf("mbtowc %d", mbtowc(wide, "\xc3\xa9", 2));
  printf(" %x %d\n", wide[0], errno);
  printf("mblen %d %d\n", mblen("\xe2\x82\xac", 3), mblen("\xe2\x82", 2));
  errno = 0;
  memset(bytes, 0, sizeof bytes);
  printf("wctomb %d", wctomb(bytes, 0x20ac));
  printf(" %x %d\n", (unsigned char)bytes[0], errno);
  printf("btowc %x %x %d\n", btowc('a'), btowc(0xe9), wctob(0x20ac));
  errno = 0;
  size_t count = mbstowcs(wide, "x\xc3\xa9y", 32);
  printf("mbstowcs %zd %d\n", count, errno);
  if (count != (size_t)-1) show("wide", wide);
  errno = 0;
  printf("wcstombs %zd", wcstombs(bytes, L"a\x20ac!", 32));
  printf(" %d\n", errno);
  printf("wcstombs %zd", wcstombs(0, L"abc", 0));
  printf(" %zd\n", mbstowcs(0, "abcd", 0));
  const char *source = "h\xc3\xa9";
  errno = 0;
  count = mbsrtowcs(wide, &source, 32, &state);
  printf("mbsrtowcs %zd %d %d\n", count, source == 0, errno);
  const wchar_t *from = L"ok";
  memset(&state, 0, sizeof state);
  printf("wcsrtombs %zd", wcsrtombs(bytes, &from, 32, &state));
  printf(" %s %d\n", bytes, from == 0);
  memset(&state, 0, sizeof state);
  printf("mbrtowc %zd", mbrtowc(wide, "\xe2", 1, &state));
  printf(" %d", mbsinit(&state) != 0);
  printf(" %zd", mbrtowc(wide, "\x82\xac", 2, &state));
  printf(" %x\n", wide[0]);
  memset(&state, 0, sizeof state);
  printf("wcrtomb %zd\n", wcrtomb(bytes, L'z', &state));
  printf("mbrlen %zd\n", mbrlen("q", 1, &state));
  errno = 0;
  printf("[%ls]", L"plain");
  int printed = printf("[%ls][%lc]", L"\xe9t\xe9", (wint_t)0x20ac);
  printf(" %d %d\n", printed, errno);
  printed = printf("[%6.3ls]", L"\xe9t\xe9");
  printf(" %d\n", printed);
}

static void formats(void) {
  wchar_t buffer[64];
  printf("%d ", swprintf(buffer, 64, L"%d|%5s|%-6ls|%c%lc", -7, "ab", L"wide", 'x', L'y'));
  show("format", buffer);
  errno = 0;
  printf("%d\n", swprintf(buffer, 4, L"%s", "too long"));
  printf("%d\n", swprintf(buffer, 64, L"%ls\x20ac%08.3f", L"\xe9", 3.14159));
  show("format", buffer);
  int first, count;
  wchar_t word[16];
  char narrow[16];
  count = swscanf(L" 12 word letters", L"%d %ls %s", &first, word, narrow);
  printf("%d %d %s ", count, first, narrow);
  show("scanned", word);
}

static void streams(const char *path) {
  FILE *file = fopen(path, "w");
  printf("wide %d", fwide(file, 0));
  printf(" %d", fwprintf(file, L"%d %ls\n", 5, L"t\xe9l\xe9"));
  printf(" %x", fputwc(0x20ac, file));
  printf(" %d", fputws(L"line\n", file) >= 0);
  printf(" %d %d", fwide(file, 0) > 0, fwide(file, -1) > 0);
  printf(" %d %d", fputs("bytes", file), fprintf(file, "%d", 1));
  printf(" %d\n", fclose(file));
  file = fopen(path, "r");
  unsigned char byte[1];
  while (fread(byte, 1, 1, file) == 1) printf("%02x", byte[0]);
  printf("\n");
  fclose(file);
  file = fopen(path, "r");
  wchar_t line[32];
  printf("%x ", fgetwc(file));
  ungetwc(L'U', file);
  if (fgetws(line, 32, file)) show("line", line);
  else printf("none %d\n", errno);
  wint_t last = getwc(file);
  printf("%x %d\n", last, ferror(file) != 0);
  fclose(file);
  file = fopen(path, "w");
  printf("%d", fputs("narrow", file));
  printf(" %d %x %d\n", fwprintf(file, L"x"), fputwc(L'x', file), fputws(L"x", file));
  fclose(file);
  remove(path);
}

int main(int count, char **words) {
  printf("%s %s\n", setlocale(LC_ALL, 0), setlocale(LC_ALL, "no_such") ? "some" : "none");
  strings();
  numbers();
  classes();
  conversions();
  formats();
  streams("wide.txt");
  printf("%s\n", setlocale(LC_ALL, "C.UTF-8"));
  conversions();
  formats();
  streams("wide.txt");
  printf("%s\n", setlocale(LC_CTYPE, "POSIX"));
  printf("%s\n", setlocale(LC_CTYPE, 0));
  return 0;
}
