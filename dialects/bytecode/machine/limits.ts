// The machine's limits, so that no program can take all the memory of the computer it runs on.

/** Values on one task's stack. */
export const stackValuesMax = 65_536;
/** Calls within calls of one task. */
export const callsMax = 4_096;
/** Tasks of one run, ended ones included. */
export const tasksMax = 262_144;
/** Values on the stacks of all tasks together: 256 MB. */
export const stackMemoryMax = 67_108_864;
/** Values that a channel holds when the program does not say. */
export const channelCapacityDefault = 8;
/** Bytes of all images together. */
export const codeBytesMax = 67_108_864;
