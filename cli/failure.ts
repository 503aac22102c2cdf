// How a command ends early: with a message for people and an exit code.

/** 1: the input is wrong or something is missing. 2: the command line itself is wrong. */
export class Failure extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function usageFailure(message: string): Failure {
  return new Failure(message, 2);
}
