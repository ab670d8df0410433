import { VpcBlockPublicAccessExclusion } from "@cdktf/provider-aws/lib/vpc-block-public-access-exclusion";
import type { ModuleContext } from "@plinth/core";
import type { VpcSettings } from "./vpc-props";

export function excludeFromBlockPublicAccess(
  { scope, tags }: ModuleContext,
  vpcId: string,
  mode: VpcSettings["publicAccessExclusion"],
): void {
  if (!mode) return;
  new VpcBlockPublicAccessExclusion(scope, "PublicAccessExclusion", {
    vpcId,
    internetGatewayExclusionMode: mode,
    tags: tags(),
  });
}
