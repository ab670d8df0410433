import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { matches, must, type Problem } from "@plinth/core";
import type { Construct } from "constructs";

/** What verbs need to know of the fleet that they are said to. */
export interface Fleet extends Construct {
  readonly group: AutoscalingGroup;
  readonly minSize: number;
  readonly maxSize: number;
}

/** What is wrong with the key of a new child: it is part of an address, and names something in AWS. */
export function keyProblems(fleet: Construct, id: string, key: string): Problem[] {
  return [
    matches("name", key, /^[A-Za-z][A-Za-z0-9-]{0,63}$/, "have 1 to 64 letters, digits and hyphens, a letter first"),
    must(fleet.node.tryFindChild(id) === undefined, `name must be new, got ${JSON.stringify(key)} again`),
  ];
}

/** A verb as it reads, for the messages. */
export function call(verb: string, key: string): string {
  return `${verb}(${JSON.stringify(key)})`;
}
