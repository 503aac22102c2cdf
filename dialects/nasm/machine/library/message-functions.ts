// err.h and error.h: messages with the program's name in front, and an end that may follow.
import { errorText } from '../system/error-numbers.ts';
import { writeTo } from '../system/open-files.ts';
import { format, readerOf } from './formatted-functions.ts';
import { binaryBytes, type FunctionTable, type LibraryCall } from './library-call.ts';
import { request } from './system-functions.ts';

function programName(call: LibraryCall, variable: string): string {
  return call.textAt(call.readPointer(call.variable(variable)));
}

/** `program: message: No such file or directory`; where the format is null, without a message. */
function message(call: LibraryCall, formatIndex: number, hasError: boolean): string {
  const address = call.at(formatIndex);
  const parts = [
    programName(call, 'program_invocation_short_name'),
    ...(address === 0 ? [] : [format(call, address, readerOf(call))]),
    ...(hasError ? [errorText(call.errno)] : []),
  ];
  return `${parts.join(': ')}\n`;
}

function say(call: LibraryCall, text: string): undefined {
  writeTo(call.process, 2, binaryBytes(text));
  return undefined;
}

/** Ends the program at once: functions of atexit are not called. */
function sayAndEnd(call: LibraryCall, hasError: boolean): undefined {
  say(call, message(call, 1, hasError));
  request(call, 'exit_group', [BigInt(call.at(0))]);
  return undefined;
}

/** error(status, number, format, …): ends the program unless the status is 0. */
function report(call: LibraryCall): undefined {
  const [status, number] = [call.at(0), call.at(1)];
  const text = format(call, call.at(2), readerOf(call));
  const why = number === 0 ? '' : `: ${errorText(number)}`;
  say(call, `${programName(call, 'program_invocation_name')}: ${text}${why}\n`);
  if (status !== 0) request(call, 'exit_group', [BigInt(status)]);
  return undefined;
}

export const messageFunctions: FunctionTable = {
  warn: call => say(call, message(call, 0, true)),
  warnx: call => say(call, message(call, 0, false)),
  vwarn: call => say(call, message(call, 0, true)),
  vwarnx: call => say(call, message(call, 0, false)),
  err: call => sayAndEnd(call, true),
  errx: call => sayAndEnd(call, false),
  verr: call => sayAndEnd(call, true),
  verrx: call => sayAndEnd(call, false),
  error: report,
};
