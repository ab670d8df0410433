import { VpcBlockPublicAccessExclusion } from "@cdktf/provider-aws/lib/vpc-block-public-access-exclusion";
import type { Construct } from "constructs";

export function excludeFromBlockPublicAccess(
  scope: Construct,
  vpcId: string,
  mode: "allow-bidirectional" | "allow-egress" | undefined,
  tags: Record<string, string>,
): void {
  if (!mode) return;
  new VpcBlockPublicAccessExclusion(scope, "PublicAccessExclusion", {
    vpcId,
    internetGatewayExclusionMode: mode,
    tags,
  });
}
