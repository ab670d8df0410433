/**
 * Spares the stack trace that cdktf and cdktn take of every token, which is most of the time that a construct takes. Called
 * before the app is made. What is synthesized stays the same; an error while a token is resolved does not say any more
 * where the token was made. Stack traces of errors stay.
 *
 * @returns takes them again
 */
export function skipCreationStacks(): () => void {
  const capture = Error.captureStackTrace;
  Error.captureStackTrace = captureStackTrace;
  function captureStackTrace(target: object, below: Parameters<typeof capture>[1] = captureStackTrace): void {
    if (!isCreationStack(target)) capture(target, below);
  }
  return () => {
    Error.captureStackTrace = capture;
  };
}

/** cdktf, cdktn and constructs capture into a fresh `{ stack: "" }`; when nothing is written there, they go without. */
function isCreationStack(target: object): boolean {
  return !(target instanceof Error) && "stack" in target && target.stack === "";
}
