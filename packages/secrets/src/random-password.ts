import { moduleProviderOf } from "@plinth/core";
import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

const TYPE = "aws_secretsmanager_random_password";

interface RandomPasswordConfig {
  readonly password_length: number;
  readonly exclude_characters?: string;
  readonly exclude_punctuation?: boolean;
}

/** An ephemeral resource: it exists while Terraform runs, and neither plan nor state keeps anything of it. */
export class RandomPassword extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: RandomPasswordConfig,
  ) {
    super(scope, id);
  }

  /** Only write-only arguments take it. */
  get expression(): string {
    return `ephemeral.${TYPE}.${this.friendlyUniqueId}.random_password`;
  }

  override toTerraform(): object {
    const provider = moduleProviderOf(this)?.fqn;
    return { ephemeral: { [TYPE]: { [this.friendlyUniqueId]: { ...this.config, provider } } } };
  }
}
