import type { Principal } from "./names/principal";

/** What policies together allow a principal to do with a resource. */
export interface Permission {
  readonly principal: Pick<Principal, "kind" | "name" | "account">;
  /** As the policies say them: `s3:GetObject`, `s3:Get*`, `*`. */
  readonly actions: readonly string[];
  /** Of the actions those that are not allowed: of `NotAction`, or denied. */
  readonly notActions: readonly string[];
  /** The address of the resource, or the ARN of what the stack does not have. */
  readonly resource: string;
  /** As the policies say it: the ARNs of the objects of a bucket, or `*`. Empty where the policy of the resource need not. */
  readonly resources: readonly string[];
  /** All must hold: `aws:MultiFactorAuthPresent is true`. What is known only after apply is among them. */
  readonly conditions: readonly string[];
  /** Denied all the same, each with the address of the policy. */
  readonly unless: readonly string[];
  /** Addresses of the policies that allow it: several where each of them must. */
  readonly via: readonly string[];
  /** Whether the principal and the resource are in different accounts. @default false */
  readonly crossAccount?: true | "unknown";
  /**
   * A service may act for every customer of AWS: no condition says for which resource or account. "The confused deputy problem",
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   *
   * @default false
   */
  readonly confusedDeputy?: true;
}
