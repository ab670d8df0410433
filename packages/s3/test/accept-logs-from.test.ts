import type { LogService } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import { TerraformOutput, TerraformResource } from "cdktf";
import fc from "fast-check";
import { S3Module, type S3ModuleProps } from "../src";

const KEY_ARN = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const logs = (use: (bucket: S3Module) => void = () => {}, props: object = { purpose: "logs" }) =>
  synth((stack) => use(new S3Module(stack, "Logs", { environment: "prod", ...props } as S3ModuleProps)));

const accepted = (synthesized: Synthesized) =>
  Synthesized.json(synthesized.the("aws_s3_bucket_policy").policy).Statement.filter(
    ({ Effect }: { Effect: string }) => Effect === "Allow",
  );

test("logs expire after 30 days in dev and 365 in prod, or as chosen", () => {
  const days = [{ environment: "dev" }, { environment: "prod" }, { logRetentionDays: 14 }].map((props) => {
    const { rule } = logs(() => {}, { purpose: "logs", ...props }).the("aws_s3_bucket_lifecycle_configuration");
    return rule.find(({ id }: { id: string }) => id === "ExpireLogs").expiration;
  });
  expect(days).toEqual([[{ days: 30 }], [{ days: 365 }], [{ days: 14 }]]);
});

test("a load balancer writes below its prefix and this account's number, and nowhere else", () => {
  const made = logs((bucket) => {
    bucket.acceptLogsFrom("alb", "alb/web");
  });
  expect(accepted(made)).toEqual([
    {
      Sid: "AcceptLogsFromAlb",
      Effect: "Allow",
      Principal: { Service: ["logdelivery.elasticloadbalancing.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Resource: [
        expect.stringMatching(
          /^\$\{aws_s3_bucket\.Logs\.arn\}\/alb\/web\/AWSLogs\/\$\{data\.aws_caller_identity\.\w+\.account_id\}\/\*$/,
        ),
      ],
    },
  ]);
});

test("S3 writes records of this account's buckets only", () => {
  const made = logs((bucket) => {
    bucket.acceptLogsFrom("s3", "s3/uploads");
  });
  expect(accepted(made)).toEqual([
    {
      Sid: "AcceptLogsFromS3",
      Effect: "Allow",
      Principal: { Service: ["logging.s3.amazonaws.com"] },
      Action: ["s3:PutObject"],
      Resource: ["${aws_s3_bucket.Logs.arn}/s3/uploads/*"],
      Condition: { StringEquals: { "aws:SourceAccount": expect.stringContaining("account_id") } },
    },
  ]);
});

test.each([
  ["nlb", "AcceptLogsFromNlb"],
  ["vpc", "AcceptLogsFromVpc"],
  ["waf", "AcceptLogsFromWaf"],
] as const)("%s delivers through CloudWatch Logs, for this account and region only", (service, sid) => {
  const made = logs(
    (bucket) => {
      bucket.acceptLogsFrom(service, "network");
    },
    { purpose: "logs", bucketName: "aws-waf-logs-shop" },
  );
  const source = {
    StringEquals: { "aws:SourceAccount": expect.stringMatching(/\.account_id\}$/) },
    ArnLike: {
      "aws:SourceArn": expect.stringMatching(
        /^arn:\$\{.*partition\}:logs:\$\{.*aws_region.*\.id\}:\$\{.*account_id\}:\*$/,
      ),
    },
  };
  const Principal = { Service: ["delivery.logs.amazonaws.com"] };
  expect(accepted(made)).toEqual([
    {
      Sid: sid,
      Effect: "Allow",
      Principal,
      Action: ["s3:PutObject"],
      Resource: [expect.stringMatching(/^\$\{aws_s3_bucket\.Logs\.arn\}\/network\/AWSLogs\/\$\{.*account_id\}\/\*$/)],
      Condition: { ...source, StringEquals: { ...source.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" } },
    },
    {
      Sid: `${sid}Check`,
      Effect: "Allow",
      Principal,
      Action: ["s3:GetBucketAcl"],
      Resource: ["${aws_s3_bucket.Logs.arn}"],
      Condition: source,
    },
  ]);
});

test("CloudTrail delivers the trails of this account only", () => {
  const made = logs((bucket) => {
    bucket.acceptLogsFrom("cloudtrail", "trail");
  });
  const statements = accepted(made);
  expect(statements.map(({ Action }: { Action: string[] }) => Action)).toEqual([["s3:PutObject"], ["s3:GetBucketAcl"]]);
  for (const { Principal, Condition } of statements) {
    expect(Principal).toEqual({ Service: ["cloudtrail.amazonaws.com"] });
    expect(Condition.ArnLike["aws:SourceArn"]).toMatch(
      /^arn:\$\{.*partition\}:cloudtrail:\*:\$\{.*account_id\}:trail\/\*$/,
    );
    expect(Condition.StringEquals["aws:SourceAccount"]).toMatch(/account_id\}$/);
  }
});

test("services that take an ARN get bucket and prefix as one, which waits for the permission", () => {
  const made = synth((stack) => {
    const bucket = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs" });
    new TerraformOutput(stack, "Arn", { value: bucket.acceptLogsFrom("vpc", "network").arn });
  });
  expect(made.document.output.Arn.value).toMatch(
    /^arn:\$\{data\.aws_partition\.\w+\.partition\}:s3:::\$\{aws_s3_bucket_policy\.Logs_Policy_\w+\.bucket\}\/network$/,
  );
});

test("web ACLs are refused by a bucket whose name AWS WAF would not take", () => {
  logs((bucket) => {
    expect(() => bucket.acceptLogsFrom("waf", "web")).toThrow(
      "- bucketName must begin with aws-waf-logs- for web ACLs, got undefined",
    );
  });
});

test("the answer waits for the permission, and has the prefix as the service takes it", () => {
  const made = synth((stack) => {
    const bucket = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs" });
    const value = [bucket.acceptLogsFrom("alb", "web"), bucket.acceptLogsFrom("s3", "web")];
    new TerraformOutput(stack, "Answers", { value });
  });
  expect(made.document.output.Answers.value).toEqual([
    { bucket: "${aws_s3_bucket_policy.Logs_Policy_0AE5C130.bucket}", prefix: "web" },
    { bucket: "${aws_s3_bucket_policy.Logs_Policy_0AE5C130.bucket}", prefix: "web/" },
  ]);
});

test("the policy depends neither on the order nor on the number of registrations", () => {
  const sources: [LogService, string][] = [
    ["alb", "web"],
    ["alb", "admin"],
    ["s3", "uploads"],
    ["s3", "backups"],
    ["nlb", "edge"],
    ["inventory", "lists"],
  ];
  const document = (said: [LogService, string][]) =>
    logs((bucket) => {
      for (const [service, prefix] of said) bucket.acceptLogsFrom(service, prefix);
    }).the("aws_s3_bucket_policy").policy;
  const expected = document(sources);
  fc.assert(
    fc.property(fc.shuffledSubarray([...sources, ...sources], { minLength: 6 }), (said) => {
      fc.pre(sources.every((source) => said.includes(source)));
      expect(document(said)).toBe(expected);
    }),
    { numRuns: 15 },
  );
});

test("a bucket is recorded in a bucket for logs, below its own path, once that may be", () => {
  const made = synth((stack) => {
    const bucket = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs" });
    new S3Module(stack, "Uploads", { environment: "prod", accessLogs: bucket });
  });
  expect(made.the("aws_s3_bucket_logging")).toMatchObject({
    bucket: "${aws_s3_bucket.Uploads.id}",
    target_bucket: "${aws_s3_bucket_policy.Logs_Policy_0AE5C130.bucket}",
    target_prefix: "s3/test-uploads/",
  });
});

test.each([
  ["inventory", "s3"],
  ["nlb", "delivery"],
  ["vpc", "delivery"],
  ["waf", "delivery"],
] as const)("%s delivers into a bucket with a customer managed key, which learns of the use %s", (service, use) => {
  const admit = jest.fn();
  const props = { purpose: "logs", bucketName: "aws-waf-logs-shop", encryptionKey: { arn: KEY_ARN, admit } };
  const made = logs((bucket) => {
    bucket.acceptLogsFrom(service, "network");
  }, props);
  expect(admit.mock.calls).toEqual([[use]]);
  expect(accepted(made)[0].Action).toEqual(["s3:PutObject"]);
});

test.each(["alb", "s3", "cloudtrail"] as const)(
  "%s does not deliver into a bucket with a customer managed key",
  (service) => {
    logs(
      (bucket) => {
        expect(() => bucket.acceptLogsFrom(service, "web")).toThrow(
          `- encryptionKey must be left out: ${service} delivers logs into buckets with SSE-S3 only`,
        );
      },
      { purpose: "logs", encryptionKey: { arn: KEY_ARN } },
    );
  },
);

test("only CloudTrail delivers into a bucket that locks new objects", () => {
  const made = logs(
    (bucket) => {
      bucket.acceptLogsFrom("cloudtrail", "trail");
      expect(() => bucket.acceptLogsFrom("vpc", "network")).toThrow(
        "- objectLock must be left out: vpc does not deliver into a bucket that locks new objects",
      );
    },
    { purpose: "backup" },
  );
  expect(accepted(made)).toHaveLength(2);
});

test("a bucket whose records are refused makes nothing", () => {
  synth((stack) => {
    const accessLogs = new S3Module(stack, "Logs", { environment: "prod", purpose: "backup" });
    const before = stack.node.findAll().length;
    expect(() => new S3Module(stack, "Uploads", { environment: "prod", accessLogs })).toThrow(
      "- objectLock must be left out: s3 does not deliver into a bucket that locks new objects",
    );
    expect(stack.node.findAll().slice(before).filter(TerraformResource.isTerraformResource)).toEqual([]);
  });
});

test("every mistake of a call is told at once, and the policy stays as it is", () => {
  const made = logs((bucket) => {
    expect(() => bucket.acceptLogsFrom("lambda" as LogService, "/AWSLogs/")).toThrow(
      [
        'test/Logs.acceptLogsFrom("lambda", "/AWSLogs/") (S3Module) is misconfigured:',
        '  - service must be one of alb, s3, inventory, nlb, vpc, waf, cloudtrail, got "lambda"',
        '  - prefix must have letters, digits and "._=-" between single slashes, got "/AWSLogs/"',
        '  - prefix must be without "AWSLogs", got "/AWSLogs/"',
      ].join("\n"),
    );
  }, {});
  expect(accepted(made)).toEqual([]);
});

test.each(["", "web/", "web//eu", "web/*", "web eu"])("the prefix %j is refused", (prefix) => {
  logs((bucket) => {
    expect(() => bucket.acceptLogsFrom("s3", prefix)).toThrow('prefix must have letters, digits and "._=-"');
  });
});
