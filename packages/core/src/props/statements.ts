import { either, list, record } from "./collections";
import { choice, text } from "./scalars";

const VALUES = either(text(), list(text(), { unique: () => undefined }).literal());

/**
 * Members of a statement of a policy, without its id and resources. They are literal where modules judge what a statement allows.
 * AWS docs, "IAM JSON policy elements reference", https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export const STATEMENT_PROPS = {
  effect: choice("Allow", "Deny").literal().optional(),
  principals: either(
    choice("*"),
    record(
      list(text(), { min: 1 }).literal(),
      text("be named AWS, CanonicalUser, Federated or Service", /^(AWS|CanonicalUser|Federated|Service)$/),
    ).literal(),
  ),
  actions: list(text(), { min: 1 }).literal(),
  conditions: record(record(VALUES, text()).literal(), text()).literal().optional(),
};
