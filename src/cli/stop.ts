/** The ways a command can end other than well: a line for people, a number for scripts. */

export const EXIT = {
  fine: 0,
  failure: 1,
  badInput: 2,
  /** The sweep is there, but some of its runs failed. */
  someFailed: 3,
  interrupted: 130,
} as const;

/** Ends the command with a message (one line each) and an exit code. */
export class Stop extends Error {
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}

/** What was given cannot be used. */
export const badInput = (message: string): Stop => new Stop(message, EXIT.badInput);

/** What was asked for did not come about. */
export const failure = (message: string): Stop => new Stop(message, EXIT.failure);
