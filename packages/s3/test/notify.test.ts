import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { policyDocument } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { type NotifyOptions, type S3Event, S3Module, type S3ModuleProps } from "../src";

const FUNCTION = { arn: "arn:aws:lambda:us-east-1:123456789012:function:thumbnails" };
const QUEUE = { arn: "arn:aws:sqs:us-east-1:123456789012:jobs" };
const TOPIC = { arn: "arn:aws:sns:us-east-1:123456789012:news" };

const uploads = (use: (bucket: S3Module, stack: TerraformStack) => void) =>
  synth((stack) => use(new S3Module(stack, "Uploads", { environment: "dev" }), stack));

test("a function, a queue and a topic are told in one document, by name, and EventBridge stays as it is", () => {
  const made = synth((stack) => {
    const bucket = new S3Module(stack, "Uploads", { environment: "prod" });
    bucket.notify("Thumbnails", {
      function: FUNCTION,
      events: ["s3:ObjectCreated:*"],
      prefix: "images/",
      suffix: ".jpg",
    });
    bucket.notify("Jobs", { queue: QUEUE, events: ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"], prefix: "jobs/" });
    bucket.notify("News", { topic: TOPIC, events: ["s3:Replication:*"] });
  });
  expect(made.the("aws_s3_bucket_notification")).toEqual({
    bucket: "${aws_s3_bucket.Uploads.id}",
    eventbridge: true,
    lambda_function: [
      {
        id: "Thumbnails",
        lambda_function_arn: FUNCTION.arn,
        events: ["s3:ObjectCreated:*"],
        filter_prefix: "images/",
        filter_suffix: ".jpg",
      },
    ],
    queue: [
      {
        id: "Jobs",
        queue_arn: QUEUE.arn,
        events: ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"],
        filter_prefix: "jobs/",
      },
    ],
    topic: [{ id: "News", topic_arn: TOPIC.arn, events: ["s3:Replication:*"] }],
    depends_on: [
      expect.stringMatching(/^aws_s3_bucket_lifecycle_configuration\./),
      expect.stringMatching(/^aws_lambda_permission\.Uploads_Invoke-Thumbnails_/),
    ],
  });
});

test("a function is let know by this bucket of this account only, and the document waits for that", () => {
  const made = uploads((bucket) => {
    bucket.notify("Thumbnails", { function: FUNCTION, events: ["s3:ObjectCreated:*"] });
    bucket.notify("Thumbnails", { function: FUNCTION, events: ["s3:ObjectCreated:*"] });
  });
  expect(made.the("aws_lambda_permission")).toEqual({
    function_name: FUNCTION.arn,
    action: "lambda:InvokeFunction",
    principal: "s3.amazonaws.com",
    source_arn: "${aws_s3_bucket.Uploads.arn}",
    source_account: expect.stringMatching(/account_id\}$/),
  });
  expect(made.the("aws_s3_bucket_notification").depends_on).toHaveLength(2);
});

test("the owner of a queue learns what its policy must say, and the document waits for that policy", () => {
  const made = uploads((bucket, stack) => {
    const queue = new SqsQueue(stack, "Queue", {});
    const jobs = bucket.notify("Jobs", { queue, events: ["s3:ObjectCreated:*"] });
    const policy = policyDocument(jobs.permissions);
    jobs.waitFor(new SqsQueuePolicy(stack, "QueuePolicy", { queueUrl: queue.url, policy }));
  });
  expect(Synthesized.json(made.the("aws_sqs_queue_policy").policy).Statement).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: ["s3.amazonaws.com"] },
      Action: ["sqs:SendMessage"],
      Resource: ["${aws_sqs_queue.Queue.arn}"],
      Condition: {
        StringEquals: { "aws:SourceAccount": expect.stringMatching(/account_id\}$/) },
        ArnLike: { "aws:SourceArn": "${aws_s3_bucket.Uploads.arn}" },
      },
    },
  ]);
  expect(made.the("aws_s3_bucket_notification").depends_on).toContain("aws_sqs_queue_policy.QueuePolicy");
});

test("a topic is published to, and a function needs no statement", () => {
  uploads((bucket) => {
    const news = bucket.notify("News", { topic: TOPIC, events: ["s3:ObjectRemoved:*"] });
    expect(news.permissions).toMatchObject([{ actions: ["sns:Publish"], resources: [TOPIC.arn] }]);
    expect(bucket.notify("F", { function: FUNCTION, events: ["s3:ObjectCreated:*"] }).permissions).toEqual([]);
  });
});

test("the order in which notifications are said changes nothing", () => {
  const jpg: NotifyOptions = { queue: QUEUE, events: ["s3:ObjectCreated:*"], suffix: ".jpg" };
  const png: NotifyOptions = { queue: QUEUE, events: ["s3:ObjectCreated:*"], suffix: ".png" };
  const [one, other] = [
    [jpg, png],
    [png, jpg],
  ].map((said) =>
    uploads((bucket) => {
      for (const options of said) bucket.notify(options === jpg ? "Jpg" : "Png", options);
    }).the("aws_s3_bucket_notification"),
  );
  expect(one).toEqual(other);
});

test.each<[Partial<NotifyOptions>, Partial<NotifyOptions>, string | undefined]>([
  [{}, {}, "s3:ObjectCreated:*"],
  [{ prefix: "a/" }, { prefix: "a/b/" }, "s3:ObjectCreated:*"],
  [{ prefix: "a/" }, { suffix: ".jpg" }, "s3:ObjectCreated:*"],
  [{ suffix: ".gz" }, { suffix: ".tar.gz" }, "s3:ObjectCreated:*"],
  [{}, { events: ["s3:ObjectCreated:Put"] }, "s3:ObjectCreated:Put"],
  [{ prefix: "a/" }, { prefix: "b/" }, undefined],
  [{ prefix: "a/", suffix: ".jpg" }, { prefix: "a/", suffix: ".png" }, undefined],
  [{}, { events: ["s3:ObjectRemoved:*"] }, undefined],
  [{ events: ["s3:ObjectCreated:Post"] }, { events: ["s3:ObjectCreated:Put"] }, undefined],
])("%j and %j: told twice of %s", (one, other, event) => {
  uploads((bucket) => {
    const common = { queue: QUEUE, events: ["s3:ObjectCreated:*"] } as const;
    bucket.notify("One", { ...common, ...one } as NotifyOptions);
    const said = () => bucket.notify("Other", { ...common, ...other } as NotifyOptions);
    if (!event) return expect(said).not.toThrow();
    return expect(said).toThrow(
      [
        'test/Uploads.notify("Other") (S3Module) is misconfigured:',
        `  - ${event} for these keys must be told once, and "One" already tells it`,
      ].join("\n"),
    );
  });
});

test("every mistake of a notification is told at once, and nothing is made", () => {
  const made = uploads((bucket) => {
    const wrong = {
      queue: { arn: "arn:aws:sqs:us-east-1:123456789012:jobs.fifo" },
      topic: TOPIC,
      events: ["s3:ObjectCreated:*", "s3:ObjectCreated:Put"],
      prefix: "x".repeat(1025),
    } as unknown as NotifyOptions;
    expect(() => bucket.notify("Jobs!", wrong)).toThrow(
      [
        'test/Uploads.notify("Jobs!") (S3Module) is misconfigured:',
        '  - name must have 1 to 255 letters, digits and "-_.", got "Jobs!"',
        "  - function or queue or topic must not be given together",
        "  - events must not overlap, got s3:ObjectCreated:* in another one",
        "  - prefix and suffix must have at most 1024 characters together",
      ].join("\n"),
    );
    expect(() =>
      bucket.notify("Jobs", { queue: wrong.queue, events: ["s3:ObjectRead" as S3Event] } as NotifyOptions),
    ).toThrow(
      /- queue\.arn must not be FIFO, which S3 cannot tell, got "\S+\.fifo"\n {2}- events\[0\] must be one of s3:Intell/,
    );
  });
  expect(made.all("aws_s3_bucket_notification")).toEqual({});
});

const told = (props: S3ModuleProps) =>
  synth((stack) => {
    new S3Module(stack, "Uploads", props);
  });

test("EventBridge learns what happens in prod, and elsewhere where it is wished", () => {
  expect(told({ environment: "prod" }).the("aws_s3_bucket_notification").eventbridge).toBe(true);
  expect(told({ environment: "dev" }).all("aws_s3_bucket_notification")).toEqual({});
  expect(told({ environment: "dev", eventBridge: true }).the("aws_s3_bucket_notification").eventbridge).toBe(true);
  expect(told({ environment: "prod", eventBridge: false }).all("aws_s3_bucket_notification")).toEqual({});
});
