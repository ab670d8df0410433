import type { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import {
  type KeyRef,
  type ModuleContext,
  type OwnSecurityGroup,
  type Rule,
  regionProblem,
  type SubnetsRef,
  type Tags,
  validate,
} from "@plinth/core";
import type { Construct } from "constructs";
import { type AgentDimension, agentConfig, agentScript } from "./agent";
import { type LogFileSettings, sortedLogFiles } from "./log-files";
import { multipart, sizeProblem } from "./multipart";
import { createInstanceRole } from "./role";
import { mountPaths, partsOf, type UserDataSettings } from "./user-data";

/** Instances ask for their metadata by session (IMDSv2), and containers on them not at all. */
export const METADATA = {
  httpEndpoint: "enabled",
  httpTokens: "required",
  httpPutResponseHopLimit: 1,
  instanceMetadataTags: "enabled",
};

/** What is around an instance, whether it is one or one of many. */
export interface InstanceSupport extends OwnSecurityGroup {
  /** By the name of the log file. */
  readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  readonly role: IamRole;
  readonly instanceProfile: IamInstanceProfile;
}

interface SupportSettings {
  readonly port: number;
  readonly subnets: SubnetsRef;
  readonly userData?: UserDataSettings;
  readonly logFiles: readonly LogFileSettings[];
  readonly permissionsBoundary?: string;
}

/** What AWS wants in the region of the instances. */
export function regionRules(
  module: Construct,
): Rule<{ readonly subnets: SubnetsRef; readonly encryptionKey?: KeyRef }>[] {
  return [
    ({ subnets }) => regionProblem("subnets", module, subnets),
    ({ encryptionKey }) => regionProblem("encryptionKey", module, encryptionKey),
  ];
}

/** Volumes carry it so that snapshots find them. */
export function volumeTagsOf(context: ModuleContext): Tags {
  return { "plinth:snapshots": context.name(255) };
}

export function createInstanceSupport(
  context: ModuleContext,
  settings: SupportSettings,
  description: string,
): InstanceSupport {
  const { port, subnets, permissionsBoundary } = settings;
  const own = context.createSecurityGroup(description, subnets.vpcId, port);
  const logGroups = Object.fromEntries(
    sortedLogFiles(settings.logFiles).map((file) => [
      file.name,
      context.createLogGroup(`LogGroup-${file.name}`, logGroupName(context, file)),
    ]),
  );
  return { ...own, logGroups, ...createInstanceRole(context, Object.values(logGroups), permissionsBoundary) };
}

/** User data in clear: the agent's part, then the caller's. @throws Error when it is too large */
export function renderUserData(context: ModuleContext, settings: SupportSettings, dimension: AgentDimension): string {
  const { userData, logFiles } = settings;
  const name = (file: LogFileSettings) => logGroupName(context, file);
  const agent = agentConfig(sortedLogFiles(logFiles), name, dimension, mountPaths(userData));
  const text = multipart([agentScript(agent), ...partsOf(userData)]);
  validate(context.scope, [sizeProblem(text)]);
  return text;
}

function logGroupName(context: ModuleContext, { name, logGroupName: given }: LogFileSettings): string {
  return given ?? `/plinth/ec2/${context.name(200)}/${name}`;
}
