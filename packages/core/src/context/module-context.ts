import { CloudwatchLogGroup, type CloudwatchLogGroupConfig } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Fn, type TerraformProvider, Token } from "cdktf";
import type { Construct } from "constructs";
import { checkAddresses } from "../addresses";
import { checkTogether } from "../check-together";
import { Connections } from "../connections";
import { warnOfDroppedDependencies } from "../dropped-dependencies";
import { markModule, nameOf, useName } from "../names";
import { checkPhysicalNames } from "../physical-names";
import { isKnownLater } from "../props";
import { type KeyRef, keyFor } from "../protocols";
import { checkRolePolicies } from "../role-policies";
import { StackDependencies } from "../stacks/dependencies";
import type { Port } from "../traffic";
import { type AwsEnvironment, awsEnvironmentOf } from "./aws-environment";
import { useProvider } from "./provider";

export type Tags = Readonly<Record<string, string>>;

interface ContextSettings {
  readonly tags: Tags;
  readonly provider?: TerraformProvider;
  readonly encryptionKey?: KeyRef;
  readonly logRetentionDays?: number;
  /** Physical names begin with it. @default - the path of the construct */
  readonly baseName?: string;
}

export interface OwnSecurityGroup {
  readonly securityGroup: SecurityGroup;
  readonly connections: Connections;
}

/** What every module needs: names, tags, the provider, and the supporting resources that all modules create alike. */
export interface ModuleContext {
  readonly scope: Construct;
  readonly aws: AwsEnvironment;
  /** The tags of the module, with `Name`. A `Name` of the caller's replaces the path of the construct. */
  tags(suffix?: string): Tags;
  /** A physical name, derived from the path of the construct or from its `baseName`. */
  name(maxLength: number, suffix?: string): string;
  /** Without rules, so closed in both directions. @param isShared - as in `Connections` */
  createSecurityGroup(description: string, vpcId: string, defaultPort?: Port, isShared?: boolean): OwnSecurityGroup;
  /** Encrypted with the key of the module, and retained for its `logRetentionDays`. */
  createLogGroup(id: string, name: string, options?: Partial<CloudwatchLogGroupConfig>): CloudwatchLogGroup;
}

export function moduleContext(scope: Construct, settings: ContextSettings): ModuleContext {
  const { provider } = settings;
  useProvider(scope, provider);
  useName(scope, settings.baseName);
  markModule(scope);
  // So that a circle of stacks is explained, even without a call between two of them.
  StackDependencies.of(scope);
  checkAddresses(scope);
  checkPhysicalNames(scope);
  checkRolePolicies(scope);
  checkTogether(scope, warnOfDroppedDependencies);
  const name = (maxLength: number, suffix?: string) => nameOf(scope, maxLength, suffix);
  const tags = (suffix?: string) => {
    if (isKnownLater(settings.tags)) return Token.asStringMap(Fn.merge([{ Name: name(255, suffix) }, settings.tags]));
    return { ...settings.tags, Name: nameTag(scope, settings.tags.Name, suffix) };
  };
  return {
    scope,
    aws: awsEnvironmentOf(scope),
    tags,
    name,
    createSecurityGroup(description, vpcId, defaultPort, isShared) {
      const securityGroup = new SecurityGroup(scope, "SecurityGroup", {
        namePrefix: `${name(100)}-`,
        description,
        vpcId,
        tags: tags(),
        lifecycle: { createBeforeDestroy: true },
      });
      const connections = new Connections(scope, securityGroup.id, defaultPort, vpcId, provider, isShared);
      return { securityGroup, connections };
    },
    createLogGroup(id, groupName, options) {
      return new CloudwatchLogGroup(scope, id, {
        name: groupName,
        retentionInDays: settings.logRetentionDays,
        kmsKeyId: keyFor(settings.encryptionKey, "logs"),
        tags: tags(),
        ...options,
      });
    },
  };
}

function nameTag(scope: Construct, given: string | undefined, suffix: string | undefined): string {
  if (given === undefined) return nameOf(scope, 255, suffix);
  return suffix ? `${given}-${suffix.toLowerCase()}` : given;
}
