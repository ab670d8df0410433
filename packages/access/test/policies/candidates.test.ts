import { Candidates } from "../../src/policies/candidates";
import { allow, BUCKET, inline, OBJECTS, ROLE_AND_BUCKET } from "../cases/case";
import { accessOf, stackOf } from "../given";

const resource = {
  ...ROLE_AND_BUCKET,
  aws_sqs_queue: { Jobs: { name: "jobs" } },
  ...inline(
    allow("s3:GetObject", [OBJECTS, BUCKET]),
    allow("sqs:SendMessage", "arn:aws:sqs:*:*:jobs"),
    allow("s3:*", "*"),
    { Effect: "Allow", NotAction: "iam:*", Resource: "*" },
    { Effect: "Allow", Action: "sns:Publish", NotResource: BUCKET },
  ),
};
const access = accessOf(resource);
const candidates = new Candidates(stackOf(resource), access.names, access.identities.all);
const actions = (address: string) =>
  candidates
    .about(access.target(address))
    .map(({ rule: { statement } }) => [...statement.actions, ...statement.notActions].join());

test("a resource looks at the statements that name it, and at those with wildcards of its service", () => {
  expect(candidates.named).toEqual(["aws_s3_bucket.Data"]);
  expect(candidates.naming("aws_s3_bucket.Data").length).toBe(1);
  expect(actions("aws_s3_bucket.Data")).toEqual(["s3:GetObject", "iam:*", "s3:*"]);
  expect(actions("aws_sqs_queue.Jobs")).toEqual(["iam:*", "sqs:SendMessage"]);
  expect(candidates.general.length).toBe(4);
});

test("the resource of an ARN is that which the ARN begins with", () => {
  const address = (text: string) => candidates.addressIn(access.names.expand(text, undefined));
  expect(address("arn:aws:s3:::data-1/a/b")).toBe("aws_s3_bucket.Data");
  expect(address("arn:aws:s3:::data-12")).toBeUndefined();
  expect(address("arn:aws:s3:::data-1*")).toBeUndefined();
});
