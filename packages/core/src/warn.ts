import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import type { Problem } from "./validate";

/** What AWS accepts and is unwise: a warning of the finished stack, once, however often the stack is synthesized. */
export function warn(construct: IConstruct, ...problems: readonly Problem[]): void {
  for (const problem of problems) {
    const isKnown = construct.node.metadata.some(({ data }) => data === problem);
    if (problem && !isKnown) Annotations.of(construct).addWarning(problem);
  }
}
