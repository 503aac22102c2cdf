// Shortest job first: of the ready tasks the one with the least total CPU time, until it leaves.
import { heapPolicy } from './heap-policy.ts';
import type { PolicyKind } from './policy.ts';

export const sjf: PolicyKind = {
  id: 'sjf',
  usesBursts: true,
  create: facts =>
    heapPolicy('Ready, shortest first', facts.burst, {
      detail: task => `burst ${facts.burst(task)}`,
    }),
};
