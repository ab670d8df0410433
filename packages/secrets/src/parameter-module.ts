import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import {
  type AwsEnvironment,
  type Grantable,
  grant,
  type KeyRef,
  type ModuleContext,
  moduleContext,
  parse,
  readParameter,
  regionProblem,
  useKeyThrough,
  validate,
} from "@plinth/core";
import { Construct } from "constructs";
import { derivedNameProblem, parameterNameOf } from "./names";
import { literalSecretProblem, refuseSecretReferences, tagProblems } from "./no-secrets";
import { PARAMETER, type ParameterModuleProps } from "./parameter-props";

/** The ARN of a parameter, or of a path, that no resource of this stack tells. */
export function parameterArn({ partition, region, accountId }: AwsEnvironment, name: string): string {
  return `arn:${partition}:ssm:${region}:${accountId}:parameter${name}`;
}

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
  /** The customer managed key that encrypts values. */
  public readonly encryptionKey: KeyRef | undefined;

  private readonly context: ModuleContext;

  constructor(scope: Construct, id: string, props: ParameterModuleProps) {
    super(scope, id);
    const settings = parse(this, PARAMETER, props, {
      rules: [
        ({ name }) => name === undefined && derivedNameProblem("name", this, 15),
        ({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey),
      ],
    });
    this.name = settings.name ?? parameterNameOf(this);
    this.context = moduleContext(this, { provider: settings.provider, tags: settings.tags ?? {} });
    if (settings.type === "SecureString") {
      this.encryptionKey = settings.encryptionKey;
      this.arn = parameterArn(this.context.aws, this.name);
      return;
    }
    const { description, tags, tier, type } = settings;
    const value = type === "String" ? settings.value : settings.values.join(",");
    validate(this, [
      literalSecretProblem(type === "String" ? "value" : "values", value),
      literalSecretProblem("description", description),
      ...tagProblems(tags),
    ]);
    // `value` would be hidden in plans as if it were a secret.
    this.parameter = new SsmParameter(this, "Default", {
      name: this.name,
      type,
      tier,
      insecureValue: value,
      description,
      tags: this.context.tags(),
    });
    this.arn = this.parameter.arn;
    refuseSecretReferences(this, { value, description, tags });
  }

  /** Lets a role read the value, decryption included. */
  grantRead(grantee: Grantable): IamRolePolicy {
    return grant(this, grantee, "Read", readParameter(this.context.aws, this));
  }

  /** Lets a role put the value, as a pipeline does, without reading any. Only a `SecureString` is put so. */
  grantWrite(grantee: Grantable): IamRolePolicy {
    const managed =
      this.parameter && "grantWrite must be for a SecureString: Terraform puts the value of this parameter";
    validate(this, [managed], "grantWrite");
    return grant(this, grantee, "Write", [
      { actions: ["ssm:PutParameter"], resources: [this.arn] },
      ...useKeyThrough("ssm", this.context.aws, this, ["kms:Encrypt", "kms:GenerateDataKey"], [this.arn]),
    ]);
  }
}
