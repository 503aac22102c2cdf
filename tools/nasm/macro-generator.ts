// Random programs of the preprocessor: definitions, calls, conditions and loops in odd company.
import type { RandomChoices } from './random.ts';

const singles = ['a', 'b', 'c', 'd', 'e1', 'Fo', '%$x', '%$y'];
const functions = ['f', 'g', 'h'];
const multis = ['m1', 'm2', 'm3', 'lab'];
const words = ['ax', 'foo', '_z', '.l', '$', '?', 'e1x', 'eax', 'Foo', 'ne', 'z'];

/** A text out of small parts; `depth` bounds how deep they nest. */
function value(random: RandomChoices, depth: number): string {
  const inner = () => value(random, depth - 1);
  switch (random.below(depth > 0 ? 17 : 8)) {
    case 0:
    case 1:
      return String(random.below(12));
    case 2:
      return random.pick(words);
    case 3:
    case 4:
      return random.pick(singles);
    case 5:
      return random.pick(['"s"', "'t u'", '`v\\n`', '0x1f', '1.5', '12h']);
    case 6:
      return random.pick([
        '%0',
        '%1',
        '%2',
        '%3',
        '%%q',
        '%00',
        '%?',
        '%??',
        '%{1:2}',
        '%{-1:1}',
        '%$$x',
      ]);
    case 7:
      return random.pick([' ', '', ',', '+', '-', '[', ']', ':', '{', '}', '%+', '%,']);
    case 8:
      return `${random.pick(functions)}(${inner()})`;
    case 9:
      return `${random.pick(functions)}(${inner()},${inner()})`;
    case 10:
      return `${inner()} ${inner()}`;
    case 11:
      return `${inner()}${inner()}`;
    case 12:
      return `${inner()} %+ ${inner()}`;
    case 13:
      return `%[${inner()}]`;
    case 14:
      return `{${inner()}}`;
    case 15:
      return `%${random.pick(['str', 'strlen', 'count', 'tok', 'cond', 'eval'])}(${inner()})`;
    default:
      return `(${inner()})`;
  }
}

function number(random: RandomChoices): string {
  const operand = () => random.pick(['1', '2', '3', '0', '%eval(1+1)', '5']);
  if (random.oneIn(2)) return operand();
  return `${operand()} ${random.pick(['+', '-', '*', '==', '<', '&', '|'])} ${operand()}`;
}

function formals(random: RandomChoices): string {
  const mark = () => random.pick(['', '', '', '=', '&', '&&', '!']);
  const count = random.below(3);
  if (count === 0) return random.oneIn(3) ? '()' : '';
  const last = random.oneIn(6) ? '+' : '';
  return count === 1 ? `(${mark()}p${last})` : `(${mark()}p,${mark()}q${last})`;
}

function singleLine(random: RandomChoices): string {
  const name = random.pick(singles);
  const text = value(random, 2);
  switch (random.below(11)) {
    case 0:
    case 1:
      return `%define ${name} ${text}`;
    case 2: {
      const body = `${value(random, 1)} p ${value(random, 1)} q`;
      return `%${random.pick(['', 'i'])}define ${random.pick(functions)}${formals(random)} ${body}`;
    }
    case 3:
      return `%xdefine ${name} ${text}`;
    case 4:
      return `%assign ${name} ${number(random)}`;
    case 5:
      return `%idefine ${name} ${text}`;
    case 6:
      return `%undef ${random.pick([...singles, ...functions])}`;
    case 7:
      return `%defstr ${name} ${text}`;
    case 8:
      return `%strcat ${name} "a",'${random.pick(['b', '"', 'c d'])}'`;
    case 9:
      return `%substr ${name} 'abcdef' ${random.below(8) - 1},${random.below(8) - 3}`;
    default:
      return `%strlen ${name} "${random.pick(['', 'a', 'bcd'])}"`;
  }
}

function condition(random: RandomChoices): string {
  const negated = random.pick(['', '', 'n']);
  const text = value(random, 1);
  switch (random.below(10)) {
    case 9:
      return `${negated}${random.pick(['using', 'usable'])} ${random.pick(['fp', 'masm', 'x'])}`;
    case 0:
      return `${negated}def${random.pick(['', 'alias'])} ${random.pick([...singles, 'f', 'g'])}`;
    case 1:
      return `${negated}macro ${random.pick(multis)}${random.pick(['', ' 1', ' 0-1', ' 2+'])}`;
    case 2:
      return `${negated}idn ${text},${value(random, 1)}`;
    case 3:
      return `${negated}idni ${text},${value(random, 1)}`;
    case 4:
      return `${negated}${random.pick(['id', 'num', 'str', 'token', 'empty'])} ${text}`;
    case 5:
      return `${negated}ctx ${random.pick(['k', 'l'])}`;
    default:
      return `${negated} ${number(random)}`;
  }
}

function block(random: RandomChoices, depth: number, lines: string[], inMacro: boolean): void {
  const count = 1 + random.below(4);
  for (let index = 0; index < count; index++) statement(random, depth, lines, inMacro);
}

function statement(random: RandomChoices, depth: number, lines: string[], inMacro: boolean): void {
  const choice = random.below(depth > 0 ? 14 : 9);
  if (choice < 4) lines.push(singleLine(random));
  else if (choice < 6) lines.push(` ${value(random, 3)} ${value(random, 2)}`);
  else if (choice === 6) {
    const label = random.pick(['', '', 'x: ', 'y ']);
    lines.push(`${label} ${random.pick(multis)} ${value(random, 1)},${value(random, 1)}`);
  } else if (choice === 7) lines.push(` ${random.pick(multis)} ${value(random, 2)}`);
  else if (choice === 8) lines.push(oddLine(random, inMacro));
  else if (choice < 11) conditional(random, depth, lines, inMacro);
  else if (choice === 11) {
    lines.push(`%rep ${random.below(4)}`, ' in rep');
    block(random, depth - 1, lines, inMacro);
    if (random.oneIn(4)) lines.push(`%if ${number(random)}`, '%exitrep', '%endif');
    lines.push('%endrep');
  } else if (choice === 12 && !inMacro) multiLine(random, depth, lines);
  else {
    lines.push(`%push ${random.pick(['k', 'l'])}`);
    block(random, depth - 1, lines, inMacro);
    lines.push('%pop');
  }
}

function oddLine(random: RandomChoices, inMacro: boolean): string {
  if (inMacro && random.oneIn(2)) return `%rotate ${random.below(5) - 2}`;
  if (random.oneIn(2)) return rareDirective(random);
  return random.pick(['%$t: nop', ' nop ; comment', '', '%warning w a b', ' __?LINE?__ x', ' a\\']);
}

/** Directives that few programs have. */
function rareDirective(random: RandomChoices): string {
  const name = random.pick(singles);
  const other = random.pick(singles);
  switch (random.below(9)) {
    case 0:
      return `%${random.pick(['', 'i'])}defalias ${name} ${other}`;
    case 1:
      return `%undefalias ${name}`;
    case 2:
      return `%aliases ${random.pick(['on', 'off', '', '0', '1'])}`;
    case 3:
      return `%deftok ${name} ${random.pick(["'a b'", '"f(1)"', '`x\\ty`', other, "'1+2'"])}`;
    case 4:
      return `%use ${random.pick(['altreg', 'fp', 'ifunc', '"fp"', 'none'])}`;
    case 5:
      return `%line ${random.pick(['5', '7+0', '11+2 "f"', '13 g h', name])}`;
    case 6:
      return `%repl ${random.pick(['k', 'l', ''])}`;
    case 7:
      return `%un${random.pick(['', 'i'])}macro ${random.pick(multis)} 1`;
    default:
      return `%pragma ${random.pick(['a b', 'preproc sane_empty_expansion', 'asm x', name])}`;
  }
}

function conditional(random: RandomChoices, depth: number, lines: string[], inMacro: boolean) {
  lines.push(`%if${condition(random)}`);
  block(random, depth - 1, lines, inMacro);
  if (random.oneIn(3)) {
    lines.push(`%elif${condition(random)}`);
    block(random, depth - 1, lines, inMacro);
  }
  if (random.oneIn(2)) {
    lines.push('%else');
    block(random, depth - 1, lines, inMacro);
  }
  lines.push('%endif');
}

function multiLine(random: RandomChoices, depth: number, lines: string[]): void {
  const counts = random.pick(['0', '1', '2', '1-2 d1', '0-*', '1+', '1-2+ d2', '2-3 x,y', '0-1']);
  const prefix = random.pick(['', '', 'i']);
  lines.push(`%${prefix}macro ${random.pick(multis)} ${counts}`);
  lines.push(` body %1 %2 %0 ${value(random, 1)}`);
  block(random, depth - 1, lines, true);
  lines.push('%endmacro');
}

/** A program of some ten to a hundred lines. */
export function randomProgram(random: RandomChoices): string {
  const lines: string[] = [];
  const count = 4 + random.below(12);
  for (let index = 0; index < count; index++) statement(random, 3, lines, false);
  return `${lines.join('\n')}\n`;
}
