import { ruleRows, statementRows } from "@plinth/testing";
import { httpApi, restApi } from "./apis";

test("an HTTP API reaches its balancer alone", () => {
  const made = httpApi();
  expect(ruleRows(made)).toMatchInlineSnapshot(`
[
  "ingress tcp 443 \${aws_security_group.Balancer_Group_3C1A5B5A.id}, peer \${aws_security_group.Api_SecurityGroup_BE88D96F.id}: test/Api to test/Balancer on 443",
  "egress tcp 443 \${aws_security_group.Api_SecurityGroup_BE88D96F.id}, peer \${aws_security_group.Balancer_Group_3C1A5B5A.id}: test/Api to test/Balancer on 443",
]
`);
  expect(statementRows(made)).toMatchInlineSnapshot(`[]`);
});

test("a REST API has these statements", () => {
  expect(statementRows(restApi())).toMatchInlineSnapshot(`
[
  "aws_iam_role.Account_Role_6603B2A3 assume_role_policy: Allow {"Service":["apigateway.amazonaws.com"]} sts:AssumeRole",
]
`);
});
