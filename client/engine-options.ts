// How the engine that the language server runs on is set up, as far as that has to be said when it
// starts; the server itself sets what can be set later.

/**
 * The heap starts at 96 MB instead of growing to it by collections: the marking of the first of
 * these took a sixth of the time of the first forty edits. Memory is taken when it is used.
 */
export const engineOptions: readonly string[] = ['--initial-heap-size=96'];
