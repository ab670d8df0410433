import { roleTrust } from "../../../src/rules/identity/role-trust";
import { cases, says } from "../../cases";

const role = (statement: object) => ({
  resource: {
    aws_iam_role: {
      Web: {
        assume_role_policy: JSON.stringify({
          Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", ...statement }],
        }),
      },
    },
  },
});
const github = {
  Principal: { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
};
const subject = (sub: string) => ({ Condition: { StringLike: { "token.actions.githubusercontent.com:sub": sub } } });

cases(roleTrust, {
  fails: {
    everybody: role({ Principal: { AWS: "*" } }),
    "any repository": role(github),
    "any repository, by a pattern": role({ ...github, ...subject("repo:*") }),
  },
  passes: {
    "a service": role({ Principal: { Service: "ec2.amazonaws.com" } }),
    "one repository": role({ ...github, ...subject("repo:shop/web:ref:refs/heads/main") }),
    "everybody of an organization": role({
      Principal: { AWS: "*" },
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
    }),
  },
});

const EVERYBODY = "can be taken on by everybody";
const GITHUB = "can be taken on by any repository of GitHub";
const subjects = (...values: string[]) => ({
  Condition: { StringLike: { "token.actions.githubusercontent.com:sub": values } },
});
says(roleTrust, [
  ["everybody", role({ Principal: "*" }), EVERYBODY],
  ["everybody, refused", role({ Principal: "*", Effect: "Deny" }), undefined],
  ["any repository", role(github), GITHUB],
  ["any repository among others", role({ ...github, ...subjects("repo:shop/web:*", "repo:*") }), GITHUB],
  ["any subject", role({ ...github, ...subjects("*") }), GITHUB],
  ["two repositories", role({ ...github, ...subjects("repo:shop/web:*", "repo:shop/api:*") }), undefined],
  ["any repository, refused", role({ ...github, Effect: "Deny" }), undefined],
  [
    "a condition on something else",
    role({ ...github, Condition: { StringEquals: { "token.actions.githubusercontent.com:aud": "sts" } } }),
    GITHUB,
  ],
  [
    "any repository beside another provider",
    role({ Principal: { Federated: [github.Principal.Federated, "cognito-identity.amazonaws.com"] } }),
    GITHUB,
  ],
  [
    "a policy that is known later",
    { resource: { aws_iam_role: { Web: { assume_role_policy: "${var.policy}" } } } },
    undefined,
  ],
]);

const SUB = "token.actions.githubusercontent.com:sub";

says(roleTrust, [
  ["the owners that begin with a word", role({ ...github, ...subject("repo:shop*") }), GITHUB],
  ["one repository of any such owner", role({ ...github, ...subject("repo:sh*/web:*") }), GITHUB],
  ["what begins with a letter", role({ ...github, ...subject("r*") }), GITHUB],
  ["an owner of any letters", role({ ...github, ...subject("repo:?*") }), GITHUB],
  ["a workflow, of whatever repository", role({ ...github, ...subject("workflow:deploy") }), GITHUB],
  ["all but one repository", role({ ...github, Condition: { StringNotLike: { [SUB]: "repo:shop/web:*" } } }), GITHUB],
  ["all repositories of an owner", role({ ...github, ...subject("repo:shop/*") }), undefined],
  ["an owner by number", role({ ...github, ...subject("repository_owner_id:1234:*") }), undefined],
  ["a workflow of an owner", role({ ...github, ...subject("job_workflow_ref:shop/ci/deploy.yml@*") }), undefined],
  ["a subject that is known later", role({ ...github, ...subject("${var.subject}") }), undefined],
  [
    "everybody over TLS",
    role({ Principal: { AWS: "*" }, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    "can be taken on by everybody",
  ],
  [
    "everybody but one",
    role({ NotPrincipal: { AWS: "arn:aws:iam::123456789012:root" } }),
    "can be taken on by everybody",
  ],
]);
