// `lsp`: the language server over standard input and output.
import { startBundle } from '../bundles.ts';
import type { Command } from '../command.ts';
import { usageFailure } from '../failure.ts';

export const lsp: Command = {
  name: 'lsp',
  summary: 'Starts the language server (LSP 3.18) for any editor.',
  usage: '--stdio',
  options: [{ name: 'stdio', summary: 'talk over standard input and output' }],
  files: [0, 0],
  async run(given) {
    if (!given.values['stdio']) throw usageFailure('lsp needs --stdio.');
    return startBundle('server.cjs', ['--stdio']);
  },
};
