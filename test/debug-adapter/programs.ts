// Programs for the tests of the debug adapter, given to it as contents without files.
import type { Registry } from '#debug-adapter/loader.ts';
import { connect, type DebugClient } from './client.ts';
import { toyDialect } from './toy-dialect.ts';

export const path = '/programs/main.bca';
export const toyPath = '/programs/main.toy';

/** Launch arguments for a source text. */
export function launchOf(text: string, name = path): Record<string, unknown> {
  const base64 = Buffer.from(text).toString('base64');
  return { program: name, 'mnemonic/files': { [name]: base64 } };
}

export const toyRegistry: Registry = {
  dialects: [toyDialect],
  dialectOf: name => (/toy$|\.img$/.test(name) ? toyDialect : undefined),
};

/** A session that stands before the first instruction of a program. */
export async function stopAtEntry(
  text: string,
  options: object = {},
  breakpoints: readonly (number | object)[] = [],
): Promise<DebugClient> {
  const client = connect();
  await client.start({ ...launchOf(text), stopOnEntry: true, ...options }, { [path]: breakpoints });
  await client.event('stopped');
  return client;
}

/** The same with the toy dialect. */
export async function stopToyAtEntry(
  text: string,
  options: object = {},
  breakpoints: readonly (number | object)[] = [],
): Promise<DebugClient> {
  const client = connect(toyRegistry);
  const launch = { ...launchOf(text, toyPath), stopOnEntry: true, ...options };
  await client.start(launch, { [toyPath]: breakpoints });
  await client.event('stopped');
  return client;
}

/** Counts a shared variable down from 5 and prints it; line 4 is the head of the loop. */
export const countdown = `.var counter 5
.equ STEP 1
.task main
loop:   LOAD counter
        PRINT
        LOAD counter
        SUB STEP
        DUP
        STORE counter
        JNZ loop
        HALT
`;

/** Calls a subroutine twice; it lies behind the end of the task. */
export const calls = `.task main
        PUSH 2
        CALL double
        CALL double
        PRINT
        HALT
double: DUP
        ADD 0
        CALL leaf
        ADD 0
        RET
leaf:   DUP
        DROP
        RET
`;

/** Two tasks that take turns for ever, each with its own counter. */
export const twins = `.scheduler rr quantum=1
.var left
.var right
.task a
first:  LOAD left
        ADD 1
        STORE left
        JMP first
.task b
second: LOAD right
        ADD 1
        STORE right
        JMP second
`;
