// The entry of the server on Node: has the engine keep the compiled code of the next file, which
// is most of the time of a start, and starts that.
import module from 'node:module';

// Node 20 has no such cache and compiles anew.
module.enableCompileCache?.();
void import('./main.node.ts');
