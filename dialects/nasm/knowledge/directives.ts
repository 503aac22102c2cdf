// The directives of NASM and the standard macros that are used like directives.
import { type SourceRow, type SourceText, sourceTexts, textsByName } from './source-text.ts';

// biome-ignore format: one directive a row.
const sections: readonly SourceRow[] = [
  ['section segment', 'SECTION name [type] [attribute=value …]',
    'Goes on in a section; what follows is put there.',
    'section .text\n  ret\nsection .data align=16\nanswer: dq 42'],
  ['absolute', 'ABSOLUTE address',
    'Gives addresses without making bytes: only RESB and its like may follow.',
    'absolute 0x7c00\nsector: resb 512\nstack:  resb 1024\nsection .text'],
  ['org', 'ORG address', 'Says at which address the file will be in memory; bin format only.',
    'org 0x7c00\nstart: jmp start'],
  ['align', 'ALIGN boundary[, filler]',
    'Fills with NOP, or with the filler, up to a multiple of the boundary.',
    'align 16\nloop_body: nop\nalign 4, db 0'],
  ['alignb', 'ALIGNB boundary[, filler]',
    'Reserves bytes up to a multiple of the boundary, for .bss and structures.',
    'section .bss\nflag:  resb 1\nalignb 16\nblock: resb 64'],
  ['sectalign', 'SECTALIGN number | ON | OFF',
    'Sets the alignment of the section, or whether ALIGN raises it.',
    'section .data\nsectalign 32\nsectalign off'],
  ['group', 'GROUP name section …',
    'Joins segments to a group with a base of its own; obj format only.',
    'segment data\nsegment bss\ngroup dgroup data bss', 'obj'],
];

// biome-ignore format: one directive a row.
const symbols: readonly SourceRow[] = [
  ['global', 'GLOBAL name[:type [visibility] [size]], …', 'Makes a symbol visible to other files.',
    'global main:function\nmain: xor eax, eax\n  ret', 'elf64'],
  ['extern', 'EXTERN name[:type], …',
    'Says that a symbol is defined in another file; unused ones are left out.',
    'extern printf\n  call printf wrt ..plt', 'elf64'],
  ['required', 'REQUIRED name, …',
    'Says that a symbol of another file must be there, even if nothing uses it.',
    'required plugin_table', 'elf64'],
  ['static', 'STATIC name[:type], …',
    'Keeps a symbol inside the file, with a type in the symbol table.',
    'static helper:function\nhelper: ret', 'elf64'],
  ['common', 'COMMON name size[:alignment]',
    'Declares a variable that all files share and the linker places.',
    'common counter 8:8', 'elf64'],
  ['import', 'IMPORT name library[ other]',
    'Says which library a symbol comes from at run time; obj format only.',
    'extern exit_\nimport exit_ wsock32.dll', 'obj'],
  ['export', 'EXPORT name[ other …]',
    'Offers a symbol to users of a library; obj, win32 and win64 formats.',
    'global answer\nexport answer\nsegment code\nanswer: ret', 'obj'],
  ['uppercase', 'UPPERCASE', 'Writes all names in upper case; obj format only.',
    'uppercase\nglobal main\nsegment code\nmain: ret', 'obj'],
  ['safeseh', 'SAFESEH name', 'Registers a safe exception handler; win32 format only.',
    'handler: ret\nsafeseh handler', 'win32'],
  ['osabi', 'OSABI number[, version]', 'Sets the operating system in the header of an ELF file.',
    'osabi 3', 'elf64'],
  ['no_dead_strip', 'NO_DEAD_STRIP name …', 'Keeps the linker from dropping a symbol; Mach-O only.',
    'global table\nno_dead_strip table\nsection .data\ntable: dq 0', 'macho64'],
  ['subsections_via_symbols', 'SUBSECTIONS_VIA_SYMBOLS',
    'Lets the linker drop or move parts between symbols; Mach-O only.', 'subsections_via_symbols', 'macho64'],
];

// biome-ignore format: one directive a row.
const modes: readonly SourceRow[] = [
  ['bits', 'BITS 16 | 32 | 64', 'Says in which mode the code will run.', 'bits 64\n  push rax'],
  ['use16', 'USE16', 'Means BITS 16.', 'use16\n  mov ax, [bx + si]'],
  ['use32', 'USE32', 'Means BITS 32.', 'use32\n  push eax'],
  ['use64', 'USE64', 'Means BITS 64.', 'use64\n  push rax'],
  ['default', 'DEFAULT REL | ABS | BND | NOBND',
    'Sets whether addresses without a register are relative to rip.',
    'bits 64\ndefault rel\n  mov rax, [answer]\nanswer: dq 42'],
  ['cpu', 'CPU processor', 'Takes only instructions that this processor has.',
    'cpu 386\nbits 32\n  bt eax, 3'],
  ['float', 'FLOAT DAZ | NODAZ | NEAR | UP | DOWN | ZERO | DEFAULT',
    'Sets how constants are rounded, and whether denormals become zero.', 'float up\n  dd 0.1\nfloat default'],
  ['warning', '[WARNING +class | -class | *class | PUSH | POP]',
    'Turns a class of warnings on, off, or back to what it was.',
    '[warning push]\n[warning -number-overflow]\n  db 300\n[warning pop]'],
  ['list', '[LIST + | -]', 'Turns the listing on or off from here.',
    '[list -]\n  times 4 nop\n[list +]'],
  ['map', '[MAP ALL | BRIEF | SECTIONS | SEGMENTS | SYMBOLS [file]]',
    'Writes a map of sections and symbols; bin format only.', '[map symbols output.map]\nstart: nop'],
  ['debug', '[DEBUG text]', 'Passes a text on to the debugging format; others ignore it.',
    '[debug anything]\n  nop'],
];

/** The elements that data has: their letter, their name, and some of them. */
const elements: readonly (readonly [letter: string, name: string, sample: string])[] = [
  ['b', 'bytes', "'text', 13, 10, 0"],
  ['w', 'words of two bytes', '1000, -1'],
  ['d', 'doublewords of four bytes', '100_000, 1.5'],
  ['q', 'quadwords of eight bytes', '1 << 40, 3.25'],
  ['t', 'floats of ten bytes', '3.14159'],
  ['o', 'elements of 16 bytes', '1.5'],
  ['y', 'elements of 32 bytes', "'text'"],
  ['z', 'elements of 64 bytes', "'text'"],
];

// biome-ignore format: one directive a row.
const data: readonly SourceRow[] = [
  ...elements.map(([letter, name, sample]): SourceRow => [
    `d${letter}`, `D${letter.toUpperCase()} value, …`, `Puts ${name} into the section.`,
    `values: d${letter} ${sample}`,
  ]),
  ...elements.map(([letter, name]): SourceRow => [
    `res${letter}`, `RES${letter.toUpperCase()} count`, `Reserves ${name} without a value.`,
    `section .bss\nspace: res${letter} 4`,
  ]),
  ['incbin', 'INCBIN "file"[, offset[, length]]', 'Puts the bytes of a file into the section.',
    'picture: incbin "data.bin", 2, 4'],
  ['equ', 'name EQU value', 'Gives a label a value instead of the address of this place.',
    "text: db 'hello'\nlength equ $ - text"],
  ['times', 'TIMES count statement', 'Repeats an instruction or data so many times.',
    'start: jmp start\ntimes 510 - ($ - $$) db 0\ndw 0xaa55'],
  ['dup', 'count DUP (value, …)', 'Repeats values inside of data.', "  db 3 dup (1, 2), 'end'"],
];

// biome-ignore format: one directive a row.
const structures: readonly SourceRow[] = [
  ['struc', 'STRUC name[, offset]',
    'Begins a structure: its labels become offsets, name_size its length.',
    'struc point\n  .x: resd 1\n  .y: resd 1\nendstruc\n  mov eax, [bx + point.y]'],
  ['endstruc', 'ENDSTRUC', 'Ends a structure.',
    'struc pair\n  .first:  resq 1\n  .second: resq 1\nendstruc\n  dw pair_size'],
  ['istruc', 'ISTRUC name', 'Begins data in the form of a structure.',
    'struc point\n  .x: resd 1\nendstruc\norigin: istruc point\n  at .x, dd 0\niend'],
  ['at', 'AT field[, data]',
    'Goes to a field of the structure; what is between is filled with zeros.',
    'struc point\n  .x: resd 1\nendstruc\nistruc point\n  at point.x, dd 7\niend'],
  ['iend', 'IEND', 'Ends data in the form of a structure and fills it up.',
    'struc point\n  .x: resd 2\nendstruc\nistruc point\niend'],
];

/** Every directive, in the order of a reference page. */
export const directiveTexts: readonly SourceText[] = [
  ...sourceTexts('Sections', sections),
  ...sourceTexts('Symbols', symbols),
  ...sourceTexts('Modes and settings', modes),
  ...sourceTexts('Data', data),
  ...sourceTexts('Structures', structures),
];

const byName = textsByName(directiveTexts);

/** What a directive does; the name in lower case, without brackets. */
export function directiveText(name: string): SourceText | undefined {
  return byName.get(name);
}
