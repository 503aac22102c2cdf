// Long doubles: exact functions with every bit, series as far as glibc has them right.
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static long double x, y;

#define ONE(f) do { errno = 0; long double v = f(x); printf("%s(%La) = %La %d\n", #f, x, v, errno); } while (0)
#define TWO(f) do { errno = 0; long double v = f(x, y); printf("%s(%La, %La) = %La %d\n", #f, x, y, v, errno); } while (0)
#define NEAR(f) printf("%s(%La) = %.17Lg\n", #f, x, f(x))

static const char *texts[] = {
    "0", "-0", "1", "-1", "0.5", "-2.5", "3.1", "-1e-30", "1e10", "123456789.123456789",
    "0.99999999999999999995", "1e4000", "1e-4000", "-12345.678", "inf", "-inf", "nan",
    "6.28318530717958647692", "1e-4940", "11300", "-11300", "1e-3000", "-7.25", "0.3"};

int main(void) {
  int count = sizeof texts / sizeof *texts;
  for (int i = 0; i < count; i++) {
    x = strtold(texts[i], NULL);
    ONE(fabsl); ONE(floorl); ONE(ceill); ONE(truncl); ONE(roundl); ONE(rintl); ONE(sqrtl);
    int power = 0;
    long double whole = 0, rest = frexpl(x, &power);
    printf("%La %d ", rest, isfinite(x) ? power : 0);
    rest = modfl(x, &whole);
    printf("%La %La ", rest, whole);
    if (fabsl(x) < 1e18L) printf("%ld %ld ", lroundl(x), lrintl(x));
    printf("%La %La\n", ldexpl(x, 10), scalbnl(x, -20000));
    NEAR(expl); NEAR(exp2l); NEAR(logl); NEAR(log2l); NEAR(log10l); NEAR(cbrtl); NEAR(atanl);
    NEAR(asinl); NEAR(acosl); NEAR(tanhl); NEAR(asinhl); NEAR(expm1l); NEAR(sinhl); NEAR(coshl);
    if (fabsl(x) < 1e15L) { NEAR(sinl); NEAR(cosl); NEAR(tanl); }
    for (int j = 0; j < count; j++) {
      y = strtold(texts[j], NULL);
      TWO(copysignl); TWO(fmaxl); TWO(fminl); TWO(fdiml);
      if (fabsl(x) < 1e300L && fabsl(y) > 1e-300L) { TWO(fmodl); TWO(remainderl); }
      printf("%.17Lg %.17Lg\n", atan2l(x, y), hypotl(x, y));
      if (!isnan(x) && !isnan(y)) printf("%.17Lg\n", powl(x, y));
    }
  }
  long double read;
  sscanf("3.14159265358979323846264338327950288 x", "%Lf", &read);
  printf("%.25Lg %La\n", read, read);
  return 0;
}
