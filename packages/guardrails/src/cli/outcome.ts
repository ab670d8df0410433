export interface Outcome {
  /** 0 when all is well, 1 when something is wrong with the stack, 2 when the command cannot be understood. */
  readonly status: 0 | 1 | 2;
  readonly output: string;
}
