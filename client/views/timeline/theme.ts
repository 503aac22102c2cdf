// The colours of the chart, from the user's theme, so that it is readable in each of them.
import type { ActivityState } from '#core/machine/activity.ts';

export interface Theme {
  readonly states: Readonly<Record<ActivityState, string>>;
  readonly foreground: string;
  readonly faint: string;
  readonly background: string;
  readonly grid: string;
  readonly now: string;
  readonly cursor: string;
  readonly fault: string;
  /** True in themes of high contrast, where nothing may be pale. */
  readonly hasHighContrast: boolean;
  readonly font: string;
}

export function readTheme(element: Element): Theme {
  const style = getComputedStyle(element);
  const colour = (name: string, fallback: string) =>
    style.getPropertyValue(`--vscode-${name}`).trim() || fallback;
  const foreground = colour('foreground', '#888');
  return {
    states: {
      running: colour('mnemonic-timelineRunning', '#388a34'),
      ready: colour('mnemonic-timelineReady', '#bf8803'),
      blocked: colour('mnemonic-timelineBlocked', '#e51400'),
      sleeping: colour('mnemonic-timelineSleeping', '#1a85ff'),
      ended: colour('mnemonic-timelineEnded', '#888'),
    },
    foreground,
    faint: colour('descriptionForeground', foreground),
    background: colour('panel-background', colour('editor-background', 'transparent')),
    grid: colour('editorIndentGuide-background1', colour('widget-border', '#8884')),
    now: colour('debugIcon-continueForeground', colour('focusBorder', '#007acc')),
    cursor: colour('editorCursor-foreground', foreground),
    fault: colour('errorForeground', '#e51400'),
    // These themes alone name the colour.
    hasHighContrast: colour('contrastBorder', '') !== '',
    font: `12px ${style.getPropertyValue('--vscode-font-family') || 'sans-serif'}`,
  };
}

/** The part of a lane's height that a state fills, so that colour alone never tells them apart. */
export const heights: Readonly<Record<ActivityState, number>> = {
  running: 1,
  ready: 0.5,
  blocked: 0.3,
  sleeping: 0.16,
  ended: 0.06,
};

/** All states in the order of the legend. */
export const stateNames = Object.keys(heights) as readonly ActivityState[];
