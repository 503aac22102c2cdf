// What a command of the command line is: its options as data, and what it does.

export interface CommandOption {
  /** Without the two hyphens. */
  readonly name: string;
  readonly short?: string;
  /** The placeholder of its value; absent for a switch. */
  readonly value?: string;
  /** The value where the option stands alone; others come behind an equals sign. */
  readonly standard?: string;
  readonly summary: string;
}

export interface Arguments {
  readonly files: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  /** What stands behind two hyphens. */
  readonly words: readonly string[];
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** What stands behind the name: `FILE… [-o OUT]`. */
  readonly usage: string;
  readonly options: readonly CommandOption[];
  /** The least number of files, and the most. */
  readonly files: readonly [number, number];
  /** Words behind two hyphens are not files. */
  readonly takesWords?: boolean;
  /** Returns the exit code. Throws Failure. */
  run(given: Arguments, terminal: Terminal): Promise<number>;
}

/** Where a command writes; the tests give their own. */
export interface Terminal {
  out(text: string | Uint8Array): void;
  error(text: string | Uint8Array): void;
  /** True where standard error is a terminal that shows colours and progress. */
  readonly interactive: boolean;
  /** Whether standard input, output and error are a terminal. */
  readonly terminals: readonly [boolean, boolean, boolean];
  /** What comes next on standard input; undefined at its end. */
  read(): Promise<Uint8Array | undefined>;
}

/** The text of a string option; undefined if it is not given. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
