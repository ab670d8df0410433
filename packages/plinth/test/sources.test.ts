import { run } from "../src/run";
import { documentOf, folderWith } from "./folder";

const vpc = { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } } };
const folder = folderWith({
  "cdktf.out/stacks/shop-dev/cdk.tf.json": documentOf("shop-dev", vpc),
  "cdktf.out/stacks/shop-prod/cdk.tf.json": documentOf("shop-prod", vpc),
  "empty/readme.md": "nothing",
  "list.json": [],
  "text.json": "resource:",
  "package.json": { name: "shop", version: "1.0.0" },
  "errored.json": { format_version: "1.2", errored: true, planned_values: {} },
});

const EXPECTED =
  "expected a document in Terraform's JSON syntax (cdk.tf.json), or a plan or state as `terraform show -json` prints it";

test.each([
  [[], ["shop-dev", "shop-prod"]],
  [["cdktf.out"], ["shop-dev", "shop-prod"]],
  [["cdktf.out/stacks/shop-prod"], ["shop-prod"]],
  [["cdktf.out/stacks/shop-prod/cdk.tf.json"], ["cdk.tf.json"]],
])("the paths %j are those of %j", (paths, names) => {
  const { status, output } = run(["show", ...paths], folder);
  expect([status, output.match(/^\S+(?=: 1 resource)/gm)]).toEqual([0, names]);
});

test.each([
  ["empty", "has neither cdk.tf.json nor stacks/*/cdk.tf.json: synthesize the app first (cdktf synth)"],
  ["none.json", ": no such file or folder"],
  ["text.json", " is not JSON"],
  ["list.json", `: ${EXPECTED}, got a list`],
  ["package.json", `: ${EXPECTED}, got an object with "name"`],
  ["errored.json", ": the plan is of a run that failed: only a whole plan can be judged"],
])("of %s it says what is wrong, and ends with 2", (path, sentence) => {
  for (const command of ["show", "check", "draw"]) {
    const { status, output } = run([command, path], folder);
    expect(status).toBe(2);
    expect(output.split("\n")[0]).toMatch(new RegExp(`^/\\S+/${path.replace(".", "\\.")} ?`));
    expect(output).toContain(sentence);
  }
});
