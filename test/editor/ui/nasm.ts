// What somebody does with NASM sources: reads what a system call is, mends mistakes that are shown,
// looks behind a macro, saves. `--pictures` takes the screenshots of docs/media.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#tools/project.ts';
import { useWorkbench, type Workbench } from './support/workbench.ts';

const greeting = `; Prints a greeting with the system call write (Linux, 64 bits).
        default rel
        global  _start

        section .text
_start:
        mov     edi, 1                  ; standard output
        lea     rsi, [message]
        mov     edx, message_length
        mov     eax, 1
        syscall
        xor     edi, edi
        mov     eax, 60
        syscall

        section .rodata
message:        db      "Hello, world!", 10
message_length  equ     $ - message
`;

async function read(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('an .asm file of NASM is known by its content', async () => {
    await user.open('greeting.asm');
    await user.line('syscall').first().waitFor();
    await user.language('NASM');
  });
  await user.step('a hover tells which system call it is', async () => {
    await user.hover('syscall', 'Writes at most count bytes');
    await user.picture('nasm-hover');
    await page.mouse.move(900, 700);
    await page.keyboard.press('Escape');
  });
}

async function mend(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('mistakes of nasm and of the calling convention are shown', async () => {
    await user.open('mistakes.asm');
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.squiggly-warning').first().waitFor();
    await user.picture('nasm-mistakes');
  });
}

async function expand(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('the source behind its macros stands beside it', async () => {
    await user.open('prompt.asm');
    await user.language('NASM');
    await user.command('Mnemonic: Show Expansion');
    await page.locator('.tab', { hasText: 'prompt.asm.expanded' }).first().waitFor();
    await page.locator('.view-line', { hasText: '[default rel]' }).first().waitFor();
    await user.picture('nasm-expansion');
  });
}

const macros = `%macro  save 1-*
  %rep %0
        push    %1
    %rotate 1
  %endrep
%endmacro
%define ROUNDS 10
%ifdef WINDOWS
        extern  ExitProcess
%endif
        global  main
        section .text
main:
        save    rbx, r12, r13
        mov     ecx, ROUNDS
.next:  dec     ecx
        jnz     .next
        pop     r13
        pop     r12
        pop     rbx
        ret
`;

async function lookIntoMacros(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step(
    'a lens says what a macro comes to, hints what operands and jumps do',
    async () => {
      await user.open('macros.asm');
      await page
        .locator('.codelens-decoration', { hasText: 'expands to 3 lines, 5 bytes' })
        .waitFor();
      await page.locator('.view-line', { hasText: /=\s10/ }).first().waitFor();
      await page.locator('.view-line', { hasText: /↑\s4/ }).first().waitFor();
      await user.picture('nasm-macros');
    },
  );
  await user.step('a click on the lens shows the lines that it speaks of', async () => {
    await page.locator('.codelens-decoration a', { hasText: 'expands to' }).first().click();
    await page.locator('.tab', { hasText: 'macros.asm.expanded' }).first().waitFor();
    await page.locator('.view-line', { hasText: 'push r13' }).first().waitFor();
    // The cursor of the expansion is on the first line of what the macro comes to.
    const current = page.locator('.line-numbers.active-line-number', { hasText: /^4$/ });
    await current.waitFor();
    await user.picture('nasm-lens');
  });
}

/** Two files: the one means nothing without the other. */
const program = '        bits    16\n%include "part.asm"\nROWS    equ     25\n';
const part = 'clear:  mov     cx, ROWS\n        push    es\n        mov     al, bx\n        ret\n';

async function openPart(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('a mistake in a part of a program stands in it, and nothing else', async () => {
    await user.open('part.asm');
    await user.line('bx').first().waitFor();
    await page.locator('.squiggly-error').first().waitFor();
    const count = await page.locator('.squiggly-error').count();
    if (count !== 1) throw new Error(`${count} places are marked as wrong.`);
    await user.hover('bx', 'Invalid combination of opcode and operands.');
    await user.picture('nasm-part');
    await page.mouse.move(900, 700);
    await page.keyboard.press('Escape');
  });
}

async function save(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('saving writes the object file', async () => {
    await user.open('greeting.asm');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('; the end');
    await page.keyboard.press('Control+S');
    const object = join(user.folder, 'nasm/greeting.o');
    for (let round = 0; round < 100 && !existsSync(object); round++) await page.waitForTimeout(100);
    const magic = readFileSync(object).subarray(0, 4).toString('latin1');
    if (magic !== '\x7fELF') throw new Error(`The object begins with ${JSON.stringify(magic)}.`);
  });
}

await useWorkbench('lc3/hello.asm', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  const mistakes = join(root, 'test/dialects/nasm/language/prompt-with-mistakes.asm');
  writeFileSync(join(user.folder, 'nasm/greeting.asm'), greeting);
  writeFileSync(join(user.folder, 'nasm/mistakes.asm'), readFileSync(mistakes));
  writeFileSync(join(user.folder, 'nasm/macros.asm'), macros);
  writeFileSync(join(user.folder, 'nasm/program.asm'), program);
  writeFileSync(join(user.folder, 'nasm/part.asm'), part);
  mkdirSync(join(user.folder, '.vscode'), { recursive: true });
  const hints = { 'mnemonic.inlayHints.value': true, 'mnemonic.inlayHints.distance': true };
  writeFileSync(join(user.folder, '.vscode/settings.json'), JSON.stringify(hints));
  await read(user);
  await mend(user);
  await expand(user);
  await lookIntoMacros(user);
  await openPart(user);
  await save(user);
});
