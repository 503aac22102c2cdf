// The view of an image: a table of which only the rows in sight exist.
import type { ImageLine, ImageMessage } from './image/messages.ts';
import type { ImageTexts } from './image/texts.ts';
import { fill, grouped, readTexts } from './page/texts.ts';

declare function acquireVsCodeApi(): { postMessage(message: object): void };

const host = acquireVsCodeApi();
const texts = readTexts<ImageTexts>();
const get = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no element ${id}.`);
  return found;
};

/** Height of a row in CSS pixels; the style sheet agrees. */
const rowHeight = 22;
const scroller = get('scroller');
const rows = get('rows');
let lines: readonly ImageLine[] = [];

function cell(text: string, className = ''): HTMLElement {
  const made = document.createElement('td');
  made.textContent = text;
  made.className = className;
  return made;
}

/** Each unit that is a character as that, others as a dot. */
function characters({ bytes, code }: ImageLine): string {
  const units = code === undefined ? bytes.split(' ') : [code];
  const values = units.filter(unit => unit !== '').map(unit => Number.parseInt(unit, 16));
  return values.map(unit => (unit >= 32 && unit < 127 ? String.fromCharCode(unit) : '·')).join('');
}

function rowOf(line: ImageLine): HTMLElement {
  const row = document.createElement('tr');
  if (!line.valid) {
    row.className = 'invalid';
    row.title = texts.invalidRow;
  }
  row.append(
    cell(line.address.toString(16).toUpperCase().padStart(4, '0'), 'offset'),
    cell(line.code ?? line.bytes, 'bytes'),
    cell(line.label ? `${line.label}:` : '', 'label'),
    instructionCell(line.text),
    cell(characters(line), 'characters'),
  );
  return row;
}

/** The word and its operand in colours of their own. */
function instructionCell(text: string): HTMLElement {
  const made = cell('', 'instruction');
  const space = text.indexOf(' ');
  const word = document.createElement('b');
  word.textContent = space < 0 ? text : text.slice(0, space);
  made.append(word, space < 0 ? '' : text.slice(space));
  return made;
}

function render(): void {
  const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - 10);
  const count = Math.ceil(scroller.clientHeight / rowHeight) + 20;
  rows.replaceChildren(...lines.slice(first, first + count).map(rowOf));
  rows.style.transform = `translateY(${first * rowHeight}px)`;
}

function receive(message: ImageMessage): void {
  if (message.type === 'problem') {
    get('summary').textContent = message.message;
    return;
  }
  lines = message.lines;
  const invalid = lines.filter(({ valid }) => !valid).length;
  const instructions = lines.filter(({ valid, data }) => valid && !data).length;
  const parts = [fill(texts.size, grouped(message.size))];
  if (message.shown < message.size) parts.push(fill(texts.firstPart, grouped(message.shown)));
  parts.push(fill(texts.instructions, grouped(instructions)));
  if (invalid > 0) parts.push(fill(texts.invalid, grouped(invalid)));
  get('summary').textContent = parts.join(' · ');
  get('spacer').style.height = `${(lines.length + 1) * rowHeight}px`;
  render();
}

scroller.addEventListener('scroll', () => requestAnimationFrame(render));
new ResizeObserver(render).observe(scroller);
window.addEventListener('message', event => receive(event.data as ImageMessage));
host.postMessage({ type: 'ready' });
