import type { KeyRef } from "@plinth/core";

interface NamedProps {
  /** Path in Parameter Store. A change replaces the parameter. @default - the path in the app: `/shop-prod/colour` */
  readonly name?: string;
}

/** What stands in the synthesized JSON and in state: never a secret. */
interface PlainProps extends NamedProps {
  /**
   * `Advanced` costs about $0.05 a month and takes 8192 bytes. A change back to `Standard` replaces the parameter.
   * @default "Standard", which is free and takes 4096 bytes
   */
  readonly tier?: "Standard" | "Advanced";
  /** At most 1024 characters. @default - none */
  readonly description?: string;
  /** Particular tags of this parameter, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A value that may be known. */
export interface StringParameterProps extends PlainProps {
  readonly type: "String";
  /** As many bytes as the tier takes. */
  readonly value: string;
}

/** Several values that may be known. */
export interface StringListParameterProps extends PlainProps {
  readonly type: "StringList";
  /** Distinct, without commas; together as many bytes as the tier takes. */
  readonly values: readonly string[];
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

export type ParameterModuleProps = StringParameterProps | StringListParameterProps | SecureStringParameterProps;
