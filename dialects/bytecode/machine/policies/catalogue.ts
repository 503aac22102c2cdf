// All scheduling policies by their ids.
import type { PolicyId } from '../../scheduler-options.ts';
import { cfs } from './cfs.ts';
import { edf } from './edf.ts';
import { fcfs } from './fcfs.ts';
import { lottery } from './lottery.ts';
import { mlfq } from './mlfq.ts';
import type { PolicyKind } from './policy.ts';
import { preemptivePriority, priority } from './priority.ts';
import { rr } from './rr.ts';
import { sjf } from './sjf.ts';
import { srtf } from './srtf.ts';
import { stride } from './stride.ts';

export const policyKinds: Readonly<Record<PolicyId, PolicyKind>> = {
  fcfs,
  sjf,
  srtf,
  rr,
  priority,
  'preemptive-priority': preemptivePriority,
  mlfq,
  lottery,
  stride,
  cfs,
  edf,
};
