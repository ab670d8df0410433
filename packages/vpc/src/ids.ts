import type { Problem } from "@plinth/core";
import type { Construct } from "constructs";

/** What is created beside a child has an id of its own, which can be taken. */
export function takenProblem(scope: Construct, id: string, other: string): Problem {
  return scope.node.tryFindChild(other) && `id must not be "${id}", because "${other}" is there already`;
}
