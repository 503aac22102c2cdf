// System calls about users, groups and scheduling, and those that only root may make.
import type { Call, CallHandler, CallTable } from './call.ts';
import { userNumber } from './file-status.ts';
import { SystemError } from './file-tree.ts';
import { processNumber } from './process-numbers.ts';

function failing(name: 'EPERM' | 'EINTR'): () => never {
  return () => {
    throw new SystemError(name);
  };
}

/** An ordinary user may become nobody else; -1 leaves a number as it is. */
const changeTo =
  (count: 1 | 2 | 3): CallHandler =>
  call => {
    for (let index = 0; index < count; index++) {
      const number = call.integer(index);
      if (number === -1 && count === 1) throw new SystemError('EINVAL');
      if (number !== -1 && number !== userNumber) throw new SystemError('EPERM');
    }
    return 0;
  };

function tellThree(call: Call): number {
  [0, 1, 2].forEach(index => {
    call.guest.writeNumber(call.pointer(index), 4, BigInt(userNumber));
  });
  return 0;
}

/** The one process by its number, or 0; there are no others. */
export function checkProcess(number: number): void {
  if (number < 0) throw new SystemError('EINVAL');
  if (number !== 0 && number !== processNumber) throw new SystemError('ESRCH');
}

/** Policies by number: the two of real time have priorities from 1 to 99, the others 0. */
const policies: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [1, 99],
  [2, 99],
  [3, 0],
  [5, 0],
  [6, 0],
]);

function priorityOf(call: Call, isGreatest: boolean): number {
  const greatest = policies.get(call.integer(0));
  if (greatest === undefined) throw new SystemError('EINVAL');
  return isGreatest || greatest === 0 ? greatest : 1;
}

function setParameter(call: Call, policy: number, address: number): number {
  checkProcess(call.integer(0));
  const priority = Number(BigInt.asIntN(32, call.guest.readNumber(address, 4)));
  const greatest = policies.get(policy);
  const least = greatest === 0 ? 0 : 1;
  if (greatest === undefined || priority < least || priority > greatest) {
    throw new SystemError('EINVAL');
  }
  if (greatest > 0) throw new SystemError('EPERM');
  return 0;
}

/** PTRACE_TRACEME; there is nobody else to be traced. */
const traceMe = 0;

function trace(call: Call): number {
  const { process } = call;
  if (call.integer(0) !== traceMe) throw new SystemError('ESRCH');
  if (process.state.traits.isTraced) throw new SystemError('EPERM');
  process.update({ traits: { ...process.state.traits, isTraced: true } });
  return 0;
}

const rootOnly = [
  ...['setgroups', 'setgroups32', 'mount', 'umount', 'umount2', 'reboot', 'swapon', 'swapoff'],
  ...['sethostname', 'setdomainname', 'settimeofday', 'stime', 'chroot', 'acct', 'pivot_root'],
  ...['vhangup', 'clock_settime', 'clock_settime64', 'syslog', 'iopl', 'ioperm', 'init_module'],
  ...['delete_module', 'finit_module', 'kexec_load'],
];

export const rightsCalls: CallTable = {
  ...Object.fromEntries(rootOnly.map(name => [name, failing('EPERM')])),
  restart_syscall: failing('EINTR'),
  setuid: changeTo(1),
  setgid: changeTo(1),
  setuid32: changeTo(1),
  setgid32: changeTo(1),
  setreuid: changeTo(2),
  setregid: changeTo(2),
  setreuid32: changeTo(2),
  setregid32: changeTo(2),
  setresuid: changeTo(3),
  setresgid: changeTo(3),
  setresuid32: changeTo(3),
  setresgid32: changeTo(3),
  getresuid: tellThree,
  getresgid: tellThree,
  getresuid32: tellThree,
  getresgid32: tellThree,
  setfsuid: () => userNumber,
  setfsgid: () => userNumber,
  setfsuid32: () => userNumber,
  setfsgid32: () => userNumber,
  ptrace: trace,
  sched_get_priority_max: call => priorityOf(call, true),
  sched_get_priority_min: call => priorityOf(call, false),
  sched_getscheduler: call => {
    checkProcess(call.integer(0));
    return 0;
  },
  sched_setscheduler: call => setParameter(call, call.integer(1), call.pointer(2)),
  sched_getparam: call => {
    checkProcess(call.integer(0));
    call.guest.writeNumber(call.pointer(1), 4, 0n);
    return 0;
  },
  sched_setparam: call => setParameter(call, 0, call.pointer(1)),
};
