import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import type { Port } from "@plinth/core";
import { type Synthesized, synth } from "@plinth/testing";
import type { IConstruct } from "constructs";
import type { AclRange, TierNetworkAcl } from "../src";
import { tiers, zones } from "./network";

const listed = (say: (acl: TierNetworkAcl) => void) => synth((stack) => say(tiers(stack).public.addNetworkAcl()));

const rules = (made: Synthesized) =>
  Object.values(made.all("aws_network_acl_rule")).map(({ network_acl_id: _acl, ...rule }) => rule);

const warnings = ({ node }: IConstruct) =>
  node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);

test("a tier's list is closed until something is said, and stands for every subnet of the tier", () => {
  const made = listed(() => {});
  expect(rules(made)).toEqual([]);
  const { ingress, egress } = made.the("aws_network_acl");
  expect([ingress, egress]).toEqual([undefined, undefined]);
  expect(Object.keys(made.all("aws_network_acl_association")).map((name) => name.slice(0, -9))).toEqual(
    zones.map((zone) => `Public_NetworkAcl_Association-${zone}`),
  );
});

test("a rule is its number and its direction", () => {
  const made = listed((acl) => {
    acl.allowFrom(100, "0.0.0.0/0", 443);
    acl.allowTo(100, "::/0", { from: 1024, to: 65535 });
    acl.denyFrom(50, "198.51.100.0/24", { protocol: "all" });
    acl.denyTo(50, "10.0.16.0/20", { protocol: "icmp", type: 8 });
    acl.allowFrom(110, "10.0.0.0/16", { protocol: "udp", from: 53, to: 53 });
  });
  expect(
    Object.keys(made.all("aws_network_acl_rule"))
      .map((name) => name.slice(0, -9))
      .sort(),
  ).toEqual(["In-100", "In-110", "In-50", "Out-100", "Out-50"].map((id) => `Public_NetworkAcl_${id}`));
  expect(rules(made)).toEqual(
    expect.arrayContaining([
      {
        rule_number: 100,
        egress: false,
        rule_action: "allow",
        protocol: "6",
        cidr_block: "0.0.0.0/0",
        from_port: 443,
        to_port: 443,
      },
      {
        rule_number: 100,
        egress: true,
        rule_action: "allow",
        protocol: "6",
        ipv6_cidr_block: "::/0",
        from_port: 1024,
        to_port: 65535,
      },
      {
        rule_number: 50,
        egress: false,
        rule_action: "deny",
        protocol: "-1",
        cidr_block: "198.51.100.0/24",
        from_port: 0,
        to_port: 0,
      },
      {
        rule_number: 50,
        egress: true,
        rule_action: "deny",
        protocol: "1",
        cidr_block: "10.0.16.0/20",
        icmp_type: 8,
        icmp_code: -1,
      },
      {
        rule_number: 110,
        egress: false,
        rule_action: "allow",
        protocol: "17",
        cidr_block: "10.0.0.0/16",
        from_port: 53,
        to_port: 53,
      },
    ]),
  );
});

test("the subnets come under the list after its rules are there", () => {
  const made = listed((acl) => {
    acl.allowFrom(100, "0.0.0.0/0", 443);
    acl.allowTo(100, "0.0.0.0/0", { protocol: "all" });
  });
  for (const { depends_on } of Object.values(made.all("aws_network_acl_association"))) {
    expect(depends_on.map((name: string) => name.slice(0, -9))).toEqual([
      "aws_network_acl_rule.Public_NetworkAcl_In-100",
      "aws_network_acl_rule.Public_NetworkAcl_Out-100",
    ]);
  }
});

test("asked for twice, it is the same list", () => {
  const made = synth((stack) => {
    const { public: tier } = tiers(stack);
    expect(tier.addNetworkAcl()).toBe(tier.addNetworkAcl());
  });
  expect(Object.keys(made.all("aws_network_acl"))).toHaveLength(1);
});

test.each<[string, (acl: TierNetworkAcl) => void, string]>([
  [
    "a number out of range",
    (acl) => acl.allowFrom(0, "10.0.0.0/8", 443),
    "allowFrom(0) (TierNetworkAcl) is misconfigured:\n  - number must be 1 to 32766, got 0",
  ],
  [
    "a number twice",
    (acl) => {
      acl.allowFrom(100, "10.0.0.0/8", 443);
      acl.denyFrom(100, "10.0.0.0/8", 80);
    },
    "denyFrom(100) (TierNetworkAcl) is misconfigured:\n  - number must be new in its direction, got 100",
  ],
  [
    "no range",
    (acl) => acl.allowTo(1, "world", 443),
    'a network must be a literal range such as 10.0.0.0/16, { cidr, name } for a range that is known only after apply, or { prefixListId, name }, got "world"',
  ],
  ["no port", (acl) => acl.allowTo(1, "10.0.0.0/8", 70000), "port must be 0 to 65535, got 70000"],
  [
    "more rules than a list may have",
    (acl) => {
      for (let number = 1; number <= 41; number++) acl.allowFrom(number, `10.0.${number}.0/24`, 443);
    },
    "a network ACL may have 40 rules in a direction, this is one more",
  ],
])("%s: refused", (_, wrong, problem) => {
  expect(() => listed(wrong)).toThrow(problem);
});

test.each<[AclRange, Port, string]>([
  ["0.0.0.0/0", { from: 20, to: 25 }, "SSH on 22, Telnet on 23"],
  ["::/0", 22, "SSH on 22"],
  [{ cidr: "0.0.0.0/0", name: "World" }, 5432, "PostgreSQL on 5432"],
])("administration and databases for the world, %j on %j, are a warning", (range, port, services) => {
  listed((acl) => {
    expect(warnings(acl.allowFrom(1, range, port))).toEqual([
      `it lets the world in to ${services}: name the ports, or the networks`,
    ]);
  });
});

test("answers from the world come in on high ports without a warning, and so does what is denied or goes out", () => {
  listed((acl) => {
    const rules = [
      acl.allowFrom(900, "0.0.0.0/0", { from: 1024, to: 65535 }),
      acl.denyFrom(100, "0.0.0.0/0", 22),
      acl.allowTo(100, "0.0.0.0/0", 22),
    ];
    expect(rules.flatMap(warnings)).toEqual([]);
  });
});

test("2001:DB8::/32 is written as AWS answers it", () => {
  expect(rules(listed((acl) => acl.allowFrom(1, "2001:DB8::/32", 443)))).toMatchObject([
    { ipv6_cidr_block: "2001:db8::/32" },
  ]);
});

test("a range that is known only after apply is a range of IPv4, or by `ipv6Cidr` of IPv6", () => {
  const made = listed((acl) => {
    const { cidrBlock, ipv6CidrBlock } = new DataAwsVpc(acl, "Other", {});
    acl.allowFrom(1, { cidr: cidrBlock, name: "Other" }, 443);
    acl.allowFrom(2, { ipv6Cidr: ipv6CidrBlock, name: "Other" }, 443);
  });
  expect(rules(made).map(({ cidr_block, ipv6_cidr_block }) => [cidr_block, ipv6_cidr_block])).toEqual([
    [expect.stringMatching(/\.cidr_block\}$/), undefined],
    [undefined, expect.stringMatching(/\.ipv6_cidr_block\}$/)],
  ]);
});
