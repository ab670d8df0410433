import { isBlock, isTrue, text } from "@plinth/model";
import type { Rule } from "../../rule";

export const sessionDocument: Rule = {
  id: "session-document",
  title: "Sessions on instances are encrypted and recorded, and their document is shared with nobody at large",
  why: "What was typed on an instance cannot be told afterwards.",
  fix: "set kmsKeyId and a log group or bucket in the document's inputs",
  level: "warning",
  standards: { checkov: ["CKV_AWS_112", "CKV_AWS_113", "CKV_AWS_303"], fsbp: ["SSM.4"] },
  types: ["aws_ssm_document"],
  check({ args }) {
    const shared = isBlock(args.permissions) && `${args.permissions.account_ids}`.toLowerCase() === "all";
    if (shared) return "is shared with everybody";
    if (args.document_type !== "Session") return;
    const inputs = inputsOf(text(args.content));
    if (!inputs) return;
    if (!inputs.kmsKeyId) return "does not encrypt sessions";
    return !isTrue(Boolean(inputs.cloudWatchLogGroupName || inputs.s3BucketName)) && "does not record sessions";
  },
};

function inputsOf(content: string | undefined): Record<string, unknown> | undefined {
  try {
    const { inputs } = JSON.parse(content ?? "") as { inputs?: unknown };
    return isBlock(inputs) ? inputs : {};
  } catch {
    return;
  }
}
