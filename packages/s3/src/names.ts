import { type AwsEnvironment, shortHash, text } from "@plinth/core";

/** AWS docs, "General purpose bucket naming rules", https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const BUCKET_NAME = text(
  "have 3 to 63 lower-case letters, digits, dots and hyphens",
  /^(?!.*\.\.|\d+(\.\d+){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
).where(
  "not begin or end with what AWS reserves",
  (name) => !/^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name),
);

/** The name of one of several configurations of a bucket. */
export const CONFIGURATION_NAME = text('have 1 to 64 letters, digits and "-_."', /^[A-Za-z0-9][\w.-]{0,63}$/).literal();

/** The ARN of a bucket, waiting for whatever its name waits for. */
export function bucketArn({ partition }: AwsEnvironment, name: string): string {
  return `arn:${partition}:s3:::${name}`;
}

/** A prefix as part of an id or a policy's name: readable, and by the hash never the same for two prefixes. */
export function keyOfPrefix(prefix: string): string {
  return `${prefix
    .replace(/[^\w.@-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)}-${shortHash(prefix)}`;
}
