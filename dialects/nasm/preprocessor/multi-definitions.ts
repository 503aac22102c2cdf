// %macro and %rep: collecting their lines, ending, leaving and turning them.
import { toNumber } from '../integer.ts';
import type { BodyLine } from './body-line.ts';
import { fail, isExhausted, report, warn } from './diagnostic.ts';
import {
  type DirectiveHandler,
  type DirectiveLine,
  expandFront,
  skipSpaceAt,
  trimmed,
} from './directive-line.ts';
import { numberOf } from './directive-names.ts';
import { evaluateFor } from './evaluation.ts';
import type { BodyFrame } from './frames.ts';
import { parameterCounts, parseHeader, specification } from './macro-header.ts';
import type { MultiMacro } from './multi-macro.ts';
import { place } from './places.ts';
import { pushBody } from './reading.ts';
import { areTooMany } from './repeat-bound.ts';
import type { Run } from './run.ts';
import { expandSingle } from './single-expansion.ts';
import { kind, type Token } from './token.ts';

const macroNumbers = new Set([
  numberOf('macro'),
  numberOf('imacro'),
  numberOf('rmacro'),
  numberOf('irmacro'),
]);
const endmNumber = numberOf('endm');
const endMacroNumber = numberOf('endmacro');
const repNumber = numberOf('rep');
const endRepNumber = numberOf('endrep');

/** Takes a line into the macro or %rep that is being collected; false if it ends that. */
export function collect(run: Run, line: BodyLine): boolean {
  const collection = run.collection!;
  const { directive } = line;
  if (macroNumbers.has(directive)) run.nestedMacros++;
  else if (directive === endMacroNumber && run.nestedMacros > 0) run.nestedMacros--;
  else if (directive === endMacroNumber || directive === endmNumber) {
    // The short word knows nothing of macros within macros.
    if (collection.macro) return false;
    const word = line.tokens[line.first]!;
    fail(run, `\`${word.text}': not defining a macro`, word);
    return true;
  } else if (!collection.macro) {
    if (directive === repNumber) run.nestedRepeats++;
    else if (directive === endRepNumber) {
      if (run.nestedRepeats === 0) return false;
      run.nestedRepeats--;
    }
  }
  collection.lines.push(line);
  return true;
}

const startMacro: DirectiveHandler = (run, directive) => {
  const macro = parseHeader(run, directive);
  if (!macro) return;
  const list = macro.at!.name!.word.multi ?? [];
  for (const known of list) {
    // Whatever case the macros ignore, nasm compares the names as they are written.
    const overlap =
      (known.parametersMin <= macro.parametersMax || macro.takesRest) &&
      (macro.parametersMin <= known.parametersMax || known.takesRest);
    if (!overlap || known.name !== macro.name) continue;
    warn(run, 'pp-macro-redef-multi', `redefining multi-line macro \`${macro.name}'`, macro.at);
    break;
  }
  run.collection = {
    macro,
    lines: [],
    opening: directive.line,
    rounds: 0,
    nolist: macro.nolist,
    frame: run.frame,
  };
};

function mentionsLabel(lines: readonly BodyLine[]): boolean {
  return lines.some(
    line =>
      line.hasParameters &&
      line.tokens.some(token => token.kind === kind.parameter && token.text === '%00'),
  );
}

/** Ends the collection of a macro or %rep at its %endmacro or %endrep. */
export function endCollection(run: Run, line: BodyLine): boolean {
  const collection = run.collection!;
  run.collection = undefined;
  const { macro, lines, opening, rounds, nolist } = collection;
  if (macro) {
    macro.lines = lines;
    macro.takesLabel = mentionsLabel(lines);
    addMulti(run, macro);
    run.recorder?.defineMulti(macro, opening, line);
    return false;
  }
  run.recorder?.repeat(opening, line);
  if (rounds <= 0) return false;
  if (areTooMany(run, lines, rounds)) isExhausted(run, run.options.workMax);
  const at = opening.tokens[opening.first]!;
  pushBody(run, lines, {
    macro: undefined,
    rounds,
    call: run.call,
    expansion: {
      kind: 'rep',
      name: '%rep',
      call: place(at.file, at.start, at.end),
      parent: run.frame?.expansion,
    },
    nolist,
  });
  return lines.length === 0;
}

/** Puts a macro before all others of its name. */
export function addMulti(run: Run, macro: MultiMacro): void {
  const { word } = macro.at!.name!;
  word.multi = [macro, ...(word.multi ?? [])];
  run.names.noteMacro(word);
}

const startRepeat: DirectiveHandler = (run, directive) => {
  const { rest } = directive;
  const first = skipSpaceAt(rest, 0);
  // A macro that stands for this word does not hide the lines.
  const nolist = rest[first]?.text.toLowerCase() === '.nolist';
  const tokens = trimmed(expandSingle(run, nolist ? rest.slice(first + 1) : rest));
  const rounds = roundsOf(run, directive, tokens);
  if (rounds === undefined) return;
  run.collection = {
    macro: undefined,
    lines: [],
    opening: directive.line,
    rounds,
    nolist,
    frame: run.frame,
  };
};

function roundsOf(
  run: Run,
  directive: DirectiveLine,
  tokens: readonly Token[],
): number | undefined {
  if (tokens.length === 0) {
    fail(run, "`%rep' expects a repeat count", directive.at);
    return 0;
  }
  const value = evaluateFor(run, tokens, directive.name);
  if (value === undefined) return undefined;
  const rounds = toNumber(value);
  const { repeats } = run.limits;
  if (rounds > repeats) {
    fail(run, `\`%rep' count ${value} exceeds limit (currently ${repeats})`, tokens[0]);
    return 0;
  }
  if (rounds < 0) {
    const message = `negative \`%rep' count: ${value}`;
    report(run, 'warning', 'pp-rep-negative', message, tokens[0], true);
  }
  return Math.max(rounds, 0);
}

const exitRepeat: DirectiveHandler = (run, directive) => {
  for (let frame = run.frame; frame; frame = frame.parent) {
    if (frame.kind === 'file') break;
    if (!frame.macro) {
      frame.rounds = 0;
      return;
    }
  }
  fail(run, "`%exitrep' not within `%rep' block", directive.at);
};

const exitMacro: DirectiveHandler = (run, directive) => {
  let target: BodyFrame | undefined;
  for (let frame = run.frame; frame?.kind === 'body'; frame = frame.parent) {
    if (!frame.macro) continue;
    target = frame;
    break;
  }
  if (!target) {
    fail(run, "`%exitmacro' not within `%macro' block", directive.at);
    return;
  }
  for (let frame = run.frame; frame?.kind === 'body'; frame = frame.parent) {
    frame.next = frame.lines.length;
    frame.rounds = Math.min(frame.rounds, 1);
    if (frame === target) break;
  }
  // What was opened in the macro is closed with it.
  while (target.include && target.include.conditions.length > target.conditions) {
    target.include.conditions.pop();
    run.branches?.end(directive.line, run.frame);
  }
};

const rotate: DirectiveHandler = (run, directive) => {
  const tokens = expandSingle(run, directive.rest);
  if (tokens.length === 0) {
    // nasm has forgotten the directive's name by then.
    fail(run, "`' missing rotate count", directive.at);
    return;
  }
  const value = evaluateFor(run, tokens, directive.name);
  if (value === undefined) return;
  const { call } = run;
  if (!call) {
    fail(run, "`%rotate' invoked outside a macro call", directive.at);
    return;
  }
  const count = call.parameters.length;
  if (count === 0) {
    fail(run, "`%rotate' invoked within macro without parameters", directive.at);
    return;
  }
  const turned = (call.rotation + toNumber(value)) % count;
  call.rotation = turned < 0 ? turned + count : turned;
};

const removeMacro: DirectiveHandler = (run, directive) => {
  const tokens = expandFront(run, directive.rest);
  const name = tokens[0];
  if (name?.kind !== kind.identifier) {
    fail(run, `\`${directive.name}' expects a macro name`, name ?? directive.at);
    return;
  }
  const counts = parameterCounts(run, specification(run, tokens), directive.name);
  const { word } = name.name!;
  // nasm looks at the newest macro of the name alone, whatever is to go.
  if ((word.multi?.[0]?.inProgress ?? 0) > 0) {
    fail(run, "`%unmacro' can't undefine the macro being expanded", name);
    return;
  }
  const insensitive = /^%uni/i.test(directive.name);
  word.multi = word.multi?.filter(macro => {
    const goes =
      macro.insensitive === insensitive &&
      (insensitive || macro.name === name.text) &&
      macro.parametersMin === counts.min &&
      macro.parametersMax === counts.max &&
      macro.takesRest === counts.takesRest;
    if (goes) run.recorder?.removeMulti(macro, name);
    return !goes;
  });
  if (word.multi?.length === 0) word.multi = undefined;
};

const strayEnd: DirectiveHandler = (run, directive) => {
  fail(run, `\`${directive.name}': not defining a macro`, directive.at);
};

const strayEndRepeat: DirectiveHandler = (run, directive) => {
  report(run, 'error', '', "`%endrep': no matching `%rep'", directive.at);
};

/** The handlers, by the name of the directive without `%`. */
export const multiDefinitionHandlers = {
  macro: startMacro,
  imacro: startMacro,
  rmacro: startMacro,
  irmacro: startMacro,
  endmacro: strayEnd,
  endm: strayEnd,
  rep: startRepeat,
  endrep: strayEndRepeat,
  exitrep: exitRepeat,
  exitmacro: exitMacro,
  rotate,
  unmacro: removeMacro,
  unimacro: removeMacro,
};
