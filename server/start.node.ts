// The entry of the server on Node: sets the engine up for its work, and starts the next file.
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

// The engine keeps the compiled code of the next file, which is most of the time of a start. Node
// 20 has no such cache and compiles anew.
module.enableCompileCache?.();
// An analysis lives until the next keystroke. The engine takes it for long-lived and would put the
// next ones where only a full collection finds that they are garbage, with all that they hold:
// small collections took 15 to 40 ms at 10,000 lines, and take 5 so.
setFlagsFromString('--no-allocation-site-pretenuring');
// The space of young objects starts at a megabyte and doubles; the first analysis of a long file
// would be copied from one half to the other many times until there is room for it.
setFlagsFromString('--semi-space-growth-factor=16');
// Compiled in small batches, what an edit runs is machine code from the first edits on: the slowest
// of the first forty edits of 1,000 lines took 17 to 28 ms, and take 14 to 17 so.
setFlagsFromString('--baseline-batch-compilation-threshold=512');
void import('./main.node.ts');
