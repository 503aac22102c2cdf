// The tables beside the chart: metrics, queues at a time, the comparison of policies.
import type { Comparison } from '#core/machine/program.ts';
import { fill } from '../page/texts.ts';
import type { QueuesAtTime, Table } from './messages.ts';
import type { TimelineTexts } from './texts.ts';

function element(name: string, text = '', className = ''): HTMLElement {
  const made = document.createElement(name);
  if (text !== '') made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

function cellText(cell: number | string | null): string {
  return typeof cell === 'number' && !Number.isInteger(cell)
    ? cell.toFixed(2)
    : String(cell ?? '–');
}

/** The most rows of a table that are shown; a line below says how many more there are. */
const mostRows = 500;

export function showTable(
  parent: HTMLElement,
  { columns, rows }: Table,
  texts: TimelineTexts,
): void {
  const table = element('table');
  const head = table.appendChild(element('thead')).appendChild(element('tr'));
  for (const column of columns) head.append(element('th', column));
  const body = table.appendChild(element('tbody'));
  for (const row of rows.slice(0, mostRows)) {
    const line = body.appendChild(element('tr'));
    row.forEach((cell, column) => {
      const text = cellText(cell);
      line.append(element(column === 0 ? 'th' : 'td', text, column === 0 ? 'name' : ''));
    });
    // A row whose other cells are empty is a line of text about all of them.
    if (row.slice(1).every(cell => cell === '')) {
      line.replaceChildren(line.firstElementChild!);
      line.firstElementChild?.setAttribute('colspan', String(columns.length));
    }
  }
  parent.replaceChildren(table);
  if (rows.length > mostRows) {
    parent.append(element('p', fill(texts.more, rows.length - mostRows), 'faint'));
  }
}

/** The queues at a time, and the scheduler's own state as a list. */
export function showQueues(
  parent: HTMLElement,
  { queues, scopes }: Pick<QueuesAtTime, 'queues' | 'scopes'>,
  nameOf: (thread: number) => string,
): void {
  const list = element('dl');
  for (const { title, threads } of queues) {
    list.append(element('dt', title));
    const names = element('dd');
    for (const thread of threads.slice(0, mostRows)) {
      names.append(element('span', nameOf(thread), 'chip'));
    }
    if (threads.length === 0) names.append(element('span', '–', 'faint'));
    list.append(names);
  }
  for (const { name, variables } of scopes) {
    const details = element('details');
    details.append(element('summary', name));
    const inner = element('dl');
    for (const variable of variables.slice(0, mostRows)) {
      inner.append(element('dt', variable.name), element('dd', variable.value));
    }
    details.append(inner);
    list.append(details);
  }
  parent.replaceChildren(list);
}

/** Columns of a comparison in which less is better: the best row of each is marked. */
const lessIsBetter = ['response', 'turnaround', 'waiting', 'longest', 'switches', 'ticks'];

/** Each number has a bar behind it, so that the policies can be compared at a glance. */
export function showComparison(
  parent: HTMLElement,
  { title, columns, rows }: Comparison,
  texts: TimelineTexts,
): void {
  const table = element('table', '', 'comparison');
  const head = table.appendChild(element('thead')).appendChild(element('tr'));
  const isText = columns.map((_, index) => rows.some(row => typeof row.cells[index] === 'string'));
  const titles = columns.map(({ title: text }, index) =>
    element('th', text, isText[index] ? 'text' : ''),
  );
  head.append(element('th'), ...titles);
  const body = table.appendChild(element('tbody'));
  const numbers = columns.map((_, index) =>
    rows.map(({ cells }) => cells[index]).filter(cell => typeof cell === 'number'),
  );
  for (const { name, cells } of rows) {
    const line = body.appendChild(element('tr'));
    line.append(element('th', name, 'name'));
    columns.forEach(({ id }, index) => {
      const cell = cells[index] ?? null;
      const data = line.appendChild(element('td', cellText(cell)));
      if (typeof cell === 'string') data.classList.add('text');
      if (typeof cell !== 'number') return;
      const column = numbers[index]!;
      const largest = Math.max(...column);
      data.style.setProperty('--part', String(largest > 0 ? cell / largest : 0));
      data.classList.add('bar');
      const isBest = cell === Math.min(...column) && cell < largest;
      if (isBest && lessIsBetter.some(word => id.toLowerCase().includes(word))) {
        data.classList.add('best');
      }
    });
  }
  const close = element('button', '×', 'close');
  close.title = texts.close;
  close.addEventListener('click', () => parent.replaceChildren());
  const heading = element('h2', title);
  heading.append(close);
  parent.replaceChildren(heading, table);
}
