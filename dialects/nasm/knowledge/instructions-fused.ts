// What fused multiply-add instructions do: FMA3 in every order of operands, FMA4, FP16 and others.
import { elementKinds, type InstructionRow } from './instruction-text.ts';

/**
 * Stem, signs of product and addend (`∓` subtracts for even and adds for odd elements), endings,
 * and the sentence about elements `{e}` and the operand `{a}` that is added.
 */
type OperationRow = readonly [
  stem: string,
  product: '' | '−',
  addend: string,
  endings: string,
  summary: string,
];

// biome-ignore format: one operation a row.
const operations: readonly OperationRow[] = [
  ['vfmadd', '', '+', 'ps pd ss sd', 'Multiplies {e} and adds {a}.'],
  ['vfmsub', '', '−', 'ps pd ss sd', 'Multiplies {e} and subtracts {a}.'],
  ['vfnmadd', '−', '+', 'ps pd ss sd', 'Adds {a} to negated products of {e}.'],
  ['vfnmsub', '−', '−', 'ps pd ss sd', 'Subtracts {a} from negated products of {e}.'],
  ['vfmaddsub', '', '∓', 'ps pd', 'Multiplies {e}; {a}: odd added, even subtracted.'],
  ['vfmsubadd', '', '±', 'ps pd', 'Multiplies {e}; {a}: odd subtracted, even added.'],
];

/** The orders of operands with NASM's second spelling: the first two digits may be exchanged. */
const orders: readonly (readonly [order: string, other: string])[] = [
  ['132', '312'],
  ['213', '123'],
  ['231', '321'],
];

const operandNames: ReadonlyMap<string, string> = new Map([
  ['1', 'dest'],
  ['2', 'src1'],
  ['3', 'src2'],
]);

function formula(order: string, product: string, addend: string, index: string): string {
  const [a, b, c] = [...order].map(digit => `${operandNames.get(digit)}${index}`);
  return `dest${index} ← ${product}${a} × ${b} ${addend} ${c}`;
}

/** How a sentence tells the three orders apart: which operand is added. */
const addendWords: ReadonlyMap<string, string> = new Map([
  ['132', 'the second operand'],
  ['213', 'the third operand'],
  ['231', 'the first operand'],
]);

function threeOperandRows(row: OperationRow): InstructionRow[] {
  const [stem, product, addend, endings, summary] = row;
  return endings.split(' ').flatMap(ending => {
    const { plural, scalar } = elementKinds.get(ending)!;
    const section = orders.map(([order]) => `${stem}${order}${ending}`.toUpperCase()).join('/');
    return orders.map(
      ([order, other]): InstructionRow => [
        `${stem}${order}${ending} ${stem}${other}${ending}`,
        section,
        formula(order, product, addend, scalar ? '[0]' : '[i]'),
        summary.replace('{e}', plural).replace('{a}', addendWords.get(order) ?? ''),
      ],
    );
  });
}

function fourOperandRows(row: OperationRow): InstructionRow[] {
  const [stem, product, addend, endings, summary] = row;
  return endings.split(' ').map((ending): InstructionRow => {
    const { plural, scalar } = elementKinds.get(ending)!;
    const index = scalar ? '[0]' : '[i]';
    return [
      `${stem}${ending}`,
      `a4:${stem.toUpperCase()}${ending.toUpperCase()}`,
      `dest${index} ← ${product}src1${index} × src2${index} ${addend} src3${index}`,
      summary.replace('{e}', plural).replace('{a}', 'the fourth operand'),
    ];
  });
}

/**
 * The half-precision forms as nasm 2.16 names them. It writes the opcode of the negated form for
 * `vfmadd…ph` and `vfmsub…ph`, and that of the plain ones for names that no manual has.
 */
type HalfRow = readonly [
  stem: string,
  ending: 'ph' | 'sh',
  product: '' | '−',
  addend: string,
  /** The mnemonic that manuals have for the opcode. */
  manual: string,
  summary: string,
];

// biome-ignore format: one operation a row.
const halfOperations: readonly HalfRow[] = [
  ['vfmadd', 'ph', '−', '+', 'vfnmadd',
    'Adds {a} to negated products of packed halves (a fault of nasm).'],
  ['vfmsub', 'ph', '−', '−', 'vfnmsub',
    'Subtracts {a} from negated halves’ products (a fault of nasm).'],
  ['vfmaddsub', 'ph', '', '∓', 'vfmaddsub',
    'Multiplies packed halves; {a}: odd added, even subtracted.'],
  ['vfmsubadd', 'ph', '', '±', 'vfmsubadd',
    'Multiplies packed halves; {a}: odd subtracted, even added.'],
  ['vpmadd', 'ph', '', '+', 'vfmadd',
    'Multiplies packed halves and adds {a}: nasm’s name of VFMADD.'],
  ['vpmsub', 'ph', '', '−', 'vfmsub',
    'Multiplies packed halves, subtracts {a}: nasm’s name of VFMSUB.'],
  ['vpmadd', 'sh', '', '+', 'vfmadd',
    'Multiplies the low halves and adds {a}: nasm’s name of VFMADD.'],
  ['vpmsub', 'sh', '', '−', 'vfmsub',
    'Multiplies the low halves, subtracts {a}: nasm’s name of VFMSUB.'],
  ['vpnmadd', 'sh', '−', '+', 'vfnmadd',
    'Adds {a} to the low halves’ negated product: nasm’s VFNMADD.'],
  ['vpnmsub', 'sh', '−', '−', 'vfnmsub',
    'Subtracts {a} from the low halves’ negated product: VFNMSUB.'],
];

/** Intel's manual has a form and its negation in one section, with a heading of its own kind. */
function halfSection(manual: string, ending: string): string {
  const plain = /^vfn?m(add|sub)$/.exec(manual)?.[1];
  if (plain) return `VF[,N]M${plain.toUpperCase()}[132,213,231]${ending.toUpperCase()}`;
  return orders.map(([order]) => `${manual}${order}${ending}`.toUpperCase()).join('/');
}

function halfRows(row: HalfRow): InstructionRow[] {
  const [stem, ending, product, addend, manual, summary] = row;
  return orders.map(
    ([order]): InstructionRow => [
      `${stem}${order}${ending}`,
      halfSection(manual, ending),
      formula(order, product, addend, ending === 'sh' ? '[0]' : '[i]'),
      summary.replace('{a}', addendWords.get(order) ?? ''),
    ],
  );
}

// biome-ignore format: one instruction a row.
const others = (): readonly InstructionRow[] => [
  ['vfmaddcph', 'VFCMADDCPH/VFMADDCPH', 'dest[i] ← dest[i] + src1[i] × src2[i] (complex)',
    'Multiplies packed complex halves and adds them to the destination.'],
  ['vfmaddcsh', 'VFCMADDCSH/VFMADDCSH', 'dest[0] ← dest[0] + src1[0] × src2[0] (complex)',
    'Multiplies the low complex halves and adds them to the destination.'],
  ['vfcmaddcph', 'VFCMADDCPH/VFMADDCPH', 'dest[i] ← dest[i] + src1[i] × conj(src2[i]) (complex)',
    'Multiplies packed complex halves, one conjugate, and adds.'],
  ['vfcmaddcsh', 'VFCMADDCSH/VFMADDCSH', 'dest[0] ← dest[0] + src1[0] × conj(src2[0]) (complex)',
    'Multiplies the low complex halves, one conjugate, and adds.'],
  ['vfmulcsh', 'VFCMULCSH/VFMULCSH', 'dest[0] ← src1[0] × src2[0] (complex)',
    'Multiplies the low complex halves.'],
  ['vfcmulcsh', 'VFCMULCSH/VFMULCSH', 'dest[0] ← src1[0] × conj(src2[0]) (complex)',
    'Multiplies the low complex halves, one conjugate.'],
  ['vfmulcpch', 'VFCMULCPH/VFMULCPH', 'dest[i] ← src1[i] × src2[i] (complex)',
    'Multiplies packed complex halves: NASM’s spelling of VFMULCPH.'],
  ['vfcmulcpch', 'VFCMULCPH/VFMULCPH', 'dest[i] ← src1[i] × conj(src2[i]) (complex)',
    'Multiplies packed complex halves, one conjugate: NASM’s spelling of VFCMULCPH.'],
  ['v4fmaddps', 'V4FMADDPS/V4FNMADDPS', '',
    'Multiplies four registers by four singles in memory and adds.'],
  ['v4fmaddss', 'V4FMADDSS/V4FNMADDSS', '',
    'Multiplies the low singles of four registers by four in memory and adds.'],
  ['v4fnmaddps', 'V4FMADDPS/V4FNMADDPS', '',
    'Multiplies four registers by four singles in memory and subtracts.'],
  ['v4fnmaddss', 'V4FMADDSS/V4FNMADDSS', '',
    'Multiplies low singles of four registers by four in memory, subtracts.'],
  ['v4dpwssd', 'VP4DPWSSD', '',
    'Multiplies signed words of four registers by pairs in memory and adds to doublewords.'],
  ['v4dpwssds', 'VP4DPWSSDS', '',
    'As v4dpwssd; sums that are too large stay at the limit.'],
];

export const fusedRows = (): readonly InstructionRow[] => [
  ...operations.flatMap(threeOperandRows),
  ...operations.flatMap(fourOperandRows),
  ...halfOperations.flatMap(halfRows),
  ...others(),
];
