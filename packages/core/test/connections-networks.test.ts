import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { synth } from "@plinth/testing";
import { App, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { Connections, type Peering } from "../src";

const thing = (scope: Construct, id: string, vpcId?: string) => {
  const own = new Construct(scope, id);
  return { connections: new Connections(own, new SecurityGroup(own, "Group", {}).id, 80, vpcId) };
};

const linked = (stack: TerraformStack, one: string, other: string, over?: Peering) =>
  thing(stack, "Web", one).connections.allowTo(thing(stack, "Database", other), undefined, over);

const twoNetworks = (stack: TerraformStack) =>
  ["A", "B"].map((id, index) => new Vpc(stack, id, { cidrBlock: `10.${index}.0.0/16` }));

describe("two networks", () => {
  const refused =
    "test/Web cannot connect to test/Database: they are in different networks: " +
    "pass the peering connection between them, or name the other's range";

  test("are not linked by their groups", () => {
    expect(() =>
      synth((stack) => {
        const [a, b] = twoNetworks(stack);
        linked(stack, a.id, b.id);
      }),
    ).toThrow(refused);
    expect(() => synth((stack) => linked(stack, "vpc-0a1b2c3d", "vpc-0e1f2a3b"))).toThrow(refused);
  });

  test("are linked over the peering between them, by rules that wait for it", () => {
    const made = synth((stack) => {
      const [a, b] = twoNetworks(stack);
      linked(stack, a.id, b.id, new VpcPeeringConnection(stack, "Peering", { vpcId: b.id, peerVpcId: a.id }));
    });
    for (const type of ["aws_vpc_security_group_egress_rule", "aws_vpc_security_group_ingress_rule"]) {
      expect(made.the(type).depends_on).toEqual(["aws_vpc_peering_connection.Peering"]);
    }
  });

  test.each([
    ["another network", { peerVpcId: "vpc-0f1e2d3c" }, "the peering connection does not join their networks"],
    [
      "another region",
      { peerRegion: "eu-west-1" },
      "groups cannot name groups of another region: name the other's range",
    ],
  ])("are not linked over a peering with %s", (_, difference, problem) => {
    const wrong = () =>
      synth((stack) => {
        const [a, b] = twoNetworks(stack);
        const peering = { vpcId: a.id, peerVpcId: b.id, ...difference };
        linked(stack, a.id, b.id, new VpcPeeringConnection(stack, "Peering", peering));
      });
    expect(wrong).toThrow(`test/Web cannot connect to test/Database: ${problem}`);
  });

  test.each([
    ["one network is linked with itself", ["vpc-0a1b2c3d", "vpc-0a1b2c3d"], false],
    ["the network of one is unknown", ["vpc-0a1b2c3d", undefined], true],
    ["the networks of both are unknown", [undefined, undefined], true],
  ])("over a peering, where %s", (_, [one, other], accepted) => {
    const over = () =>
      synth((stack) => {
        const peering = { vpcId: "vpc-0a1b2c3d", peerVpcId: "vpc-0e1f2a3b" };
        const [web, database] = [thing(stack, "Web", one), thing(stack, "Database", other)];
        web.connections.allowTo(database, undefined, new VpcPeeringConnection(stack, "Peering", peering));
      });
    if (accepted) expect(over).not.toThrow();
    else expect(over).toThrow("the peering connection does not join their networks");
  });

  test.each([
    ["one is a literal id and one is made here", (vpc: Vpc) => ["vpc-0a1b2c3d", vpc.id]],
    ["both are variables", () => ["${var.vpc-id}", "${var.other-vpc-id}"]],
  ])("are left to AWS where %s", (_, ids) => {
    expect(() =>
      synth((stack) => {
        const [one, other] = ids(new Vpc(stack, "A", { cidrBlock: "10.0.0.0/16" }));
        linked(stack, one, other);
      }),
    ).not.toThrow();
  });

  test("reach each other by their ranges without a word about peering", () => {
    const made = synth((stack) => thing(stack, "Web", "vpc-0a1b2c3d").connections.allowTo("10.1.0.0/16", 80));
    expect(made.the("aws_vpc_security_group_egress_rule").cidr_ipv4).toBe("10.1.0.0/16");
  });
});

test("one network by the same reference is one network", () => {
  expect(() =>
    synth((stack) => {
      const vpc = new Vpc(stack, "A", { cidrBlock: "10.0.0.0/16" });
      linked(stack, vpc.id, vpc.id);
    }),
  ).not.toThrow();
});

test("what is known only to AWS is left to AWS", () => {
  expect(() =>
    synth((stack) => {
      const vpc = new Vpc(stack, "A", { cidrBlock: "10.0.0.0/16" });
      linked(stack, vpc.id, new DataAwsVpc(stack, "Found", { default: true }).id);
    }),
  ).not.toThrow();
});

describe("two stacks", () => {
  const stacks = () => {
    const app = new App({ outdir: "/tmp/plinth-synth" });
    return ["data", "serving"].map((id) => new TerraformStack(app, id));
  };

  test("both rules live in the speaker's, once", () => {
    const [data, serving] = stacks();
    const [database, web] = [thing(data, "Database"), thing(serving, "Web")];
    web.connections.allowTo(database);
    database.connections.allowFrom(web);
    const count = (stack: TerraformStack) =>
      (Testing.synth(stack).match(/"description": "serving\/Web to data/g) ?? []).length;
    expect([count(data), count(serving)]).toEqual([0, 2]);
  });

  test("two networks by literal ids are told apart there too", () => {
    const [data, serving] = stacks();
    expect(() =>
      thing(serving, "Web", "vpc-0a1b2c3d").connections.allowTo(thing(data, "Database", "vpc-0e1f2a3b")),
    ).toThrow("serving/Web cannot connect to data/Database: they are in different networks");
  });

  test("networks that each of them makes are left to AWS", () => {
    const [database, web] = stacks().map((stack) =>
      thing(stack, "Thing", new Vpc(stack, `Vpc-${stack.node.id}`, { cidrBlock: "10.0.0.0/16" }).id),
    );
    expect(() => web.connections.allowTo(database)).not.toThrow();
  });

  test("a network that one of them makes is left to AWS", () => {
    const [data, serving] = stacks();
    const vpc = new Vpc(data, "A", { cidrBlock: "10.0.0.0/16" });
    expect(() =>
      thing(serving, "Web", "vpc-0a1b2c3d").connections.allowTo(thing(data, "Database", vpc.id)),
    ).not.toThrow();
  });
});
