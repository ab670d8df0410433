import { policyAdmin } from "../../../src/rules/identity/policy-admin";
import { cases } from "../../cases";

const policy = (...statements: object[]) => ({
  resource: { aws_iam_role_policy: { P: { role: "web", policy: JSON.stringify({ Statement: statements }) } } },
});
const all = { Effect: "Allow", Action: "*", Resource: "*" };

cases(policyAdmin, {
  fails: {
    everything: policy(all),
    "every action on one resource": policy({ ...all, Resource: "arn:aws:s3:::uploads" }),
    "everything but": policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
    "everything, from a data source": {
      resource: { aws_iam_policy: { P: { policy: "${data.aws_iam_policy_document.D.json}" } } },
      data: { aws_iam_policy_document: { D: { statement: [{ actions: ["*"], resources: ["*"] }] } } },
    },
  },
  passes: { "one action": policy({ ...all, Action: "s3:GetObject" }), "a refusal": policy({ ...all, Effect: "Deny" }) },
});
