// The operating system: the handlers of traps, exceptions and interrupts, written in LC-3 assembly.
import { invariant } from '#core/diagnostics/invariant.ts';
import { type Assembly, assembleText } from '../assembly.ts';
import { interruptVectors, trapVectors } from './memory-map.ts';
import type { Settings } from './settings.ts';
import type { State, SystemPlaces } from './state.ts';

export interface OperatingSystem {
  readonly uri: string;
  readonly text: string;
  readonly assembly: Assembly;
  readonly places: SystemPlaces;
  /** Where vectors lead that the text leaves out. */
  readonly unknownTrap: number;
  readonly unknownInterrupt: number;
  /** The word that holds the address of the user's program. */
  readonly program: number;
}

/** A routine keeps the registers that it uses but for those that it gives something back in. */
interface Routine {
  readonly name: string;
  readonly comment: string;
  readonly keeps: readonly string[];
  readonly body: string;
  /** Words of data behind the routine. */
  readonly data?: string;
}

const routines: readonly Routine[] = [
  {
    name: 'OS_GETC',
    comment: 'GETC: waits for a character and gives it in R0.',
    keeps: [],
    body: `
OS_GETC_WAIT    LDI   R0, OS_KBSR
                BRzp  OS_GETC_WAIT
                LDI   R0, OS_KBDR`,
  },
  {
    name: 'OS_OUT',
    comment: 'OUT: prints the character in R0.',
    keeps: ['R1'],
    body: `
OS_OUT_WAIT     LDI   R1, OS_DSR
                BRzp  OS_OUT_WAIT
                STI   R0, OS_DDR`,
  },
  {
    name: 'OS_PUTS',
    comment: 'PUTS: prints the words from the address in R0 on, up to a word that is 0.',
    keeps: ['R0', 'R1', 'R2'],
    body: `
                ADD   R1, R0, #0
OS_PUTS_NEXT    LDR   R0, R1, #0
                BRz   OS_PUTS_DONE
OS_PUTS_WAIT    LDI   R2, OS_DSR
                BRzp  OS_PUTS_WAIT
                STI   R0, OS_DDR
                ADD   R1, R1, #1
                BR    OS_PUTS_NEXT
OS_PUTS_DONE`,
  },
  {
    name: 'OS_IN',
    comment: 'IN: asks for a character, waits for it, prints it and gives it in R0.',
    keeps: ['R1', 'R2'],
    body: `
                LEA   R1, OS_PROMPT
OS_IN_NEXT      LDR   R0, R1, #0
                BRz   OS_IN_READ
OS_IN_WAIT      LDI   R2, OS_DSR
                BRzp  OS_IN_WAIT
                STI   R0, OS_DDR
                ADD   R1, R1, #1
                BR    OS_IN_NEXT
OS_IN_READ      LDI   R0, OS_KBSR
                BRzp  OS_IN_READ
                LDI   R0, OS_KBDR
OS_IN_ECHO      LDI   R2, OS_DSR
                BRzp  OS_IN_ECHO
                STI   R0, OS_DDR
                AND   R1, R1, #0
                ADD   R1, R1, #10
OS_IN_LINE      LDI   R2, OS_DSR
                BRzp  OS_IN_LINE
                STI   R1, OS_DDR`,
    data: `
OS_PROMPT       .STRINGZ "\\nInput a character> "`,
  },
  {
    name: 'OS_PUTSP',
    comment: `PUTSP: prints two characters a word from the address in R0 on, the one in the lower
; byte first, up to a byte that is 0.`,
    keeps: ['R0', 'R1', 'R2', 'R3'],
    body: `
                ADD   R1, R0, #0
OS_PUTSP_NEXT   LDR   R0, R1, #0
                LD    R2, OS_LOW_BYTE
                AND   R0, R0, R2
                BRz   OS_PUTSP_DONE
OS_PUTSP_LOW    LDI   R2, OS_DSR
                BRzp  OS_PUTSP_LOW
                STI   R0, OS_DDR
; The upper byte is moved out at the left and into R0, bit by bit.
                LDR   R2, R1, #0
                AND   R0, R0, #0
                ADD   R3, R0, #8
OS_PUTSP_SHIFT  ADD   R0, R0, R0
                ADD   R2, R2, #0
                BRzp  OS_PUTSP_CLEAR
                ADD   R0, R0, #1
OS_PUTSP_CLEAR  ADD   R2, R2, R2
                ADD   R3, R3, #-1
                BRp   OS_PUTSP_SHIFT
                ADD   R0, R0, #0
                BRz   OS_PUTSP_DONE
OS_PUTSP_HIGH   LDI   R2, OS_DSR
                BRzp  OS_PUTSP_HIGH
                STI   R0, OS_DDR
                ADD   R1, R1, #1
                BR    OS_PUTSP_NEXT
OS_PUTSP_DONE`,
    data: `
OS_LOW_BYTE     .FILL x00FF`,
  },
];

const opening = `; The operating system of this machine. Vectors that are not named here lead to
; OS_UNKNOWN_TRAP and OS_UNKNOWN_INTERRUPT.

                .ORIG x0020
                .FILL OS_GETC
                .FILL OS_OUT
                .FILL OS_PUTS
                .FILL OS_IN
                .FILL OS_PUTSP
                .FILL OS_HALT
                .END

                .ORIG x0100
                .FILL OS_PRIVILEGE
                .FILL OS_ILLEGAL
                .FILL OS_ACCESS
                .END

                .ORIG x0200
; Starts the user's program: what RTI takes from the stack is its status and its address.
OS_START        LD    R6, OS_STACK
                LD    R0, OS_USER_STATUS
                ADD   R6, R6, #-1
                STR   R0, R6, #0
                LD    R0, OS_PROGRAM
                ADD   R6, R6, #-1
                STR   R0, R6, #0
                RTI
OS_STACK        .FILL x3000
OS_USER_STATUS  .FILL x8002
OS_PROGRAM      .FILL x3000         ; set when a program is loaded

OS_KBSR         .FILL xFE00
OS_KBDR         .FILL xFE02
OS_DSR          .FILL xFE04
OS_DDR          .FILL xFE06
OS_MCR          .FILL xFFFE
`;

const ending = `
; HALT: the machine stops at a TRAP x25 by itself; this is for those who come here otherwise.
OS_HALT         LDI   R0, OS_MCR
                LD    R1, OS_NO_CLOCK
                AND   R0, R0, R1
                STI   R0, OS_MCR
                BR    OS_HALT
OS_NO_CLOCK     .FILL x7FFF

; What a program cannot go on after: a message, the place, and the end. The place is what the
; exception has put on top of the stack.
OS_PRIVILEGE    ST    R0, OS_KEEP0
                LEA   R0, OS_PRIVILEGE_TEXT
                BR    OS_FAULT
OS_ILLEGAL      ST    R0, OS_KEEP0
                LEA   R0, OS_ILLEGAL_TEXT
                BR    OS_FAULT
OS_ACCESS       ST    R0, OS_KEEP0
                LEA   R0, OS_ACCESS_TEXT
                BR    OS_FAULT
OS_UNKNOWN_INTERRUPT
                ST    R0, OS_KEEP0
                LEA   R0, OS_INTERRUPT_TEXT

OS_FAULT        ST    R1, OS_KEEP1
                ST    R2, OS_KEEP2
                ST    R3, OS_KEEP3
                ST    R4, OS_KEEP4
                ST    R7, OS_KEEP7
                PUTS
                LEA   R0, OS_PLACE_TEXT
                PUTS
                LDR   R1, R6, #0
                JSR   OS_PRINT_WORD
OS_STOP         AND   R0, R0, #0
                ADD   R0, R0, #10
                OUT
                LD    R0, OS_KEEP0
                LD    R1, OS_KEEP1
                LD    R2, OS_KEEP2
                LD    R3, OS_KEEP3
                LD    R4, OS_KEEP4
                LD    R7, OS_KEEP7
                HALT

; Prints R1 with four digits, the uppermost first; changes R0, R2, R3 and R4.
OS_PRINT_WORD   ST    R7, OS_KEEP_LINK
                AND   R4, R4, #0
                ADD   R4, R4, #4
OS_DIGIT        AND   R0, R0, #0
                ADD   R3, R0, #4
OS_DIGIT_BIT    ADD   R0, R0, R0
                ADD   R1, R1, #0
                BRzp  OS_DIGIT_CLEAR
                ADD   R0, R0, #1
OS_DIGIT_CLEAR  ADD   R1, R1, R1
                ADD   R3, R3, #-1
                BRp   OS_DIGIT_BIT
                LEA   R2, OS_DIGITS
                ADD   R2, R2, R0
                LDR   R0, R2, #0
                OUT
                ADD   R4, R4, #-1
                BRp   OS_DIGIT
                LD    R7, OS_KEEP_LINK
                RET

OS_UNKNOWN_TRAP ST    R0, OS_KEEP0
                ST    R1, OS_KEEP1
                ST    R2, OS_KEEP2
                ST    R3, OS_KEEP3
                ST    R4, OS_KEEP4
                ST    R7, OS_KEEP7
                LEA   R0, OS_TRAP_TEXT
                PUTS
                BR    OS_STOP

OS_KEEP0        .BLKW 1
OS_KEEP1        .BLKW 1
OS_KEEP2        .BLKW 1
OS_KEEP3        .BLKW 1
OS_KEEP4        .BLKW 1
OS_KEEP7        .BLKW 1
OS_KEEP_LINK    .BLKW 1
OS_DIGITS       .STRINGZ "0123456789ABCDEF"
OS_PRIVILEGE_TEXT .STRINGZ "\\nPrivilege violation"
OS_ILLEGAL_TEXT .STRINGZ "\\nIllegal opcode"
OS_ACCESS_TEXT  .STRINGZ "\\nAccess violation"
OS_INTERRUPT_TEXT .STRINGZ "\\nInterrupt without a handler"
OS_TRAP_TEXT    .STRINGZ "\\nUnknown trap"
OS_PLACE_TEXT   .STRINGZ " at x"
                .END
`;

const line = (operation: string, operands = '') =>
  `                ${operation.padEnd(6)}${operands}`.trimEnd();

/** Keeps registers on the supervisor's stack and returns by RTI. */
function onStack({ name, comment, keeps, body, data = '' }: Routine): string {
  const count = keeps.length;
  const enter = count === 0 ? [] : [line('ADD', `R6, R6, #-${count}`)];
  const leave = count === 0 ? [] : [line('ADD', `R6, R6, #${count}`)];
  return [
    `\n; ${comment}`,
    name,
    ...enter,
    ...keeps.map((register, index) => line('STR', `${register}, R6, #${index}`)),
    body.slice(1),
    ...keeps.map((register, index) => line('LDR', `${register}, R6, #${index}`)),
    ...leave,
    `${line('RTI')}${data}`,
  ].join('\n');
}

/** Keeps registers in words of its own, since the stack may be anywhere, and returns by RET. */
function inMemory({ name, comment, keeps, body, data = '' }: Routine): string {
  const cell = (register: string) => `${name}_${register}`;
  return [
    `\n; ${comment}`,
    name,
    ...keeps.map(register => line('ST', `${register}, ${cell(register)}`)),
    body.slice(1),
    ...keeps.map(register => line('LD', `${register}, ${cell(register)}`)),
    line('RET'),
    ...keeps.map(register => `${cell(register).padEnd(16)}.BLKW 1`),
    data.slice(1),
  ].join('\n');
}

function textOf(edition: Settings['edition']): string {
  const write = edition === 3 ? onStack : inMemory;
  return `${opening}${routines.map(write).join('\n')}\n${ending}`;
}

const faults = [
  'OS_PRIVILEGE',
  'OS_ILLEGAL',
  'OS_ACCESS',
  'OS_UNKNOWN_TRAP',
  'OS_UNKNOWN_INTERRUPT',
];

const systems = new Map<number, OperatingSystem>();

/** Assembled once an edition. */
export function operatingSystem(edition: Settings['edition']): OperatingSystem {
  const known = systems.get(edition);
  if (known) return known;
  const uri = `mnemonic-os://lc3/edition-${edition}/operating-system.asm`;
  const text = textOf(edition);
  const assembly = assembleText(text, uri);
  const addresses = new Map(assembly.symbols.map(({ name, address }) => [name, address]));
  const place = (name: string) => {
    const address = addresses.get(name);
    const reason = assembly.diagnostics.find(({ severity }) => severity === 'error')?.message;
    invariant(address !== undefined, `the operating system has no ${name}: ${reason}`);
    return address;
  };
  const routines = assembly.segments.at(-1)!;
  const end = routines.origin + routines.words.length;
  const system: OperatingSystem = {
    uri,
    text,
    assembly,
    places: {
      start: routines.origin,
      end,
      halt: place('OS_HALT'),
      faults: new Set(faults.map(place)),
    },
    unknownTrap: place('OS_UNKNOWN_TRAP'),
    unknownInterrupt: place('OS_UNKNOWN_INTERRUPT'),
    program: place('OS_PROGRAM'),
  };
  systems.set(edition, system);
  return system;
}

/** Puts the operating system into memory, with the vectors that its text leaves out. */
export function install(state: State, system: OperatingSystem, program: number): void {
  for (let vector = trapVectors.start; vector < trapVectors.end; vector++) {
    state.poke(vector, system.unknownTrap);
  }
  for (let vector = interruptVectors.start; vector < interruptVectors.end; vector++) {
    state.poke(vector, system.unknownInterrupt);
  }
  for (const { origin, words } of system.assembly.segments) {
    words.forEach((word, index) => {
      state.poke(origin + index, word);
    });
  }
  state.poke(system.program, program);
}
