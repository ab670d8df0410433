import { EC2, policy } from "../cases/case";
import { accessOf } from "../given";

const read = policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" });

test("a policy that is attached twice is one, with the address of the policy", () => {
  const { identities } = accessOf({
    aws_iam_policy: { Read: { policy: read } },
    aws_iam_role: { Web: { assume_role_policy: EC2, managed_policy_arns: ["${aws_iam_policy.Read.arn}"] } },
    aws_iam_role_policy_attachment: {
      Web: { role: "${aws_iam_role.Web.name}", policy_arn: "${aws_iam_policy.Read.arn}" },
    },
  });
  expect(identities.all.map(({ principal, rules }) => [principal.name, rules.map(({ via }) => via)])).toEqual([
    ["aws_iam_role.Web", ["aws_iam_policy.Read"]],
  ]);
});

test("what cannot be read is reported, with whether it may deny", () => {
  const { identities } = accessOf({
    aws_iam_role: {
      Web: {
        assume_role_policy: EC2,
        managed_policy_arns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"],
        permissions_boundary: "${var.boundary}",
      },
    },
    aws_iam_user: { Ann: { name: "ann" } },
    aws_iam_user_policy: { Ann: { user: "ann", policy: "${var.policy}" } },
  });
  expect(identities.all.map(({ unread, mayDeny }) => [unread, mayDeny ?? false])).toEqual([
    [
      [
        "aws_iam_role.Web: AmazonS3FullAccess is not read",
        "aws_iam_role.Web: ${var.boundary} is not read (permissions boundary)",
      ],
      false,
    ],
    [["aws_iam_user_policy.Ann: the policy is known only after apply"], true],
  ]);
});
