import {
  ENVIRONMENT,
  type Environment,
  integer,
  KEY,
  type KeyRef,
  LOG_RETENTION_DAYS,
  POLICY_ARN,
  PROVIDER,
  type RowsOf,
  SUBNETS,
  type SubnetsRef,
  TAGS,
  text,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { AMI, type AmiProps } from "./ami";
import { LOG_FILES, type LogFile } from "./log-files";
import { USER_DATA, type UserData } from "./user-data";
import { ROOT_VOLUME, type RootVolumeProps } from "./volumes";

/** What a fleet and a single instance have in common. */
export interface InstanceSupportProps {
  readonly environment: Environment;
  /**
   * Physical names begin with it: 1 to 37 lower-case letters, digits and single hyphens. A change replaces everything but
   * volumes. @default - derived from the path of the construct
   */
  readonly name?: string;
  readonly subnets: SubnetsRef;
  /** Port that the application listens at. */
  readonly port: number;
  /** Image of the instances. @default - the newest Amazon Linux 2023 for the architecture, looked up at every plan */
  readonly ami?: AmiProps;
  /**
   * Prepares an instance at its first boot: a program with a shebang, or packages, mounts, files and programs. At most 16 KB
   * together with what the module adds; never secrets.
   * @default - nothing
   */
  readonly userData?: string | UserData;
  /** Files that the CloudWatch agent sends to a log group each, by a name for the group. @default - none */
  readonly logFiles?: readonly LogFile[];
  /** Days that log groups retain events. @default 30 in dev, 365 in prod */
  readonly logRetentionDays?: number;
  /** The root volume. @default - 8 GiB gp3, encrypted */
  readonly rootVolume?: RootVolumeProps;
  /** Encrypts the volumes and the log groups. @default - the keys of AWS */
  readonly encryptionKey?: KeyRef;
  /** ARN of the policy that the roles cannot exceed, whatever they are granted. @default - no boundary */
  readonly permissionsBoundary?: string;
  /**
   * What instances, volumes and network interfaces are tagged with: the provider's default tags do not reach them, so
   * give the result of `createTags` here too.
   * @default - only `Name`
   */
  readonly tags?: Readonly<Record<string, string>>;
  /** AWS provider of the region and account of the instances. A change replaces them. @default - the stack's */
  readonly provider?: TerraformProvider;
}

export const INSTANCE_SUPPORT = {
  environment: ENVIRONMENT,
  name: text(
    "have 1 to 37 lower-case letters, digits and single hyphens, a letter first",
    /^(?!.*--)[a-z][a-z0-9-]{0,36}(?<!-)$/,
  )
    .literal()
    .optional(),
  subnets: SUBNETS,
  port: integer(1, 65535).literal(),
  ami: AMI.optional(),
  userData: USER_DATA.optional(),
  logFiles: LOG_FILES.default([]),
  logRetentionDays: LOG_RETENTION_DAYS.default({ dev: 30, prod: 365 }),
  rootVolume: ROOT_VOLUME.default({}),
  encryptionKey: KEY.optional(),
  permissionsBoundary: POLICY_ARN.optional(),
  // Each is a resource or a block of its own, so the map is literal.
  tags: TAGS.literal(),
  provider: PROVIDER.optional(),
} satisfies RowsOf<InstanceSupportProps>;
