import { sessionDocument } from "../../../src/rules/identity/session-document";
import { cases, says } from "../../cases";

const session = (inputs: object) => ({
  resource: { aws_ssm_document: { S: { document_type: "Session", content: JSON.stringify({ inputs }) } } },
});

cases(sessionDocument, {
  fails: {
    "in clear": session({ cloudWatchLogGroupName: "sessions" }),
    "not recorded": session({ kmsKeyId: "alias/shop" }),
    shared: {
      resource: {
        aws_ssm_document: { D: { document_type: "Command", permissions: { type: "Share", account_ids: "All" } } },
      },
    },
  },
  passes: {
    both: session({ kmsKeyId: "alias/shop", cloudWatchLogGroupName: "sessions" }),
    "a command": { resource: { aws_ssm_document: { D: { document_type: "Command", content: "{}" } } } },
  },
});

const document = (args: object) => ({ resource: { aws_ssm_document: { S: args } } });
const shared = (account_ids: unknown) =>
  document({ document_type: "Session", permissions: { type: "Share", account_ids } });
says(sessionDocument, [
  ["in clear", session({ cloudWatchLogGroupName: "sessions" }), "does not encrypt sessions"],
  ["without inputs", document({ document_type: "Session", content: "{}" }), "does not encrypt sessions"],
  ["not recorded", session({ kmsKeyId: "alias/shop" }), "does not record sessions"],
  ["recorded in a bucket", session({ kmsKeyId: "alias/shop", s3BucketName: "sessions" }), undefined],
  ["a content that is known later", document({ document_type: "Session", content: "${var.content}" }), undefined],
  ["no content", document({ document_type: "Session" }), undefined],
  ["shared with everybody", shared("all"), "is shared with everybody"],
  ["shared with an account", shared("123456789012"), undefined],
]);
