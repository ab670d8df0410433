import { synth } from "@plinth/testing";
import { TerraformStack, Testing } from "cdktf";
import fc from "fast-check";
import { type ExpireOptions, type ObjectsOf, S3Module, type StorageClass, type TransitionOptions } from "../src";

const CLASSES: StorageClass[] = [
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
];

/** Drawn wide enough that a good part of it must be refused. */
const word = fc.stringMatching(/^[a-z]{1,8}$/);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const objects: fc.Arbitrary<ObjectsOf> = fc.oneof(
  { weight: 1, arbitrary: fc.constant({ wholeBucket: true } as const) },
  {
    weight: 4,
    arbitrary: fc.record({
      prefix: maybe(fc.oneof(word, fc.constant("/from-the-root"))),
      tags: maybe(fc.dictionary(word, word, { maxKeys: 3 })),
      sizeGreaterThanBytes: maybe(fc.integer({ min: 0, max: 1000000 })),
      sizeLessThanBytes: maybe(fc.integer({ min: 0, max: 1000000 })),
    }),
  },
);
const days = fc.integer({ min: 0, max: 800 });
const expiry: fc.Arbitrary<ExpireOptions> = fc
  .tuple(objects, days, maybe(fc.integer({ min: 0, max: 120 })))
  .map(([chosen, after, noncurrentDays]) => ({ ...chosen, days: after, noncurrentDays }) as ExpireOptions);
const steps = fc.array(fc.record({ storageClass: fc.constantFrom(...CLASSES), days }), { minLength: 1, maxLength: 3 });
const move: fc.Arbitrary<TransitionOptions> = fc
  .tuple(objects, steps, fc.boolean())
  .map(([chosen, transitions, noncurrent]) => ({ ...chosen, transitions, noncurrent }));
const rule = fc.oneof(expiry, move);

const say = (bucket: S3Module, name: string, options: ExpireOptions | TransitionOptions) =>
  "transitions" in options ? bucket.transition(name, options) : bucket.expire(name, options);

/** The message when a rule is refused. */
function refusal(bucket: S3Module, name: string, options: ExpireOptions | TransitionOptions): string | undefined {
  try {
    say(bucket, name, options);
    return;
  } catch (error) {
    return (error as Error).message;
  }
}

test("whatever rules are accepted, Terraform finds valid; whatever is refused says what, where and why", () => {
  // Ten buckets of thirty rules each, the same ones every time: the documents are recorded and validated together.
  for (const rules of fc.sample(fc.array(rule, { minLength: 30, maxLength: 30 }), { numRuns: 10, seed: 4 })) {
    let accepted = 0;
    const made = synth((stack) => {
      const bucket = new S3Module(stack, "Uploads", { environment: "prod" });
      rules.forEach((options, index) => {
        const said = refusal(bucket, `Rule${index}`, options);
        if (said === undefined) accepted += 1;
        else
          expect(said).toMatch(
            /^test\/Uploads\.(expire|transition)\("Rule\d+"\) \(S3Module\) is misconfigured:\n {2}- \S+.* must /,
          );
      });
    });
    expect(made.the("aws_s3_bucket_lifecycle_configuration").rule).toHaveLength(accepted + 2);
    expect(accepted).toBeGreaterThan(0);
    expect(accepted).toBeLessThan(rules.length);
  }
});

test("a rule never falls on the whole bucket unless that was said", () => {
  // Not synthesized: the provider takes long to validate that many.
  const bucket = new S3Module(new TerraformStack(Testing.app(), "test"), "Uploads", { environment: "prod" });
  let index = 0;
  fc.assert(
    fc.property(rule, (options) => {
      const said = refusal(bucket, `Rule${index++}`, options);
      const { prefix, tags, sizeGreaterThanBytes, sizeLessThanBytes } = options;
      const narrowed = prefix || Object.keys(tags ?? {}).length > 0 || sizeGreaterThanBytes || sizeLessThanBytes;
      if (said === undefined) expect(Boolean(options.wholeBucket) !== Boolean(narrowed)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
