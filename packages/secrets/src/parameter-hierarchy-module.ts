import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { type Grantable, grant, type KeyRef, matches, must, validate } from "@plinth/core";
import { Construct } from "constructs";
import { parameterArn } from "./arn";
import { parameterNameOf, parameterNameProblem } from "./names";
import { ParameterModule } from "./parameter-module";
import type { SecureStringParameterProps, StringListParameterProps, StringParameterProps } from "./parameter-props";
import { useKey } from "./use-key";

export interface ParameterHierarchyModuleProps {
  /** Where the parameters lie. A change replaces them. @default - the path in the app: `/shop-prod/settings` */
  readonly path?: string;
  /** Encrypts every `SecureString` below the path. @default - the key `aws/ssm`, which everybody in the account can use */
  readonly encryptionKey?: KeyRef;
}

/** One parameter of a hierarchy: its name and key come from there. */
export type ParameterOfHierarchy =
  | Omit<StringParameterProps, "name">
  | Omit<StringListParameterProps, "name">
  | Omit<SecureStringParameterProps, "name" | "encryptionKey">;

/** Parameters below one path, which a program reads with one call and one permission. */
export class ParameterHierarchyModule extends Construct {
  public readonly path: string;
  private readonly encryptionKey: KeyRef | undefined;

  constructor(scope: Construct, id: string, props: ParameterHierarchyModuleProps = {}) {
    super(scope, id);
    this.path = props.path ?? parameterNameOf(this);
    validate(this, [parameterNameProblem("path", this.path, 14)]);
    this.encryptionKey = props.encryptionKey;
  }

  /** A parameter of that name below the path, such as `colour` or `payments/retries`. */
  add(name: string, parameter: ParameterOfHierarchy): ParameterModule {
    const id = `Parameter-${name.replaceAll("/", ".")}`;
    validate(
      this,
      [
        matches("name", name, /^[\w-]+(\/[\w-]+)*$/, 'be letters, digits and "_-", in levels with "/" between'),
        must(this.node.tryFindChild(id) === undefined, `name must be new, got "${name}" twice`),
      ],
      `add(${JSON.stringify(name)})`,
    );
    const encryptionKey = parameter.type === "SecureString" ? { encryptionKey: this.encryptionKey } : {};
    return new ParameterModule(this, id, { ...parameter, ...encryptionKey, name: `${this.path}/${name}` });
  }

  /** Lets a role read everything below the path, decryption included, also what is added by hand or later. */
  grantRead(grantee: Grantable): IamRolePolicy {
    const path = parameterArn(this, this.path);
    return grant(this, grantee, "Read", [
      { actions: ["ssm:GetParametersByPath"], resources: [path, `${path}/*`] },
      { actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: [`${path}/*`] },
      ...useKey(this, this.encryptionKey, ["kms:Decrypt"], "ssm", `${path}/*`),
    ]);
  }
}
