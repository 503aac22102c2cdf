// Lottery: each quantum goes to the ready task that holds the drawn ticket.
import type { Policy, PolicyKind, PolicyOptions, TaskFacts } from './policy.ts';
import { createPolicy } from './policy.ts';

/** A ticket for each point of priority, but at least one, so that nobody starves. */
export function ticketsOf(facts: TaskFacts, task: number): number {
  return Math.max(1, facts.priority(task));
}

/** Numbers by task whose running sums can be searched in O(log n): a Fenwick tree. */
class TicketTree {
  total = 0;
  size = 0;
  #capacity = 16;
  #tree = new Float64Array(17);
  #tickets = new Int32Array(16);

  get(task: number): number {
    return this.#tickets[task] ?? 0;
  }

  set(task: number, tickets: number): void {
    while (task >= this.#capacity) this.#grow();
    const change = tickets - this.#tickets[task]!;
    this.size += (tickets > 0 ? 1 : 0) - (this.#tickets[task]! > 0 ? 1 : 0);
    this.#tickets[task] = tickets;
    this.total += change;
    for (let at = task + 1; at <= this.#capacity; at += at & -at) this.#tree[at]! += change;
  }

  /** The task that holds the ticket with this number, from 0 to total - 1. */
  holder(ticket: number): number {
    let at = 0;
    let rest = ticket;
    for (let step = this.#capacity; step > 0; step >>= 1) {
      const next = at + step;
      if (next > this.#capacity || this.#tree[next]! > rest) continue;
      at = next;
      rest -= this.#tree[next]!;
    }
    return at;
  }

  tasks(): number[] {
    const found: number[] = [];
    this.#tickets.forEach((tickets, task) => {
      if (tickets > 0) found.push(task);
    });
    return found;
  }

  save(): Int32Array {
    return this.#tickets.slice();
  }

  load(tickets: Int32Array): void {
    this.#capacity = tickets.length;
    this.#tickets = tickets.slice();
    this.#rebuild();
  }

  #grow(): void {
    const grown = new Int32Array(this.#capacity * 2);
    grown.set(this.#tickets);
    this.#tickets = grown;
    this.#capacity *= 2;
    this.#rebuild();
  }

  #rebuild(): void {
    this.#tree = new Float64Array(this.#capacity + 1);
    this.total = 0;
    this.size = 0;
    this.#tickets.forEach((tickets, task) => {
      this.total += tickets;
      if (tickets > 0) this.size++;
      this.#tree[task + 1]! += tickets;
      const parent = task + 1 + ((task + 1) & -(task + 1));
      if (parent <= this.#capacity) this.#tree[parent]! += this.#tree[task + 1]!;
    });
  }
}

interface LotteryState {
  readonly tickets: Int32Array;
  readonly random: number;
}

function createLottery(facts: TaskFacts, { quantum, seed }: PolicyOptions): Policy {
  const tree = new TicketTree();
  let random = seed | 0;

  /** The next of a sequence of 32-bit numbers that the seed fixes (a Weyl sequence, mixed). */
  const draw = () => {
    random = (random + 0x6d2b79f5) | 0;
    let mixed = Math.imul(random ^ (random >>> 15), random | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return createPolicy({
    size: () => tree.size,
    add: task => tree.set(task, ticketsOf(facts, task)),
    remove: task => tree.set(task, 0),
    changed(task) {
      if (tree.get(task) > 0) tree.set(task, ticketsOf(facts, task));
    },
    take() {
      if (tree.size === 0) return -1;
      const winner = tree.holder(Math.floor((draw() / 2 ** 32) * tree.total));
      tree.set(winner, 0);
      return winner;
    },
    quantum: () => quantum,
    queues: () => [{ title: 'Ready, by number', tasks: tree.tasks() }],
    detail: task => `tickets ${ticketsOf(facts, task)}`,
    save: (): LotteryState => ({ tickets: tree.save(), random }),
    load(state) {
      const saved = state as LotteryState;
      tree.load(saved.tickets);
      random = saved.random;
    },
  });
}

export const lottery: PolicyKind = { id: 'lottery', usesBursts: false, create: createLottery };
