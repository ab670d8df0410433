import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { matches, must, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";

/** Names of a balancer may be IPv4 only or, with dual stack, both. */
export type IpAddressType = "ipv4" | "dualstack" | "dualstack-without-public-ipv4";

/** A name in a hosted zone that leads to a balancer and costs nothing to look up: A, AAAA, or both. */
export function addAlias(
  scope: Construct,
  balancer: Lb,
  addresses: IpAddressType,
  name: string,
  zoneId: string,
): Route53Record[] {
  const types = { ipv4: ["A"], dualstack: ["A", "AAAA"], "dualstack-without-public-ipv4": ["AAAA"] }[addresses];
  const ids = types.map((type) => `Alias-${name}-${type}`);
  const problems = [
    matches(
      "name",
      name,
      /^(?=.{1,253}$)(\*\.)?([a-z0-9_-]{1,63}\.)+[a-z]{2,63}$/,
      'be a name such as "www.example.com"',
    ),
    must(!Token.isUnresolved(name), "name must be known: the records are keyed by it"),
    matches("zoneId", zoneId, /^Z[A-Z0-9]{1,31}$/, "be the id of a hosted zone"),
    must(!ids.some((id) => scope.node.tryFindChild(id)), `name must be new, got "${name}" twice`),
  ];
  validate(scope, problems, `addAlias(${JSON.stringify(name)})`);
  return types.map(
    (type, index) =>
      new Route53Record(scope, ids[index], {
        name,
        zoneId,
        type,
        alias: { name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true },
      }),
  );
}
