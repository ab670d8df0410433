import { explain } from "../src/explain";
import { rule, SHOP, shop, stackOf } from "./fixtures";

const stack = stackOf(SHOP);

test("every resource that lets through is named, in the order of traffic", () => {
  const { reachable, hops } = explain(stack, { from: "aws_instance.App", to: "aws_db_instance.Data", port: 5432 });
  expect(reachable).toBe(true);
  expect(hops.map(({ address }) => address)).toEqual([
    "aws_vpc_security_group_egress_rule.App",
    "the default network ACL of aws_vpc.Main",
    "aws_vpc.Main",
    "the default network ACL of aws_vpc.Main",
    "aws_vpc_security_group_ingress_rule.Data",
    "aws_db_instance.Data",
    "the default network ACL of aws_vpc.Main",
    "the default network ACL of aws_vpc.Main",
  ]);
});

test("the first thing that blocks is named, with the reason", () => {
  expect(explain(stack, { from: "aws_instance.Web", to: "aws_db_instance.Data", port: 5432 })).toEqual({
    from: "aws_instance.Web",
    to: "aws_db_instance.Data",
    protocol: "tcp",
    port: 5432,
    reachable: false,
    via: [],
    hops: [],
    reasons: [{ address: "aws_security_group.Web", says: "no rule lets out tcp 5432 to aws_db_instance.Data" }],
  });
});

test("without a port any port will do", () => {
  expect(explain(stack, { from: "internet", to: "aws_instance.Web" }).reachable).toBe(true);
  expect(explain(stack, { from: "internet", to: "aws_instance.Web", protocol: "udp" }).reachable).toBe(false);
});

test("ranges outside are asked for by themselves, in both directions", () => {
  expect(explain(stack, { from: "aws_instance.App", to: "198.51.100.7", port: 443 }).reachable).toBe(true);
  expect(explain(stack, { from: "aws_instance.App", to: "198.51.100.7", port: 80 }).reachable).toBe(false);
  expect(explain(stack, { from: "172.16.0.1", to: "aws_instance.App", port: 443 })).toMatchObject({
    reachable: false,
    reasons: [{ address: "aws_security_group.App", says: "no rule lets in tcp 443 from 172.16.0.1" }],
  });
});

test("an answer that is not known says what is not", () => {
  const unknown = rule("aws_security_group.Data", 5432, "0.0.0.0/0", { cidr_ipv4: `\${aws_eip.Nat.public_ip}/32` });
  const open = { "aws_vpc_security_group_ingress_rule.Data": { ...unknown, referenced_security_group_id: undefined } };
  expect(
    explain(stackOf(shop(open)), { from: "aws_instance.App", to: "aws_db_instance.Data", port: 5432 }),
  ).toMatchObject({
    reachable: "unknown",
    reasons: [
      {
        address: "aws_vpc_security_group_ingress_rule.Data",
        says: "lets in tcp 5432 from ${aws_eip.Nat.public_ip}/32: not known whether that is aws_instance.App",
      },
    ],
  });
});

test.each([
  [{ from: "internet", to: "aws_instance.Nobody" }, "the stack has no aws_instance.Nobody: it has "],
  [{ from: "the moon", to: "aws_instance.Web" }, "the stack has no the moon: it has "],
  [{ from: "internet", to: "aws_vpc.Main" }, "aws_vpc.Main has no network interface in a VPC: it has "],
  [{ from: "internet", to: "internet" }, "one end must be a resource with a network interface, got internet"],
  [{ from: "internet", to: "aws_instance.Web", port: 70_000 }, "the port must be 0 to 65535, got 70000"],
])("%j is an error", (question, message) => {
  expect(() => explain(stack, question)).toThrow(message);
});

test("a resource without a network interface is said to have none", () => {
  const asked = { from: "aws_vpc.Main", to: "internet" };
  expect(() => explain(stack, asked)).toThrow("aws_vpc.Main has no network interface in a VPC");
});
