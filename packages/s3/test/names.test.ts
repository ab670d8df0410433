import { synth } from "@plinth/testing";
import fc from "fast-check";
import { S3Module } from "../src";
import { keyOfPrefix } from "../src/names";

const named = (bucketName: string) => () =>
  synth((stack) => {
    new S3Module(stack, "Uploads", { environment: "dev", bucketName });
  });

test.each(["shop-prod-uploads", "abc", "a".repeat(63), "logs.shop.example", "1password"])(
  "%j is a bucket name",
  (name) => {
    expect(named(name)().the("aws_s3_bucket").bucket).toBe(name);
  },
);

test.each(["ab", "a".repeat(64), "Shop", "shop_logs", "-shop", "shop-", "shop..logs", "192.168.5.4"])(
  "%j is no bucket name",
  (name) => {
    expect(named(name)).toThrow(
      `- bucketName must have 3 to 63 lower-case letters, digits, dots and hyphens, got "${name}"`,
    );
  },
);

test.each(["xn--shop", "sthree-shop", "amzn-s3-demo-shop", "shop-s3alias", "shop--x-s3"])("AWS reserves %j", (name) => {
  expect(named(name)).toThrow(`- bucketName must not begin or end with what AWS reserves, got "${name}"`);
});

test("a prefix in a name has only characters that IAM takes, and is never that of another prefix", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      expect(keyOfPrefix(one)).toMatch(/^[\w.@-]{9,49}$/);
      if (one !== other) expect(keyOfPrefix(one)).not.toBe(keyOfPrefix(other));
    }),
  );
});
