import type { Construct, IConstruct } from "constructs";

/** Something with a key's ARN: a `KmsModule`, a raw `KmsKey`, or a literal. */
export interface KeyRef {
  readonly arn: string;
  /** A key that owns its policy learns here which service uses it. @default - the key's policy is the caller's care */
  admit?(use: KeyUse): void;
}

/** Uses of a key that its policy must name, because the service acts for itself and not for a caller with rights. */
export type KeyUse =
  | "logs"
  | "autoscaling"
  | "alarms"
  | "backup"
  | "s3"
  | "events"
  | "delivery"
  | "cloudfront"
  | "sns"
  | "rds-events";

/** The key's ARN, after telling the key who will use it. */
export function keyFor(key: KeyRef, use: KeyUse): string;
export function keyFor(key: KeyRef | undefined, use: KeyUse): string | undefined;
export function keyFor(key: KeyRef | undefined, use: KeyUse): string | undefined {
  key?.admit?.(use);
  return key?.arn;
}

/** A network: a `VpcModule`, or for an existing one a plain object. */
export interface VpcRef {
  readonly vpcId: string;
  /** IPv4 range of the VPC. */
  readonly cidrBlock: string;
  /** Needed by public tiers. @default - no way to the internet */
  readonly internetGatewayId?: string;
  /** IPv6 range of the VPC, /56. @default - IPv4 only */
  readonly ipv6CidrBlock?: string;
  /** How private tiers reach out over IPv6. @default - they do not */
  readonly egressOnlyInternetGatewayId?: string;
  /**
   * Associates the route table with gateway endpoints, and with VPN gateways that propagate routes. @default - none is associated
   * @param owner the tier of the route table: associations between two stacks are created there
   */
  addRouteTable?(key: string, routeTableId: string, owner?: Construct): void;
}

/** Where to place something: a `SubnetModule`, or for an existing network a plain object. */
export interface SubnetsRef {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Zone names, in the order of `subnetIds`. */
  readonly availabilityZones: readonly string[];
}

/** What holds the subnets of a network says what they are for: the topology check and the address plan ask. */
export interface Tier {
  readonly tier: "public" | "private" | "isolated";
  /** IPv4 range of the whole tier, literal. */
  readonly cidrBlock: string;
  /** Equal parts that the range is cut into, one a zone, used or not. */
  readonly slots: number;
}

/** Whoever has a role: a module, or `{ role }` with a raw `IamRole` or a plain name and ARN. */
export interface Grantable {
  readonly role: RoleRef;
}

export interface RoleRef {
  readonly name: string;
  readonly arn: string;
}

/**
 * A service that delivers its logs into a bucket: load balancers (`alb`, with connection logs too, and `nlb`), S3 (`s3` for
 * records of requests, `inventory` for lists of objects), flow logs (`vpc`), CloudTrail, web ACLs (`waf`).
 */
export type LogService = "alb" | "nlb" | "s3" | "inventory" | "vpc" | "cloudtrail" | "waf";

/** A bucket that lets services deliver logs. */
export interface LogBucket {
  /** Lets the service write below the prefix; the answer waits for that permission. Saying it twice changes nothing. */
  acceptLogsFrom(service: LogService, prefix: string): LogDestination;
}

export interface LogDestination {
  readonly bucket: string;
  readonly prefix: string;
  /** Bucket and prefix in one, for the services that take them so: `vpc` and `waf`. */
  readonly arn?: string;
}

/**
 * What is stateful says how it is kept: by its ARN (AWS Backup), by the tags of its volumes (EBS snapshots), or why it
 * needs no backup of its own, as a replica does.
 */
export interface Protectable extends IConstruct {
  readonly protection:
    | { readonly arn: string }
    | { readonly volumeTags: Readonly<Record<string, string>> }
    | { readonly none: string };
}
