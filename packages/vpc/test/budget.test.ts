import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { topologyProblems } from "../src";
import { Hand } from "./hand";

/** Two subnets of 16 addresses, 11 of them usable. */
const budget = (place: (hand: Hand, subnets: string[]) => void) => {
  const hand = new Hand();
  const subnets = ["us-east-1a", "us-east-1b"].map((zone, index) => hand.subnet(zone, `10.0.0.${index * 16}/28`).id);
  place(hand, subnets);
  return topologyProblems(hand);
};

const group = (hand: Hand, subnets: string[], maxSize: number) =>
  new AutoscalingGroup(hand, "Web", { minSize: 1, maxSize, vpcZoneIdentifier: subnets });

test("an Auto Scaling group at its largest must fit, spread over its subnets", () => {
  expect(budget((hand, subnets) => group(hand, subnets, 22))).toEqual([]);
  expect(budget((hand, subnets) => group(hand, subnets, 23))).toEqual([
    "hand/subnet-us-east-1a in us-east-1a (10.0.0.0/28) has 11 addresses and needs 12: 12 for aws_autoscaling_group.Web",
    "hand/subnet-us-east-1b in us-east-1b (10.0.0.16/28) has 11 addresses and needs 12: 12 for aws_autoscaling_group.Web",
  ]);
});

test("a balancer needs eight free addresses beside all others", () => {
  const found = budget((hand, subnets) => {
    new Lb(hand, "Balancer", { subnets });
    new VpcEndpoint(hand, "Ssm", { vpcId: hand.vpc.id, vpcEndpointType: "Interface", subnetIds: subnets });
    group(hand, [subnets[0]], 3);
  });
  expect(found).toEqual([
    "hand/subnet-us-east-1a in us-east-1a (10.0.0.0/28) has 11 addresses and needs 12: " +
      "3 for aws_autoscaling_group.Web, 1 for aws_vpc_endpoint.Ssm, 8 for aws_lb.Balancer",
  ]);
});

test("a database may be in any subnet of its group, and a NAT gateway takes an address", () => {
  const found = budget((hand, subnets) => {
    const dbSubnetGroupName = new DbSubnetGroup(hand, "Databases", { subnetIds: subnets }).name;
    new DbInstance(hand, "Database", { instanceClass: "db.t4g.micro", dbSubnetGroupName });
    group(hand, subnets, 22);
  });
  expect(found.map((problem) => problem.replace(/.* and needs /, ""))).toEqual(
    Array(2).fill("12: 11 for aws_autoscaling_group.Web, 1 for aws_db_instance.Database"),
  );
  const withNat = budget((hand, subnets) => {
    hand.nat("us-east-1a", subnets[0]);
    group(hand, subnets, 22);
  });
  expect(withNat).toContainEqual(expect.stringContaining("needs 12: 11 for aws_autoscaling_group.Web, 1 for aws_nat"));
});

test("what is known only later is left to AWS", () => {
  expect(budget((hand) => group(hand, ["subnet-0a1b2c3d"], 500))).toEqual([]);
});
