import type { Environment } from "@plinth/core";

/** What differs between the environments. Everything else is the same architecture. */
export interface Settings {
  readonly environment: Environment;
  readonly region: string;
  readonly zones: readonly string[];
  /** Zones with a NAT gateway. */
  readonly natGateways: "per-zone" | readonly string[];
  /** Range of the VPC; the tiers take their blocks from it. */
  readonly network: {
    readonly vpc: string;
    readonly public: string;
    readonly private: string;
    readonly isolated: string;
  };
  readonly domain: string;
  readonly certificateArn: string;
  /** Who hears of alarms. */
  readonly emails: readonly string[];
  readonly instanceType: string;
  readonly databaseClass: string;
  /** A key of one's own instead of the keys of AWS. */
  readonly customerKey: boolean;
  /** Lifts every protection, so that the stack can be destroyed. @default false */
  readonly retire?: boolean;
}
