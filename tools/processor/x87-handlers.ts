// The handlers of the x87 and of MMX that are made from patterns, as AssemblyScript.
import type { Handler } from './handlers.ts';

const operations: readonly (readonly [name: string, word: string, reversed: boolean])[] = [
  ['add', 'FLOAT_ADD', false],
  ['mul', 'FLOAT_MULTIPLY', false],
  ['sub', 'FLOAT_SUBTRACT', false],
  ['subr', 'FLOAT_SUBTRACT', true],
  ['div', 'FLOAT_DIVIDE', false],
  ['divr', 'FLOAT_DIVIDE', true],
];

function arithmetic(): Handler[] {
  return operations.flatMap(([name, word, reversed]): Handler[] => [
    [`f${name}_m_32`, `withFloat<u32>(${word}, record, ${reversed})`],
    [`f${name}_m_64`, `withFloat<u64>(${word}, record, ${reversed})`],
    [`fi${name}_m_16`, `withInteger<i16>(${word}, record, ${reversed})`],
    [`fi${name}_m_32`, `withInteger<i32>(${word}, record, ${reversed})`],
    [`f${name}_f`, `toTop(${word}, record, ${reversed})`],
    [`f${name}_ff`, `toOther(${word}, record, ${reversed}, false)`],
    [`f${name}p_f`, `toOther(${word}, record, ${reversed}, true)`],
  ]);
}

function comparisons(): Handler[] {
  return [
    ...['', 'p'].flatMap((pop): Handler[] => {
      const pops = pop === '' ? 0 : 1;
      return [
        [`fcom${pop}_m_32`, `compareFloat<u32>(record, ${pops})`],
        [`fcom${pop}_m_64`, `compareFloat<u64>(record, ${pops})`],
        [`ficom${pop}_m_16`, `compareInteger<i16>(record, ${pops})`],
        [`ficom${pop}_m_32`, `compareInteger<i32>(record, ${pops})`],
        [`fcom${pop}_f`, `compareRegister(record, float1(record), true, ${pops})`],
        [`fucom${pop}_f`, `compareRegister(record, float1(record), false, ${pops})`],
        [`fcomi${pop}_f`, `compareToFlags(record, true, ${pops === 1})`],
        [`fucomi${pop}_f`, `compareToFlags(record, false, ${pops === 1})`],
      ];
    }),
    ['fcompp', 'compareRegister(record, 1, true, 2)'],
    ['fucompp', 'compareRegister(record, 1, false, 2)'],
    ...['b:2', 'nb:3', 'e:4', 'ne:5', 'be:6', 'nbe:7', 'u:10', 'nu:11'].map((row): Handler => {
      const [name, number] = row.split(':');
      return [`fcmov${name}_f`, `moveIf(record, ${number})`];
    }),
  ];
}

/** Constants with the 64 bits behind their significands. */
const constants: readonly (readonly [string, number, string, string])[] = [
  ['fld1', 0, '0x8000000000000000', '0'],
  ['fldl2t', 1, '0xd49a784bcd1b8afe', '0x492bf6ff4dafdb4d'],
  ['fldl2e', 0, '0xb8aa3b295c17f0bb', '0xbe87fed0691d3e89'],
  ['fldpi', 1, '0xc90fdaa22168c234', '0xc4c6628b80dc1cd1'],
  ['fldlg2', -2, '0x9a209a84fbcff798', '0x8f8959ac0b7c9178'],
  ['fldln2', -1, '0xb17217f7d1cf79ab', '0xc9e3b39803f2f6af'],
];

function transfers(): Handler[] {
  return [
    ['fld_m_32', 'fld<u32>(record)'],
    ['fld_m_64', 'fld<u64>(record)'],
    ...[16, 32, 64].flatMap((size): Handler[] => [
      [`fild_m_${size}`, `fild<i${size}>(record)`],
      [`fistp_m_${size}`, `fist<i${size}>(record, true, false)`],
      [`fisttp_m_${size}`, `fist<i${size}>(record, true, true)`],
      [`fist_m_${size}`, `fist<i${size}>(record, false, false)`],
    ]),
    ...[32, 64].flatMap((size): Handler[] => [
      [`fst_m_${size}`, `fst<u${size}>(record, false)`],
      [`fstp_m_${size}`, `fst<u${size}>(record, true)`],
    ]),
    ...constants.map(
      ([name, exponent, high, low]): Handler => [
        name,
        `loadConstant(record, ${exponent}, ${high}, ${low})`,
      ],
    ),
    ['fprem', 'remainder87(record, false)'],
    ['fprem1', 'remainder87(record, true)'],
    ['fstsw_r', 'fnstsw_r(record)'],
    ['fxsave64_m', 'fxsave_m(record)'],
    ['fxrstor64_m', 'fxrstor_m(record)'],
    ['xsave64_m', 'xsave_m(record)'],
    ['xrstor64_m', 'xrstor_m(record)'],
    ['xsaveopt_m', 'xsave_m(record)'],
    ['xsaveopt64_m', 'xsave_m(record)'],
    ...['fnsave', 'frstor', 'fnstenv', 'fldenv'].flatMap((name): Handler[] => [
      [`${name}_16`, `${name}<u16>(record)`],
      [`${name}_32`, `${name}<u32>(record)`],
    ]),
  ];
}

/** What MMX has beside the operations that it shares with SSE. */
function mmx(): Handler[] {
  const convert = (name: string, call: string): Handler[] => [
    [`${name}_kx`, `keepMmx(record, ${call.replace('$', 'afterEntering(v2(record))')})`],
    [`${name}_km`, `keepMmx(record, ${call.replace('$', 'afterEntering(quad(record))')})`],
  ];
  return [
    ['movd_kr', 'setMmx(record, u64(reg2<u32>(record)))'],
    ['movd_kr_32', 'setMmx(record, u64(reg2<u32>(record)))'],
    ['movd_km', 'setMmx(record, u64(mem<u32>(record)))'],
    ['movd_rk', 'fromMmx<u32>(record)'],
    ['movd_mk', 'mmxToMemory<u32>(record)'],
    ['movq_kr', 'setMmx(record, reg2<u64>(record))'],
    ['movq_rk', 'fromMmx<u64>(record)'],
    ['movq_kk', 'setMmx(record, mmx2(record))'],
    ['movq_km', 'setMmx(record, mem<u64>(record))'],
    ['movq_mk', 'mmxToMemory<u64>(record)'],
    ['movntq_mk', 'mmxToMemory<u64>(record)'],
    ['movq2dq_xk', 'mmxToVector(record)'],
    ['movdq2q_kx', 'setMmx(record, q2(record))'],
    ['pmovmskb_rk', 'maskOfMmx(record)'],
    ['pshufw_kki', 'setMmx(record, shuffleWordsMmx(mmx2(record), imm<u8>(record)))'],
    ['pshufw_kmi', 'setMmx(record, shuffleWordsMmx(mem<u64>(record), imm<u8>(record)))'],
    ['palignr_kki', 'setMmx(record, alignMmx(mmx1(record), mmx2(record), imm<u8>(record)))'],
    ['palignr_kmi', 'setMmx(record, alignMmx(mmx1(record), mem<u64>(record), imm<u8>(record)))'],
    ['pextrw_rki', 'wordOfMmx(record)'],
    ['pinsrw_kri', 'insertWordMmx(record, reg2<u16>(record))'],
    ['pinsrw_kmi', 'insertWordMmx(record, mem<u16>(record))'],
    ['maskmovq_kk', 'maskedStoreMmx(record)'],
    ...convert('cvtps2pi', 'integersOfTwo($, false)'),
    ...convert('cvttps2pi', 'integersOfTwo($, true)'),
    ['cvtpd2pi_kx', 'keepMmx(record, integersOfDoubles(afterEntering(v2(record)), false))'],
    ['cvttpd2pi_kx', 'keepMmx(record, integersOfDoubles(afterEntering(v2(record)), true))'],
    ['cvtpd2pi_km', 'keepMmx(record, integersOfDoubles(afterEntering(aligned(record)), false))'],
    ['cvttpd2pi_km', 'keepMmx(record, integersOfDoubles(afterEntering(aligned(record)), true))'],
    ['cvtpi2ps_xk', 'singlesOfMmx(record, mmx2(record), true)'],
    ['cvtpi2ps_xm', 'singlesOfMmx(record, mem<u64>(record), false)'],
    ['cvtpi2pd_xk', 'doublesOfMmx(record, mmx2(record), true)'],
    ['cvtpi2pd_xm', 'doublesOfMmx(record, mem<u64>(record), false)'],
  ];
}

/** Handlers of the x87 and MMX. */
export function x87Handlers(): Handler[] {
  return [...arithmetic(), ...comparisons(), ...transfers(), ...mmx()];
}
