import type { SubnetConfig } from "@cdktf/provider-aws/lib/subnet";
import type { SubnetModuleProps } from "./tiers";

/** Nothing is written that was not asked for: AWS has its own defaults. */
export function dnsSettings(props: SubnetModuleProps): Partial<SubnetConfig> {
  const byId = props.hostnames === "resource-name";
  return {
    privateDnsHostnameTypeOnLaunch: props.hostnames,
    enableResourceNameDnsARecordOnLaunch: byId || undefined,
    enableResourceNameDnsAaaaRecordOnLaunch: (byId && props.ipv6 !== undefined && props.ipv6 !== false) || undefined,
    enableDns64: (props.tier === "private" && props.dns64) || undefined,
  };
}
