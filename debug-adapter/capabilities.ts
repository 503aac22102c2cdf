// Every capability of the protocol with what the adapter makes of it: `initialize` and the
// reference page read this table.
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Dialect } from '#core/dialect.ts';

type CapabilityName = keyof DebugProtocol.Capabilities;

export interface CapabilityRow {
  readonly name: CapabilityName;
  /** What is declared; undefined where the capability has no meaning here. */
  readonly value: DebugProtocol.Capabilities[CapabilityName] | undefined;
  readonly note: string;
}

const yes = (name: CapabilityName, note: string): CapabilityRow => ({ name, value: true, note });
const no = (name: CapabilityName, note: string): CapabilityRow => ({
  name,
  value: undefined,
  note,
});

// biome-ignore format: a table
export const capabilityRows: readonly CapabilityRow[] = [
  yes('supportsConfigurationDoneRequest', 'The program starts when the client has configured.'),
  yes('supportsFunctionBreakpoints', 'On labels of code, on `label+2`, on addresses, and on what the dialect names: `TRAP x21`, `printf`, `syscall:write`.'),
  yes('supportsConditionalBreakpoints', 'With the expressions of the console.'),
  yes('supportsHitConditionalBreakpoints', '`5`, `>= 5`, `% 5` and the like; going back takes hits back.'),
  yes('supportsEvaluateForHovers', 'Hovers never change anything.'),
  { name: 'exceptionBreakpointFilters', value: [], note: 'The events of the machine, by dialect.' },
  yes('supportsStepBack', 'Exact, the output included: snapshots and replay.'),
  yes('supportsSetVariable', 'A value is an expression, too.'),
  yes('supportsRestartFrame', 'Goes back in time to where the frame began.'),
  yes('supportsGotoTargetsRequest', 'Jump to cursor.'),
  yes('supportsStepInTargetsRequest', 'Into code of the machine itself, such as the handler of a trap.'),
  yes('supportsCompletionsRequest', 'Names and members.'),
  { name: 'completionTriggerCharacters', value: ['.', '@'], note: 'Members and labels.' },
  yes('supportsModulesRequest', 'The files of the program.'),
  no('additionalModuleColumns', 'There is nothing more to say of a file.'),
  no('supportedChecksumAlgorithms', 'Sources are what the program was assembled from.'),
  yes('supportsRestartRequest', 'Loads and assembles again; a failure leaves the old run.'),
  no('supportsExceptionOptions', 'Filters with conditions say more.'),
  yes('supportsValueFormattingOptions', 'Hex; `mnemonic/format` knows more.'),
  yes('supportsExceptionInfoRequest', 'With file, line and offset.'),
  yes('supportTerminateDebuggee', 'The program lives in the adapter and ends with it.'),
  no('supportSuspendDebuggee', 'A program cannot outlive the adapter.'),
  yes('supportsDelayedStackTraceLoading', 'Stacks come in pages.'),
  yes('supportsLoadedSourcesRequest', 'Sources and what they include.'),
  yes('supportsLogPoints', 'Text with expressions in braces.'),
  yes('supportsTerminateThreadsRequest', 'Ends one thread; the others go on.'),
  yes('supportsSetExpression', 'For everything that has a place.'),
  yes('supportsTerminateRequest', 'Ends the run.'),
  yes('supportsDataBreakpoints', 'On variables, memory and registers.'),
  yes('supportsReadMemoryRequest', 'Every memory space.'),
  yes('supportsWriteMemoryRequest', 'Every space that can be written.'),
  yes('supportsDisassembleRequest', 'Backward, too; always as many rows as asked for.'),
  yes('supportsCancelRequest', 'A search in the past.'),
  yes('supportsBreakpointLocationsRequest', 'Lines with code.'),
  yes('supportsClipboardContext', 'As in the console.'),
  yes('supportsSteppingGranularity', 'Instructions, or lines that hold several.'),
  yes('supportsInstructionBreakpoints', 'In the Disassembly view.'),
  yes('supportsExceptionFilterOptions', 'Conditions on filters.'),
  yes('supportsSingleThreadExecutionRequests', 'The others get no processor until the stop.'),
  yes('supportsDataBreakpointBytes', 'A range of addresses.'),
  no('breakpointModes', 'There is one way to stop an emulated machine.'),
  no('supportsANSIStyling', 'The client colours values by itself.'),
];

/** What `initialize` answers; the filters are those of all dialects that may be meant. */
export function capabilities(dialects: readonly Dialect[]): DebugProtocol.Capabilities {
  const declared = capabilityRows.flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    ...Object.fromEntries(declared),
    exceptionBreakpointFilters: filterCapabilities(dialects),
  };
}

/** The exception filters of dialects, each id once. */
export function filterCapabilities(
  dialects: readonly Dialect[],
): DebugProtocol.ExceptionBreakpointsFilter[] {
  const filters = dialects.flatMap(dialect => dialect.machine.exceptionFilters);
  const first = filters.filter(
    (filter, index) => filters.findIndex(other => other.id === filter.id) === index,
  );
  return first.map(filter => ({
    filter: filter.id,
    label: filter.title,
    description: filter.summary,
    default: filter.default,
    supportsCondition: true,
    conditionDescription: 'An expression, such as: counter > 3',
  }));
}
