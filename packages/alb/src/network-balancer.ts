import { Lb } from "@cdktf/provider-aws/lib/lb";
import { isKnownLater, type LogDestination, type ModuleContext } from "@plinth/core";
import { Fn } from "cdktf";
import { balancerName } from "./balancer-props";
import type { NlbSettings } from "./nlb-props";

export function createNetworkBalancer(
  context: ModuleContext,
  settings: NlbSettings,
  { securityGroups, logs }: { readonly securityGroups: string[]; readonly logs: LogDestination | undefined },
): Lb {
  return new Lb(context.scope, "Default", {
    name: balancerName(context, settings.name),
    loadBalancerType: "network",
    internal: settings.scheme === "internal",
    ipAddressType: settings.ipAddressType,
    ...placement(settings),
    securityGroups,
    enableCrossZoneLoadBalancing: settings.crossZone,
    dnsRecordClientRoutingPolicy: settings.clientRouting,
    enableDeletionProtection: settings.deletionProtection,
    enableZonalShift: settings.zonalShift,
    accessLogs: logs && { enabled: true, bucket: logs.bucket, prefix: logs.prefix },
    tags: context.tags(),
  });
}

/** With an address for each subnet, or with addresses that AWS picks. */
function placement({ addresses, subnets: { subnetIds } }: NlbSettings) {
  if (!addresses) return { subnets: [...subnetIds] };
  const { allocationIds, privateIps } = addresses;
  return {
    subnetMapping: (allocationIds ?? privateIps).map((_address, index) => ({
      subnetId: isKnownLater(subnetIds) ? Fn.element([...subnetIds], index) : subnetIds[index],
      allocationId: allocationIds?.[index],
      privateIpv4Address: privateIps?.[index],
    })),
  };
}
