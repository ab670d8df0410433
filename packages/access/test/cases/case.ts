import { readDocument } from "@plinth/model";
import { record } from "@plinth/testing";
import { type Explanation, explainAccess } from "../../src";

/** The account of the stack, and another one. */
export const OWN = "111122223333";
export const OTHER = "444455556666";

type Blocks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Who wants to do what, and the right answer by AWS's rules. */
export type Ask = readonly [principal: string, action: string, resource: string, allowed: Explanation["allowed"]];

export interface Case {
  readonly title: string;
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly asks: readonly Ask[];
  /** Whether policies allow too much on purpose. @default false */
  readonly isUnsafe?: boolean;
}

/** A document of an app whose default provider allows one account, with a second provider for another one. */
export function documentOf({ resource, data }: Pick<Case, "resource" | "data">): object {
  const region = "us-east-1";
  const variables = [...JSON.stringify(resource).matchAll(/\$\{var\.(\w+)\}/g)].map(([, name]) => [
    name,
    { type: "string" },
  ]);
  return {
    terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
    provider: {
      aws: [
        { region, allowed_account_ids: [OWN] },
        { alias: "other", region, allowed_account_ids: [OTHER] },
      ],
    },
    resource,
    ...(data && { data }),
    ...(variables.length > 0 && { variable: Object.fromEntries(variables) }),
  };
}

/** Judges each question of each case; the documents are kept for `terraform validate` and the check of their policies. */
export function judge(cases: readonly Case[]): void {
  test.each(cases.map((one) => [one.title, one] as const))("%s", (_title, given) => {
    const document = documentOf(given);
    record(document, undefined, given.isUnsafe);
    const stack = readDocument(document as Parameters<typeof readDocument>[0]);
    const answers = given.asks.map(([principal, action, resource]) => {
      const { allowed } = explainAccess(stack, { principal, action, resource });
      return [principal, action, resource, allowed];
    });
    expect(answers).toEqual(given.asks);
  });
}

export const WEB = "aws_iam_role.Web";
export const DATA = "aws_s3_bucket.Data";
export const OBJECTS = "${aws_s3_bucket.Data.arn}/*";
export const BUCKET = "${aws_s3_bucket.Data.arn}";

export const allow = (Action: string | string[], Resource: string | string[], more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
export const deny = (Action: string | string[], Resource: string | string[], more: object = {}) => ({
  ...allow(Action, Resource, more),
  Effect: "Deny",
});

export const policy = (...Statement: object[]) => JSON.stringify({ Version: "2012-10-17", Statement });

export const trust = (Principal: object, more: object = {}) =>
  policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...more });

/** The trust policy of a role of instances. */
export const EC2 = trust({ Service: "ec2.amazonaws.com" });

/** A role and a bucket. */
export const ROLE_AND_BUCKET = {
  aws_iam_role: { Web: { name: "web", assume_role_policy: EC2 } },
  aws_s3_bucket: { Data: { bucket: "data-1" } },
};

export const inline = (...statements: object[]) => ({
  aws_iam_role_policy: { Web: { role: "${aws_iam_role.Web.name}", policy: policy(...statements) } },
});

export const bucketPolicy = (...statements: object[]) => ({
  aws_s3_bucket_policy: { Data: { bucket: "${aws_s3_bucket.Data.id}", policy: policy(...statements) } },
});

export const by = (...AWS: string[]) => ({ Principal: { AWS } });
export const ROLE = "${aws_iam_role.Web.arn}";
