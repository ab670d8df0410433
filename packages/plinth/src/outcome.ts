/** The end of a command: `0` nothing to object to, `1` something to object to, `2` the command or its input cannot be read. */
export interface Outcome {
  readonly status: 0 | 1 | 2;
  readonly output: string;
}
