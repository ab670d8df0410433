import { logOwnKey } from "../../../src/rules/identity/log-own-key";
import { cases } from "../../cases";

const group = (args: object) => ({ resource: { aws_cloudwatch_log_group: { Web: { name: "/web", ...args } } } });

cases(logOwnKey, {
  fails: { "a group that names none": group({}), "a group with an end": group({ retention_in_days: 365 }) },
  passes: {
    "a key of the stack": group({ kms_key_id: "${aws_kms_key.Key.arn}" }),
    "a key by its ARN": group({ kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/1" }),
  },
});
