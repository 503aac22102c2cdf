// Declarations of functions that the editor's tables leave out: other names, and rarer ones.
import { type CFunction, type CFunctionRow, functionsOf } from '../../knowledge/c-functions.ts';
import { furtherRows } from './further-declarations.ts';
import { wideRows } from './wide-declarations.ts';

/** Names that mean another function, which has the declaration. */
// biome-ignore format: packed by theme.
const aliases: Readonly<Record<string, string>> = {
  fputs_unlocked: 'fputs', putchar_unlocked: 'putchar', _IO_putc: 'putc',
  getchar_unlocked: 'getchar', _IO_getc: 'getc', fopen64: 'fopen', fread_unlocked: 'fread',
  fwrite_unlocked: 'fwrite', open64: 'open', __isoc23_scanf: 'scanf', __isoc23_fscanf: 'fscanf',
  __isoc23_sscanf: 'sscanf', __isoc23_strtol: 'strtol', __isoc23_strtoul: 'strtoul',
  __isoc23_strtoll: 'strtoll', __isoc23_strtoull: 'strtoull', strtoimax: 'strtoll',
  strtoumax: 'strtoull', imaxabs: 'llabs', index: 'strchr', rindex: 'strrchr', bcmp: 'memcmp',
  explicit_bzero: 'bzero', __strtok_r: 'strtok_r', __strdup: 'strdup', stpncpy: 'strncpy',
  cfree: 'free', memalign: 'aligned_alloc', secure_getenv: 'getenv', setjmp: '_setjmp',
  _longjmp: 'longjmp', siglongjmp: 'longjmp', timegm: 'mktime', strxfrm: 'strncpy',
  stat64: 'stat', lstat64: 'lstat', fstat64: 'fstat', pread64: 'pread', pwrite64: 'pwrite',
};

// biome-ignore format: one function a row.
const rows: readonly CFunctionRow[] = [
  ['v:setlinebuf p:stream', 'Makes a stream write whole lines.'],
  ['v:flockfile p:stream', 'Takes a stream for this thread.'],
  ['v:funlockfile p:stream', 'Gives a stream back.'],
  ['i:vasprintf p:result s:format a:arguments', 'Prints an argument list into new memory.'],
  ['i:vdprintf i:fd s:format a:arguments', 'Prints an argument list to a descriptor.'],
  ['i:vscanf s:format a:arguments', 'Reads values into the pointers of an argument list.'],
  ['i:vfscanf p:stream s:format a:arguments', 'Reads values of a stream into a list of pointers.'],
  ['i:vsscanf s:text s:format a:arguments', 'Reads values of a string into a list of pointers.'],
  ['i:__printf_chk i:level s:format ...', 'Is printf as fortified programs call it.'],
  ['i:__vprintf_chk i:level s:format a:arguments', 'Is vprintf as fortified programs call it.'],
  ['i:__fprintf_chk p:stream i:level s:format ...', 'Is fprintf as fortified programs call it.'],
  ['i:__vfprintf_chk p:stream i:level s:format a:arguments',
    'Is vfprintf as fortified programs call it.'],
  ['i:__sprintf_chk s:buffer i:level z:size s:format ...',
    'Is sprintf as fortified programs call it.'],
  ['i:__snprintf_chk s:buffer z:count i:level z:size s:format ...',
    'Is snprintf as fortified programs call it.'],
  ['i:__vsnprintf_chk s:buffer z:count i:level z:size s:format a:arguments',
    'Is vsnprintf as fortified programs call it.'],
  ['p:__memcpy_chk p:target p:source z:count z:room', 'Is memcpy as fortified programs call it.'],
  ['p:__memmove_chk p:target p:source z:count z:room', 'Is memmove as fortified programs call it.'],
  ['p:__memset_chk p:memory i:byte z:count z:room', 'Is memset as fortified programs call it.'],
  ['s:__strcpy_chk s:target s:source z:room', 'Is strcpy as fortified programs call it.'],
  ['s:__strcat_chk s:target s:source z:room', 'Is strcat as fortified programs call it.'],
  ['i:__vsprintf_chk s:buffer i:level z:size s:format a:arguments',
    'Is vsprintf as fortified programs call it.'],
  ['i:__asprintf_chk p:result i:level s:format ...', 'Is asprintf as fortified programs call it.'],
  ['i:__dprintf_chk i:fd i:level s:format ...', 'Is dprintf as fortified programs call it.'],
  ['s:__fgets_chk s:buffer z:room i:size p:stream', 'Is fgets as fortified programs call it.'],
  ['l:__read_chk i:fd p:buffer z:count z:room', 'Is read as fortified programs call it.'],
  ['s:__stpcpy_chk s:target s:source z:room', 'Is stpcpy as fortified programs call it.'],
  ['s:__strncpy_chk s:target s:source z:count z:room', 'Is strncpy as fortified programs call it.'],
  ['s:__strncat_chk s:target s:source z:count z:room', 'Is strncat as fortified programs call it.'],
  ['v:__chk_fail !', 'Reports a buffer that is too small and ends the program.'],
  ['z:strlcat s:target s:source z:size', 'Appends a string, cut at the size of the target.'],
  ['v:bcopy p:source p:target z:count', 'Copies memory, which may overlap.'],
  ['p:rawmemchr p:memory i:byte', 'Finds a byte that is known to be there.'],
  ['i:ffs i:value', 'Gives the place of the lowest bit that is set, from 1.'],
  ['i:ffsl l:value', 'Gives the place of the lowest bit of a long that is set, from 1.'],
  ['i:ffsll q:value', 'Gives the place of the lowest bit of a long long that is set, from 1.'],
  ['i:toascii i:character', 'Clears all bits but seven.'],
  ['p:__ctype_b_loc', 'Gives the table of the classes of characters.'],
  ['p:__ctype_tolower_loc', 'Gives the table of small letters.'],
  ['p:__ctype_toupper_loc', 'Gives the table of capital letters.'],
  ['p:__tls_get_addr p:place', 'Gives the address of a thread-local variable.'],
  ['i:isnan d:x', 'Tells whether a double is no number.'],
  ['i:isinf d:x', 'Tells whether a double is infinite, and its sign.'],
  ['i:finite d:x', 'Tells whether a double is finite.'],
  ['i:__signbit d:x', 'Tells whether a double is negative.'],
  ['p:___tls_get_addr', 'Gives the address of a thread-local variable, on i386.'],
  ['q:__divdi3 q:numerator q:denominator', 'Divides long longs, as compilers for i386 call it.'],
  ['q:__moddi3 q:numerator q:denominator', 'Gives the remainder of long longs.'],
  ['q:__udivdi3 q:numerator q:denominator', 'Divides unsigned long longs.'],
  ['q:__umoddi3 q:numerator q:denominator', 'Gives the remainder of unsigned long longs.'],
  ['z:wcslen p:text', 'Gives the length of a wide string.'],
  ['i:towupper i:character', 'Gives the wide capital letter.'],
  ['i:towlower i:character', 'Gives the wide small letter.'],
  ['q:lldiv q:numerator q:denominator', 'Gives quotient and remainder of long longs.'],
  ['l:lrand48', 'Gives a random number of 31 bits.'],
  ['l:mrand48', 'Gives a random number of 32 bits with its sign.'],
  ['i:clearenv', 'Removes every variable of the environment.'],
  ['i:__cxa_atexit p:function p:argument p:object', 'Registers a function with its argument.'],
  ['i:on_exit p:function p:argument', 'Registers a function with its argument.'],
  ['p:__take_exit_function', 'Gives the next function that exit calls.'],
  ['z:malloc_usable_size p:memory', 'Gives the bytes that may be used of a block.'],
  ['s:asctime_r p:parts s:buffer', 'Writes date and time as text into a buffer.'],
  ['p:localtime_r p:time p:result', 'Splits a time to local date and time in a buffer.'],
  ['p:gmtime_r p:time p:result', 'Splits a time to date and time in UTC in a buffer.'],
  ['v:tzset', 'Reads the time zone.'],
  ['i:timespec_get p:result i:base', 'Tells the time to nanoseconds.'],
  ['i:getrusage i:who p:result', 'Tells what the process has used.'],
  ['i:openat i:fd s:path i:flags ...', 'Opens a file from a folder.'],
  ['i:link s:old s:new', 'Gives a file a second name.'],
  ['i:symlink s:target s:path', 'Makes a symbolic link.'],
  ['l:readlink s:path s:buffer z:size', 'Reads where a symbolic link leads.'],
  ['i:truncate s:path l:length', 'Sets the length of a file.'],
  ['i:getpgrp', 'Gives the process group.'],
  ['i:gettid', 'Gives the number of the thread.'],
  ['u:getgid', 'Gives the real group.'],
  ['u:getegid', 'Gives the effective group.'],
  ['i:uname p:result', 'Tells the name of the system.'],
  ['i:sched_yield', 'Lets others go first.'],
  ['l:getrandom p:buffer z:count u:flags', 'Fills a buffer with random bytes.'],
  ['i:getentropy p:buffer z:count', 'Fills a small buffer with random bytes.'],
  ['i:vfork', 'Copies the process until the child runs another program.'],
  ['i:pclose p:stream', 'Closes a stream of popen and waits for its command.'],
  ['p:dlopen s:path i:flags', 'Loads a shared library.'],
  ['i:sigdelset p:set i:number', 'Takes a signal out of a set.'],
  ['i:sigfillset p:set', 'Puts every signal into a set.'],
  ['i:sigismember p:set i:number', 'Tells whether a signal is in a set.'],
];

const mathRows = [
  'v:sincos d:x p:sine p:cosine',
  'd:asinh d:x',
  'd:acosh d:x',
  'd:atanh d:x',
  'd:exp10 d:x',
  'd:fdim d:x d:y',
  'd:nextafter d:x d:y',
  'd:scalbn d:x i:exponent',
  'd:logb d:x',
  'i:ilogb d:x',
  'd:erfc d:x',
  'q:llround d:x',
  'q:llrint d:x',
] as const;

const endings = [
  ['', 'd'],
  ['f', 'f'],
  ['l', 'x'],
] as const;

function mathDeclarations(): readonly CFunctionRow[] {
  return mathRows.flatMap(row =>
    endings.map(([ending, letter]): CFunctionRow => {
      const [head = '', ...rest] = row.replaceAll('d:', `${letter}:`).split(' ');
      return [[head + ending, ...rest].join(' '), 'Is a function of numbers.'];
    }),
  );
}

/** Every further declaration by name; `find` gives those of the editor's tables. */
export function moreDeclarations(
  find: (name: string) => CFunction | undefined,
): ReadonlyMap<string, CFunction> {
  const declared = functionsOf('', [...rows, ...furtherRows, ...wideRows, ...mathDeclarations()]);
  const byName = new Map(declared.map(each => [each.name, each]));
  for (const [alias, name] of Object.entries(aliases)) {
    const meant = find(name) ?? byName.get(name);
    if (meant) byName.set(alias, { ...meant, name: alias });
  }
  return byName;
}
