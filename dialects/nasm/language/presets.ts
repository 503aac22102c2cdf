// What builds define for sources of well-known families, where nobody says how they are built: a
// source of x264's or of UEFI's makes no sense without.
interface Preset {
  /** What in a source tells the family: letters, which are found faster than a pattern. */
  readonly signs: readonly string[];
  /** `NAME=VALUE`; of several bits, those of the format. */
  readonly defines: (bits: 32 | 64) => readonly string[];
}

/** Extensions that configure scripts of FFmpeg ask the assembler for. */
const extensions = (
  'MMX MMXEXT AMD3DNOW AMD3DNOWEXT SSE SSE2 SSE3 SSSE3 SSE4 SSE42 AVX XOP FMA3 FMA4 AVX2 AVX512 ' +
  'AVX512ICL AESNI'
).split(' ');

const presets: readonly Preset[] = [
  // x264, x265, dav1d, FFmpeg and all that took x86inc.asm from them.
  {
    signs: ['x86inc.asm', 'x86util.asm', 'ARCH_X86_64'],
    defines: bits => [
      `ARCH_X86_64=${bits === 64 ? 1 : 0}`,
      `ARCH_X86_32=${bits === 32 ? 1 : 0}`,
      'ARCH_X86=1',
      'PIC=1',
      'BIT_DEPTH=8',
      'HIGH_BIT_DEPTH=0',
      'STACK_ALIGNMENT=16',
      'HAVE_ALIGNED_STACK=1',
      'HAVE_CPUNOP=0',
      'HAVE_X86_SSE2AVX=0',
      ...extensions.map(name => `HAVE_${name}_EXTERNAL=1`),
    ],
  },
  // EDK II, whose sources pass through the preprocessor of C.
  { signs: ['ASM_PFX(', 'ASM_PFX ('], defines: () => ['ASM_PFX(name)=name'] },
];

const longFormats: ReadonlySet<string> = new Set(['elf64', 'elfx32', 'win64', 'macho64', 'bin']);

/** The defines for a source that a build would give, without those of the names in `known`. */
export function presetDefines(
  text: string,
  format: string,
  known: readonly string[],
): readonly string[] {
  const nameOf = (define: string) => /^\w+/.exec(define)?.[0];
  const names = new Set(known.map(nameOf));
  return presets
    .filter(({ signs }) => signs.some(sign => text.includes(sign)))
    .flatMap(({ defines }) => defines(longFormats.has(format) ? 64 : 32))
    .filter(define => !names.has(nameOf(define)));
}
