import { type KeyRef, object, parse, type Statement, text } from "@plinth/core";
import type { IConstruct } from "constructs";
import type { BucketPolicy } from "./bucket-policy";
import { resolved } from "./resolved";

const SID = "ServeThroughCloudFront";

const DISTRIBUTION = object({
  distributionArn: text("be the ARN of a CloudFront distribution", /^arn:[\w-]+:cloudfront::\d{12}:distribution\/\w+$/),
});

/** AWS docs, "Restrict access to an Amazon S3 origin": the condition keeps the distributions of others out. */
export function serveThrough(
  scope: IConstruct & { readonly arn: string; readonly encryptionKey: KeyRef | undefined },
  policy: BucketPolicy,
  distributionArn: string,
): Statement | undefined {
  parse(scope, DISTRIBUTION, { distributionArn }, { call: "serveThrough()" });
  const served = [policy.find(SID)?.conditions?.StringEquals["aws:SourceArn"] ?? []].flat();
  const text = (arn: string) => resolved(scope, arn);
  const known = served.map(text).includes(text(distributionArn));
  const principals = { Service: ["cloudfront.amazonaws.com"] };
  const conditions = { StringEquals: { "aws:SourceArn": known ? served : [...served, distributionArn] } };
  policy.register({
    sid: SID,
    principals,
    actions: ["s3:GetObject"],
    resources: [`${scope.arn}/*`],
    conditions,
  });
  return scope.encryptionKey && { principals, actions: ["kms:Decrypt"], resources: ["*"], conditions };
}
