// Which stretch of time the chart shows, and the round numbers of its axis.

/** Clock units from `start` on; `perPixel` of them lie in one pixel. */
export interface Viewport {
  readonly start: number;
  readonly perPixel: number;
}

/** One unit of time is never wider than this many pixels. */
const widestUnit = 80;

/** Everything from 0 to `end`, with some room at the right. */
export function fit(end: number, width: number): Viewport {
  const span = Math.max(1, end) * 1.04;
  return { start: 0, perPixel: Math.max(span / Math.max(1, width), 1 / widestUnit) };
}

/** Zooms by `factor` (less than 1 shows less time) so that the time at pixel `x` stays there. */
export function zoom(
  view: Viewport,
  factor: number,
  x: number,
  end: number,
  width: number,
): Viewport {
  const widest = Math.max(fit(end, width).perPixel, 1 / widestUnit);
  const perPixel = Math.min(widest, Math.max(1 / widestUnit, view.perPixel * factor));
  const time = view.start + x * view.perPixel;
  return clamp({ start: time - x * perPixel, perPixel }, end, width);
}

/** Keeps a part of the run in sight. */
export function clamp(view: Viewport, end: number, width: number): Viewport {
  const most = Math.max(0, end * 1.04 - width * view.perPixel);
  return { ...view, start: Math.min(most, Math.max(0, view.start)) };
}

export function timeAt(view: Viewport, x: number): number {
  return view.start + x * view.perPixel;
}

export function pixelAt(view: Viewport, time: number): number {
  return (time - view.start) / view.perPixel;
}

/** The step between labels of the axis: 1, 2 or 5 times a power of ten, at least 1. */
export function axisStep(perPixel: number, pixelsBetween: number): number {
  const wanted = perPixel * pixelsBetween;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  const step = [1, 2, 5, 10].find(factor => factor * power >= wanted) ?? 10;
  return Math.max(1, step * power);
}
