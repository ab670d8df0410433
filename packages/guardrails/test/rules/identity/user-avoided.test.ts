import { userAvoided } from "../../../src/rules/identity/user-avoided";
import { cases } from "../../cases";

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
