import { readFileSync } from "node:fs";
import { whyNoTerraform } from "../../terraform/mirror";
import { TABLE, taggableTable, taggableTypes } from "../taggable";

const missing = whyNoTerraform();

test("what Terraform needs is there in CI", () => {
  expect(process.env.CI ? missing : undefined).toBeUndefined();
});

(missing ? test.skip : test)(
  "the table of taggable types is what the provider's schema says",
  async () => {
    expect(readFileSync(TABLE, "utf8")).toBe(await taggableTable());
  },
  300_000,
);

test("a type is taggable that has tags of its own, and not one that picks others by their tags", () => {
  const of = (attributes: Record<string, { optional?: boolean }>) => ({ block: { attributes } });
  const tagged = { tags: { optional: true }, tags_all: { optional: true } };
  const resource_schemas = {
    aws_vpc: of(tagged),
    aws_route: of({}),
    aws_inspector_resource_group: of({ tags: { optional: true } }),
    aws_ami_ids: of({ tags: {}, tags_all: {} }),
    aws_alb: of(tagged),
  };
  expect(taggableTypes({ provider_schemas: { aws: { resource_schemas } } })).toEqual(["aws_alb", "aws_vpc"]);
});
