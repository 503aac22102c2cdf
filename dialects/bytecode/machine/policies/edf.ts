// Earliest deadline first, pre-emptive; tasks without a deadline come last.
import { heapPolicy } from './heap-policy.ts';
import type { PolicyKind } from './policy.ts';

export const edf: PolicyKind = {
  id: 'edf',
  usesBursts: false,
  create: facts =>
    heapPolicy('Ready, earliest deadline first', facts.deadline, {
      preemptive: true,
      detail: task => {
        const deadline = facts.deadline(task);
        return deadline === Number.POSITIVE_INFINITY ? 'no deadline' : `deadline ${deadline}`;
      },
    }),
};
