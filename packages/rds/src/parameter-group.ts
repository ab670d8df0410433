import { DbParameterGroup } from "@cdktf/provider-aws/lib/db-parameter-group";
import { nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import { ENGINES, type EngineName } from "./engines";

/**
 * The parameters of an instance. The family is part of the name: a major upgrade makes a new group beside the old one,
 * which the instance still uses until it is upgraded.
 */
export function parameterGroup(
  scope: Construct,
  engine: EngineName,
  major: string,
  own: Readonly<Record<string, string>>,
  tags: Record<string, string>,
): DbParameterGroup {
  const { family, parameters, staticParameters } = ENGINES[engine];
  const all = Object.entries({ ...parameters, ...own }).sort(([a], [b]) => (a < b ? -1 : 1));
  return new DbParameterGroup(scope, "Parameters", {
    namePrefix: `${nameOf(scope, 200, family(major))}-`,
    family: family(major),
    description: "Parameters of one instance",
    parameter: all.map(([name, value]) => ({
      name,
      value,
      applyMethod: staticParameters.includes(name) ? "pending-reboot" : "immediate",
    })),
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
}
