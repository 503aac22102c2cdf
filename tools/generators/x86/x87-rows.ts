// Rows of x87 instructions by hand: NASM lets the top of the stack be left out.

/** Opcode bytes without and with `to`, and the digit of the memory forms. */
const arithmetic: readonly [string, string, string, number, string][] = [
  ['fadd', 'd8c0', 'dcc0', 0, 'dec1'],
  ['fmul', 'd8c8', 'dcc8', 1, 'dec9'],
  ['fsub', 'd8e0', 'dce8', 4, 'dee9'],
  ['fsubr', 'd8e8', 'dce0', 5, 'dee1'],
  ['fdiv', 'd8f0', 'dcf8', 6, 'def9'],
  ['fdivr', 'd8f8', 'dcf0', 7, 'def1'],
];

function arithmeticRows([, from, to, digit, alone]: (typeof arithmetic)[number]): string {
  return (
    `m32 m :d8/${digit}; m64 m :dc/${digit}; sti|to o :${to}; sti,st0 o- :${to}; sti o :${from}; ` +
    `st0,sti -o :${from}; - - :${alone}`
  );
}

/** The forms that pop: the opcode with st0, and the bytes without operands. */
const popping: readonly [string, string, string][] = [
  ['faddp', 'dec0', 'dec1'],
  ['fmulp', 'dec8', 'dec9'],
  ['fsubp', 'dee8', 'dee9'],
  ['fsubrp', 'dee0', 'dee1'],
  ['fdivp', 'def8', 'def9'],
  ['fdivrp', 'def0', 'def1'],
];

/** One register, or the top and one register, or neither. */
const withTop: readonly [string, string, string][] = [
  ['fcmovb', 'dac0', 'dac1'],
  ['fcmove', 'dac8', 'dac9'],
  ['fcmovbe', 'dad0', 'dad1'],
  ['fcmovu', 'dad8', 'dad9'],
  ['fcmovnb', 'dbc0', 'dbc1'],
  ['fcmovne', 'dbc8', 'dbc9'],
  ['fcmovnbe', 'dbd0', 'dbd1'],
  ['fcmovnu', 'dbd8', 'dbd9'],
  ['fcomi', 'dbf0', 'dbf1'],
  ['fcomip', 'dff0', 'dff1'],
  ['fucomi', 'dbe8', 'dbe9'],
  ['fucomip', 'dfe8', 'dfe9'],
  ['fucom', 'dde0', 'dde1'],
  ['fucomp', 'dde8', 'dde9'],
];

const others: readonly [string, string][] = [
  ['fcom', 'm32 m :d8/2; m64 m :dc/2; sti o :d8d0; st0,sti -o :d8d0; - - :d8d1'],
  ['fcomp', 'm32 m :d8/3; m64 m :dc/3; sti o :d8d8; st0,sti -o :d8d8; - - :d8d9'],
  ['fxch', 'sti o :d9c8; sti,st0 o- :d9c8; st0,sti -o :d9c8; - - :d9c9'],
  ['fld', 'm32 m :d9/0; m64 m :dd/0; m80 m :db/5; sti o :d9c0; - - :d9c1'],
  ['fst', 'm32 m :d9/2; m64 m :dd/2; sti o :ddd0; - - :ddd1'],
  ['fstp', 'm32 m :d9/3; m64 m :dd/3; m80 m :db/7; sti o :ddd8; - - :ddd9'],
  ['ffree', 'sti o :ddc0; - - :ddc1'],
  ['ffreep', 'sti o :dfc0; - - :dfc1'],
  ['fild', 'm32 m :db/0; m16 m :df/0; m64 m :df/5'],
  ['fist', 'm32 m :db/2; m16 m :df/2'],
  ['fistp', 'm32 m :db/3; m16 m :df/3; m64 m :df/7'],
  ['fisttp', 'm16 m :df/1; m32 m :db/1; m64 m :dd/1'],
  ['fbld', 'm80 m :df/4; m m :df/4'],
  ['fbstp', 'm80 m :df/6; m m :df/6'],
  ['fldenv', 'm m :d9/4'],
  ['fnstenv', 'm m :d9/6'],
  ['fstenv', 'm m 9b:d9/6'],
  ['fnsave', 'm m :dd/6'],
  ['fsave', 'm m 9b:dd/6'],
  ['frstor', 'm m :dd/4'],
  ['fnstcw', 'm~16 m :d9/7'],
  ['fstcw', 'm~16 m 9b:d9/7'],
  ['fldcw', 'm~16 m :d9/5'],
  ['fnstsw', 'm~16 m :dd/7; ax - :dfe0'],
  ['fstsw', 'm~16 m 9b:dd/7; ax - 9b:dfe0'],
];

/** Texts of rows by mnemonic; they replace what iced has under that name. */
export function x87Rows(): Map<string, string> {
  const pops = popping.map(([name, opcode, alone]): [string, string] => [
    name,
    `sti o :${opcode}; sti,st0 o- :${opcode}; - - :${alone}`,
  ]);
  const tops = withTop.map(([name, opcode, alone]): [string, string] => [
    name,
    `sti o :${opcode}; st0,sti -o :${opcode}; - - :${alone}`,
  ]);
  const sums = arithmetic.map((row): [string, string] => [row[0], arithmeticRows(row)]);
  return new Map([...sums, ...pops, ...tops, ...others]);
}
