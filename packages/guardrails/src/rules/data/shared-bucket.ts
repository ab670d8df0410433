import { addressIn, type Resource, type Stack, text, withoutIndexes } from "@plinth/model";

/** Resources of a type that configure the bucket: they name it as their `bucket`. */
export function configurationOf(bucket: Resource, stack: Stack, type: string): readonly Resource[] {
  const literal = text(bucket.args.bucket);
  const named = stack
    .referringTo(bucket, type)
    .filter(({ args }) => refersTo(args.bucket, bucket) || throughAnother(args.bucket, stack));
  if (literal === undefined) return named;
  return [...named, ...stack.all(type).filter(({ args }) => args.bucket === literal)];
}

/** Modules hand on the bucket's name through the resources that it must wait for. */
function throughAnother(name: unknown, stack: Stack): boolean {
  return stack.at(addressIn(name)).some(({ type }) => type.startsWith("aws_s3_bucket_"));
}

/** Whether services deliver logs into the bucket, which S3 and load balancers do only where S3 has the key. */
export function takesLogs(bucket: Resource, stack: Stack): boolean {
  const target = (one: Resource) =>
    stack.referringTo(one, "aws_s3_bucket_logging").some(({ args }) => refersTo(args.target_bucket, one));
  const balanced = (one: Resource) => stack.referringTo(one, "aws_lb", "aws_alb").length > 0;
  const policies = stack.referringTo(bucket, "aws_s3_bucket_policy");
  return [bucket, ...policies].some((one) => target(one) || balanced(one));
}

function refersTo(value: unknown, { address }: Resource): boolean {
  return addressIn(value) === withoutIndexes(address);
}
