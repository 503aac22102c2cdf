// termios.h: the settings of a terminal, in the C library's own structure.
import type { FunctionTable, LibraryCall, LibraryFunction } from './library-call.ts';
import { request } from './system-functions.ts';

const [getSettings, setSettings] = [0x5401, 0x5402];
/** The kernel's structure begins the library's, which has more characters, and rates. */
const [kernelSize, ratesAt, rateSize] = [36, 52, 4];
const [inputFlags, outputFlags, controlFlags, localFlags, characters] = [0, 4, 8, 12, 17];
const [timeCharacter, leastCharacter] = [5, 6];
const rateMask = 0x100f;

function getAttributes(call: LibraryCall): number {
  const address = call.at(1);
  const result = request(call, 'ioctl', [BigInt(call.at(0)), BigInt(getSettings), BigInt(address)]);
  if (result !== 0) return result;
  call.fill(address + kernelSize, ratesAt - kernelSize, 0);
  const rate = call.readInteger(address + controlFlags, 4) & rateMask;
  call.writeInteger(address + ratesAt, rateSize, rate);
  call.writeInteger(address + ratesAt + rateSize, rateSize, rate);
  return 0;
}

function setAttributes(call: LibraryCall): number {
  const [descriptor, when, address] = [call.at(0), call.at(1), call.at(2)];
  if (when < 0 || when > 2) return call.fail('EINVAL');
  const code = BigInt(setSettings + when);
  return request(call, 'ioctl', [BigInt(descriptor), code, BigInt(address)]);
}

/** What is typed comes at once and as it is. */
function makeRaw(call: LibraryCall): undefined {
  const change = (place: number, off: number, on = 0) => {
    const flags = call.readInteger(call.at(0) + place, 4);
    call.writeInteger(call.at(0) + place, 4, (flags & ~off) | on);
  };
  change(inputFlags, 0x5eb);
  change(outputFlags, 0x1);
  change(localFlags, 0x804b);
  change(controlFlags, 0x130, 0x30);
  call.writeInteger(call.at(0) + characters + timeCharacter, 1, 0);
  call.writeInteger(call.at(0) + characters + leastCharacter, 1, 1);
  return undefined;
}

function setRate(call: LibraryCall): number {
  const [address, rate] = [call.at(0), call.at(1)];
  if ((rate & ~rateMask) !== 0) return call.fail('EINVAL');
  const flags = call.readInteger(address + controlFlags, 4);
  call.writeInteger(address + controlFlags, 4, (flags & ~rateMask) | rate);
  call.writeInteger(address + ratesAt, rateSize, rate);
  call.writeInteger(address + ratesAt + rateSize, rateSize, rate);
  return 0;
}

const getRate: LibraryFunction = call => call.readInteger(call.at(0) + controlFlags, 4) & rateMask;

/** Nothing waits in this terminal: it is enough that it is one. */
const onTerminal: LibraryFunction = call => {
  const { state } = call.process;
  const entry = state.descriptors.get(call.at(0)) ?? call.fail('EBADF');
  const file = state.descriptions.get(entry.description)!;
  return file.kind === 'console' && file.isTerminal ? 0 : call.fail('ENOTTY');
};

export const terminalFunctions: FunctionTable = {
  tcgetattr: getAttributes,
  tcsetattr: setAttributes,
  cfmakeraw: makeRaw,
  cfgetispeed: getRate,
  cfgetospeed: getRate,
  cfsetispeed: setRate,
  cfsetospeed: setRate,
  cfsetspeed: setRate,
  tcflush: onTerminal,
  tcdrain: onTerminal,
  tcflow: onTerminal,
  tcsendbreak: onTerminal,
};
