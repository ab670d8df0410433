import { ApiGatewayAccount as AccountSettings } from "@cdktf/provider-aws/lib/api-gateway-account";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import {
  assumedBy,
  choice,
  either,
  moduleContext,
  object,
  PROVIDER,
  parse,
  providerOf,
  ROLE_NAME,
  type RowsOf,
  reference,
  TAGS,
  text,
} from "@plinth/core";
import { TerraformElement, type TerraformProvider, type TerraformResource, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";

export interface ApiGatewayAccountProps {
  /** Name of the role. A change replaces the role. @default - begins with the path of the construct */
  readonly roleName?: string;
  /** Particular tags of the role, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
  /** AWS provider of the region and account of the setting. A change replaces it. @default - the stack's */
  readonly provider?: TerraformProvider;
}

export const API_GATEWAY_ACCOUNT = object({
  roleName: ROLE_NAME.optional(),
  tags: TAGS,
  provider: PROVIDER.optional(),
} satisfies RowsOf<ApiGatewayAccountProps>);

/**
 * Lets API Gateway write logs of REST APIs. An account has one such setting a region: make it once, in the stack that
 * lives longest, and hand it to every `RestApiModule`.
 *
 * @throws Error when the stack has one already for the provider
 */
export class ApiGatewayAccount extends Construct {
  public readonly role: IamRole;
  public readonly account: AccountSettings;

  constructor(scope: Construct, id: string, props: ApiGatewayAccountProps = {}) {
    super(scope, id);
    const settings = parse(this, API_GATEWAY_ACCOUNT, props, {
      rules: [
        () => {
          const other = otherSettingOf(this);
          return (
            other && `the stack has the setting already, at ${other.node.path}: hand that one to every RestApiModule`
          );
        },
      ],
    });
    const context = moduleContext(this, settings);
    const { roleName } = settings;

    this.role = new IamRole(this, "Role", {
      name: roleName,
      namePrefix: roleName === undefined ? `${context.name(30)}-` : undefined,
      description: "Lets API Gateway write logs of REST APIs",
      assumeRolePolicy: assumedBy("apigateway.amazonaws.com"),
      tags: context.tags(),
    });
    // AWS tries the role when the setting is made, and takes only a role with the permissions of this policy.
    const permission = new IamRolePolicyAttachment(this, "Permission", {
      role: this.role.name,
      policyArn: `arn:${context.aws.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
    });
    this.account = new AccountSettings(this, "Default", {
      cloudwatchRoleArn: this.role.arn,
      dependsOn: [permission],
    });
  }
}

/** An `ApiGatewayAccount`, a raw setting as `{ account }`, or the word that the account has the setting already. */
export type AccountRef = "existing" | { readonly account: TerraformResource };

const SETTING = reference<{ readonly account: TerraformResource }>({
  account: reference<TerraformResource>({
    terraformResourceType: text("be aws_api_gateway_account", /^aws_api_gateway_account$/),
  }),
}).where("be an ApiGatewayAccount, or { account } with the raw setting", ({ account }) =>
  TerraformElement.isTerraformElement(account),
);

export const ACCOUNT = either(SETTING, choice("existing").literal());

function otherSettingOf(module: ApiGatewayAccount): IConstruct | undefined {
  const { tfResourceType } = AccountSettings;
  return TerraformStack.of(module)
    .node.findAll()
    .find(
      (node) =>
        "terraformResourceType" in node &&
        node.terraformResourceType === tfResourceType &&
        providerOf(node) === providerOf(module),
    );
}
