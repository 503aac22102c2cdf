// Names: what iced has and NASM 2.16 has not, what NASM spells in its own way, second spellings.

/** Names of iced that no instruction of NASM 2.16 has. */
export const absentNames: ReadonlySet<string> = new Set(
  `aesdec128kl aesdec256kl aesdecwide128kl aesdecwide256kl aesenc128kl aesenc256kl aesencwide128kl
aesencwide256kl altinst aor ccs_encrypt ccs_hash cl1invmb clevict0 clevict1 delay encodekey128
encodekey256 erets eretu fnsetpm fnstdw fnstsg frichop frinear frint2 frstpm fstdw fstpnce fstsg
ftstp getsecq invalid invlpgb jknzd jkzd kandnr kconcath kconcatl kextract kmerge2l1h kmerge2l1l
lkgs loadiwkey mcommit pbndkb pcmpestri64 pcmpestrm64 pmulhrw psmash rdpru rdudbg reservednop
rmpquery rmpupdate seamcall seamops seamret spflt storeall sysexitq sysretq tcmmimfp16ps
tcmmrlfp16ps tdcall tdpfp16ps tlbsync tzcnti undoc vfcmulcph vcvtps2phx vfmulcph vmaxph
vmaxsh vminph vminsh vp2intersectq vpcmpestri64 vpcmpestrm64 vpdpwsud vpdpwsuds vpdpwusd vpdpwusds
vpdpwuud vpdpwuuds vpermil2pd vpermil2ps vrndscaleph vrndscalesh vsha512msg1 vsha512msg2
vsha512rnds2 vsm3msg1 vsm3msg2 vsm3rnds2 vsm4key4 vsm4rnds4 wrudbg xsha512 xsha512_alt
xstore_alt zero_bytes db dw dd dq wait vp4dpwssd vp4dpwssds vprefetch0 vprefetch1
vprefetch2 vprefetche0 vprefetche1 vprefetche2 vprefetchenta vprefetchnta`.split(/\s+/),
);

const fused = ['132', '213', '231'];

/** NASM's own spelling of what iced names otherwise. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ...fused.flatMap((order): [string, string][] => [
    [`vfmadd${order}sh`, `vpmadd${order}sh`],
    [`vfmsub${order}sh`, `vpmsub${order}sh`],
    [`vfnmadd${order}sh`, `vpnmadd${order}sh`],
    [`vfnmsub${order}sh`, `vpnmsub${order}sh`],
  ]),
  ['vbcstnebf162ps', 'vbcstnebf16ps'],
]);

/** Names dropped because NASM has neither them nor another spelling. */
export const withoutSpelling: ReadonlySet<string> = new Set(
  fused.flatMap(order => [`vfnmadd${order}ph`, `vfnmsub${order}ph`]),
);

const conditionSpellings: Readonly<Record<string, string>> = {
  c: 'b',
  nae: 'b',
  nb: 'ae',
  nc: 'ae',
  z: 'e',
  nz: 'ne',
  na: 'be',
  nbe: 'a',
  pe: 'p',
  po: 'np',
  nge: 'l',
  nl: 'ge',
  ng: 'le',
  nle: 'g',
};

const plainAliases = `sal=shl loopz=loope loopnz=loopne xlat=xlatb int01=int1 icebp=int1
int03=int3 retnd=retd retnq=retq ud2a=ud2 ud2b=ud1 smi=int1 pmulhrwc=pmulhrwc
ud2b=ud1`;

const fusedOrders: readonly [string, string][] = [
  ['123', '213'],
  ['312', '132'],
  ['321', '231'],
];

function fusedAliases(): [string, string][] {
  const pairs: [string, string][] = [];
  for (const operation of ['madd', 'msub', 'nmadd', 'nmsub', 'maddsub', 'msubadd']) {
    const scalar = !/addsub|subadd/.test(operation);
    for (const [spelled, meant] of fusedOrders) {
      for (const ending of scalar ? ['ps', 'pd', 'ss', 'sd'] : ['ps', 'pd']) {
        pairs.push([`vf${operation}${spelled}${ending}`, `vf${operation}${meant}${ending}!vex`]);
      }
    }
  }
  return pairs;
}

const comparisons = `eq lt le unord neq nlt nle ord eq_uq nge ngt false neq_oq ge gt true eq_os
lt_oq le_oq unord_s neq_us nlt_uq nle_uq ord_s eq_us nge_uq
ngt_uq false_os neq_os ge_oq gt_oq true_us`;

/** Spellings with the kind of signalling in full, where the short one stands above. */
const fullComparisons: Readonly<Record<string, number>> = {
  eq_oq: 0,
  lt_os: 1,
  le_os: 2,
  unord_q: 3,
  neq_uq: 4,
  nlt_us: 5,
  nle_us: 6,
  ord_q: 7,
  nge_us: 9,
  ngt_us: 10,
  false_oq: 11,
  ge_os: 13,
  gt_os: 14,
  true_uq: 15,
};

function comparisonAliases(): [string, string][] {
  const pairs: [string, string][] = [];
  const all = [
    ...comparisons.split(/\s+/).map((name, number): [string, number] => [name, number]),
    ...Object.entries(fullComparisons),
  ];
  for (const [name, number] of all) {
    for (const ending of ['ps', 'pd', 'ss', 'sd']) {
      const only = name === 'eq_oq' ? '!evex' : '';
      pairs.push([`vcmp${name}${ending}`, `vcmp${ending}+${number}${only}`]);
      if (number < 8 && !name.includes('_')) {
        const own = ending.endsWith('d') ? '*' : '';
        pairs.push([`cmp${name}${ending}`, `cmp${ending}${own}+${number}`]);
      }
    }
  }
  const integers = ['eq', 'lt', 'le', '', 'neq', 'nlt', 'nle'];
  integers.forEach((name, number) => {
    for (const ending of ['b', 'w', 'd', 'q', 'ub', 'uw', 'ud', 'uq']) {
      const known = number === 0 && ending.length === 1;
      if (name !== '' && !known) pairs.push([`vpcmp${name}${ending}`, `vpcmp${ending}+${number}`]);
    }
  });
  for (const ending of ['b', 'w', 'd', 'q', 'ub', 'uw', 'ud', 'uq']) {
    pairs.push([`vpcmpge${ending}`, `vpcmp${ending}+5`], [`vpcmpngt${ending}`, `vpcmp${ending}+2`]);
    if (ending.length === 2) pairs.push([`vpcmpgt${ending}`, `vpcmp${ending}+6`]);
  }
  return pairs;
}

function carrylessAliases(): [string, string][] {
  return [
    ['lqlq', 0],
    ['hqlq', 1],
    ['lqhq', 16],
    ['hqhq', 17],
  ].flatMap(([name, number]): [string, string][] => [
    [`pclmul${name}dq`, `pclmulqdq+${number}`],
    [`vpclmul${name}dq`, `vpclmulqdq+${number}`],
  ]);
}

/** Of CMPccXADD the tables name these conditions by their other spelling. */
const addingConditions: Readonly<Record<string, string>> = {
  ae: 'nb',
  e: 'z',
  ne: 'nz',
  a: 'nbe',
  ge: 'nl',
  g: 'nle',
};

function addingAliases(): [string, string][] {
  const meanings = Object.keys(addingConditions).map(meant => [meant, meant] as const);
  return [...Object.entries(conditionSpellings), ...meanings]
    .map(([spelled, meant]) => [spelled, addingConditions[meant] ?? meant] as const)
    .filter(([spelled, known]) => spelled !== known)
    .map(([spelled, known]) => [`cmp${spelled}xadd`, `cmp${known}xadd`]);
}

/** `[spelling, other name]` or `[spelling, other name+last byte]`. */
export function aliases(): [string, string][] {
  const spellings = Object.entries(conditionSpellings).flatMap(
    ([spelled, meant]): [string, string][] => [
      [`j${spelled}`, `j${meant}`],
      [`set${spelled}`, `set${meant}`],
      [`cmov${spelled}`, `cmov${meant}`],
    ],
  );
  const plain = plainAliases.split(/\s+/).map(pair => pair.split('=') as [string, string]);
  return [
    ...spellings,
    ...plain.filter(([name, other]) => name !== other),
    ...fusedAliases(),
    ...comparisonAliases(),
    ...addingAliases(),
    ...carrylessAliases(),
  ];
}
