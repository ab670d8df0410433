import type { Lb } from "@cdktf/provider-aws/lib/lb";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { HOSTED_ZONE_ID, object, parse, show, text } from "@plinth/core";
import type { Construct } from "constructs";

/** Names of a balancer may be IPv4 only or, with dual stack, both. */
export type IpAddressType = "ipv4" | "dualstack" | "dualstack-without-public-ipv4";

const ALIAS = object({
  name: text('be a name such as "www.example.com"', /^(?=.{1,253}$)(\*\.)?([a-z0-9_-]{1,63}\.)+[a-z]{2,63}$/).literal(),
  zoneId: HOSTED_ZONE_ID,
});

/** A name in a hosted zone that leads to a balancer and costs nothing to look up: A, AAAA, or both. */
export function addAlias(
  scope: Construct,
  balancer: Lb,
  addresses: IpAddressType,
  given: { readonly name: string; readonly zoneId: string },
): Route53Record[] {
  const types = { ipv4: ["A"], dualstack: ["A", "AAAA"], "dualstack-without-public-ipv4": ["AAAA"] }[addresses];
  const { name, zoneId } = parse(scope, ALIAS, given, {
    call: `addAlias(${show(given.name)})`,
    rules: [
      (alias) =>
        types.some((type) => scope.node.tryFindChild(`Alias-${alias.name}-${type}`)) &&
        `name must be new, got "${alias.name}"`,
    ],
  });
  return types.map(
    (type) =>
      new Route53Record(scope, `Alias-${name}-${type}`, {
        name,
        zoneId,
        type,
        alias: { name: balancer.dnsName, zoneId: balancer.zoneId, evaluateTargetHealth: true },
      }),
  );
}
