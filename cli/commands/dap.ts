// `dap`: the debug adapter over standard input and output, or on a port of this machine.
import { startBundle } from '../bundles.ts';
import { type Command, textOption } from '../command.ts';
import { usageFailure } from '../failure.ts';

export const dap: Command = {
  name: 'dap',
  summary: 'Starts the debug adapter for any editor.',
  usage: '--stdio | --port N',
  options: [
    { name: 'stdio', summary: 'talk over standard input and output' },
    { name: 'port', value: 'N', summary: 'listen on 127.0.0.1, port N' },
  ],
  files: [0, 0],
  async run(given) {
    const port = textOption(given, 'port');
    if ((port !== undefined) === (given.values['stdio'] === true)) {
      throw usageFailure('dap needs either --stdio or --port N.');
    }
    if (port === undefined) return startBundle('debug-adapter.cjs', ['--stdio']);
    if (!/^\d+$/.test(port) || Number(port) > 65_535) {
      throw usageFailure(`--port takes a number from 0 to 65535, not ${port}.`);
    }
    return startBundle('debug-adapter.cjs', ['--port', port]);
  },
};
