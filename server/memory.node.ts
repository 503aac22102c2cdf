// Gives memory back while nobody types: V8 lets garbage pile up to hundreds of megabytes first.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Tidier } from './host.ts';

/** How long nothing has been analysed, in milliseconds: longer than between two keystrokes. */
const REST_MS = 300;
/** Garbage below this is not worth a collection, in bytes. */
const WORTHWHILE = 16_000_000;

type Collect = (options: { readonly type: 'major'; readonly flavor: 'last-resort' }) => void;

/** The engine's collector, which is only reachable behind a flag. */
function findCollector(): Collect | undefined {
  try {
    setFlagsFromString('--expose-gc');
    return runInNewContext('gc') as Collect;
  } catch {
    // An engine without the flag has its own ways, which must do then.
    return undefined;
  }
}

/** Collects a while after the last piece of work, which it is told of. */
export function createTidier(): Tidier {
  // Found when it is first needed: a context of its own takes longer than all else of a start.
  let collect: Collect | undefined;
  let isKnown = false;
  let floor = 0;
  let timer: NodeJS.Timeout | undefined;
  const tidy = () => {
    if (process.memoryUsage().heapTotal - floor < WORTHWHILE) return;
    if (!isKnown) collect = findCollector();
    isKnown = true;
    if (!collect) return;
    // Only this flavour also gives the memory of young objects back to the operating system.
    collect({ type: 'major', flavor: 'last-resort' });
    floor = process.memoryUsage().heapTotal;
  };
  let underWay = 0;
  return {
    begin: () => {
      clearTimeout(timer);
      underWay++;
    },
    end: () => {
      if (--underWay > 0) return;
      timer = setTimeout(tidy, REST_MS);
      timer.unref();
    },
  };
}
