import type { Rule } from "../../rule";
import { holdsSecret } from "./shared-user-data";

export const userDataSecrets: Rule = {
  id: "user-data-secrets",
  title: "User data holds no credential",
  why: "Everything on the instance, and whoever may describe it, can read user data; it is in the state too.",
  fix: "take the credential back, put a new one into Secrets Manager, and let the instance's role read it",
  level: "error",
  standards: { checkov: ["CKV_AWS_46"] },
  types: ["aws_instance", "aws_launch_template", "aws_launch_configuration"],
  check: ({ args }) => [args.user_data, args.user_data_base64].some(holdsSecret) && "has a credential in its user data",
};
