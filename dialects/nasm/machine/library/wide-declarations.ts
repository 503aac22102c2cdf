// Declarations of functions of wchar.h and wctype.h.
import type { CFunctionRow } from '../../knowledge/c-functions.ts';

/** By what they do, all of them with wide characters in the place of bytes. */
const groups: readonly (readonly [summary: string, declarations: readonly string[]])[] = [
  [
    'Copies or joins wide strings.',
    [
      ...['p:wcscpy p:target p:source', 'p:wcpcpy p:target p:source', 'p:wcsdup p:text'],
      ...['p:wcsncpy p:target p:source z:count', 'p:wcpncpy p:target p:source z:count'],
      ...['p:wcscat p:target p:source', 'p:wcsncat p:target p:source z:count'],
    ],
  ],
  [
    'Compares wide strings.',
    [
      ...['i:wcscmp p:first p:second', 'i:wcsncmp p:first p:second z:count'],
      ...['i:wcscasecmp p:first p:second', 'i:wcsncasecmp p:first p:second z:count'],
      'i:wcscoll p:first p:second',
    ],
  ],
  [
    'Finds something in a wide string.',
    [
      ...['p:wcschr p:text i:character', 'p:wcsrchr p:text i:character', 'p:wcsstr p:text p:part'],
      ...['p:wcspbrk p:text p:characters', 'z:wcsspn p:text p:characters'],
      ...['z:wcscspn p:text p:characters', 'p:wcstok p:text p:delimiters p:state'],
      'z:wcsnlen p:text z:limit',
    ],
  ],
  [
    'Works on wide characters in memory.',
    [
      ...['p:wmemcpy p:target p:source z:count', 'p:wmemmove p:target p:source z:count'],
      ...['p:wmempcpy p:target p:source z:count', 'p:wmemset p:target i:character z:count'],
      ...['i:wmemcmp p:first p:second z:count', 'p:wmemchr p:memory i:character z:count'],
    ],
  ],
  [
    'Turns a wide string into a number.',
    [
      ...['l:wcstol p:text p:end i:base', 'l:wcstoul p:text p:end i:base'],
      ...['q:wcstoll p:text p:end i:base', 'q:wcstoull p:text p:end i:base'],
      ...['d:wcstod p:text p:end', 'f:wcstof p:text p:end', 'x:wcstold p:text p:end'],
    ],
  ],
  [
    'Tells whether a wide character is of a class.',
    [
      ...['i:iswalnum i:character', 'i:iswalpha i:character', 'i:iswblank i:character'],
      ...['i:iswcntrl i:character', 'i:iswdigit i:character', 'i:iswgraph i:character'],
      ...['i:iswlower i:character', 'i:iswprint i:character', 'i:iswpunct i:character'],
      ...['i:iswspace i:character', 'i:iswupper i:character', 'i:iswxdigit i:character'],
      ...['l:wctype s:name', 'i:iswctype i:character l:class', 'p:wctrans s:name'],
      'i:towctrans i:character p:transformation',
    ],
  ],
  [
    'Tells how many columns a terminal needs.',
    ['i:wcwidth i:character', 'i:wcswidth p:text z:count'],
  ],
  [
    'Converts characters between bytes and wide ones.',
    [
      ...['z:__ctype_get_mb_cur_max', 'i:mbtowc p:target p:source z:count'],
      ...['i:mblen p:source z:count', 'i:wctomb p:target i:character', 'i:btowc i:byte'],
      ...['i:wctob i:character', 'z:mbrtowc p:target p:source z:count p:state'],
      ...['z:mbrlen p:source z:count p:state', 'z:wcrtomb p:target i:character p:state'],
      ...['i:mbsinit p:state', 'z:mbsrtowcs p:target p:source z:count p:state'],
      'z:wcsrtombs p:target p:source z:count p:state',
    ],
  ],
  [
    'Reads or writes wide characters of a stream.',
    [
      ...[
        'i:fwide p:stream i:mode',
        'i:fputwc i:character p:stream',
        'i:putwc i:character p:stream',
      ],
      ...['i:putwchar i:character', 'i:fputws p:text p:stream', 'i:fgetwc p:stream'],
      ...['i:getwc p:stream', 'i:getwchar', 'p:fgetws p:buffer i:count p:stream'],
      'i:ungetwc i:character p:stream',
    ],
  ],
  [
    'Is a function of wide characters as fortified programs call it.',
    [
      ...['p:__wcscpy_chk p:target p:source z:room', 'p:__wcpcpy_chk p:target p:source z:room'],
      'p:__wcsncpy_chk p:target p:source z:count z:room',
      'p:__wcsncat_chk p:target p:source z:count z:room',
      'p:__wcscat_chk p:target p:source z:room',
      'p:__wmemcpy_chk p:target p:source z:count z:room',
      'p:__wmemmove_chk p:target p:source z:count z:room',
      'p:__wmemset_chk p:target i:character z:count z:room',
      'z:__mbstowcs_chk p:target p:source z:count z:room',
      'z:__wcstombs_chk p:target p:source z:count z:room',
      ...['i:__wprintf_chk i:level p:format ...', 'i:__fwprintf_chk p:stream i:level p:format ...'],
      'i:__swprintf_chk p:buffer z:count i:level z:size p:format ...',
      'i:__vswprintf_chk p:buffer z:count i:level z:size p:format a:arguments',
    ],
  ],
  [
    'Prints by a format of wide characters.',
    [
      ...['i:wprintf p:format ...', 'i:fwprintf p:stream p:format ...'],
      ...['i:swprintf p:buffer z:count p:format ...', 'i:vwprintf p:format a:arguments'],
      ...['i:vfwprintf p:stream p:format a:arguments'],
      'i:vswprintf p:buffer z:count p:format a:arguments',
    ],
  ],
  [
    'Reads values by a format of wide characters.',
    [
      ...['i:wscanf p:format ...', 'i:fwscanf p:stream p:format ...'],
      ...['i:swscanf p:text p:format ...', 'i:vswscanf p:text p:format a:arguments'],
      ...['i:__isoc99_wscanf p:format ...', 'i:__isoc99_fwscanf p:stream p:format ...'],
      'i:__isoc99_swscanf p:text p:format ...',
    ],
  ],
];

export const wideRows: readonly CFunctionRow[] = groups.flatMap(([summary, declarations]) =>
  declarations.map((declaration): CFunctionRow => [declaration, summary]),
);
