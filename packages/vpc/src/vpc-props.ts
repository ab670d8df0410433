import {
  boolean,
  choice,
  ENVIRONMENT,
  type Environment,
  either,
  integer,
  KEY,
  type KeyRef,
  object,
  PROVIDER,
  type RowsOf,
  type SettingsOf,
  TAGS,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { CIDR_BLOCK } from "./cidr-blocks";
import { DHCP_OPTIONS, type DhcpOptions } from "./dhcp-options";
import { FLOW_LOGS, type FlowLogsProps } from "./flow-logs-props";

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
  /**
   * Beginning of the names of the log group and role of the flow logs, of the groups of interface endpoints, and of the tag `Name`: a
   * letter and up to 62 letters, digits and hyphens. A change replaces the log group, role and groups.
   * @default - derived from the path of the construct
   */
  readonly name?: string;
  /** Particular tags of these resources, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
  /** AWS provider of the region and account of the VPC. A change replaces it. @default - the stack's */
  readonly provider?: TerraformProvider;
}

const IPAM = object({ poolId: text(), netmaskLength: integer(16, 28) } satisfies RowsOf<IpamProps>);

export const VPC = object(
  {
    environment: ENVIRONMENT,
    ipv6: either(object({ ipamPoolId: text() }), boolean).optional(),
    flowLogs: FLOW_LOGS.default({}),
    encryptionKey: KEY.optional(),
    dhcpOptions: DHCP_OPTIONS.optional(),
    publicAccessExclusion: choice("allow-bidirectional", "allow-egress").optional(),
    networkAddressUsageMetrics: boolean.optional(),
    instanceTenancy: choice("default", "dedicated").optional(),
    name: text("be a letter and up to 62 letters, digits and hyphens", /^[A-Za-z][A-Za-z0-9-]{0,62}$/)
      .literal()
      .optional(),
    tags: TAGS,
    provider: PROVIDER.optional(),
  } satisfies RowsOf<CommonProps>,
  { oneOf: [{ cidrBlock: CIDR_BLOCK }, { ipam: IPAM }] },
);
export type VpcSettings = SettingsOf<typeof VPC>;
