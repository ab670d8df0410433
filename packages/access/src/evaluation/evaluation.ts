import type { Names } from "../names/names";
import type { Principal } from "../names/principal";
import type { Principals } from "../names/principals";
import type { Form, Target } from "../names/targets";
import type { Identity } from "../policies/identity";
import type { IdentityPolicies } from "../policies/identity-policies";
import type { ResourcePolicy } from "../policies/resource-policies";
import type { Rule } from "../policies/rules";

/** The policies of a stack. */
export interface Policies {
  readonly names: Names;
  readonly principals: Principals;
  readonly identities: IdentityPolicies;
}

/** A statement of an identity-based policy that allows something. */
export interface Candidate {
  readonly identity: Identity;
  readonly rule: Rule;
}

/** One ARN of a target, with the policy of the target. */
export interface Evaluation {
  readonly target: Target;
  readonly form: Form;
  readonly policy: ResourcePolicy;
  /** @default - every principal */
  readonly principal?: Principal;
  /** @default - every action */
  readonly action?: string;
}
