import { readDocument } from "@plinth/model";
import { allPaths, reachFrom, reachTo } from "../src/paths";
import { INTERNET } from "../src/ways/internet";
import { id, instance, rule, SHOP, shop, stackOf } from "./fixtures";

const lines = (paths: ReturnType<typeof allPaths>) =>
  paths.map(({ from, to, protocol, ports, reachable }) => `${from} → ${to} ${protocol} ${ports} ${reachable}`);

test("the paths of a stack are all that reach something, with their ports", () => {
  expect(lines(allPaths(stackOf(SHOP)))).toEqual([
    "aws_instance.App → aws_db_instance.Data tcp 5432 true",
    "aws_instance.Web → aws_instance.App tcp 8080 true",
    "aws_instance.App → aws_instance.Web tcp 443 true",
    "internet → aws_instance.Web tcp 443 true",
    "aws_instance.App → internet tcp 443 true",
  ]);
});

test("reachTo has every source, reachFrom every destination", () => {
  const stack = stackOf(SHOP);
  expect(lines(reachTo(stack, "aws_db_instance.Data"))).toEqual([
    "aws_instance.App → aws_db_instance.Data tcp 5432 true",
  ]);
  expect(lines(reachFrom(stack, "aws_instance.App"))).toEqual([
    "aws_instance.App → aws_db_instance.Data tcp 5432 true",
    "aws_instance.App → aws_instance.Web tcp 443 true",
    "aws_instance.App → internet tcp 443 true",
  ]);
});

test("part of the internet is named, and a part within a wider one that says the same is left out", () => {
  const narrow = rule("aws_security_group.Web", 22, "203.0.113.0/24");
  const stack = stackOf(shop({ "aws_vpc_security_group_ingress_rule.Ssh": narrow }));
  const paths = reachTo(stack, "aws_instance.Web").filter(({ from }) => from === INTERNET);
  const found = paths.map(({ range, ports }) => `${range} ${ports}`);
  expect(found).toEqual(["0.0.0.0/0 443", "203.0.113.0/24 22, 443"]);
});

test("what depends on a value that is known only after apply is a path of its own, with the reason", () => {
  const open = rule("aws_security_group.Data", 5432, "0.0.0.0/0", {
    cidr_ipv4: `\${aws_eip.Nat.public_ip}/32`,
    referenced_security_group_id: undefined,
  });
  const [path] = reachTo(stackOf(shop({ "aws_vpc_security_group_ingress_rule.Data": open })), "aws_db_instance.Data");
  expect([path?.reachable, path?.unknown.map(({ address }) => address)]).toEqual([
    "unknown",
    ["aws_vpc_security_group_ingress_rule.Data"],
  ]);
});

test("a name that the stack does not have is an error that says what there is", () => {
  expect(() => reachTo(stackOf(SHOP), "aws_instance.Wbe")).toThrow(
    "the stack has no aws_instance.Wbe: it has aws_db_instance.Data, aws_instance.App, aws_instance.Web, internet",
  );
});

/** Instances in a chain, each with a group that the next one lets in: five resources for each. */
function chain(count: number): object {
  const names = Array.from({ length: Math.ceil(count / 5) }, (_, index) => index);
  const named = (make: (index: number) => object) =>
    Object.fromEntries(names.map((index) => [`R${index}`, make(index)]));
  return {
    resource: {
      aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } },
      aws_subnet: named((index) => ({ vpc_id: id("aws_vpc.Main"), cidr_block: `10.0.${index % 256}.0/24` })),
      aws_security_group: named(() => ({ vpc_id: id("aws_vpc.Main") })),
      aws_vpc_security_group_ingress_rule: named((index) =>
        rule(`aws_security_group.R${index}`, 443, `aws_security_group.R${Math.max(index - 1, 0)}`),
      ),
      aws_vpc_security_group_egress_rule: named((index) => rule(`aws_security_group.R${index}`, 443, "10.0.0.0/16")),
      aws_instance: named((index) => instance(`aws_subnet.R${index}`, `aws_security_group.R${index}`)),
    },
  };
}

function milliseconds(count: number): number {
  const document = chain(count);
  const runs = Array.from({ length: 3 }, () => {
    const start = performance.now();
    allPaths(readDocument(document as never));
    return performance.now() - start;
  });
  return Math.min(...runs);
}

test("5,000 resources are read and judged in less than 5 seconds, in time that grows with their number", () => {
  const [small, large] = [milliseconds(1250), milliseconds(5000)];
  expect(allPaths(readDocument(chain(1250) as never)).length).toBeGreaterThanOrEqual(249);
  expect(large).toBeLessThan(5000);
  expect(large).toBeLessThan(4 * small * 3 + 50);
});
