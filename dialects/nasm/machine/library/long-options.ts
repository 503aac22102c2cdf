// getopt_long: options with names behind two hyphens, and letters as getopt has them.
import { writeTo } from '../system/open-files.ts';
import { binaryBytes, type FunctionTable, type LibraryCall } from './library-call.ts';
import { nextOption } from './system-functions.ts';

interface LongOption {
  readonly name: string;
  /** 0 for no argument, 1 for one, 2 for one that may be absent. */
  readonly argument: number;
  readonly flag: number;
  readonly value: number;
  readonly index: number;
}

const unknown = 0x3f;
/** More options than any program has. */
const optionsMax = 1000;

/** Rows of struct option up to the one without a name. */
function optionsAt(call: LibraryCall, table: number): LongOption[] {
  const options: LongOption[] = [];
  const { native } = call;
  for (let index = 0; index < optionsMax; index++) {
    const row = table + index * native * 4;
    const name = call.readPointer(row);
    if (name === 0) break;
    options.push({
      name: call.textAt(name),
      argument: call.readInteger(row + native, 4),
      flag: call.readPointer(row + native * 2),
      value: call.readInteger(row + native * 3, 4),
      index,
    });
  }
  return options;
}

function complain(call: LibraryCall, text: string): number {
  const isSilent = call.readInteger(call.variable('opterr'), 4) === 0 || call.text(2)[0] === ':';
  const program = call.readPointer(call.variable('program_invocation_name'));
  if (!isSilent) writeTo(call.process, 2, binaryBytes(`${call.textAt(program)}: ${text}\n`));
  return unknown;
}

/** The option that a word means: a name, or the beginning of one name only. */
function meantBy(options: readonly LongOption[], given: string): LongOption | 'several' | 'none' {
  const exact = options.find(({ name }) => name === given);
  const begun = options.filter(({ name }) => name.startsWith(given));
  return exact ?? (begun.length > 1 ? 'several' : (begun[0] ?? 'none'));
}

function longOption(call: LibraryCall, hyphens: number): number {
  const list = call.at(1);
  const indexAt = call.variable('optind');
  const index = Math.max(call.readInteger(indexAt, 4), 1);
  const word = call.readPointer(list + index * call.native);
  const text = call.textAt(word).slice(hyphens);
  const [given, equals] = [text.split('=')[0]!, text.indexOf('=')];
  const option = meantBy(optionsAt(call, call.at(3)), given);
  call.writeInteger(indexAt, 4, index + 1);
  call.writePointer(call.variable('optarg'), 0);
  const shown = `${'-'.repeat(hyphens)}${given}`;
  if (option === 'several') return complain(call, `option '${shown}' is ambiguous`);
  if (option === 'none') return complain(call, `unrecognized option '${shown}'`);
  if (equals >= 0) {
    if (option.argument === 0) {
      return complain(call, `option '--${option.name}' doesn't allow an argument`);
    }
    call.writePointer(call.variable('optarg'), word + hyphens + equals + 1);
  } else if (option.argument === 1) {
    if (index + 1 >= call.at(0)) {
      complain(call, `option '--${option.name}' requires an argument`);
      return call.text(2)[0] === ':' ? 0x3a : unknown;
    }
    const next = call.readPointer(list + (index + 1) * call.native);
    call.writePointer(call.variable('optarg'), next);
    call.writeInteger(indexAt, 4, index + 2);
  }
  if (call.at(4) !== 0) call.writeInteger(call.at(4), 4, option.index);
  if (option.flag === 0) return option.value;
  call.writeInteger(option.flag, 4, option.value);
  return 0;
}

/** One or two hyphens in front of a name; only two where `isLongOnly` is not set. */
function nextLongOption(call: LibraryCall, isLongOnly: boolean): number {
  const index = Math.max(call.readInteger(call.variable('optind'), 4), 1);
  const isWithin = call.readInteger(call.variable('.getopt'), 4) !== 0;
  if (isWithin || index >= call.at(0)) return nextOption(call);
  const word = call.textAt(call.readPointer(call.at(1) + index * call.native));
  if (word.startsWith('--') && word.length > 2) return longOption(call, 2);
  const isName = isLongOnly && /^-../.test(word);
  return isName ? longOption(call, 1) : nextOption(call);
}

export const longOptionFunctions: FunctionTable = {
  getopt_long: call => nextLongOption(call, false),
  getopt_long_only: call => nextLongOption(call, true),
};
