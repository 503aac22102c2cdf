// The one process, and the parent that it would have.

export const processNumber = 4242;
export const parentNumber = 4241;
