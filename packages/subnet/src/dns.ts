import type { SubnetConfig } from "@cdktf/provider-aws/lib/subnet";
import type { TierSettings } from "./tiers";

/** Nothing is written that was not asked for: AWS has its own defaults. */
export function dnsArguments({ hostnames, ipv6, dns64 }: TierSettings): Partial<SubnetConfig> {
  const byId = hostnames === "resource-name";
  return {
    privateDnsHostnameTypeOnLaunch: hostnames,
    enableResourceNameDnsARecordOnLaunch: byId || undefined,
    enableResourceNameDnsAaaaRecordOnLaunch: (byId && ipv6 !== false) || undefined,
    enableDns64: dns64 || undefined,
  };
}
