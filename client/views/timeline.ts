// The timeline's web view: the chart with its mouse and keyboard, and the tables beside it.
import { fill, grouped, readTexts } from './page/texts.ts';
import { draw, layout, signs } from './timeline/chart.ts';
import { describe } from './timeline/description.ts';
import type { FromView, ToView } from './timeline/messages.ts';
import { RunModel } from './timeline/model.ts';
import { unpackChanges, unpackMarks } from './timeline/packed.ts';
import { showComparison, showQueues, showTable } from './timeline/tables.ts';
import type { TimelineTexts } from './timeline/texts.ts';
import { readTheme, stateNames } from './timeline/theme.ts';
import { clamp, fit, pixelAt, timeAt, type Viewport, zoom } from './timeline/viewport.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromView): void };

const host = acquireVsCodeApi();
const texts = readTexts<TimelineTexts>();
const get = <E extends HTMLElement = HTMLElement>(id: string): E => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found as E;
};

const canvas = get<HTMLCanvasElement>('chart');
const scroller = get('scroller');
const spacer = get('spacer');
const tooltip = get('tooltip');
const live = get('live');
const context = canvas.getContext('2d')!;

let model = new RunModel();
let theme = readTheme(document.body);
let view: Viewport = { start: 0, perPixel: 1 };
/** Until the user zooms or pans, the whole run stays in sight. */
let follows = true;
let cursor: number | undefined;
let hasCapturedCursor = false;
let isStopped = false;
let isOver = true;
let awaitsFrame = false;

const chartWidth = () => canvas.clientWidth - layout.labels;

function render(): void {
  if (awaitsFrame) return;
  awaitsFrame = true;
  requestAnimationFrame(() => {
    awaitsFrame = false;
    const width = scroller.clientWidth;
    const height = scroller.clientHeight;
    const ratio = window.devicePixelRatio || 1;
    if (
      canvas.width !== Math.round(width * ratio) ||
      canvas.height !== Math.round(height * ratio)
    ) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    spacer.style.height = `${layout.axis + model.lanes.length * layout.lane}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (follows) view = fit(model.end, width - layout.labels);
    const scrolled = scroller.scrollTop;
    draw(context, { model, view, theme, width, height, scrolled, cursor });
  });
}

function changeView(next: Viewport): void {
  view = next;
  follows = false;
  render();
}

function zoomBy(factor: number, x = chartWidth() / 2): void {
  changeView(zoom(view, factor, x, model.end, chartWidth()));
}

function panBy(pixels: number): void {
  const moved = { ...view, start: view.start + pixels * view.perPixel };
  changeView(clamp(moved, model.end, chartWidth()));
}

function fitAll(): void {
  follows = true;
  render();
}

const nameOf = (thread: number) => model.lane(thread)?.name ?? String(thread);

/** Asks for the queues at the cursor, at most a few times a second. */
let queueTimer: ReturnType<typeof setTimeout> | undefined;
function askQueues(time: number): void {
  clearTimeout(queueTimer);
  if (isOver) {
    const queues = [{ title: texts.ready, threads: model.readyAt(time) }];
    showQueues(get('queues'), { queues, scopes: [] }, nameOf);
    showQueueTime(time);
  }
  if (!isStopped) return;
  queueTimer = setTimeout(() => host.postMessage({ type: 'queues', time }), 120);
}

function moveCursor(time: number | undefined): void {
  const bounded = time === undefined ? undefined : Math.max(0, Math.min(model.end, time));
  if (bounded === cursor) return;
  cursor = bounded;
  if (cursor !== undefined) askQueues(Math.min(cursor, model.now));
  render();
}

function goTo(time: number): void {
  if (isStopped) host.postMessage({ type: 'goTo', time });
}

function showTooltip(event: MouseEvent, time: number, row: number): void {
  tooltip.textContent = describe(model, texts, time, row, grouped);
  tooltip.hidden = false;
  const left = Math.min(event.clientX + 14, window.innerWidth - tooltip.offsetWidth - 8);
  const top = Math.min(event.clientY + 16, window.innerHeight - tooltip.offsetHeight - 8);
  tooltip.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
}

/** Where the mouse is: the clock unit under it and the lane. */
function placeOf(event: MouseEvent): { x: number; time: number; row: number } {
  const box = canvas.getBoundingClientRect();
  const x = event.clientX - box.left - layout.labels;
  const y = event.clientY - box.top - layout.axis + scroller.scrollTop;
  return { x, time: Math.floor(timeAt(view, x)), row: Math.floor(y / layout.lane) };
}

/** Pixels that the mouse may move between press and release for a click. */
const clickSlack = 4;
let drag: { x: number; moved: number } | undefined;

canvas.addEventListener('pointerdown', event => {
  drag = { x: event.clientX, moved: 0 };
  canvas.setPointerCapture(event.pointerId);
  canvas.focus();
});

canvas.addEventListener('pointermove', event => {
  if (drag) {
    const distance = event.clientX - drag.x;
    drag.moved += Math.abs(distance);
    drag.x = event.clientX;
    if (drag.moved > clickSlack) panBy(-distance);
  }
  const { x, time, row } = placeOf(event);
  hasCapturedCursor = false;
  if (x < 0 || time > model.end) {
    tooltip.hidden = true;
    moveCursor(undefined);
    return;
  }
  moveCursor(time);
  showTooltip(event, time, row);
});

canvas.addEventListener('pointerup', event => {
  const isClick = drag !== undefined && drag.moved <= clickSlack;
  drag = undefined;
  const { x, time } = placeOf(event);
  if (isClick && x >= 0 && time <= model.end) goTo(Math.max(0, time));
});

canvas.addEventListener('pointerleave', () => {
  tooltip.hidden = true;
  if (!hasCapturedCursor) moveCursor(undefined);
});

scroller.addEventListener('scroll', render);

scroller.addEventListener(
  'wheel',
  event => {
    const overflows = spacer.offsetHeight > scroller.clientHeight + 1;
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (isSideways) {
      event.preventDefault();
      panBy(event.deltaX || event.deltaY);
    } else if (event.ctrlKey || event.metaKey || !overflows) {
      event.preventDefault();
      zoomBy(2 ** (event.deltaY / 240), Math.max(0, placeOf(event).x));
    }
  },
  { passive: false },
);

/** What each key does on the chart. */
const keys: Readonly<Record<string, () => void>> = {
  ArrowLeft: () => stepCursor(-1),
  ArrowRight: () => stepCursor(1),
  PageUp: () => panBy(-chartWidth() * 0.8),
  PageDown: () => panBy(chartWidth() * 0.8),
  Home: () => stepCursor(Number.NEGATIVE_INFINITY),
  End: () => stepCursor(Number.POSITIVE_INFINITY),
  '+': () => zoomBy(0.5),
  '=': () => zoomBy(0.5),
  '-': () => zoomBy(2),
  '0': fitAll,
  Enter: () => {
    if (cursor !== undefined) goTo(cursor);
  },
};

function stepCursor(by: number): void {
  hasCapturedCursor = true;
  moveCursor(Math.max(0, Math.min(model.end, (cursor ?? model.now) + by)));
  const x = pixelAt(view, cursor!);
  if (x < 0 || x > chartWidth()) panBy(x - chartWidth() / 2);
  live.textContent = model.lanes
    .slice(0, 20)
    .map((_, row) => describe(model, texts, cursor!, row, grouped))
    .join('; ');
}

canvas.addEventListener('keydown', event => {
  const action = keys[event.key];
  if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  action();
});

get('zoom-in').addEventListener('click', () => zoomBy(0.5));
get('zoom-out').addEventListener('click', () => zoomBy(2));
get('fit').addEventListener('click', fitAll);
get('compare').addEventListener('click', () => host.postMessage({ type: 'compare' }));
new ResizeObserver(render).observe(scroller);
// The theme changes by classes and styles of the root elements.
new MutationObserver(() => {
  theme = readTheme(document.body);
  drawLegend();
  render();
}).observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'style'] });

function drawLegend(): void {
  const legend = get('legend');
  legend.replaceChildren();
  for (const state of stateNames) {
    const sample = document.createElement('i');
    sample.style.background = theme.states[state];
    sample.dataset['state'] = state;
    const entry = document.createElement('span');
    entry.append(sample, texts[state]);
    legend.append(entry);
  }
  const marks = get('marks');
  marks.replaceChildren();
  for (const kind of Object.keys(signs) as (keyof typeof signs)[]) {
    const entry = document.createElement('span');
    entry.textContent = `${signs[kind]} ${texts[kind]}`;
    marks.append(entry);
  }
}

function summarize(): void {
  const isEmpty = model.lanes.length === 0;
  get('empty').hidden = !isEmpty;
  get('run').hidden = isEmpty;
  const summary = fill(texts.summary, model.lanes.length, model.now, model.end);
  canvas.setAttribute('aria-label', summary);
  get('clock').textContent = `${model.clockUnit} ${grouped(model.now)}`;
}

function askActivity(): void {
  host.postMessage({ type: 'activity', place: model.next });
}

/** Milliseconds between two questions while the program runs. */
const runningPeriod = 400;
setInterval(() => {
  if (!isStopped && !isOver && !document.hidden) askActivity();
}, runningPeriod);

function showQueueTime(time: number): void {
  get('queue-time').textContent = `${model.clockUnit} ${grouped(time)}`;
}

function takeActivity(message: ToView & { readonly type: 'activity' }): void {
  const changes = unpackChanges(message.update.changes);
  const marks = unpackMarks(message.update.marks);
  const update = { ...message.update, changes, marks };
  model.update(update, message.place);
  showTable(get('metrics'), update.metrics, texts);
  showQueues(get('queues'), { queues: update.queues, scopes: [] }, nameOf);
  showQueueTime(model.now);
}

function receive(message: ToView): void {
  switch (message.type) {
    case 'reset':
      model = new RunModel();
      follows = true;
      cursor = undefined;
      get('title').textContent = message.title;
      get('comparison').replaceChildren();
      break;
    case 'activity':
      takeActivity(message);
      break;
    case 'queues':
      showQueues(get('queues'), message.queues, nameOf);
      showQueueTime(message.queues.time);
      return;
    case 'comparison':
      showComparison(get('comparison'), message.comparison, texts);
      get('comparison').scrollIntoView({ block: 'nearest' });
      return;
    case 'problem':
      get('comparison').textContent = message.message;
      return;
    case 'stopped':
      isStopped = message.stopped;
      isOver = message.over;
      document.body.classList.toggle('is-running', !isStopped && !isOver);
      if (isStopped) askActivity();
      return;
  }
  summarize();
  render();
}

window.addEventListener('message', event => receive(event.data as ToView));
drawLegend();
summarize();
render();
host.postMessage({ type: 'ready' });
