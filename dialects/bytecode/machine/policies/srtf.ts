// Shortest remaining time first: a task that has less left to do takes the processor at once.
import { heapPolicy } from './heap-policy.ts';
import type { PolicyKind } from './policy.ts';

export const srtf: PolicyKind = {
  id: 'srtf',
  usesBursts: true,
  create: facts =>
    heapPolicy('Ready, least remaining time first', facts.remaining, {
      preemptive: true,
      detail: task => `${facts.remaining(task)} left`,
    }),
};
