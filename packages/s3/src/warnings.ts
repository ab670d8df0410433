import { type Problem, warn } from "@plinth/core";
import type { IConstruct } from "constructs";

/** What one call says that S3 accepts and that is unwise. @param call - as it reads: `expire("Drafts")` */
export function warnOfCall(scope: IConstruct, call: string, ...problems: readonly Problem[]): void {
  warn(scope, ...problems.map((problem) => problem && `${call}: ${problem}`));
}

/** S3 accepts it. Keys rarely begin so: the rule would copy, archive or permit nothing, without an error. */
export function leadingSlash(prefix: string | undefined): Problem {
  return prefix?.startsWith("/") && 'prefix begins with "/" and matches only keys that do too: remove the first "/"';
}
