import { synth } from "@plinth/testing";
import { TerraformStack, Testing } from "cdktf";
import { type ExpireOptions, S3Module, type TransitionOptions } from "../src";

const bucketOf = (use: (bucket: S3Module) => void) =>
  synth((stack) => use(new S3Module(stack, "Uploads", { environment: "prod" })));

const rulesOf = (use: (bucket: S3Module) => void) => bucketOf(use).the("aws_s3_bucket_lifecycle_configuration").rule;

const ruleOf = (name: string, use: (bucket: S3Module) => void) =>
  rulesOf(use).find(({ id }: { id: string }) => id === name);

test("every bucket gives up incomplete uploads after 7 days, and noncurrent versions and what marks their deletion", () => {
  expect(rulesOf(() => {})).toEqual([
    {
      id: "AbortIncompleteUploads",
      status: "Enabled",
      filter: [{}],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    },
    {
      id: "ExpireNoncurrentVersions",
      status: "Enabled",
      filter: [{}],
      noncurrent_version_expiration: [{ noncurrent_days: 90 }],
      expiration: [{ expired_object_delete_marker: true }],
    },
  ]);
});

test.each<[string, ExpireOptions, object]>([
  ["a prefix", { prefix: "drafts/", days: 30 }, { prefix: "drafts/" }],
  ["a tag", { tags: { Kind: "draft" }, days: 30 }, { tag: [{ key: "Kind", value: "draft" }] }],
  ["a least size", { sizeGreaterThanBytes: 1048576, days: 30 }, { object_size_greater_than: 1048576 }],
  ["a greatest size", { sizeLessThanBytes: 1048576, days: 30 }, { object_size_less_than: 1048576 }],
  [
    "two tags",
    { tags: { Owner: "web", Kind: "draft" }, days: 30 },
    { and: [{ tags: { Kind: "draft", Owner: "web" } }] },
  ],
  [
    "everything at once",
    { prefix: "a/", tags: { Kind: "b" }, sizeGreaterThanBytes: 1, sizeLessThanBytes: 9, days: 30 },
    { and: [{ prefix: "a/", tags: { Kind: "b" }, object_size_greater_than: 1, object_size_less_than: 9 }] },
  ],
  ["the whole bucket", { wholeBucket: true, days: 30 }, {}],
])("objects expire by %s", (_, options, filter) => {
  expect(ruleOf("Drafts", (bucket) => bucket.expire("Drafts", options))).toEqual({
    id: "Drafts",
    status: "Enabled",
    filter: [filter],
    expiration: [{ days: 30 }],
  });
});

test("objects move on in the order of their days, however the steps are written", () => {
  const rule = ruleOf("Archive", (bucket) =>
    bucket.transition("Archive", {
      prefix: "invoices/",
      transitions: [
        { storageClass: "DEEP_ARCHIVE", days: 365 },
        { storageClass: "STANDARD_IA", days: 30 },
        { storageClass: "GLACIER_IR", days: 90 },
      ],
    }),
  );
  expect(rule).toEqual({
    id: "Archive",
    status: "Enabled",
    filter: [{ prefix: "invoices/" }],
    transition: [
      { storage_class: "STANDARD_IA", days: 30 },
      { storage_class: "GLACIER_IR", days: 90 },
      { storage_class: "DEEP_ARCHIVE", days: 365 },
    ],
  });
});

test("noncurrent versions move on too, by the days since they are that", () => {
  const rule = ruleOf("Old", (bucket) =>
    bucket.transition("Old", {
      wholeBucket: true,
      noncurrent: true,
      transitions: [{ storageClass: "STANDARD_IA", days: 30 }],
    }),
  );
  expect(rule).toEqual({
    id: "Old",
    status: "Enabled",
    filter: [{}],
    noncurrent_version_transition: [{ storage_class: "STANDARD_IA", noncurrent_days: 30 }],
  });
});

test("the versions of some objects are gone sooner than those of the bucket", () => {
  const drafts = ruleOf("Drafts", (bucket) =>
    bucket.expire("Drafts", { prefix: "drafts/", days: 30, noncurrentDays: 7 }),
  );
  expect(drafts.noncurrent_version_expiration).toEqual([{ noncurrent_days: 7 }]);
});

test("rules are keyed by name: the order and the number of times they are said change nothing", () => {
  const drafts: ExpireOptions = { prefix: "drafts/", days: 30 };
  const archive: TransitionOptions = { prefix: "old/", transitions: [{ storageClass: "GLACIER", days: 0 }] };
  const one = rulesOf((bucket) => {
    bucket.expire("Drafts", drafts);
    bucket.transition("Archive", archive);
  });
  const other = rulesOf((bucket) => {
    bucket.transition("Archive", archive);
    bucket.expire("Drafts", drafts);
    bucket.expire("Drafts", { ...drafts });
  });
  expect(other).toEqual(one);
  expect(one.map(({ id }: { id: string }) => id)).toEqual([
    "AbortIncompleteUploads",
    "Archive",
    "Drafts",
    "ExpireNoncurrentVersions",
  ]);
});

test("a forgotten criterion does not mean the whole bucket", () => {
  bucketOf((bucket) => {
    for (const options of [{ days: 30 }, { days: 30, prefix: "" }, { days: 30, tags: {} }]) {
      expect(() => bucket.expire("Drafts", options)).toThrow(
        [
          'test/Uploads.expire("Drafts") (S3Module) is misconfigured:',
          "  - prefix, tags, sizeGreaterThanBytes or sizeLessThanBytes must be given; wholeBucket: true means all objects",
        ].join("\n"),
      );
    }
  });
});

test("the compiler refuses the whole bucket with a criterion beside it", () => {
  bucketOf((bucket) => {
    // @ts-expect-error wholeBucket stands alone
    const options: ExpireOptions = { wholeBucket: true, prefix: "drafts/", days: 30 };
    expect(() => bucket.expire("Drafts", options)).toThrow(
      "- wholeBucket must stand alone, got other criteria beside it",
    );
  });
});

test("every mistake of an expiry is told at once", () => {
  bucketOf((bucket) => {
    expect(() => bucket.expire("Drafts", { prefix: "drafts/", sizeGreaterThanBytes: 0, days: 30 })).toThrow(
      "- sizeGreaterThanBytes must be 1 to 54975581388800, got 0",
    );
    const wrong = { prefix: "drafts", sizeGreaterThanBytes: 10, sizeLessThanBytes: 5, days: 0 };
    expect(() => bucket.expire("Old drafts", wrong)).toThrow(
      [
        'test/Uploads.expire("Old drafts") (S3Module) is misconfigured:',
        '  - name must have 1 to 255 letters, digits and "-_.", got "Old drafts"',
        "  - days must be 1 to 2147483647, got 0",
        "  - sizeGreaterThanBytes must be less than sizeLessThanBytes, got 10 and 5",
      ].join("\n"),
    );
  });
});

test("a name means one rule, and the rules of every bucket cannot be replaced", () => {
  const rules = rulesOf((bucket) => {
    bucket.expire("Drafts", { prefix: "drafts/", days: 30 });
    expect(() => bucket.expire("Drafts", { prefix: "drafts/", days: 7 })).toThrow(
      '- name must be new, got "Drafts", a rule that says otherwise',
    );
    expect(() => bucket.expire("AbortIncompleteUploads", { wholeBucket: true, days: 7 })).toThrow(
      '- name must be new, got "AbortIncompleteUploads", a rule that says otherwise',
    );
  });
  expect(rules.find(({ id }: { id: string }) => id === "Drafts").expiration).toEqual([{ days: 30 }]);
});

test("a bucket has at most 1000 rules", () => {
  // Not synthesized: the provider takes a minute to validate that many.
  const bucket = new S3Module(new TerraformStack(Testing.app(), "test"), "Uploads", { environment: "dev" });
  for (let index = 0; index < 998; index++) bucket.expire(`Rule${index}`, { prefix: `${index}/`, days: 1 });
  expect(() => bucket.expire("OneMore", { prefix: "more/", days: 1 })).toThrow("- there must be at most 1000 rules");
  expect(() => bucket.expire("Rule0", { prefix: "0/", days: 1 })).not.toThrow();
});

test("every mistake of a transition is told at once, in the words of the call", () => {
  bucketOf((bucket) => {
    const transitions = [
      { storageClass: "STANDARD_IA", days: 7 },
      { storageClass: "GLACIER_IR", days: 90 },
      { storageClass: "DEEP_ARCHIVE", days: 100 },
    ] as const;
    expect(() => bucket.transition("Archive", { prefix: "old/", transitions })).toThrow(
      [
        'test/Uploads.transition("Archive") (S3Module) is misconfigured:',
        "  - days to STANDARD_IA must be 30 or more, got 7",
        "  - days to DEEP_ARCHIVE must be 180 or more after GLACIER_IR on day 90, got 100",
      ].join("\n"),
    );
    expect(() => bucket.transition("Archive", { wholeBucket: true, transitions: [] })).toThrow(
      "- transitions must have at least 1 members, got 0",
    );
  });
});
