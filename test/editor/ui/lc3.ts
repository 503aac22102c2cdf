// What a student does with LC-3 programs: looks around, runs one, types into its console, steps
// into the operating system and out of an interrupt. `--pictures` takes the screenshots of
// docs/media.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useWorkbench, type Workbench } from './support/workbench.ts';

const letters = `; Asks for a letter and prints the one behind it.
        .ORIG   x3000
        LEA     R0, QUESTION
        PUTS
        GETC
        ADD     R0, R0, #1
        OUT
        HALT
QUESTION .STRINGZ "A letter, please: "
        .END
`;

const keys = `; Prints each key and counts it, in the handler of the keyboard's interrupt.
        .ORIG   x3000
        TRAP    x30             ; the keyboard may interrupt
WAIT    BR      WAIT
        .END

        .ORIG   x0030           ; the handler of TRAP x30
        .FILL   ENABLE
        .END

        .ORIG   x0180           ; the handler of the keyboard
        .FILL   PRESSED
        .END

        .ORIG   x1000
ENABLE  LD      R0, ALLOWED
        STI     R0, KBSR
        RTI
PRESSED LDI     R0, KBDR
        STI     R0, DDR
        ADD     R1, R1, #1      ; one more
        RTI
ALLOWED .FILL   x4000
KBSR    .FILL   xFE00
KBDR    .FILL   xFE02
DDR     .FILL   xFE06
        .END
`;

const lineOf = (text: string, part: string): number =>
  text.split('\n').findIndex(line => line.includes(part)) + 1;

const terminal = (user: Workbench) => user.page.locator('.terminal-wrapper.active .xterm-rows');
const frame = (user: Workbench, name: RegExp) =>
  user.page.locator('.debug-call-stack .monaco-list-row', { hasText: name }).first();

async function type(user: Workbench, text: string): Promise<void> {
  await user.page.locator('.terminal-wrapper.active .xterm-helper-textarea').first().focus();
  await user.page.keyboard.type(text);
}

/** Opens a program and debugs it with a breakpoint. */
async function debug(user: Workbench, name: string, line: number): Promise<void> {
  const { page } = user;
  await user.open(name);
  await page.locator('.codelens-decoration', { hasText: 'Debug' }).first().waitFor();
  await user.setBreakpoint(line);
  await page.keyboard.press('F5');
  await page.locator('.debug-top-stack-frame-line').first().waitFor();
}

async function endRun(user: Workbench): Promise<void> {
  await user.page.keyboard.press('Shift+F5');
  await user.page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
}

async function look(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('an .asm file of the LC-3 is known by its content', async () => {
    await user.open('letter.asm');
    await user.line('QUESTION').first().waitFor();
    await user.language('LC-3');
    await page.locator('.codelens-decoration', { hasText: 'Debug' }).first().waitFor();
  });
  await user.step('a hover draws the fields of an instruction', async () => {
    await user.hover('ADD', '0001 000 000 1 00001');
    await user.picture('lc3-hover');
    await page.mouse.move(900, 700);
    await page.keyboard.press('Escape');
  });
  await user.step('the memory map has the labels with their addresses', async () => {
    await user.command('Explorer: Focus on Memory Map View');
    const row = page.locator('.monaco-list-row', { hasText: 'x3006 · 19 words' });
    await row.filter({ hasText: 'QUESTION' }).waitFor();
  });
}

async function run(user: Workbench): Promise<void> {
  const { page } = user;
  await user.step('F5 stops at a breakpoint behind what the program prints', async () => {
    await debug(user, 'letter.asm', lineOf(letters, 'GETC'));
    await terminal(user).filter({ hasText: 'A letter, please:' }).waitFor();
    await user.toggleView('Watch');
    await user.toggleView('Breakpoints');
    await user.moveView('Watch', 240);
    await user.unfold(/^Registers/, /^R0/);
    await user.variable(/^PSR.*Z, user, priority 0/).waitFor();
  });
  await user.step('what is typed into the console is read', async () => {
    await page.keyboard.press('F10');
    await type(user, 'h');
    await user.variable(/^R0.*x0068 \(104\)/).waitFor();
  });
  await user.step('a step back takes the letter out of the register', async () => {
    await page.locator('.debug-toolbar .codicon-debug-step-back').click();
    await user.variable(/^R0.*x0068/).waitFor({ state: 'detached' });
    await frame(user, /^x3002/).waitFor();
  });
  await user.step('a trap is stepped into where one asks for it', async () => {
    await user.command('Debug: Step Into Target');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'OS_GETC' }).click();
    await frame(user, /^OS_GETC/).waitFor();
    await user.line('OS_GETC').first().waitFor();
    await user.language('LC-3');
    await user.picture('lc3-system');
    await page.keyboard.press('F5');
    await type(user, 'h');
    await terminal(user).filter({ hasText: 'please: i' }).waitFor();
    await page.locator('.debug-toolbar').waitFor({ state: 'hidden' });
  });
}

async function interrupt(user: Workbench): Promise<void> {
  const { page } = user;
  const pressed = frame(user, /^PRESSED/);
  await user.step('a key stops in the handler of its interrupt', async () => {
    await debug(user, 'keys.asm', lineOf(keys, 'WAIT    BR'));
    // From here on it does not matter when the key comes.
    await user.removeBreakpoint(lineOf(keys, 'WAIT    BR'));
    await user.setBreakpoint(lineOf(keys, 'one more'));
    await page.keyboard.press('F5');
    await type(user, 'a');
    await frame(user, /^PRESSED\+2/).waitFor();
    await frame(user, /^WAIT/).waitFor();
    await terminal(user).filter({ hasText: 'a' }).waitFor();
    await user.unfold(/^Registers/, /^R0/);
    await user.variable(/^PSR.*supervisor, priority 4/).waitFor();
    await user.picture('lc3-interrupt');
  });
  await user.step('steps back lead out of the handler, and take back what it printed', async () => {
    const back = page.locator('.debug-toolbar .codicon-debug-step-back');
    for (const place of [/^PRESSED\+1/, /^PRESSED(?!\+)/, /^WAIT/]) {
      await back.click();
      await frame(user, place).waitFor();
    }
    await pressed.waitFor({ state: 'detached' });
    await terminal(user).filter({ hasNotText: 'a' }).waitFor();
    await user.variable(/^PSR.*user, priority 0/).waitFor();
    await user.picture('lc3-back');
  });
  await user.step('and forward again the key is read once more', async () => {
    await page.keyboard.press('F5');
    await frame(user, /^PRESSED\+2/).waitFor();
    await terminal(user).filter({ hasText: 'a' }).waitFor();
    await endRun(user);
  });
}

await useWorkbench('lc3/hello.asm', async user => {
  await user.page.locator('.monaco-workbench').waitFor();
  writeFileSync(join(user.folder, 'lc3/letter.asm'), letters);
  writeFileSync(join(user.folder, 'lc3/keys.asm'), keys);
  await look(user);
  await run(user);
  await interrupt(user);
});
