// First come, first served: a task keeps the processor until it ends, sleeps, blocks or yields.
import type { PolicyKind } from './policy.ts';
import { queuePolicy } from './queue-policy.ts';

export const fcfs: PolicyKind = {
  id: 'fcfs',
  usesBursts: false,
  create: () => queuePolicy(Number.POSITIVE_INFINITY),
};
