import type { Protectable } from "@plinth/core";
import { type Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { BackupModule, type BackupModuleProps } from "../src";

export const KEY = "arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
export const KEY_THERE = "arn:aws:kms:eu-west-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
export const VAULT_THERE = "arn:aws:backup:eu-west-1:123456789012:backup-vault:far-away";

/** Kept by AWS Backup. */
export class Database extends Construct implements Protectable {
  public readonly protection = {
    arn: `arn:aws:rds:us-east-1:123456789012:db:${this.node.path.toLowerCase().replaceAll("/", "-")}`,
  };
}

/** Kept by snapshots of its volumes. */
export class Fleet extends Construct implements Protectable {
  public readonly protection = { volumeTags: { "plinth:snapshots": this.node.id } };
}

export type Speak = (backup: BackupModule, stack: TerraformStack) => void;

export const kept = (props: Partial<BackupModuleProps> = {}, speak: Speak = () => {}): Synthesized =>
  synth((stack) => {
    speak(new BackupModule(stack, "Backup", { environment: "dev", ...props }), stack);
  });

export const refusal = (props: Partial<BackupModuleProps>, speak?: Speak): string => {
  try {
    kept(props, speak);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("it was accepted");
};

/** What is wrong, beside what the bindings at hand do not know. */
export const problemsOf = (props: Partial<BackupModuleProps>, speak: Speak): string[] => {
  try {
    kept(props, speak);
    return [];
  } catch (error) {
    const [, ...problems] = (error as Error).message.split("\n  - ");
    return problems.filter((problem) => !problem.includes("needs the bindings of AWS provider"));
  }
};

/** One after the other. */
export const each =
  (...all: Speak[]): Speak =>
  (backup, stack) => {
    for (const speak of all) speak(backup, stack);
  };
