import { userAvoided } from "../../../src/rules/identity/user-avoided";
import { cases, says } from "../../cases";

cases(userAvoided, {
  fails: {
    "a user": { resource: { aws_iam_user: { Ci: { name: "ci" } } } },
    "a key": { resource: { aws_iam_access_key: { Ci: { user: "ci" } } } },
  },
  passes: {
    "a role": { resource: { aws_iam_role: { Ci: { name: "ci" } } } },
    "a group": { resource: { aws_iam_group: { Readers: { name: "readers" } } } },
  },
});

const only = (type: string) => ({ resource: { [type]: { U: { user: "ada" } } } });
says(userAvoided, [
  ["a user", only("aws_iam_user"), "is a user"],
  ["a key", only("aws_iam_access_key"), "is a key of a user, and lies in the state"],
  ["a password", only("aws_iam_user_login_profile"), "is a password of a user"],
  ["a policy", only("aws_iam_user_policy"), "is a policy of a single user"],
]);
