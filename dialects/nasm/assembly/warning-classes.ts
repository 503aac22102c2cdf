// The classes of warnings by nasm's names, and which of them are on at the start.

export type WarningState = 'on' | 'off' | 'error';

/** Every class of nasm 2.16.01 with its state where nothing is said of it. */
export const warningClasses: ReadonlyMap<string, WarningState> = new Map<string, WarningState>([
  ['db-empty', 'on'],
  ['ea-absolute', 'on'],
  ['ea-dispsize', 'on'],
  ['float-denorm', 'off'],
  ['float-overflow', 'on'],
  ['float-toolong', 'on'],
  ['float-underflow', 'off'],
  ['forward', 'on'],
  ['label-orphan', 'on'],
  ['label-redef', 'off'],
  ['label-redef-late', 'error'],
  ['number-overflow', 'on'],
  ['obsolete-nop', 'on'],
  ['obsolete-removed', 'on'],
  ['obsolete-valid', 'on'],
  ['phase', 'off'],
  ['pp-else-elif', 'on'],
  ['pp-else-else', 'on'],
  ['pp-empty-braces', 'on'],
  ['pp-environment', 'on'],
  ['pp-macro-def-case-single', 'on'],
  ['pp-macro-def-greedy-single', 'on'],
  ['pp-macro-def-param-single', 'error'],
  ['pp-macro-defaults', 'on'],
  ['pp-macro-params-legacy', 'on'],
  ['pp-macro-params-multi', 'on'],
  ['pp-macro-params-single', 'on'],
  ['pp-macro-redef-multi', 'on'],
  ['pp-open-braces', 'on'],
  ['pp-open-brackets', 'on'],
  ['pp-open-string', 'on'],
  ['pp-rep-negative', 'on'],
  ['pp-sel-range', 'on'],
  ['pp-trailing', 'on'],
  ['pragma-bad', 'off'],
  ['pragma-empty', 'off'],
  ['pragma-na', 'off'],
  ['pragma-unknown', 'off'],
  ['prefix-bnd', 'on'],
  ['prefix-hle', 'on'],
  ['prefix-lock', 'on'],
  ['prefix-opsize', 'on'],
  ['prefix-seg', 'on'],
  ['ptr', 'on'],
  ['regsize', 'on'],
  ['unknown-warning', 'off'],
  ['user', 'on'],
  ['warn-stack-empty', 'on'],
  ['zeroing', 'on'],
  ['zext-reloc', 'on'],
  ['other', 'on'],
]);

/** Names that warnings had in versions before. */
const oldNames: ReadonlyMap<string, string> = new Map([
  ['bnd', 'prefix-bnd'],
  ['hle', 'prefix-hle'],
  ['lock', 'prefix-lock'],
  ['environment', 'pp-environment'],
  ['macro-def-case-single', 'pp-macro-def-case-single'],
  ['macro-def-greedy-single', 'pp-macro-def-greedy-single'],
  ['macro-def-param-single', 'pp-macro-def-param-single'],
  ['macro-defaults', 'pp-macro-defaults'],
  ['macro-params-legacy', 'pp-macro-params-legacy'],
  ['macro-params-multi', 'pp-macro-params-multi'],
  ['macro-params-single', 'pp-macro-params-single'],
  ['macro-params', 'pp-macro-params'],
  ['negative-rep', 'pp-rep-negative'],
  ['not-my-pragma', 'pragma-na'],
  ['orphan-labels', 'label-orphan'],
  ['bad-pragma', 'pragma-bad'],
  ['unknown-pragma', 'pragma-unknown'],
]);

/** What is noted of a class: whether it is heard, and whether it is an error where it is. */
const heard = 1;
const grave = 2;

const bitsOf: Readonly<Record<WarningState, number>> = { off: 0, on: heard, error: heard | grave };

/** The states of all classes, changed by -w and [WARNING]. */
export class WarningSettings {
  #states = new Map([...warningClasses].map(([name, state]) => [name, bitsOf[state]]));
  #initial = new Map(this.#states);
  #stack: Map<string, number>[] = [];

  /** What becomes of a warning of this class. */
  stateOf(warningClass: string): WarningState {
    const bits = this.#states.get(warningClass) ?? heard;
    if ((bits & heard) === 0) return 'off';
    return (bits & grave) === 0 ? 'on' : 'error';
  }

  /** A message with the severity that its class has; undefined if that is off. */
  judged<Message extends { readonly class: string; readonly severity: string }>(
    message: Message,
  ): (Message & { readonly severity: Message['severity'] | 'error' | 'warning' }) | undefined {
    if (message.class === '') return message;
    const state = this.stateOf(message.class);
    if (state === 'off') return undefined;
    return { ...message, severity: state === 'error' ? 'error' : 'warning' };
  }

  /**
   * Applies `+x`, `-x`, `*x`, `x`, `error=x`, `no-x`; the name as it is written if there is no such
   * class. That a class is an error does not turn it on, and it stays one while it is off.
   */
  apply(text: string): string | undefined {
    const match = /^([+\-*]|no-)?(error(?:=|$))?(.*)$/is.exec(text)!;
    const [, sign = '', error = '', written = ''] = match;
    const name = written.toLowerCase();
    const isNone = name === 'none' && sign + error === '';
    const isAll = isNone || name === 'all' || (error !== '' && name === '' && !error.endsWith('='));
    const bits = error === '' ? heard : grave;
    const to = sign === '*' ? 'reset' : sign.length !== 0 && sign !== '+' ? 'off' : 'on';
    const classes = isAll ? [...warningClasses.keys()] : classesNamed(name);
    for (const key of classes) this.#set(key, bits, isNone ? 'off' : to);
    return classes.length > 0 ? undefined : written;
  }

  #set(key: string, bits: number, to: 'on' | 'off' | 'reset'): void {
    const other = this.#states.get(key)! & ~bits;
    if (to === 'off') this.#states.set(key, other);
    else if (to === 'on') this.#states.set(key, other | bits);
    else this.#states.set(key, other | (this.#initial.get(key)! & bits));
  }

  push(): void {
    this.#stack.push(new Map(this.#states));
  }

  /** False if nothing was pushed: the states of the start hold then. */
  pop(): boolean {
    const saved = this.#stack.pop();
    this.#states = saved ?? new Map(this.#initial);
    return saved !== undefined;
  }

  /** What holds now holds at the start of every pass: the command line has been read. */
  freeze(): void {
    this.#initial = new Map(this.#states);
  }

  /** Back to the start of a pass. */
  reset(): void {
    this.#states = new Map(this.#initial);
    this.#stack = [];
  }
}

/** The class of a name, or all whose names have more words behind it; old names count as well. */
function classesNamed(name: string): string[] {
  const isMeant = (key: string) => key === name || key.startsWith(`${name}-`);
  const old = [...oldNames].filter(([key]) => isMeant(key)).map(([, now]) => now);
  return [...warningClasses.keys()].filter(key => isMeant(key) || old.includes(key));
}
