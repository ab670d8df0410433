import { roleConfusedDeputy } from "../../../src/rules/identity/role-confused-deputy";
import { cases } from "../../cases";

const role = (Service: string, Condition?: object) => ({
  resource: {
    aws_iam_role: {
      R: {
        assume_role_policy: JSON.stringify({
          Statement: [
            { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service }, ...(Condition && { Condition }) },
          ],
        }),
      },
    },
  },
});

cases(roleConfusedDeputy, {
  fails: { "flow logs": role("vpc-flow-logs.amazonaws.com"), backups: role("backup.amazonaws.com") },
  passes: {
    "flow logs of this account": role("vpc-flow-logs.amazonaws.com", {
      StringEquals: { "aws:SourceAccount": "123456789012" },
    }),
    "instances, which have the role themselves": role("ec2.amazonaws.com"),
  },
});
