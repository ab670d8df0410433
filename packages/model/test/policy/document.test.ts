import { readDocument, readPolicy } from "../../src";

const statement = (sid: string | undefined, action: string) => ({ sid, actions: [action], resources: ["*"] });
const json = (Sid: string, Action: string) =>
  JSON.stringify({ Statement: [{ Sid, Effect: "Allow", Action, Resource: "*" }] });

function actionsOf(documents: Record<string, object>) {
  const stack = readDocument({ data: { aws_iam_policy_document: documents } });
  const policy = readPolicy("${data.aws_iam_policy_document.Main.json}", stack);
  return { actions: policy?.statements.flatMap(({ actions }) => actions), unread: policy?.unread };
}

test("sources come first, and a statement takes the place of the source's with its id", () => {
  const Main = {
    source_policy_documents: [json("A", "s3:GetObject"), "${data.aws_iam_policy_document.Base.json}"],
    statement: [statement("A", "s3:PutObject"), statement(undefined, "s3:ListBucket")],
  };
  expect(actionsOf({ Main, Base: { statement: statement("B", "sqs:SendMessage") } })).toEqual({
    actions: ["s3:PutObject", "sqs:SendMessage", "s3:ListBucket"],
    unread: [],
  });
});

test("overrides come last, and take the place of all earlier statements with their ids", () => {
  const Main = {
    statement: [statement("A", "s3:GetObject"), statement("B", "s3:PutObject")],
    override_policy_documents: [json("A", "s3:DeleteObject"), json("A", "s3:ListBucket"), json("C", "sns:Publish")],
  };
  expect(actionsOf({ Main }).actions).toEqual(["s3:ListBucket", "s3:PutObject", "sns:Publish"]);
});

test("a source that cannot be read is reported, and the rest is read", () => {
  const Main = { source_policy_documents: ["${var.policy}"], statement: statement("A", "s3:GetObject") };
  expect(actionsOf({ Main })).toEqual({
    actions: ["s3:GetObject"],
    unread: ["data.aws_iam_policy_document.Main: source_policy_documents is known only after apply"],
  });
});

test("the rendered JSON of a state is read", () => {
  expect(actionsOf({ Main: { json: json("A", "s3:GetObject"), statement: statement("A", "s3:*") } }).actions).toEqual([
    "s3:GetObject",
  ]);
});
