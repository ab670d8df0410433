import { SubnetModule } from "@plinth/subnet";
import { VpcModule } from "@plinth/vpc";
import type { TerraformStack } from "cdktf";
import { documentOf } from "../document";

/** How far a network has grown. */
export type Stage = "one zone" | "three zones" | "another tier, dual stack, a route and an ACL";

/** A network as its owners change it over the years; the same code at each stage, with one thing more. */
function createNetwork(stack: TerraformStack, stage: Stage): void {
  const zones = stage === "one zone" ? ["us-east-1b"] : ["us-east-1c", "us-east-1a", "us-east-1b"];
  const late = stage !== "one zone" && stage !== "three zones";

  const vpc = new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16", ipv6: late });
  const open = new SubnetModule(stack, "Public", {
    tier: "public",
    vpc,
    zones,
    cidrBlock: "10.0.0.0/20",
    ipv6: late,
    natGateways: stage === "one zone" ? ["us-east-1b"] : "per-zone",
  });
  const inner = new SubnetModule(stack, "Private", {
    tier: "private",
    vpc,
    zones,
    cidrBlock: "10.0.64.0/18",
    ipv6: late,
    egress: open,
  });
  if (late) addLateThings(stack, vpc, open, inner);
}

function addLateThings(stack: TerraformStack, vpc: VpcModule, open: SubnetModule, inner: SubnetModule): void {
  const zones = ["use1-az1", "use1-az2"];
  new SubnetModule(stack, "Data", { tier: "isolated", vpc, zones, cidrBlock: "10.0.16.0/20", ipv6: true, slots: 4 });
  const pods = vpc.addRange("Pods", "100.64.0.0/16");
  new SubnetModule(stack, "PodTier", {
    tier: "private",
    vpc: pods,
    zones: ["us-east-1a"],
    cidrBlock: "100.64.0.0/17",
    ipv6: { index: 128 },
    egress: open,
  });
  const shared = new VpcModule(stack, "Shared", { environment: "dev", cidrBlock: "10.9.0.0/16" });
  const peering = vpc.addPeering("ToShared", { peer: shared, dnsResolution: true });
  inner.addRoute("Shared", { to: "10.9.0.0/16", via: { peeringConnectionId: peering.id } });
  const acl = open.addNetworkAcl();
  acl.allowFrom(100, "0.0.0.0/0", 443);
  acl.allowFrom(110, "0.0.0.0/0", { from: 1024, to: 65535 });
  acl.allowFrom(120, "10.0.0.0/16", { protocol: "all" });
  acl.allowTo(100, "0.0.0.0/0", { protocol: "all" });
  acl.allowTo(110, "::/0", { protocol: "all" });
}
/** The document of a stage. */
export function synthesizeGrow(stage: Stage): string {
  return documentOf("grow", (stack) => createNetwork(stack, stage));
}
