import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { type Grantable, grant, type KeyRef, nameOf, validate } from "@plinth/core";
import { Construct } from "constructs";
import { parameterArn } from "./arn";
import { parameterNameOf, parameterNameProblem } from "./names";
import { refuseSecretReferences } from "./no-secrets";
import type { ParameterModuleProps } from "./parameter-props";
import { parameterProblems } from "./parameter-value";
import { useKey } from "./use-key";

/**
 * A parameter of Parameter Store: a plain one with its value, or a secret one whose value Terraform never sees.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class ParameterModule extends Construct {
  public readonly name: string;
  public readonly arn: string;
  /** The resource of a `String` or `StringList`; nothing for a `SecureString`. */
  public readonly parameter: SsmParameter | undefined;
  private readonly encryptionKey: KeyRef | undefined;

  constructor(scope: Construct, id: string, props: ParameterModuleProps) {
    super(scope, id);
    const { name = parameterNameOf(this) } = props;
    validate(this, [parameterNameProblem("name", name), ...parameterProblems(props)]);

    this.name = name;
    if (props.type === "SecureString") {
      this.encryptionKey = props.encryptionKey;
      this.arn = parameterArn(this, name);
      return;
    }
    const text = props.type === "String" ? props.value : props.values.join(",");
    // `value` would be hidden in plans as if it were a secret.
    this.parameter = new SsmParameter(this, "Default", {
      name,
      type: props.type,
      tier: props.tier ?? "Standard",
      insecureValue: text,
      description: props.description,
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
    this.arn = this.parameter.arn;
    refuseSecretReferences(this, { value: text, description: props.description, tags: props.tags });
  }

  /** Lets a role read the value, decryption included. */
  grantRead(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Read", [
      { actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: [this.arn] },
      ...useKey(this, this.encryptionKey, ["kms:Decrypt"], "ssm", this.arn),
    ]);
  }

  /** Lets a role put the value, as a pipeline does, without reading any. Only a `SecureString` is put so. */
  grantWrite(grantee: Grantable): IamRolePolicy {
    const managed =
      this.parameter && "grantWrite must be for a SecureString: Terraform puts the value of this parameter";
    validate(this, [managed], "grantWrite");
    return grant(this, grantee, "Write", [
      { actions: ["ssm:PutParameter"], resources: [this.arn] },
      ...useKey(this, this.encryptionKey, ["kms:Encrypt", "kms:GenerateDataKey"], "ssm", this.arn),
    ]);
  }
}
