import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { addressPlan, addressTable, VpcModule } from "../src";
import { Hand } from "./hand";

test("the address plan lists who has what, and what is free", () => {
  const hand = new Hand();
  hand.subnet("us-east-1a", "10.0.0.0/18", "public", { gatewayId: hand.gateway.id });
  hand.subnet("us-east-1a", "10.0.128.0/20");
  expect(addressTable(addressPlan(hand))).toBe(
    [
      "tier                    zone        kind      range          addresses",
      "hand/public-us-east-1a  us-east-1a  public    10.0.0.0/18    16379",
      "                                    free      10.0.64.0/18   16384",
      "hand/subnet-us-east-1a  us-east-1a  isolated  10.0.128.0/20  4091",
      "                                    free      10.0.144.0/20  4096",
      "                                    free      10.0.160.0/19  8192",
      "                                    free      10.0.192.0/18  16384",
    ].join("\n"),
  );
});

test("the parts of a plan never overlap and fill the VPC", () => {
  const stack = new TerraformStack(new App({ outdir: "/tmp/plinth-synth" }), "plan");
  const vpc = new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16" });
  for (const part of [3, 77, 200]) {
    new Subnet(vpc, `Part${part}`, {
      vpcId: vpc.vpcId,
      availabilityZone: "us-east-1a",
      cidrBlock: `10.0.${part}.0/24`,
    });
  }
  const sizes = addressPlan(stack).map(({ cidrBlock }) => 2 ** (32 - Number(cidrBlock.split("/")[1])));
  expect(sizes.reduce((sum, size) => sum + size)).toBe(2 ** 16);
});

test("slots that a tier keeps for later zones are not free", () => {
  const hand = new Hand();
  const tier = Object.assign(new Construct(hand, "Data"), { tier: "isolated", cidrBlock: "10.0.0.0/18", slots: 8 });
  for (const [zone, cidrBlock] of [
    ["us-east-1a", "10.0.0.0/21"],
    ["us-east-1d", "10.0.24.0/21"],
  ]) {
    new Subnet(tier, zone, { vpcId: hand.vpc.id, availabilityZone: zone, cidrBlock });
  }
  expect(addressTable(addressPlan(hand))).toBe(
    [
      "tier       zone          kind      range          addresses",
      "hand/Data  us-east-1a    isolated  10.0.0.0/21    2043",
      "hand/Data  slot 1        kept      10.0.8.0/21    2048",
      "hand/Data  slot 2        kept      10.0.16.0/21   2048",
      "hand/Data  us-east-1d    isolated  10.0.24.0/21   2043",
      "hand/Data  slots 4 to 7  kept      10.0.32.0/19   8192",
      "                         free      10.0.64.0/18   16384",
      "                         free      10.0.128.0/17  32768",
    ].join("\n"),
  );
});

test("of a VPC that exists already, the plan lists what the stack has there", () => {
  const stack = new TerraformStack(new App({ outdir: "/tmp/plinth-synth" }), "plan");
  const vpcId = "vpc-0a1b2c3d4e5f60718";
  new Subnet(stack, "Subnet", { vpcId, availabilityZoneId: "use1-az1", cidrBlock: "10.0.0.0/24" });
  expect(addressPlan(stack)).toEqual([
    { vpc: vpcId, tier: "plan", zone: "use1-az1", kind: "isolated", cidrBlock: "10.0.0.0/24", addresses: 251 },
  ]);
});
