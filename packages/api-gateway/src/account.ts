import { ApiGatewayAccount as AccountSettings } from "@cdktf/provider-aws/lib/api-gateway-account";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { assumedBy, nameOf, validate } from "@plinth/core";
import { type TerraformResource, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";

export interface ApiGatewayAccountProps {
  /** Particular tags of the role, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Lets API Gateway write logs of REST APIs. An account has one such setting a region: make it once, in the stack that
 * lives longest, and hand it to every `RestApiModule`.
 *
 * @throws Error when the stack has one already
 */
export class ApiGatewayAccount extends Construct {
  public readonly role: IamRole;
  public readonly account: AccountSettings;

  constructor(scope: Construct, id: string, props: ApiGatewayAccountProps = {}) {
    super(scope, id);
    const other = settingsIn(TerraformStack.of(this));
    validate(this, [
      other && `the stack has the setting already, at ${other.node.path}: hand that one to every RestApiModule`,
    ]);
    const partition = new DataAwsPartition(this, "Partition");

    this.role = new IamRole(this, "Role", {
      namePrefix: `${nameOf(this, 30)}-`,
      description: "Lets API Gateway write logs of REST APIs",
      assumeRolePolicy: assumedBy("apigateway.amazonaws.com"),
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
    // AWS tries the role when the setting is made, and takes only a role with the permissions of this policy.
    const permission = new IamRolePolicyAttachment(this, "Permission", {
      role: this.role.name,
      policyArn: `arn:${partition.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    });
    this.account = new AccountSettings(this, "Default", {
      cloudwatchRoleArn: this.role.arn,
      dependsOn: [permission],
    });
  }
}

/** An `ApiGatewayAccount`, a raw setting as `{ account }`, or the word that the account has the setting already. */
export type AccountRef = "existing" | { readonly account: TerraformResource };

/** What a stage waits for. A setting in another stack is waited for by stack. */
export function settingFor(scope: Construct, ref: AccountRef): TerraformResource[] {
  if (ref === "existing") return [];
  const [own, other] = [TerraformStack.of(scope), TerraformStack.of(ref.account)];
  if (own === other) return [ref.account];
  own.addDependency(other);
  return [];
}

function settingsIn(stack: TerraformStack): IConstruct | undefined {
  const { tfResourceType } = AccountSettings;
  return stack.node
    .findAll()
    .find((node) => "terraformResourceType" in node && node.terraformResourceType === tfResourceType);
}
