// The forms on which an `o64` that is written has no effect, as NASM was seen to assemble them.

/** Of these, the forms of MMX registers; a shift by a number is as any other form. */
const ofMmx = new Set(
  `packssdw packsswb packuswb paddb paddd paddsb paddsiw paddsw paddusb paddusw paddw pand pandn
paveb pavgb pavgusb pavgw pcmpeqb pcmpeqd pcmpeqw pcmpgtb pcmpgtd pcmpgtw pf2id pf2iw pfacc pfadd
pfcmpeq pfcmpge pfcmpgt pfmax pfmin pfmul pfnacc pfpnacc pfrcp pfrcpit1 pfrcpit2 pfrcpv pfrsqit1
pfrsqrt pfrsqrtv pfsub pfsubr pi2fd pi2fw pmaddwd pmagw pmaxsw pmaxub pminsw pminub pmulhriw pmulhuw
pmulhw pmullw pmuludq por psadbw pshufw pslld psllq psllw psrad psraw psrld psrlq psrlw psubb psubd
psubq psubsb psubsiw psubsw psubusb psubusw psubw pswapd punpckhbw punpckhdq punpckhwd punpcklbw
punpckldq punpcklwd pxor`.split(/\s+/),
);

/** Of others, the operands of such forms. */
const operandsOf: Readonly<Record<string, RegExp>> = {
  bndcl: /r64/,
  bndcn: /r64/,
  bndcu: /r64/,
  invlpga: /^rax/,
  jrcxz: /^i$/,
  lar: /^r(16|32),r64$/,
  lsl: /^r(16|32),r64$/,
  mov: /^(r64,sreg|sreg,r64|r64,[cd]r|[cd]r,r64|r64,ud)$/,
  movdir64b: /^r64/,
  rdpid: /^r64/,
  senduipi: /^r64/,
  umonitor: /^r64/,
  vmread: /r64$/,
  vmwrite: /^r64/,
};

/** Instructions of 64 bits by nature that take REX.W if it is asked for. */
const wideByNature = new Set(['popfq', 'pushfq']);

/** Whether NASM writes no REX.W for `o64` before this form, which has none of its own. */
export function ignoresWideSize(name: string, operands: string, encoding: string): boolean {
  if (encoding.startsWith('o64n')) return !wideByNature.has(name);
  const others = operandsOf[name];
  if (others) return others.test(operands);
  return ofMmx.has(name) && operands.startsWith('mm,') && !encoding.includes('/');
}
