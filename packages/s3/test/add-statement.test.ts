import { Synthesized, synth } from "@plinth/testing";
import { type BucketStatement, S3Module } from "../src";

const kept = (use: (bucket: S3Module) => void, bucketName?: string) =>
  synth((stack) => use(new S3Module(stack, "Kept", { environment: "dev", bucketName })));

const statements = (made: Synthesized) => Synthesized.json(made.the("aws_s3_bucket_policy").policy).Statement;

const READ: BucketStatement = { principals: { AWS: ["210987654321"] }, actions: ["s3:GetObject"] };

test("a statement is about the bucket and all its objects, or what is named, beside what is always denied", () => {
  const made = kept((bucket) => {
    bucket.addStatement("Partner", READ);
    bucket.addStatement("Auditor", { ...READ, resources: [`${bucket.arn}/audit/*`] });
  });
  const all = statements(made);
  expect(all.map(({ Sid }: { Sid: string }) => Sid)).toEqual([
    "DenyWithoutTls",
    "DenyBelowTls12",
    "DenyKeysOfClients",
    "Auditor",
    "Partner",
  ]);
  expect(all[3].Resource).toEqual(["${aws_s3_bucket.Kept.arn}/audit/*"]);
  expect(all[4]).toEqual({
    Sid: "Partner",
    Effect: "Allow",
    Principal: { AWS: ["210987654321"] },
    Action: ["s3:GetObject"],
    Resource: ["${aws_s3_bucket.Kept.arn}", "${aws_s3_bucket.Kept.arn}/*"],
  });
});

test("the same statement said twice is one, and another of its name is refused, above all of what is always denied", () => {
  const made = kept((bucket) => {
    bucket.addStatement("Partner", READ);
    bucket.addStatement("Partner", { ...READ });
    expect(() => bucket.addStatement("Partner", { ...READ, actions: ["s3:ListBucket"] })).toThrow(
      '- name must be new, got "Partner", a statement that says otherwise',
    );
    expect(() => bucket.addStatement("DenyWithoutTls", READ)).toThrow(
      '- name must be new, got "DenyWithoutTls", a statement that says otherwise',
    );
  });
  expect(statements(made)).toHaveLength(4);
});

test.each<[string, BucketStatement["principals"], BucketStatement["conditions"]]>([
  ["everybody", "*", undefined],
  ["everybody, in the other notation", { AWS: ["*"] }, undefined],
  ["everybody with a certain browser", "*", { StringEquals: { "aws:UserAgent": "me" } }],
  ["everybody from every address", "*", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }],
  ["everybody of any organization", "*", { StringLike: { "aws:PrincipalOrgID": "o-*" } }],
  ["everybody outside an organization", "*", { StringNotEquals: { "aws:PrincipalOrgID": "o-abc" } }],
])("%s is refused, as S3 would", (_, principals, conditions) => {
  kept((bucket) => {
    expect(() => bucket.addStatement("Public", { ...READ, principals, conditions })).toThrow(
      [
        'test/Kept.addStatement("Public") (S3Module) is misconfigured:',
        "  - principals must not be everybody for s3:GetObject: name accounts or roles, or fix aws:PrincipalOrgID or aws:SourceVpce in a condition; a website is served through CloudFront (serveThrough)",
      ].join("\n"),
    );
  });
});

test.each<[string, BucketStatement["conditions"]]>([
  ["an organization", { StringEquals: { "aws:PrincipalOrgID": "o-abc" } }],
  ["networks", { StringEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] } }],
  ["addresses", { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } }],
])("everybody of %s may come in", (_, conditions) => {
  const made = kept((bucket) => bucket.addStatement("Ours", { ...READ, principals: "*", conditions }));
  expect(statements(made)[3]).toMatchObject({ Sid: "Ours", Principal: "*", Condition: conditions });
});

test("a service comes in for a known account", () => {
  const principals = { Service: ["macie.amazonaws.com"] };
  const made = kept((bucket) => {
    bucket.addStatement("Macie", {
      ...READ,
      principals,
      conditions: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    });
  });
  expect(statements(made)).toHaveLength(4);
});

test.each<[BucketStatement["principals"], string[], string]>([
  ["*", ["s3:*"], "s3:PutBucketPolicy and s3:DeleteBucketPolicy"],
  [{ AWS: ["*"] }, ["s3:Put*"], "s3:PutBucketPolicy"],
  [{ AWS: ["123456789012"] }, ["s3:DeleteBucketPolicy"], "s3:DeleteBucketPolicy"],
  [{ AWS: ["arn:aws:iam::123456789012:root"] }, ["*"], "s3:PutBucketPolicy and s3:DeleteBucketPolicy"],
])("denying %j the actions %j would lock the account out", (principals, actions, named) => {
  kept((bucket) => {
    expect(() => bucket.addStatement("Deny", { effect: "Deny", principals, actions })).toThrow(
      `- actions must be without ${named}: nobody could repair the policy`,
    );
  });
});

test("denying objects, or under a condition, is possible", () => {
  const made = kept((bucket) => {
    bucket.addStatement("Frozen", { effect: "Deny", principals: "*", actions: ["s3:DeleteObject*"] });
    bucket.addStatement("Objects", {
      effect: "Deny",
      principals: "*",
      actions: ["s3:*"],
      resources: [`${bucket.arn}/x/*`],
    });
    const conditions = { StringNotEquals: { "aws:PrincipalOrgID": "o-abc" } };
    bucket.addStatement("Foreigners", { effect: "Deny", principals: "*", actions: ["s3:*"], conditions });
  });
  expect(statements(made)).toHaveLength(6);
});

test("every mistake of a statement is told at once", () => {
  kept((bucket) => {
    const wrong = {
      principals: { AWS: ["210987654321"] },
      actions: ["sqs:SendMessage"],
      resources: ["arn:aws:s3:::other/*"],
    };
    expect(() => bucket.addStatement("Partner reads", wrong)).toThrow(
      [
        'test/Kept.addStatement("Partner reads") (S3Module) is misconfigured:',
        '  - name must have 1 to 64 letters and digits, got "Partner reads"',
        '  - actions[0] must be an action of S3, got "sqs:SendMessage"',
      ].join("\n"),
    );
    expect(() => bucket.addStatement("Partner", { ...wrong, actions: ["s3:GetObject"] })).toThrow(
      [
        'test/Kept.addStatement("Partner") (S3Module) is misconfigured:',
        '  - resources must be in the bucket shop-kept, got "arn:aws:s3:::other/*"',
      ].join("\n"),
    );
    expect(() => bucket.addStatement("Nothing", { ...READ, actions: [] })).toThrow(
      "- actions must have at least 1 members",
    );
  }, "shop-kept");
});

test("a policy that S3 would not take for its size fails synthesis", () => {
  expect(() =>
    kept((bucket) => {
      const prefixes = Array.from({ length: 700 }, (_, index) => `${bucket.arn}/a-rather-long-prefix/${index}/*`);
      bucket.addStatement("Partner", { ...READ, resources: prefixes });
    }),
  ).toThrow(
    /test\/Kept: the policy of the bucket must be at most 20480 bytes, got 2\d{4}: use shorter or fewer prefixes/,
  );
});

test("distributions get objects, each for itself, and the key's policy is told what to add", () => {
  const site = "arn:aws:cloudfront::123456789012:distribution/E1";
  const shop = "arn:aws:cloudfront::123456789012:distribution/E2";
  const made = kept((bucket) => {
    expect(bucket.serveThrough(site)).toBeUndefined();
    bucket.serveThrough(shop);
    bucket.serveThrough(site);
    expect(() => bucket.serveThrough("E1")).toThrow(
      '- distributionArn must be the ARN of a CloudFront distribution, got "E1"',
    );
  });
  expect(statements(made)[3]).toEqual({
    Sid: "ServeThroughCloudFront",
    Effect: "Allow",
    Principal: { Service: ["cloudfront.amazonaws.com"] },
    Action: ["s3:GetObject"],
    Resource: ["${aws_s3_bucket.Kept.arn}/*"],
    Condition: { StringEquals: { "aws:SourceArn": [site, shop] } },
  });
  synth((stack) => {
    const encryptionKey = { arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" };
    expect(new S3Module(stack, "Site", { environment: "dev", encryptionKey }).serveThrough(site)).toEqual({
      principals: { Service: ["cloudfront.amazonaws.com"] },
      actions: ["kms:Decrypt"],
      resources: ["*"],
      conditions: { StringEquals: { "aws:SourceArn": [site] } },
    });
  });
});
