// The request `mnemonic/compare`: one program under every policy (see messages.ts).
import { hasErrors } from '#core/diagnostics/diagnostic.ts';
import { type Comparison, ProgramError } from '#core/machine/program.ts';
import { type Handler, refuse, request } from '../handler.ts';
import { type CompareParams, methods } from '../messages.ts';
import { RequestType } from '../protocol.ts';
import { analysisOf } from './programs.ts';

const compareRequest = new RequestType<CompareParams, Comparison | null, void>(methods.compare);

export function comparisonHandlers(): readonly Handler[] {
  return [
    request(compareRequest, null, async (context, { uri }) => {
      const { dialect, analysis } = await analysisOf(context, uri);
      const { machine, name } = dialect;
      if (!machine.compare) throw refuse(`There is nothing to compare in ${name}.`);
      if (hasErrors(analysis.diagnostics)) {
        throw refuse('The program has errors; mend them first, then compare.');
      }
      try {
        const file = uri.slice(uri.lastIndexOf('/') + 1);
        return machine.compare([{ name: file, uri, content: { kind: 'source', analysis } }], {});
      } catch (error) {
        throw error instanceof ProgramError ? refuse(error.message) : error;
      }
    }),
  ];
}
