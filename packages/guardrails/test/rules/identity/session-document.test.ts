import { sessionDocument } from "../../../src/rules/identity/session-document";
import { cases } from "../../cases";

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
