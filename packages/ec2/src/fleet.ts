import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { type ModuleContext, text } from "@plinth/core";

/** What the methods of a fleet work with. */
export interface FleetContext extends ModuleContext {
  readonly group: AutoscalingGroup;
  readonly role: IamRole;
  readonly minSize: number;
  readonly maxSize: number;
}

/** Names of what methods add: part of an address, and a name in AWS. */
const KEY = text("have 1 to 64 letters, digits and hyphens, a letter first", /^[A-Za-z][A-Za-z0-9-]{0,63}$/).literal();

/** Of a method that adds a child under a name. */
export const NAMED = { keyName: "name", keyParser: KEY } as const;
