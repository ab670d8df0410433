import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth } from "@plinth/testing";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { awsEnvironmentOf, useProvider } from "../../src";

const output = (stack: TerraformStack, id: string, value: string) => new TerraformOutput(stack, id, { value });

test("each part is read once per stack and provider, and only when it is used", () => {
  const made = synth((stack) => {
    const [one, other, far] = ["One", "Other", "Far"].map((id) => new Construct(stack, id));
    useProvider(far, new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" }));
    output(stack, "a", awsEnvironmentOf(one).region + awsEnvironmentOf(one).accountId);
    output(stack, "b", awsEnvironmentOf(other).region);
    output(stack, "c", awsEnvironmentOf(far).region);
  });
  const { data } = made.document;
  expect(Object.keys(data)).toEqual(["aws_caller_identity", "aws_region"]);
  expect(Object.values(data.aws_region as object).map(({ provider }) => provider)).toEqual(["aws.west", undefined]);
});
