import type { Resource } from "@plinth/model";
import type { Pattern } from "./pattern";

/**
 * Who makes a request. "AWS JSON policy elements: Principal",
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export interface Principal {
  /** An account stands for the principals in it that its own IAM policies allow the same. */
  readonly kind: "role" | "user" | "group" | "account" | "service" | "federated" | "everybody" | "other";
  /** An address where the stack has the principal, else its ARN, account id, service or identity provider. */
  readonly name: string;
  readonly arn?: Pattern;
  /** Twelve digits, or an expression. @default - known only to AWS */
  readonly account?: string;
  /** @default - the stack does not have it */
  readonly resource?: Resource;
}

/** How a statement names a principal: itself, its account, or everybody; `isCertain` unless an expression decides it. */
export interface Naming {
  readonly by: "itself" | "account" | "everybody";
  readonly isCertain: boolean;
}
