// Runs a program that nobody watches: by generated code where it is hot, else by the interpreter.
import { runPlain, sampleOf, setCodesOf } from './fast-loop.ts';
import type { State } from './state.ts';

/** The interpreter looks for generated code after so many instructions. */
const pieceMax = 1 << 13;
/** Pieces that the interpreter has run in full before code is generated. */
const patience = 6;
/** Instructions within which a hot loop comes back to its beginning, mostly. */
const searchMax = 256;

/** Executes at most `budget` plain instructions and returns how many. */
export function runFree(state: State, budget: number): number {
  const { generated } = state;
  let left = budget;
  while (left > 0) {
    if (generated.isRunning) left -= search(state, left, () => generated.isEntry(state.pc));
    if (generated.isEntry(state.pc)) {
      left -= runGenerated(state, left);
      // What the code leaves for is mostly one instruction, and then it goes on.
      if (left === 0 || runPlain(state, 1, 0) === 0) break;
      left--;
      generated.missed(state.pc);
      continue;
    }
    const piece = Math.min(left, pieceMax);
    const ran = runPlain(state, piece, 0);
    left -= ran;
    if (ran < piece) break;
    if (ran === pieceMax && generated.canCompile) left -= warmUp(state, left);
  }
  return budget - left;
}

function runGenerated(state: State, budget: number): number {
  const sample = sampleOf[state.codes];
  if (sample === undefined) return 0;
  return state.generated.run(budget, sample, value => setCodesOf(state, value));
}

/** Goes on until a condition holds, but not for long; returns how many instructions that took. */
function search(state: State, budget: number, isFound: () => boolean): number {
  const most = Math.min(budget, searchMax);
  let ran = 0;
  while (ran < most && !isFound() && runPlain(state, 1, 0) === 1) ran++;
  return ran;
}

/** When the interpreter has run for long, goes on to where a loop begins, and has code for it. */
function warmUp(state: State, budget: number): number {
  const { generated } = state;
  if (++generated.warmth < patience) return 0;
  let before = 0;
  const ran = search(state, budget, () => {
    const isBack = state.pc < before;
    before = state.pc;
    return isBack;
  });
  generated.warmth = 0;
  generated.compile(state.pc);
  return ran;
}
