// What belongs to the most privileged code: interrupts on and off, waiting for one, and ports.
import {
  flagInterrupt,
  flagsWord,
  immediate,
  instructionPointer,
  protectedMode,
} from './layout';
import { behindHost, systemCall } from './control';
import { addressOfRecord, next } from './operands';
import { RAX, RDX, readRegister, writeRegister } from './state';

@external("host", "raise")
declare function raise(vector: i32): void;

/** Reads 1, 2 or 4 bytes from a port; it throws where nobody answers. */
@external("host", "readPort")
declare function readPort(port: u32, bytes: i32): u32;

@external("host", "writePort")
declare function writePort(port: u32, bytes: i32, value: u32): void;

/** What the host is told for `hlt` in the place of a vector. */
const HALT: i32 = -2;

/** The programs of an operating system may do nothing of this. */
@inline
export function checkPrivilege(): void {
  if (load<i32>(protectedMode) != 0) raise(13);
}

export function cli(record: u32): u32 {
  checkPrivilege();
  store<u32>(flagsWord, load<u32>(flagsWord) & ~flagInterrupt);
  return next(record);
}

export function sti(record: u32): u32 {
  checkPrivilege();
  store<u32>(flagsWord, load<u32>(flagsWord) | flagInterrupt);
  return next(record);
}

export function hlt(record: u32): u32 {
  checkPrivilege();
  store<i64>(instructionPointer, addressOfRecord(next(record)));
  systemCall(HALT);
  return behindHost(record);
}

@inline
function portOf(record: u32, isFixed: bool): u32 {
  return isFixed ? u32(load<u8>(record, immediate)) : u32(readRegister<u16>(RDX));
}

@inline
export function input<T>(record: u32, isFixed: bool): u32 {
  checkPrivilege();
  writeRegister<T>(RAX, <T>readPort(portOf(record, isFixed), sizeof<T>()));
  return next(record);
}

@inline
export function output<T>(record: u32, isFixed: bool): u32 {
  checkPrivilege();
  writePort(portOf(record, isFixed), sizeof<T>(), u32(readRegister<T>(RAX)));
  return next(record);
}

/** For string instructions, whose port is in dx. */
@inline
export function fromPort<T>(): T {
  return <T>readPort(u32(readRegister<u16>(RDX)), sizeof<T>());
}

@inline
export function toPort<T>(value: T): void {
  writePort(u32(readRegister<u16>(RDX)), sizeof<T>(), u32(value));
}
