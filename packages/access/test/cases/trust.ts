import { allow, type Case, EC2, OTHER, OWN, policy, trust } from "./case";

const DEPLOY = "aws_iam_role.Deploy";
const GITHUB = `arn:aws:iam::${OWN}:oidc-provider/token.actions.githubusercontent.com`;
const deploy = (assume_role_policy: string) => ({ Deploy: { name: "deploy", assume_role_policy } });
const ops = { Ops: { name: "ops", assume_role_policy: EC2 } };
const assume = {
  aws_iam_role_policy: {
    Ops: { role: "${aws_iam_role.Ops.name}", policy: policy(allow("sts:AssumeRole", "${aws_iam_role.Deploy.arn}")) },
  },
};

/** Who may assume a role. "How IAM roles differ from resource-based policies", "Update a role trust policy". */
export const TRUST: readonly Case[] = [
  {
    title: "a service may assume a role that trusts it, others not",
    resource: { aws_iam_role: deploy(EC2) },
    asks: [
      ["ec2.amazonaws.com", "sts:AssumeRole", DEPLOY, true],
      ["lambda.amazonaws.com", "sts:AssumeRole", DEPLOY, false],
    ],
  },
  {
    title: "a role that trusts another one by name needs no policy of that one",
    resource: { aws_iam_role: { ...ops, ...deploy(trust({ AWS: "${aws_iam_role.Ops.arn}" })) } },
    asks: [["aws_iam_role.Ops", "sts:AssumeRole", DEPLOY, true]],
  },
  {
    title: "a role that trusts the account is assumed by those whose policies allow it",
    resource: {
      aws_iam_role: {
        ...ops,
        ...deploy(trust({ AWS: `arn:aws:iam::${OWN}:root` })),
        Web: { name: "web", assume_role_policy: EC2 },
      },
      ...assume,
    },
    asks: [
      ["aws_iam_role.Ops", "sts:AssumeRole", DEPLOY, true],
      ["aws_iam_role.Web", "sts:AssumeRole", DEPLOY, false],
    ],
  },
  {
    title: "a policy that allows to assume a role which does not trust the principal is void",
    resource: { aws_iam_role: { ...ops, ...deploy(EC2) }, ...assume },
    asks: [["aws_iam_role.Ops", "sts:AssumeRole", DEPLOY, false]],
  },
  {
    title: "another account that a role trusts decides by its own policies, here by an external id too",
    resource: {
      aws_iam_role: deploy(trust({ AWS: OTHER }, { Condition: { StringEquals: { "sts:ExternalId": "plinth" } } })),
    },
    asks: [[OTHER, "sts:AssumeRole", DEPLOY, "unknown"]],
  },
  {
    title: "the subject of an OIDC token is a condition",
    resource: {
      aws_iam_role: deploy(
        policy({
          Effect: "Allow",
          Principal: { Federated: GITHUB },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: { StringLike: { "token.actions.githubusercontent.com:sub": "repo:acme/shop:*" } },
        }),
      ),
    },
    asks: [
      [GITHUB, "sts:AssumeRoleWithWebIdentity", DEPLOY, "unknown"],
      [GITHUB, "sts:AssumeRole", DEPLOY, false],
    ],
  },
  {
    title: "who may change a role need not be trusted by it",
    resource: {
      aws_iam_role: { ...ops, ...deploy(EC2) },
      aws_iam_role_policy: {
        Ops: { role: "${aws_iam_role.Ops.name}", policy: policy(allow("iam:PassRole", "${aws_iam_role.Deploy.arn}")) },
      },
    },
    asks: [
      ["aws_iam_role.Ops", "iam:PassRole", DEPLOY, true],
      ["aws_iam_role.Ops", "sts:AssumeRole", DEPLOY, false],
    ],
  },
];
