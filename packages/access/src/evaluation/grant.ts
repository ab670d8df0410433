import type { Names } from "../names/names";
import type { Naming, Principal } from "../names/principal";
import type { Form } from "../names/targets";
import type { Part } from "../policies/rules";
import type { Actions } from "./actions";

/** What statements allow a principal on one ARN of a target, as far as they were applied. */
export interface Grant {
  readonly principal: Principal;
  readonly actions: Actions;
  readonly parts: readonly Part[];
  readonly conditions: readonly string[];
  readonly unless: readonly string[];
  readonly via: readonly string[];
  readonly confusedDeputy?: true;
}

/** Who asks for what. */
export interface Question {
  readonly principal: Principal;
  readonly form: Form;
  readonly names: Names;
  /** @default - every action of the form */
  readonly action?: string;
}

/** How a statement of a resource-based policy names the principal; certain and itself for those of the principal. */
export const OWN: Naming = { by: "itself", isCertain: true };
