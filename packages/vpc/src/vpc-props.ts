import type { Environment, KeyRef } from "@plinth/core";
import type { DhcpOptions } from "./dhcp-options";
import type { FlowLogsProps } from "./flow-logs";

export type VpcModuleProps = CommonProps & AddressProps;

/** The IPv4 range: written down, or taken from an IPAM pool. Either way a change replaces the VPC and all in it. */
type AddressProps =
  | {
      /** /16 to /28, with the host bits zero. Limits: AWS docs, "VPC CIDR blocks". */
      readonly cidrBlock: string;
      readonly ipam?: undefined;
    }
  | { readonly cidrBlock?: undefined; readonly ipam: IpamProps };

export interface IpamProps {
  readonly poolId: string;
  /** Length of the prefix, 16 to 28. */
  readonly netmaskLength: number;
}

interface CommonProps {
  readonly environment: Environment;
  /**
   * Adds an IPv6 range, a /56 that Amazon assigns or an IPAM pool gives, and an egress-only internet gateway for private
   * tiers.
   * @default false
   */
  readonly ipv6?: boolean | { readonly ipamPoolId: string };
  /** @default - CloudWatch Logs, all traffic, 10-minute records, kept 30 days in dev and 365 in prod */
  readonly flowLogs?: FlowLogsProps;
  /** Encrypts flow logs in CloudWatch Logs. @default - the key that CloudWatch Logs owns */
  readonly encryptionKey?: KeyRef;
  /** What instances learn by DHCP. @default - the options of AWS */
  readonly dhcpOptions?: DhcpOptions;
  /**
   * Opens this VPC while VPC Block Public Access is on in the account and region: both ways, or out only.
   * @default - the account's setting holds
   */
  readonly publicAccessExclusion?: "allow-bidirectional" | "allow-egress";
  /** Publishes metrics of network address usage. @default false */
  readonly networkAddressUsageMetrics?: boolean;
  /** `dedicated` runs every instance on hardware of its own. A change to dedicated replaces the VPC. @default "default" */
  readonly instanceTenancy?: "default" | "dedicated";
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}
