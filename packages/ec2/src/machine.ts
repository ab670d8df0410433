import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Connections, keyFor, nameOf } from "@plinth/core";
import type { Construct } from "constructs";
import { type AgentDimension, agentConfig, agentScript } from "./agent";
import { multipart } from "./multipart";
import type { LogFile, MachineProps } from "./props";
import { machineRole } from "./role";
import { mountPaths, partsOf } from "./user-data";

type Tags = Readonly<Record<string, string>>;

/** Instances ask for their metadata by session (IMDSv2), and containers on them not at all. */
export const METADATA = {
  httpEndpoint: "enabled",
  httpTokens: "required",
  httpPutResponseHopLimit: 1,
  instanceMetadataTags: "enabled",
};

/** What is around an instance, whether it is one or one of many. */
export interface Machine {
  readonly securityGroup: SecurityGroup;
  readonly connections: Connections;
  /** By the name of the log file. */
  readonly logGroups: Readonly<Record<string, CloudwatchLogGroup>>;
  readonly role: IamRole;
  readonly profile: IamInstanceProfile;
}

/** What all resources of a machine are tagged with, and its volumes, so that snapshots find them. */
export function tagsOf(scope: Construct, props: MachineProps): { readonly tags: Tags; readonly volumeTags: Tags } {
  const name = nameOf(scope, 255);
  return { tags: { ...props.tags, Name: name }, volumeTags: { "plinth:snapshots": name } };
}

export function machine(
  scope: Construct,
  props: MachineProps,
  made: { readonly description: string; readonly logRetentionDays: number; readonly tags: Tags },
): Machine {
  const { port, subnets, logFiles = [] } = props;
  const { description, logRetentionDays, tags } = made;
  const securityGroup = new SecurityGroup(scope, "SecurityGroup", {
    namePrefix: `${nameOf(scope, 100)}-`,
    description,
    vpcId: subnets.vpcId,
    tags,
    lifecycle: { createBeforeDestroy: true },
  });
  const logGroups = Object.fromEntries(
    logFiles.map((file) => [
      file.name,
      new CloudwatchLogGroup(scope, `LogGroup-${file.name}`, {
        name: logGroupName(scope, file),
        retentionInDays: logRetentionDays,
        kmsKeyId: keyFor(props.encryptionKey, "logs"),
        tags,
      }),
    ]),
  );
  return {
    securityGroup,
    connections: new Connections(scope, securityGroup.id, port, subnets.vpcId),
    logGroups,
    ...machineRole(scope, Object.values(logGroups), props.permissionsBoundary, tags),
  };
}

/** User data in clear: the agent's part, then the user's. */
export function bootText(scope: Construct, props: MachineProps, dimension: AgentDimension): string {
  const name = (file: LogFile) => logGroupName(scope, file);
  const agent = agentConfig(props.logFiles ?? [], name, dimension, mountPaths(props.userData));
  return multipart([agentScript(agent), ...partsOf(props.userData)]);
}

function logGroupName(scope: Construct, { name }: LogFile): string {
  return `/plinth/ec2/${nameOf(scope, 200)}/${name}`;
}
