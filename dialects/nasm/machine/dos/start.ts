// Starts programs of DOS: memory as they find it, and what the registers hold at the beginning.
import { ProgramError } from '#core/machine/program.ts';
import { pageSize, protection } from '../guest.ts';
import type { ExecutableImage } from '../linking/executable-image.ts';
import { pokeBytes } from '../memory-access.ts';
import * as layout from '../processor/layout.ts';
import type { X86State } from '../state.ts';
import { addDescription } from '../system/open-files.ts';
import type { LinuxProcess } from '../system/process.ts';
import { byteOfCharacter } from './code-page.ts';
import type { DosEnvironment } from './dos-environment.ts';
import {
  environmentSegment,
  memoryEnd,
  paragraph,
  programSegment,
  screenEnd,
  serviceSegment,
  serviceStart,
  vectorTable,
} from './memory-map.ts';
import { environmentBlock } from './program-prefix.ts';
import { RealModeRegisters } from './real-mode-registers.ts';
import { servedVectors } from './services.ts';

const { read, write, execute } = protection;
const stackTop = 0xfffe;
const environmentMax = (programSegment - environmentSegment) * paragraph;
const returnFromInterrupt = 0xcf;
/** Descriptors of what DOS calls AUX and PRN, which lead nowhere. */
const openDevices = 2;

function mapMemory({ memory }: X86State): void {
  const at = (segment: number) => segment * paragraph;
  memory.map(0, pageSize, read | write, 'vectors');
  memory.map(at(environmentSegment), at(programSegment), read | write, 'environment');
  memory.map(at(programSegment), at(memoryEnd), read | write | execute, 'program');
  memory.map(at(memoryEnd), at(screenEnd), read | write, 'screen');
  memory.map(serviceStart, serviceStart + pageSize, read | execute, 'BIOS');
}

/** Vectors lead to sixteen bytes each, of which only the place counts. */
function fillVectors({ processor, memory }: X86State): void {
  const table = new Uint8Array(0x400);
  const view = new DataView(table.buffer);
  for (const vector of servedVectors) {
    view.setUint16(vector * 4, vector * paragraph, true);
    view.setUint16(vector * 4 + 2, serviceSegment, true);
    const place = serviceStart + vector * paragraph;
    pokeBytes(processor, memory, place, Uint8Array.of(returnFromInterrupt));
  }
  pokeBytes(processor, memory, vectorTable, table);
}

function fillEnvironment(state: X86State, process: LinuxProcess, name: string): void {
  const variables = ['COMSPEC=C:\\COMMAND.COM', 'PATH=C:\\', ...process.settings.environment];
  const short = name
    .replace(/\.[^.]*$/, '')
    .slice(0, 8)
    .toUpperCase();
  const block = environmentBlock(variables, `C:\\${short}.COM`);
  if (block.length > environmentMax) {
    throw new ProgramError(`The environment of a DOS program has at most ${environmentMax} bytes.`);
  }
  pokeBytes(state.processor, state.memory, environmentSegment * paragraph, block);
}

/** Lays a `.com` program into memory; the address of its first instruction. */
export function beginDos(
  state: X86State,
  { segments, entry }: ExecutableImage,
  name: string,
): number {
  const { processor, memory } = state;
  const { process } = (state.environment as DosEnvironment).system;
  processor.mode = 16;
  mapMemory(state);
  fillVectors(state);
  fillEnvironment(state, process, name);
  for (const { address, bytes } of segments) pokeBytes(processor, memory, address, bytes);
  for (let number = 0; number < openDevices; number++) {
    addDescription(process, { kind: 'device', device: 'null', flags: 2 });
  }
  const registers = new RealModeRegisters(processor);
  for (const segment of ['es', 'cs', 'ss', 'ds'] as const) {
    registers.setSegment(segment, programSegment);
  }
  registers.set('cx', 0xff);
  registers.set('dx', programSegment);
  registers.set('si', entry - programSegment * paragraph);
  registers.set('di', stackTop);
  registers.set('bp', 0x91c);
  registers.set('sp', stackTop);
  processor.view.setUint32(layout.mxcsr, 0x1f80, true);
  processor.view.setUint16(layout.x87Control, 0x37f, true);
  processor.instructionPointer = entry;
  return entry;
}

/** Words of a command line as bytes of the PC. */
export function commandLine(words: readonly string[]): string {
  const bytes = [...words.join(' ')].map(byteOfCharacter);
  return String.fromCharCode(...bytes);
}
