import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { type Grantable, grant, type KeyRef, nameOf, oneOf, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import { Construct } from "constructs";
import { parameterNameOf, parameterNameProblem } from "./names";
import { regionOf, useKey } from "./use-key";

interface NamedProps {
  /** Path in Parameter Store. A change replaces the parameter. @default - the path in the app: `/shop-prod/colour` */
  readonly name?: string;
}

/** A value that may be known: it stands in the synthesized JSON and in state. */
export interface StringParameterProps extends NamedProps {
  readonly type: "String";
  /** 1 to 4096 bytes, the limit of the free Standard tier. Never a secret. */
  readonly value: string;
  /** @default - none */
  readonly description?: string;
  /** Particular tags of this parameter, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A secret value: name, ARN and permissions, and no resource. The provider keeps the decrypted value of every parameter
 * that it manages in state, a placeholder with `ignore_changes` included; so the parameter itself is made by whoever
 * puts the value.
 */
export interface SecureStringParameterProps extends NamedProps {
  readonly type: "SecureString";
  /** The key that the value is encrypted with. @default - the key `aws/ssm`, which everybody in the account can use */
  readonly encryptionKey?: KeyRef;
}

export type ParameterModuleProps = StringParameterProps | SecureStringParameterProps;

/**
 * A parameter of Parameter Store: a plain one with its value, or a secret one whose value Terraform never sees.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class ParameterModule extends Construct {
  public readonly name: string;
  public readonly arn: string;
  /** The resource of a `String`; nothing for a `SecureString`. */
  public readonly parameter: SsmParameter | undefined;
  private readonly encryptionKey: KeyRef | undefined;

  constructor(scope: Construct, id: string, props: ParameterModuleProps) {
    super(scope, id);
    const { name = parameterNameOf(this) } = props;
    validate(this, [
      oneOf("type", props.type, ["String", "SecureString"]),
      parameterNameProblem(name),
      props.type === "String" && valueProblem(props.value),
      props.type === "SecureString" && secretProblem(props),
    ]);

    this.name = name;
    if (props.type === "String") {
      // `value` would be hidden in plans as if it were a secret.
      this.parameter = new SsmParameter(this, "Default", {
        name,
        type: "String",
        tier: "Standard",
        insecureValue: props.value,
        description: props.description,
        tags: { ...props.tags, Name: nameOf(this, 255) },
      });
      this.arn = this.parameter.arn;
    } else {
      this.encryptionKey = props.encryptionKey;
      this.arn = arnOf(this, name);
    }
  }

  /** Lets a role read the value, decryption included. */
  grantRead(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Read", [
      { actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: [this.arn] },
      ...useKey(this, this.encryptionKey, ["kms:Decrypt"], "ssm", this.arn),
    ]);
  }
}

function arnOf(scope: Construct, name: string): string {
  const { partition } = new DataAwsPartition(scope, "Partition");
  const { accountId } = new DataAwsCallerIdentity(scope, "Account");
  return `arn:${partition}:ssm:${regionOf(scope)}:${accountId}:parameter${name}`;
}

function valueProblem(value: string): Problem {
  if (Token.isUnresolved(value)) return;
  const bytes = Buffer.byteLength(value);
  return (bytes < 1 || bytes > 4096) && `value must be 1 to 4096 bytes, got ${bytes}`;
}

/** For callers without a compiler; what was given is not repeated. */
function secretProblem(props: object): Problem {
  return "value" in props && "value must not be given for a SecureString, because state would hold it: put it by hand";
}
