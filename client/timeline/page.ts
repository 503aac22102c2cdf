// One page that shows the timeline: its HTML and its messages.
import * as vscode from 'vscode';
import { viewPage } from '../view-page.ts';
import type { FromView, ToView } from '../views/timeline/messages.ts';
import type { TimelineTexts } from '../views/timeline/texts.ts';

export class TimelinePage {
  readonly #webview: vscode.Webview;

  constructor(
    webview: vscode.Webview,
    extension: vscode.Uri,
    answer: (message: FromView) => unknown,
  ) {
    this.#webview = webview;
    webview.options = { enableScripts: true, localResourceRoots: [extension] };
    webview.onDidReceiveMessage((message: FromView) => answer(message));
    webview.html = viewPage(webview, extension, 'timeline', timelineBody(), texts());
  }

  send(message: ToView): void {
    void this.#webview.postMessage(message);
  }
}

function texts(): TimelineTexts {
  const t = vscode.l10n.t;
  return {
    running: t('running'),
    ready: t('ready'),
    blocked: t('blocked'),
    sleeping: t('sleeping'),
    ended: t('ended'),
    arrival: t('arrival'),
    switch: t('context switch'),
    preemption: t('pre-emption'),
    wake: t('wake-up'),
    end: t('end'),
    fault: t('fault'),
    deadlock: t('deadlock'),
    interval: t('{0}: {1}, from {2} to {3}'),
    onCore: t('{0} on core {1}'),
    displaced: t('made way for {0}'),
    summary: t('{0} lanes; the clock is at {1} of {2}'),
    more: t('… and {0} more'),
    close: t('Close'),
  };
}

function timelineBody(): string {
  const t = vscode.l10n.t;
  const compare = t('Compare Policies');
  return `
  <header>
    <span id="title"></span><span id="clock"></span>
    <span id="legend"></span>
    <span class="buttons">
      <button id="compare" type="button">${compare}</button>
      <button id="zoom-out" type="button" title="${t('Zoom out')} (-)">−</button>
      <button id="zoom-in" type="button" title="${t('Zoom in')} (+)">+</button>
      <button id="fit" type="button" title="${t('Show the whole run')} (0)">${t('Fit')}</button>
    </span>
  </header>
  <div id="empty"><p>${t(
    'Press F5 in a program: this view then shows which task ran when. ' +
      'A click on the chart takes the program to that time, back or forward.',
  )}</p></div>
  <div id="run" hidden>
    <div id="scroller">
      <canvas id="chart" tabindex="0" role="img"></canvas><div id="spacer"></div>
    </div>
    <aside>
      <h2>${t('Queues')} <span id="queue-time"></span></h2><div id="queues"></div>
      <h2>${t('Metrics')}</h2><div id="metrics"></div>
      <h2>${t('Marks')}</h2><div id="marks"></div>
    </aside>
  </div>
  <section id="comparison" aria-label="${compare}"></section>
  <div id="tooltip" hidden></div>
  <div id="live" aria-live="polite"></div>`;
}
