import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { checkAddresses, ENVIRONMENT, object, parse } from "../src";

const THING = object({ environment: ENVIRONMENT });
class Thing extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    parse(this, THING, { environment: "dev" });
    checkAddresses(this);
    new S3Bucket(this, "Default");
  }
}

test.each([
  [
    "3rdParty",
    'the id must begin with a letter or underscore, so that its resources have valid addresses in Terraform, got "3rdParty"',
  ],
  ["-x", "the id must begin with a letter or underscore"],
  ["订单", "the id must begin with a letter or underscore"],
  ["Default", 'the id must not be "Default", which cdktf leaves out of addresses'],
])("the id %s is refused", (id, problem) => {
  expect(() => synth((stack) => new Thing(stack, id))).toThrow(problem);
});

test.each(["Web", "_web", "web-1"])("the id %s is accepted, and any id below it", (id) => {
  const made = synth((stack) => {
    new Thing(stack, id);
    new Thing(new Construct(stack, "Part"), "3rdParty");
    new Thing(new Construct(stack, "Other"), "Default");
  });
  expect(Object.keys(made.all("aws_s3_bucket"))).toEqual(
    expect.arrayContaining([id, "Other", expect.stringMatching(/^Part_3rdParty_/)]),
  );
});

test("two constructs with one address are refused, because cdktf would keep one of them", () => {
  const build = () =>
    synth((stack) => {
      new Thing(stack, "AB");
      new S3Bucket(stack, "A.B");
    });
  expect(build).toThrow(
    "test/AB/Default and test/A.B both have the address aws_s3_bucket.AB: give one of them another id",
  );
});

test("a raw resource whose id is no name in Terraform is refused", () => {
  const build = () =>
    synth((stack) => {
      new Thing(stack, "Web");
      new S3Bucket(stack, "1st");
    });
  expect(build).toThrow('test/1st has the name "1st" in Terraform: a name begins with a letter or underscore');
});
