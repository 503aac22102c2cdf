// Draws the Gantt chart of a run on a canvas: what is visible, and no more.
import type { ActivityMark } from '#core/machine/activity.ts';
import { grouped } from '../page/texts.ts';
import { firstFrom, type Lane, type RunModel } from './model.ts';
import { heights, type Theme } from './theme.ts';
import { axisStep, pixelAt, timeAt, type Viewport } from './viewport.ts';

/** Sizes in CSS pixels. */
export const layout = { axis: 26, lane: 26, labels: 132, gap: 5 } as const;

export interface Scene {
  readonly model: RunModel;
  readonly view: Viewport;
  readonly theme: Theme;
  /** Of the whole canvas, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels of lanes that are scrolled out of sight at the top. */
  readonly scrolled: number;
  /** The clock unit under the cursor, if any. */
  readonly cursor: number | undefined;
}

type Context = CanvasRenderingContext2D;

export function draw(context: Context, scene: Scene): void {
  const { theme, width, height, model, scrolled } = scene;
  context.clearRect(0, 0, width, height);
  context.font = theme.font;
  context.textBaseline = 'middle';
  context.save();
  context.beginPath();
  context.rect(0, layout.axis, width, height - layout.axis);
  context.clip();
  const first = Math.floor(scrolled / layout.lane);
  const last = Math.ceil((scrolled + height - layout.axis) / layout.lane);
  for (let row = first; row < Math.min(last, model.lanes.length); row++) {
    const top = layout.axis + row * layout.lane - scrolled;
    drawLane(context, scene, model.lanes[row]!, top);
  }
  drawMarks(context, scene);
  context.restore();
  drawAxis(context, scene);
  drawLines(context, scene);
}

function drawLane(context: Context, scene: Scene, lane: Lane, top: number): void {
  const { theme, width } = scene;
  context.fillStyle = theme.grid;
  context.fillRect(0, top + layout.lane - 1, width, 1);
  context.save();
  context.beginPath();
  context.rect(layout.labels, top, width - layout.labels, layout.lane);
  context.clip();
  if (isDense(scene, lane)) drawDense(context, scene, lane, top);
  else drawIntervals(context, scene, lane, top);
  context.restore();
  context.fillStyle = theme.foreground;
  context.textAlign = 'left';
  context.fillText(shorten(context, lane.name), 10, top + layout.lane / 2);
}

const longestLabel = layout.labels - 18;

function shorten(context: Context, name: string): string {
  if (context.measureText(name).width <= longestLabel) return name;
  let shown = name;
  while (shown.length > 1 && context.measureText(`${shown}…`).width > longestLabel) {
    shown = shown.slice(0, -1);
  }
  return `${shown}…`;
}

function visibleRange({ view, width }: Scene): { from: number; to: number } {
  return { from: view.start, to: timeAt(view, width - layout.labels) };
}

function visibleIntervals(scene: Scene, lane: Lane): number {
  const { from, to } = visibleRange(scene);
  return lane.indexAt(to) - lane.indexAt(from) + 1;
}

/** Whether a lane has more intervals in sight than there is room to tell them apart. */
function isDense(scene: Scene, lane: Lane): boolean {
  return visibleIntervals(scene, lane) > (scene.width - layout.labels) / 2;
}

function drawIntervals(context: Context, scene: Scene, lane: Lane, top: number): void {
  const { view, theme, model } = scene;
  const { from, to } = visibleRange(scene);
  for (let index = Math.max(0, lane.indexAt(from)); index < lane.length; index++) {
    const interval = lane.interval(index, model.end);
    if (!interval || interval.start > to) return;
    const left = layout.labels + pixelAt(view, interval.start);
    const right = layout.labels + pixelAt(view, interval.end);
    const isFuture = interval.start >= model.now;
    context.globalAlpha = isFuture ? futureAlpha(theme) : 1;
    const drawBar = isFuture && theme.hasHighContrast ? frame : bar;
    drawBar(
      context,
      theme.states[interval.state],
      left,
      right - left,
      top,
      heights[interval.state],
    );
    const showsCore = model.hasSeveralCores && interval.core !== undefined && right - left > 16;
    if (showsCore && interval.state === 'running') {
      context.fillStyle = theme.background;
      context.textAlign = 'center';
      context.fillText(String(interval.core), (left + right) / 2, top + layout.lane / 2);
    }
    context.globalAlpha = 1;
  }
}

/** A column a pixel: how much of it the thread was running, over what it was else. */
function drawDense(context: Context, scene: Scene, lane: Lane, top: number): void {
  const { view, theme, model, width } = scene;
  for (let x = 0; x < width - layout.labels; x++) {
    const start = timeAt(view, x);
    const end = Math.min(timeAt(view, x + 1), model.end);
    if (end <= start) return;
    const interval = lane.interval(lane.indexAt(end), model.end);
    if (!interval) continue;
    const ran = (lane.ranBefore(end) - lane.ranBefore(start)) / (end - start);
    const alpha = start >= model.now ? futureAlpha(theme) : 1;
    context.globalAlpha = alpha;
    const rest = interval.state === 'running' ? 'ready' : interval.state;
    bar(context, theme.states[rest], layout.labels + x, 1, top, heights[rest]);
    if (ran > 0) {
      context.globalAlpha = alpha * (0.25 + 0.75 * Math.min(1, ran));
      bar(context, theme.states.running, layout.labels + x, 1, top, heights.running);
    }
    context.globalAlpha = 1;
  }
}

function bar(
  context: Context,
  colour: string,
  left: number,
  width: number,
  top: number,
  part: number,
): void {
  const room = layout.lane - 2 * layout.gap;
  const height = Math.max(2, room * part);
  context.fillStyle = colour;
  context.fillRect(left, top + layout.gap + room - height, Math.max(1, width), height);
}

/** A bar that is its outline alone: what lies in the future, where nothing may be pale. */
function frame(
  context: Context,
  colour: string,
  left: number,
  width: number,
  top: number,
  part: number,
): void {
  const room = layout.lane - 2 * layout.gap;
  const height = Math.max(2, room * part);
  context.strokeStyle = colour;
  context.strokeRect(
    left + 0.5,
    top + layout.gap + room - height + 0.5,
    Math.max(1, width - 1),
    height - 1,
  );
}

/** What lies in the future is paler, but for those who need contrast. */
const futureAlpha = ({ hasHighContrast }: Theme) => (hasHighContrast ? 1 : 0.35);

/** A sign for each kind of mark. */
export const signs: Readonly<Record<ActivityMark['kind'], string>> = {
  arrival: '▼',
  preemption: '◂',
  switch: '╷',
  wake: '▴',
  end: '■',
  fault: '✖',
  deadlock: '⊗',
};

/** Marks that say nothing where every pixel has several of them. */
const frequent: ReadonlySet<ActivityMark['kind']> = new Set(['switch', 'preemption', 'wake']);

/** Pixels between two marks of a lane below which the second one is left out. */
const densestMarks = 14;

function drawMarks(context: Context, scene: Scene): void {
  const { model, view, theme, scrolled, height } = scene;
  const { from, to } = visibleRange(scene);
  const rows = new Map(model.lanes.map((lane, row) => [lane.thread, row]));
  const dense = new Set(model.lanes.filter(lane => isDense(scene, lane)).map(lane => lane.thread));
  const lastAt = new Map<number, number>();
  context.textAlign = 'center';
  for (let index = firstFrom(model.marks, from); index < model.marks.length; index++) {
    const mark = model.marks[index]!;
    if (mark.time > to) return;
    const sign = signs[mark.kind];
    const row = rows.get(mark.thread);
    if (row === undefined || (frequent.has(mark.kind) && dense.has(mark.thread))) continue;
    const top = layout.axis + row * layout.lane - scrolled;
    if (top + layout.lane < layout.axis || top > height) continue;
    const x = layout.labels + pixelAt(view, mark.time);
    const isGrave = mark.kind === 'fault' || mark.kind === 'deadlock';
    if (!isGrave && x - (lastAt.get(row) ?? Number.NEGATIVE_INFINITY) < densestMarks) continue;
    lastAt.set(row, x);
    context.globalAlpha = mark.time > model.now ? futureAlpha(theme) : 1;
    context.fillStyle = isGrave ? theme.fault : theme.foreground;
    context.fillText(sign, x, top + layout.gap + 2);
    context.globalAlpha = 1;
  }
}

function drawAxis(context: Context, { view, theme, width, height, model }: Scene): void {
  const step = axisStep(view.perPixel, 70);
  context.textAlign = 'center';
  const to = timeAt(view, width - layout.labels);
  for (let time = Math.ceil(view.start / step) * step; time <= to; time += step) {
    const x = layout.labels + pixelAt(view, time);
    context.fillStyle = theme.grid;
    context.fillRect(Math.round(x), layout.axis - 5, 1, height - layout.axis + 5);
    context.fillStyle = theme.faint;
    const label = grouped(time);
    const isInside = x + context.measureText(label).width / 2 < width;
    if (isInside) context.fillText(label, x, layout.axis / 2 - 1);
  }
  context.textAlign = 'left';
  context.fillStyle = theme.faint;
  context.fillText(model.clockUnit, 10, layout.axis / 2 - 1);
  context.fillStyle = theme.grid;
  context.fillRect(0, layout.axis - 1, width, 1);
}

/** The line of the present and the line under the mouse. */
function drawLines(context: Context, { model, view, theme, height, width, cursor }: Scene): void {
  const line = (time: number, colour: string, thickness: number) => {
    const x = layout.labels + pixelAt(view, time);
    if (x < layout.labels - 1 || x > width) return;
    context.fillStyle = colour;
    context.fillRect(Math.round(x) - (thickness >> 1), 0, thickness, height);
  };
  if (cursor !== undefined) line(cursor, theme.cursor, 1);
  line(model.now, theme.now, 2);
}
