// The handlers of integer instructions as AssemblyScript: a function for each shape and size.
// Their names are what dialects/nasm/machine/translation.ts makes of an instruction.
import { avxHandlers } from './avx-handlers.ts';
import { floatHandlers } from './float-handlers.ts';
import { moveHandlers } from './move-handlers.ts';
import { vectorHandlers } from './vector-handlers.ts';
import { x87Handlers } from './x87-handlers.ts';

const sizes = [8, 16, 32, 64] as const;
const wide = [16, 32, 64] as const;

/** One exported handler: its name, and the expression that is its body. */
export type Handler = readonly [name: string, body: string];

function each<Item>(items: readonly Item[], make: (item: Item) => readonly Handler[]): Handler[] {
  return items.flatMap(item => [...make(item)]);
}

function binary(): Handler[] {
  const names = ['add', 'or', 'adc', 'sbb', 'and', 'sub', 'xor', 'cmp', 'test', 'mov'];
  return each(names, name =>
    each(['rr', 'ri', 'rm', 'mr', 'mi'], shape =>
      each(sizes, size => [
        [`${name}_${shape}_${size}`, `binary_${shape}<i${size}>(${name.toUpperCase()}, record)`],
      ]),
    ),
  );
}

function unary(): Handler[] {
  return each(['inc', 'dec', 'neg', 'not'], name =>
    each(['r', 'm'], shape =>
      each(sizes, size => [
        [`${name}_${shape}_${size}`, `unary_${shape}<i${size}>(${name.toUpperCase()}, record)`],
      ]),
    ),
  );
}

function shifts(): Handler[] {
  const names = ['rol', 'ror', 'rcl', 'rcr', 'shl', 'shr', 'sar'];
  return each(names, name =>
    each(sizes, size => {
      const call = (shape: string): string =>
        `shift_${shape}<u${size}>(${name.toUpperCase()}, record)`;
      const count = size === 8 ? '' : '_8';
      return [
        [`${name}_ri_${size}`, call('ri')],
        [`${name}_mi_${size}`, call('mi')],
        [`${name}_rr_${size}${count}`, call('rr')],
        [`${name}_mr_${size}${count}`, call('mr')],
      ];
    }),
  );
}

function doubleShifts(): Handler[] {
  return each(['shld', 'shrd'], name =>
    each(wide, size => {
      const is = name === 'shld';
      return [
        [`${name}_rri_${size}`, `double_rr<u${size}>(${is}, record, imm<u32>(record))`],
        [`${name}_rrr_${size}`, `double_rr<u${size}>(${is}, record, countOf3(record))`],
        [`${name}_mri_${size}`, `double_mr<u${size}>(${is}, record, imm<u32>(record))`],
        [`${name}_mrr_${size}`, `double_mr<u${size}>(${is}, record, countOf2(record))`],
      ];
    }),
  );
}

function extensions(): Handler[] {
  const pairs = [
    [16, 8],
    [32, 8],
    [64, 8],
    [32, 16],
    [64, 16],
    [64, 32],
    [32, 32],
    [16, 16],
  ] as const;
  return each(['movzx', 'movsx', 'movsxd'], name =>
    each(pairs, ([to, from]) => {
      const letter = name === 'movzx' ? 'u' : 'i';
      const ending = to === from ? `${to}` : `${to}_${from}`;
      return each(['rr', 'rm'], shape => [
        [`${name}_${shape}_${ending}`, `extend_${shape}<${letter}${to}, ${letter}${from}>(record)`],
      ]);
    }),
  );
}

function exchanges(): Handler[] {
  return each(sizes, size => [
    [`xchg_rr_${size}`, `xchg_rr<i${size}>(record)`],
    [`xchg_rm_${size}`, `xchg_m<i${size}>(record)`],
    [`xchg_mr_${size}`, `xchg_m<i${size}>(record)`],
    [`xadd_rr_${size}`, `xadd_rr<i${size}>(record)`],
    [`xadd_mr_${size}`, `xadd_mr<i${size}>(record)`],
    [`cmpxchg_rr_${size}`, `cmpxchg_rr<i${size}>(record)`],
    [`cmpxchg_mr_${size}`, `cmpxchg_mr<i${size}>(record)`],
  ]);
}

function moves(): Handler[] {
  return [
    ...each(wide, size => [
      [`cmov_rr_${size}`, `cmov_rr<u${size}>(record)`],
      [`cmov_rm_${size}`, `cmov_rm<u${size}>(record)`],
      [`movbe_rm_${size}`, `movbe_rm<u${size}>(record)`],
      [`movbe_mr_${size}`, `movbe_mr<u${size}>(record)`],
      ...each(wide, address => [[`lea_${size}_${address}`, `lea<u${size}>(record, ${address})`]]),
    ]),
    ['cbw', 'widen<i16, i8>(record)'],
    ['cwde', 'widen<i32, i16>(record)'],
    ['cdqe', 'widen<i64, i32>(record)'],
    ['cwd', 'spread<i16>(record)'],
    ['cdq', 'spread<i32>(record)'],
    ['cqo', 'spread<i64>(record)'],
    ['xlatb', 'translate(record)'],
    ['cmpxchg8b_m_64', 'cmpxchgPair<u32>(record)'],
    ['cmpxchg16b_m_128', 'cmpxchgPair<u64>(record)'],
    ['movnti_mr_32', 'binary_mr<i32>(MOV, record)'],
    ['movnti_mr_64', 'binary_mr<i64>(MOV, record)'],
  ];
}

function products(): Handler[] {
  return [
    ...each(sizes, size => [
      ...each(['r', 'm'], shape => [
        [`mul_${shape}_${size}`, `mul_${shape}<u${size}>(record)`] as const,
        [`imul_${shape}_${size}`, `imul_${shape}<i${size}>(record)`] as const,
        [`div_${shape}_${size}`, `div_${shape}<u${size}>(record)`] as const,
        [`idiv_${shape}_${size}`, `idiv_${shape}<i${size}, u${size}>(record)`] as const,
      ]),
    ]),
    ...each(wide, size =>
      each(['rr', 'rm', 'rri', 'rmi'], shape => [
        [`imul_${shape}_${size}`, `imul_${shape}<i${size}>(record)`],
      ]),
    ),
    ...each([32, 64], size => [
      [`mulx_rrr_${size}`, `mulx<u${size}>(record, reg3<u${size}>(record))`],
      [`mulx_rrm_${size}`, `mulx<u${size}>(record, mem<u${size}>(record))`],
    ]),
  ];
}

function stack(): Handler[] {
  return each(wide, size => [
    [`push_r_${size}`, `push_r<i${size}>(record)`],
    [`push_m_${size}`, `push_m<i${size}>(record)`],
    [`push_i_${size}`, `push_i<i${size}>(record)`],
    [`pop_r_${size}`, `pop_r<i${size}>(record)`],
    [`pop_m_${size}`, `pop_m<i${size}>(record)`],
    [`pushf_${size}`, `pushf<u${size}>(record)`],
    [`popf_${size}`, `popf<u${size}>(record)`],
    [`leave_${size}`, `leave<u${size}>(record)`],
    [`enter_${size}`, `enter<u${size}>(record)`],
    [`call_j_${size}`, `call_j<u${size}>(record)`],
    [`callnear_j_${size}`, `callNear<u${size}>(record)`],
    [`call_r_${size}`, `call_r<u${size}>(record)`],
    [`call_m_${size}`, `call_m<u${size}>(record)`],
    [`jmp_r_${size}`, `jmp_r<u${size}>(record)`],
    [`jmp_m_${size}`, `jmp_m<u${size}>(record)`],
    [`ret_${size}`, `ret<u${size}>(record)`],
    ...(size === 64
      ? []
      : [
          [`pusha_${size}`, `pusha<u${size}>(record)`] as const,
          [`popa_${size}`, `popa<u${size}>(record)`] as const,
        ]),
  ]);
}

const conditions = [
  ...['overflow()', 'below()', 'zero()', 'belowOrEqual()'],
  ...['sign()', 'parity()', 'less()', 'lessOrEqual()'],
];

function jumps(): Handler[] {
  return [
    ...each([...conditions.keys()], number => [
      [`jcc${2 * number}_j`, `jumpIf(record, ${conditions[number]})`],
      [`jcc${2 * number + 1}_j`, `jumpIf(record, !${conditions[number]})`],
    ]),
    ...each(wide, size => [
      [`loop_${size}`, `jumpIf(record, countDown<u${size}>(0))`],
      [`loope_${size}`, `jumpIf(record, countDown<u${size}>(1))`],
      [`loopne_${size}`, `jumpIf(record, countDown<u${size}>(2))`],
      [`jcxz_${size}`, `jumpIf(record, countIsZero<u${size}>())`],
    ]),
    ...each([16, 32], size => [
      [`loopnear_${size}`, `jumpNear<u16>(record, countDown<u${size}>(0))`],
      [`loopenear_${size}`, `jumpNear<u16>(record, countDown<u${size}>(1))`],
      [`loopnenear_${size}`, `jumpNear<u16>(record, countDown<u${size}>(2))`],
      [`jcxznear_${size}`, `jumpNear<u16>(record, countIsZero<u${size}>())`],
      [`jmpnear_${size}`, `jumpNear<u${size}>(record, true)`],
      [`jccnear_${size}`, `jumpNear<u${size}>(record, condition(load<u8>(record, selector)))`],
    ]),
  ];
}

function strings(): Handler[] {
  const names = ['movs', 'stos', 'lods', 'cmps', 'scas', 'ins', 'outs'];
  return each(names, name =>
    each(sizes, size =>
      each(wide, address => [
        [
          `${name}_${size}_${address}`,
          `string<i${size}, u${address}>(${name.toUpperCase()}, record)`,
        ],
      ]),
    ),
  );
}

/** Register and memory as the second operand of two. */
function second(name: string, type: string, body: string, ending: string | number): Handler[] {
  return [
    [`${name}_rr_${ending}`, body.replace('$', `reg2<${type}>(record)`)],
    [`${name}_rm_${ending}`, body.replace('$', `mem<${type}>(record)`)],
  ];
}

/** Register and memory as the second operand of three; what follows is the last register. */
function middle(name: string, type: string, body: string, ending: string | number): Handler[] {
  const build = (value: string, last: string): string =>
    body.replace('$', value).replace('%', last);
  return [
    [`${name}_rrr_${ending}`, build(`reg2<${type}>(record)`, `reg3<${type}>(record)`)],
    [`${name}_rmr_${ending}`, build(`mem<${type}>(record)`, `reg2<${type}>(record)`)],
  ];
}

/** Register and memory as the last operand of three. */
function last(name: string, type: string, body: string, ending: string | number): Handler[] {
  return [
    [`${name}_rrr_${ending}`, body.replace('$', `reg3<${type}>(record)`)],
    [`${name}_rrm_${ending}`, body.replace('$', `mem<${type}>(record)`)],
  ];
}

/** rorx, whose count is an immediate. */
function rotations(type: string, size: number): Handler[] {
  return each(['r', 'm'], letter => {
    const value = letter === 'r' ? `reg2<${type}>(record)` : `mem<${type}>(record)`;
    const words = ['ROTATE_RIGHT', 'record', value, 'imm<u32>(record)'];
    return [[`rorx_r${letter}i_${size}`, `plainShift<${type}, i${size}>(${words.join(', ')})`]];
  });
}

function bits(): Handler[] {
  return [
    ...each(['bt', 'bts', 'btr', 'btc'], name =>
      each(wide, size => {
        const operation = name.toUpperCase();
        return [
          [`${name}_rr_${size}`, `bit_rr<u${size}>(${operation}, record)`],
          [`${name}_ri_${size}`, `bit_ri<u${size}>(${operation}, record)`],
          [`${name}_mr_${size}`, `bit_mr<u${size}, i${size}>(${operation}, record)`],
          [`${name}_mi_${size}`, `bit_mi<u${size}>(${operation}, record)`],
        ];
      }),
    ),
    ...each(wide, size => [
      ...second('bsf', `u${size}`, `scanForward<u${size}>(record, $)`, size),
      ...second('bsr', `u${size}`, `scanBackward<u${size}>(record, $)`, size),
      ...second('tzcnt', `u${size}`, `trailingZeros<u${size}>(record, $)`, size),
      ...second('lzcnt', `u${size}`, `leadingZeros<u${size}>(record, $)`, size),
      ...second('popcnt', `u${size}`, `populationCount<u${size}>(record, $)`, size),
    ]),
    ...each([32, 64], size => {
      const type = `u${size}`;
      return [
        ...last('andn', type, `andNot<${type}>(record, $)`, size),
        ...middle('bextr', type, `extractBits<${type}>(record, $, %)`, size),
        ...middle('bzhi', type, `zeroHighBits<${type}>(record, $, %)`, size),
        ...second('blsi', type, `lowestBit<${type}>(BLSI, record, $)`, size),
        ...second('blsmsk', type, `lowestBit<${type}>(BLSMSK, record, $)`, size),
        ...second('blsr', type, `lowestBit<${type}>(BLSR, record, $)`, size),
        ...last('pdep', type, `deposit<${type}>(record, $)`, size),
        ...last('pext', type, `extract<${type}>(record, $)`, size),
        ...each(
          [
            ['shlx', 'LEFT'],
            ['shrx', 'RIGHT'],
            ['sarx', 'ARITHMETIC_RIGHT'],
          ],
          row =>
            middle(
              row[0]!,
              type,
              `plainShift<${type}, i${size}>(${row[1]}, record, $, u32(%))`,
              size,
            ),
        ),
        ...second('adcx', type, `addWithFlag<${type}>(record, $, flagCarry)`, size),
        ...second('adox', type, `addWithFlag<${type}>(record, $, flagOverflow)`, size),
        ...rotations(type, size),
      ] as Handler[];
    }),
    ...each(sizes, size => [
      ...second('crc32', `u${size}`, `crc<u${size}>(record, $)`, size === 32 ? 32 : `32_${size}`),
      ...second('crc32', `u${size}`, `crc<u${size}>(record, $)`, size === 64 ? 64 : `64_${size}`),
    ]),
  ];
}

/** Segment registers, and what else knows of segments. */
function segments(): Handler[] {
  const registers = ['es', 'cs', 'ss', 'ds', 'fs', 'gs'];
  return each(wide, size => [
    [`mov_rs_${size === 16 ? '16' : `${size}_16`}`, `fromSegment<u${size}>(record)`],
    [`push_s_${size}`, `push_segment<u${size}>(record)`],
    [`pop_s_${size}`, `pop_segment<u${size}>(record)`],
    [`retf_${size}`, `farReturn<u${size}>(record)`],
    [`iret_${size}`, `interruptReturn<u${size}>(record)`],
    [`jmpfar_m_${size}`, `farJump<u${size}>(record)`],
    [`jmpfar_p_${size}`, `farJumpTo<u${size}>(record)`],
    [`callfar_m_${size}`, `farCall<u${size}>(record)`],
    [`callfar_p_${size}`, `farCallTo<u${size}>(record)`],
    [`rdrand_r_${size}`, `random<u${size}>(record)`],
    [`rdseed_r_${size}`, `random<u${size}>(record)`],
    ...each([0, 2, 3, 4, 5], number => [
      [`l${registers[number]}_rm_${size}`, `loadPointer<u${size}>(record, ${number})`] as const,
    ]),
    ...(size === 16 ? [] : bases(size)),
  ]);
}

function bases(size: number): Handler[] {
  return [
    [`rdfsbase_r_${size}`, `readBase<u${size}>(record, 4)`],
    [`rdgsbase_r_${size}`, `readBase<u${size}>(record, 5)`],
    [`wrfsbase_r_${size}`, `writeBase<u${size}>(record, 4)`],
    [`wrgsbase_r_${size}`, `writeBase<u${size}>(record, 5)`],
    [`rdpid_r_${size}`, `processorNumber<u${size}>(record)`],
  ];
}

/** Ports by a fixed number and by dx. */
function ports(): Handler[] {
  return each([8, 16, 32], size => {
    const ending = size === 16 ? '' : `_${size}`;
    return [
      [`in_ri_${size}`, `input<u${size}>(record, true)`],
      [`in_rr_${size === 16 ? 16 : `${size}_16`}`, `input<u${size}>(record, false)`],
      [`out_ir_${size}`, `output<u${size}>(record, true)`],
      [`out_rr_16${ending}`, `output<u${size}>(record, false)`],
    ];
  });
}

function bounds(): Handler[] {
  return [
    ['bound_rm_16', 'bound<i16>(record)'],
    ['bound_rm_32', 'bound<i32>(record)'],
  ];
}

/** Every handler that is made from a pattern. */
export function handlers(): readonly Handler[] {
  const all = [
    ...binary(),
    ...unary(),
    ...shifts(),
    ...doubleShifts(),
    ...extensions(),
    ...exchanges(),
    ...moves(),
    ...products(),
    ...stack(),
    ...jumps(),
    ...strings(),
    ...bits(),
    ...segments(),
    ...bounds(),
    ...ports(),
    ...vectorHandlers(),
    ...moveHandlers(),
    ...floatHandlers(),
    ...x87Handlers(),
    ...avxHandlers(),
  ];
  return [...new Map(all)];
}
