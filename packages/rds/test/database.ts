import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { assumedBy } from "@plinth/core";
import { type Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import {
  AuroraModule,
  type AuroraModuleProps,
  MultiAzClusterModule,
  type MultiAzClusterModuleProps,
  RdsModule,
  type RdsModuleProps,
} from "../src";

export const subnets = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  availabilityZones: ["us-east-1a", "us-east-1b"],
};

export const threeZones = {
  vpcId: subnets.vpcId,
  subnetIds: [...subnets.subnetIds, "subnet-0a1b2c3d4e5f60720"],
  availabilityZones: [...subnets.availabilityZones, "us-east-1c"],
};

export const KEY = "arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
export const BUCKET = { arn: "arn:aws:s3:::shop-data" };

/** What a user of the compiler could not write is allowed here, so that the refusals at run time can be seen. */
type Loose<P> = { readonly [K in keyof P | "engine" | "parameters" | "audit" | "options" | "licenseModel"]?: unknown };

const nothing = () => {};

export const database = (
  props: Loose<RdsModuleProps> = {},
  speak: (database: RdsModule, stack: TerraformStack) => void = nothing,
): Synthesized =>
  synth((stack) => {
    const all = { environment: "dev", engine: "postgres", engineVersion: "17", subnets, ...props };
    speak(new RdsModule(stack, "Database", all as RdsModuleProps), stack);
  });

export const instance = (props: Loose<RdsModuleProps> = {}) => database(props).the("aws_db_instance", "Database");

export const aurora = (
  props: Loose<AuroraModuleProps> = {},
  speak: (cluster: AuroraModule, stack: TerraformStack) => void = nothing,
): Synthesized =>
  synth((stack) => {
    const all = { environment: "dev", engine: "aurora-postgresql", engineVersion: "16", subnets, ...props };
    speak(new AuroraModule(stack, "Database", all as AuroraModuleProps), stack);
  });

export const multiAz = (
  props: Loose<MultiAzClusterModuleProps> = {},
  speak: (cluster: MultiAzClusterModule, stack: TerraformStack) => void = nothing,
): Synthesized =>
  synth((stack) => {
    const all = { environment: "dev", engine: "postgres", engineVersion: "16", subnets: threeZones, ...props };
    speak(new MultiAzClusterModule(stack, "Database", all as MultiAzClusterModuleProps), stack);
  });

export const role = (stack: TerraformStack) => ({
  role: new IamRole(stack, "Role", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") }),
});

export const otherRegion = (stack: TerraformStack) =>
  new AwsProvider(stack, "Elsewhere", { region: "eu-west-1", alias: "elsewhere" });

/** The one inline policy that says something, parsed. */
export function policyWith(made: Synthesized, text: string): { Statement: Record<string, unknown>[] } {
  const [policy, ...more] = Object.values(made.all("aws_iam_role_policy"))
    .map((each) => each.policy as string)
    .filter((each) => each.includes(text));
  if (policy === undefined || more.length > 0) throw new Error(`${more.length + 1} policies say ${text}`);
  return JSON.parse(policy);
}

/** An instance that keeps its own password, as replicas and blue/green need it. */
export const ownPassword = { password: { keptBy: "stack" } } as const;
