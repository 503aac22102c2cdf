// All requests that the debug adapter answers, by command.
import * as breakpoints from './breakpoints.ts';
import * as calls from './calls.ts';
import { coverage } from './coverage.ts';
import * as evaluate from './evaluate.ts';
import * as execution from './execution.ts';
import { input } from './input.ts';
import * as lifecycle from './lifecycle.ts';
import * as memory from './memory.ts';
import * as stack from './stack.ts';
import { stepInTargets } from './step-in-targets.ts';
import * as timeline from './timeline.ts';
import * as variables from './variables.ts';

// Handlers differ in their arguments, which a client is trusted to send as the protocol says.
export const requestHandlers: Readonly<Record<string, unknown>> = {
  __proto__: null,
  initialize: lifecycle.initialize,
  launch: lifecycle.launch,
  configurationDone: lifecycle.configurationDone,
  restart: lifecycle.restart,
  terminate: lifecycle.terminate,
  disconnect: lifecycle.disconnect,
  cancel: lifecycle.cancel,

  setBreakpoints: breakpoints.setBreakpoints,
  setFunctionBreakpoints: breakpoints.setFunctionBreakpoints,
  setInstructionBreakpoints: breakpoints.setInstructionBreakpoints,
  setExceptionBreakpoints: breakpoints.setExceptionBreakpoints,
  setDataBreakpoints: breakpoints.setDataBreakpoints,
  dataBreakpointInfo: evaluate.dataBreakpointInfo,
  breakpointLocations: breakpoints.breakpointLocations,

  continue: execution.continueForward,
  next: execution.next,
  stepIn: execution.stepIn,
  stepInTargets,
  stepOut: execution.stepOut,
  stepBack: execution.stepBack,
  reverseContinue: execution.reverseContinue,
  pause: execution.pause,
  restartFrame: execution.restartFrame,
  gotoTargets: execution.gotoTargets,
  goto: execution.goto,
  terminateThreads: execution.terminateThreads,
  'mnemonic/stepTick': execution.stepTick,
  'mnemonic/runToSwitch': execution.runToSwitch,
  'mnemonic/reverseStepOver': execution.reverseStepOver,
  'mnemonic/reverseStepOut': execution.reverseStepOut,
  'mnemonic/goToTime': execution.goToTime,
  'mnemonic/input': input,
  'mnemonic/calls': calls.calls,
  'mnemonic/coverage': coverage,
  'mnemonic/goToMoment': calls.goToMoment,
  'mnemonic/goToWrite': evaluate.goToWrite,

  threads: stack.threads,
  stackTrace: stack.stackTrace,
  exceptionInfo: stack.exceptionInfo,
  modules: stack.modules,
  loadedSources: stack.loadedSources,
  source: stack.source,

  scopes: variables.scopes,
  variables: variables.variables,
  setVariable: variables.setVariable,
  setExpression: variables.setExpression,
  evaluate: evaluate.evaluate,
  completions: evaluate.completions,
  'mnemonic/format': variables.format,

  readMemory: memory.readMemory,
  writeMemory: memory.writeMemory,
  disassemble: memory.disassemble,

  'mnemonic/activity': timeline.activity,
  'mnemonic/queuesAt': timeline.queuesAt,
};
