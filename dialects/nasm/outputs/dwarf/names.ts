// The numbers that DWARF gives to tags, attributes, forms and languages (DWARF 2, section 7).

export const tag = { compileUnit: 0x11, subprogram: 0x2e } as const;

export const attribute = {
  name: 0x03,
  statements: 0x10,
  low: 0x11,
  high: 0x12,
  language: 0x13,
  folder: 0x1b,
  producer: 0x25,
  frameBase: 0x40,
} as const;

export const form = {
  address: 0x01,
  half: 0x05,
  word: 0x06,
  text: 0x08,
  /** An offset into a section of texts. */
  textOffset: 0x0e,
} as const;

/** The language of a unit: assembly has no number but this one, of a vendor. */
export const mipsAssembler = 0x8001;
