import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { assumedBy, type KeyUse, type Statement } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { KmsModule, type KmsModuleProps } from "../src";

export const USES: KeyUse[] = [
  "alarms",
  "autoscaling",
  "backup",
  "cloudfront",
  "delivery",
  "events",
  "logs",
  "rds-events",
  "s3",
  "sns",
];

type Use = (key: KmsModule, stack: TerraformStack) => void;

/** A stack with one key. */
export const made = (props: Partial<KmsModuleProps> = {}, use: Use = () => {}) =>
  synth((stack) => use(new KmsModule(stack, "Key", { environment: "dev", ...props }), stack));

export const admitting =
  (...uses: KeyUse[]) =>
  (key: KmsModule) => {
    for (const use of uses) key.admit(use);
  };

export const roleOf = (stack: TerraformStack, id: string) =>
  new IamRole(stack, id, { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });

/** A role that exists. */
export const role = (name: string, account = "123456789012") => ({
  name,
  arn: `arn:aws:iam::${account}:role/${name}`,
});

/** The statements of a key's policy. */
export const policyOf = (synthesized: Synthesized, name?: string) =>
  Synthesized.json(synthesized.the("aws_kms_key_policy", name).policy).Statement as (Record<string, unknown> & {
    Sid: string;
    Action: string[];
    Condition?: Statement["conditions"];
  })[];

export const statement = (synthesized: Synthesized, sid: string) =>
  policyOf(synthesized).find(({ Sid }) => Sid === sid);

/** References without the hashes of their ids. */
export const plain = (text: string) => text.replace(/_[0-9A-F]{8}(?=\.)/g, "");
