// What the words of operands mean: sizes, prefixes, marks in braces, special symbols.
import { type SourceRow, type SourceText, sourceTexts, textsByName } from './source-text.ts';

// biome-ignore format: one word a row.
const sizes: readonly SourceRow[] = [
  ['byte', 'byte operand', 'Makes an operand one byte wide.', '  inc byte [rbx]'],
  ['word', 'word operand', 'Makes an operand 16 bits wide.', '  inc word [rbx]'],
  ['dword', 'dword operand', 'Makes an operand 32 bits wide.', '  inc dword [rbx]'],
  ['qword', 'qword operand', 'Makes an operand 64 bits wide.', '  inc qword [rbx]'],
  ['tword', 'tword operand', 'Makes an operand 80 bits wide, as x87 registers are.',
    '  fld tword [rbx]'],
  ['oword', 'oword operand', 'Makes an operand 128 bits wide.', '  movdqa xmm0, oword [rbx]'],
  ['yword', 'yword operand', 'Makes an operand 256 bits wide.', '  vmovdqa ymm0, yword [rbx]'],
  ['zword', 'zword operand', 'Makes an operand 512 bits wide.', '  vmovdqa64 zmm0, zword [rbx]'],
  ['long', 'long operand', 'Makes an operand 32 bits wide, as dword does.', '  inc long [rbx]'],
  ['ptr', 'dword [address]', 'Is no word of NASM, which writes a size alone; %use masm adds it.',
    '  mov dword [rbx], 1'],
  ['offset', 'name', 'Is no word of NASM: a name alone is its address, brackets mean memory.',
    'place:\n  mov eax, place'],
];

// biome-ignore format: one word a row.
const modifiers: readonly SourceRow[] = [
  ['strict', 'strict size operand',
    'Keeps the size as written where NASM would choose a shorter form.', '  push strict dword 1'],
  ['short', 'short target', 'Makes a jump of two bytes; the target is from −128 to 127 bytes away.',
    'here: jmp short here'],
  ['near', 'near target', 'Makes a jump or call within the segment, with a full distance.',
    'here: jmp near here'],
  ['far', 'far target', 'Makes a jump or call to another segment.', '  jmp far [rbx]'],
  ['to', 'to stN', 'Puts the result into the register that is named instead of st0.',
    '  fadd to st1'],
  ['rel', '[rel address]', 'Addresses memory relative to rip, as position-independent code must.',
    'answer:\n  lea rax, [rel answer]'],
  ['abs', '[abs address]', 'Addresses memory by its absolute address of 32 bits.',
    '  mov eax, [abs 0x1000]'],
  ['nosplit', '[nosplit address]', 'Keeps eax*2 as it is, where NASM would write eax+eax.',
    '  lea eax, [nosplit rbx*2]'],
  ['seg', 'seg name', 'Is the segment of a symbol, for a segment register.',
    'place:\n  mov ax, seg place', 'obj'],
  ['wrt', 'name wrt base', 'Is the offset of a symbol as seen from another base.',
    'extern puts\n  call puts wrt ..plt', 'elf64'],
];

// biome-ignore format: one word a row.
const prefixes: readonly SourceRow[] = [
  ['lock', 'lock instruction', 'Makes the change of memory atomic for all processors.',
    '  lock inc dword [rbx]'],
  ['rep', 'rep instruction', 'Repeats a string instruction rcx times.', '  rep movsb'],
  ['repe repz', 'repe instruction', 'Repeats a string comparison at most rcx times, while equal.',
    '  repe cmpsb'],
  ['repne repnz', 'repne instruction',
    'Repeats a string comparison at most rcx times, while not equal.', '  repne scasb'],
  ['xacquire', 'xacquire lock instruction',
    'Begins to elide a lock by a transaction; older processors ignore it.',
    '  xacquire lock inc dword [rbx]'],
  ['xrelease', 'xrelease instruction', 'Ends the elision of a lock.',
    '  xrelease mov dword [rbx], eax'],
  ['bnd', 'bnd instruction', 'Keeps the bounds registers over a jump (MPX).',
    'here: bnd jmp near here'],
  ['nobnd', 'nobnd instruction', 'Leaves the prefix out that DEFAULT BND would add.',
    'here: nobnd jmp near here'],
  ['wait', 'wait', 'Waits for exceptions of the x87 unit.', '  wait'],
  ['o16', 'o16 instruction', 'Makes operands 16 bits wide.', '  o16 push 1'],
  ['o32', 'o32 instruction', 'Makes operands 32 bits wide.', '  o32 cmpsd'],
  ['o64', 'o64 instruction', 'Makes operands 64 bits wide.', '  o64 push 1'],
  ['osp', 'osp instruction', 'Puts the operand-size prefix 66 there whatever the mode.',
    '  osp nop'],
  ['a16', 'a16 instruction', 'Makes addresses 16 bits wide; not in 64-bit mode.',
    'bits 32\n  a16 lodsb'],
  ['a32', 'a32 instruction', 'Makes addresses 32 bits wide.', '  a32 lodsb'],
  ['a64', 'a64 instruction', 'Makes addresses 64 bits wide.', '  a64 lodsb'],
  ['asp', 'asp instruction', 'Puts the address-size prefix 67 there whatever the mode.',
    '  asp lodsb'],
];

/** How a control of rounding is called, and what it does. */
const roundings: readonly (readonly [string, string])[] = [
  ['rn', 'to nearest, even'],
  ['rd', 'down'],
  ['ru', 'up'],
  ['rz', 'toward zero'],
];

// biome-ignore format: one mark a row.
const marks: readonly SourceRow[] = [
  ['{k1}', 'operand{k1} … operand{k7}', 'Writes only the elements whose bit in the mask is 1.',
    '  vaddps zmm0{k1}, zmm1, zmm2'],
  ['{z}', 'operand{k1}{z}',
    'Clears the elements that the mask leaves out, instead of keeping them.',
    '  vaddps zmm0{k1}{z}, zmm1, zmm2'],
  ['{1to16}', '[address]{1toN}',
    'Repeats one element from memory for the whole vector; N is how often.',
    '  vaddps zmm0, zmm1, [rbx]{1to16}'],
  ['{sae}', 'operands, {sae}', 'Suppresses floating-point exceptions of this instruction.',
    '  vcmpps k1, zmm1, zmm2, {sae}, 1'],
  ...roundings.map(([letters, words]): SourceRow => [
    `{${letters}-sae}`, `operands, {${letters}-sae}`, `Rounds ${words} and suppresses exceptions.`,
    `  vaddps zmm0, zmm1, zmm2, {${letters}-sae}`,
  ]),
  ['{vex}', '{vex} instruction', 'Chooses the VEX form where there is an EVEX form as well.',
    '  {vex} vpmadd52luq xmm0, xmm1, xmm2'],
  ['{vex2}', '{vex2} instruction', 'Chooses the VEX prefix of two bytes, or is an error.',
    '  {vex2} vaddps xmm0, xmm1, xmm2'],
  ['{vex3}', '{vex3} instruction', 'Chooses the VEX prefix of three bytes.',
    '  {vex3} vaddps xmm0, xmm1, xmm2'],
  ['{evex}', '{evex} instruction', 'Chooses the EVEX form.', '  {evex} vaddps xmm0, xmm1, xmm2'],
  ['{rex}', '{rex} instruction', 'Puts a REX prefix there even if nothing needs it.',
    '  {rex} mov al, bl'],
];

// biome-ignore format: one symbol a row.
const symbols: readonly SourceRow[] = [
  ['$', '$', 'Is the address of the start of this line; before a name it marks a name.',
    "text: db 'hello'\nlength equ $ - text"],
  ['$$', '$$', 'Is the address of the start of this section.', '  nop\n  times 16 - ($ - $$) nop'],
  ['..@', '..@name', 'Begins a label that is neither local nor begins a new range of local ones.',
    'loop_start:\n..@inside: nop\n.local: jmp .local'],
  ['..start', '..start:', 'Is the label where the program begins; obj format only.',
    'segment code\n..start: nop', 'obj'],
  ['..imagebase', 'name wrt ..imagebase',
    'Is the distance from the start of the image; win64 format only.',
    'section .text\nplace: dd place wrt ..imagebase', 'win64'],
  ['..got', 'name wrt ..got', 'Is the place of the symbol’s entry in the global offset table.',
    'extern stdin\n  mov rax, [rel stdin wrt ..got]', 'elf64'],
  ['..plt', 'name wrt ..plt', 'Is the symbol’s entry in the procedure linkage table, for calls.',
    'extern exit\n  call exit wrt ..plt', 'elf64'],
  ['..gotpc', 'name wrt ..gotpc', 'Is the distance from here to the global offset table.',
    'extern _GLOBAL_OFFSET_TABLE_\n  call here\nhere: pop ebx\n  add ebx, _GLOBAL_OFFSET_TABLE_ + $$ - here wrt ..gotpc', 'elf32'],
  ['..gotoff', 'name wrt ..gotoff', 'Is the distance of the symbol from the global offset table.',
    'section .data\nvalue: dd 1\nsection .text\n  lea eax, [ebx + value wrt ..gotoff]', 'elf32'],
  ['..sym', 'name wrt ..sym',
    'Is the symbol itself in a relocation, not its section and an offset.',
    'global main\nmain: dq main wrt ..sym', 'elf64'],
  ['..gottpoff', 'name wrt ..gottpoff',
    'Is the entry with a thread variable’s distance from fs, on x86-64.',
    'extern counter\n  mov rax, [rel counter wrt ..gottpoff]', 'elf64'],
  ['..tlsie', 'name wrt ..tlsie',
    'Is the entry with a thread variable’s distance from gs, on i386.',
    'extern counter\n  mov eax, [ebx + counter wrt ..tlsie]', 'elf32'],
];

/** Every word, in the order of a reference page. */
export const wordTexts: readonly SourceText[] = [
  ...sourceTexts('Sizes', sizes),
  ...sourceTexts('Operand words', modifiers),
  ...sourceTexts('Prefixes', prefixes),
  ...sourceTexts('Marks in braces', marks),
  ...sourceTexts('Special symbols', symbols),
];

const byName = textsByName(wordTexts);

/** What a word in an operand or before an instruction means; in any letter case: `{k3}`, `lock`. */
export function wordText(word: string): SourceText | undefined {
  const lower = word.toLowerCase().replaceAll(' ', '');
  const known = byName.get(lower);
  if (known) return known;
  if (/^\{k[1-7]\}$/.test(lower)) return byName.get('{k1}');
  if (/^\{1to(2|4|8|32)\}$/.test(lower)) return byName.get('{1to16}');
  return lower.startsWith('..@') ? byName.get('..@') : undefined;
}
