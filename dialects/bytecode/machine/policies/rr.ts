// Round robin: first come, first served with a quantum, behind which a task queues up again.
import type { PolicyKind } from './policy.ts';
import { queuePolicy } from './queue-policy.ts';

export const rr: PolicyKind = {
  id: 'rr',
  usesBursts: false,
  create: (_, { quantum }) => queuePolicy(quantum),
};
