import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { synth } from "@plinth/testing";
import { Fn, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import {
  arnRegionProblem,
  awsEnvironmentOf,
  object,
  PROVIDER,
  parse,
  providerOf,
  regionOf,
  regionProblem,
  useProvider,
} from "../../src";

const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" });

test("everything below a module is created by its provider, whenever it is created", () => {
  const made = synth((stack) => {
    const module = new Construct(stack, "Module");
    useProvider(module, west(stack));
    const part = new Construct(module, "Part");
    new S3Bucket(part, "Bucket");
    new S3Bucket(stack, "Other");
    const east = new AwsProvider(stack, "East", { alias: "east", region: "us-east-2" });
    new S3Bucket(part, "East", { provider: east });
    const inner = new Construct(module, "Inner");
    useProvider(inner, east);
    new IamRole(inner, "Role", { assumeRolePolicy: "{}" });
  });
  const providers = Object.values(made.all("aws_s3_bucket")).map(({ provider }) => provider);
  expect(providers).toEqual(["aws.west", "aws.east", undefined]);
  expect(made.the("aws_iam_role").provider).toBe("aws.east");
});

test("without a provider of its own, a module is created by the default provider of its stack", () => {
  synth((stack) => {
    const bucket = new S3Bucket(new Construct(stack, "Module"), "Bucket");
    expect(regionOf(bucket)).toBe("us-east-1");
    expect(providerOf(bucket)).toBe(stack.node.findChild("Aws"));
  });
});

test("a thing in another region is named, and a region that is not known is not guessed", () => {
  synth((stack) => {
    const module = new Construct(stack, "Module");
    const far = new Construct(stack, "Far");
    useProvider(far, west(stack));
    expect(regionProblem("encryptionKey", module, far)).toBe(
      "encryptionKey must be in us-east-1, the region of this module, got test/Far in us-west-2",
    );
    expect(regionProblem("encryptionKey", far, new Construct(far, "Part"))).toBeUndefined();
    expect(regionProblem("encryptionKey", module, { arn: "arn" })).toBeUndefined();
    expect(regionProblem("encryptionKey", module, { arn: "arn:aws:kms:us-west-2:123456789012:key/a" })).toBe(
      "encryptionKey must be in us-east-1, the region of this module, got one in us-west-2",
    );
    expect(regionProblem("encryptionKey", far, { arn: "arn:aws:kms:us-west-2:123456789012:key/a" })).toBeUndefined();
    expect(regionProblem("subnets", module, { availabilityZones: ["us-east-1a", "us-west-2b"] })).toBe(
      "subnets must be in us-east-1, the region of this module, got one in us-west-2",
    );
    const unknown = new Construct(stack, "Unknown");
    useProvider(unknown, new AwsProvider(stack, "Unnamed", { alias: "unnamed" }));
    expect(regionProblem("encryptionKey", module, unknown)).toBeUndefined();
  });
});

test("the rules of a module compare regions by the provider that the module is given", () => {
  synth((stack) => {
    const provider = west(stack);
    const near = new Construct(stack, "Near");
    const table = object({ provider: PROVIDER });
    const module = (id: string, props: { provider: AwsProvider }) => {
      const made = new Construct(stack, id);
      parse(made, table, props, { rules: [() => regionProblem("key", made, near)] });
      useProvider(made, provider);
      return made;
    };
    expect(() => module("Far", { provider })).toThrow(
      "- key must be in us-west-2, the region of this module, got test/Near in us-east-1",
    );
    useProvider(near, provider);
    expect(providerOf(module("Beside", { provider }))).toBe(provider);
  });
});

test("an ARN names its region, unless it is of a global service", () => {
  synth((stack) => {
    const module = new Construct(stack, "Module");
    const problem = (arn: string | undefined) => arnRegionProblem("certificateArn", module, arn);
    expect(problem("arn:aws:acm:us-west-2:123456789012:certificate/a")).toBe(
      "certificateArn must be in us-east-1, the region of this module, got one in us-west-2",
    );
    expect(problem("arn:aws:acm:us-east-1:123456789012:certificate/a")).toBeUndefined();
    expect(problem("arn:aws:iam::123456789012:server-certificate/a")).toBeUndefined();
    expect(problem(undefined)).toBeUndefined();
    const { region } = awsEnvironmentOf(module);
    expect(problem(`arn:aws:acm:${region}:123456789012:certificate/a`)).toBeUndefined();
    expect(problem(`arn:aws:kms:${Token.asString(Fn.lower("X"))}:123456789012:key/a`)).toBeUndefined();
  });
});

test("a zone names its region, unless it is known only after apply", () => {
  synth((stack) => {
    const problem = (...zones: string[]) =>
      regionProblem("subnets", new Construct(stack, zones.join()), { availabilityZones: zones });
    expect(problem("us-east-1a", "us-west-2b")).toBe(
      "subnets must be in us-east-1, the region of this module, got one in us-west-2",
    );
    for (const zone of ["us-east-1a", "us-east-1-bos-1a", "use1-az1", Token.asString(Fn.lower("X"))])
      expect(problem(zone)).toBeFalsy();
  });
});
