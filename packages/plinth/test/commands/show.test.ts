import { run } from "../../src/run";
import { documentOf, folderWith } from "../folder";

const key = { aws_kms_key: { K: {} } };
const accepted = {
  rule: "key-rotation",
  address: "*",
  reason: "rotated by hand",
  expires: "2099-01-01",
  stack: "shop-dev",
};

test("each stack is shown, with what the config accepts of it", () => {
  const folder = folderWith({
    "cdktf.out/stacks/shop-dev/cdk.tf.json": documentOf("shop-dev", key),
    "cdktf.out/stacks/shop-prod/cdk.tf.json": documentOf("shop-prod", key),
    "plinth.config.json": { suppressions: [accepted] },
  });
  const { status, output } = run(["show"], folder);
  expect(status).toBe(0);
  expect(output.match(/^shop-\w+: 1 resources|\d accepted/gm)).toEqual([
    ...["shop-dev: 1 resources", "1 accepted", "shop-prod: 1 resources", "0 accepted"],
  ]);
});

test("of a document by its path the name is that in it", () => {
  const folder = folderWith({
    "a.json": documentOf("shop-dev", key),
    "plinth.config.json": { suppressions: [accepted] },
  });
  expect(run(["show", "a.json"], folder).output).toContain("1 accepted");
});
