import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import {
  anyObject,
  type Grantable,
  grant,
  KEY,
  type KeyRef,
  type ModuleContext,
  moduleContext,
  object,
  PROVIDER,
  parse,
  type RowsOf,
  readParameter,
  regionProblem,
  show,
  text,
} from "@plinth/core";
import { type TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";
import { derivedNameProblem, parameterName, parameterNameOf } from "./names";
import { ParameterModule, parameterArn } from "./parameter-module";
import type { SecureStringParameterProps, StringListParameterProps, StringParameterProps } from "./parameter-props";

export interface ParameterHierarchyModuleProps {
  /** Where the parameters lie. A change replaces them. @default - the path in the app: `/shop-prod/settings` */
  readonly path?: string;
  /** Encrypts every `SecureString` below the path. @default - the key `aws/ssm`, which everybody in the account can use */
  readonly encryptionKey?: KeyRef;
  /** AWS provider of the region and account that the parameters are in. A change replaces them. @default - the stack's */
  readonly provider?: TerraformProvider;
}

const HIERARCHY = object({
  path: parameterName(14).optional(),
  encryptionKey: KEY.optional(),
  provider: PROVIDER.optional(),
} satisfies RowsOf<ParameterHierarchyModuleProps>);

const ADD = object({
  name: text('be letters, digits and "_-", in levels with "/" between', /^[\w-]+(\/[\w-]+)*$/).literal(),
  parameter: anyObject,
});

/** One parameter of a hierarchy: its name and key come from there. */
export type ParameterOfHierarchy =
  | Omit<StringParameterProps, "name">
  | Omit<StringListParameterProps, "name">
  | Omit<SecureStringParameterProps, "name" | "encryptionKey">;

/** Parameters below one path, which a program reads with one call and one permission. */
export class ParameterHierarchyModule extends Construct {
  public readonly path: string;
  private readonly context: ModuleContext;
  /** The customer managed key that encrypts values. */
  public readonly encryptionKey: KeyRef | undefined;

  constructor(scope: Construct, id: string, props: ParameterHierarchyModuleProps = {}) {
    super(scope, id);
    const settings = parse(this, HIERARCHY, props, {
      rules: [
        ({ path }) => path === undefined && derivedNameProblem("path", this, 14),
        ({ encryptionKey }) => regionProblem("encryptionKey", this, encryptionKey),
      ],
    });
    this.context = moduleContext(this, { tags: {}, provider: settings.provider });
    this.path = Token.asString(settings.path ?? parameterNameOf(this));
    this.encryptionKey = settings.encryptionKey;
  }

  /** A parameter of that name below the path, such as `colour` or `payments/retries`. */
  add(name: string, parameter: ParameterOfHierarchy): ParameterModule {
    const idOf = (one: string) => `Parameter-${one.replaceAll("/", ".")}`;
    parse(
      this,
      ADD,
      { name, parameter },
      {
        call: `add(${show(name)})`,
        rules: [
          (given) =>
            this.node.tryFindChild(idOf(given.name)) !== undefined && `name must be new, got "${given.name}" twice`,
        ],
      },
    );
    const encryptionKey = parameter.type === "SecureString" ? { encryptionKey: this.encryptionKey } : {};
    return new ParameterModule(this, idOf(name), { ...parameter, ...encryptionKey, name: `${this.path}/${name}` });
  }

  /** Lets a role read everything below the path, decryption included, also what is added by hand or later. */
  grantRead(grantee: Grantable): IamRolePolicy {
    const path = parameterArn(this.context.aws, this.path);
    return grant(this, grantee, "Read", [
      { actions: ["ssm:GetParametersByPath"], resources: [path, `${path}/*`] },
      ...readParameter(this.context.aws, { arn: `${path}/*`, encryptionKey: this.encryptionKey }),
    ]);
  }
}
