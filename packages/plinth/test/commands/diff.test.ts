import { run } from "../../src/run";
import { documentOf, folderWith } from "../folder";

const database = (encrypted: boolean) => ({ aws_db_instance: { Main: { storage_encrypted: encrypted } } });
const folder = folderWith({
  "old/stacks/shop-dev/cdk.tf.json": documentOf("shop-dev", { aws_eip: { A: {} } }),
  "old/stacks/shop-prod/cdk.tf.json": documentOf("shop-prod", database(true)),
  "new/stacks/shop-prod/cdk.tf.json": documentOf("shop-prod", database(false)),
  "new/stacks/shop-qa/cdk.tf.json": documentOf("shop-qa", { aws_eip: { A: {} } }),
  "one.json": { resource: { aws_vpc: { A: { tags: { Owner: "a" } } } } },
  "other.json": { resource: { aws_vpc: { A: { tags: { Owner: "b" } } } } },
});
const call = (...words: string[]) => run(["diff", ...words], folder);

test("stacks are paired by their names, and a lost database fails", () => {
  const { status, output } = call("old", "new");
  expect(status).toBe(1);
  expect(output.match(/^shop-\w+$/gm)).toEqual(["shop-dev", "shop-prod", "shop-qa"]);
  expect(output).toContain("aws_db_instance.Main: a database, replaced");
  expect(output).toContain("aws_eip.A: a public address that others may have on their allow lists, destroyed");
});

test("what the config allows to be lost does not fail", () => {
  const allowed = folderWith({
    "old.json": { resource: database(true) },
    "new.json": { resource: database(false) },
    "plinth.config.json": { allow: [{ address: "aws_db_instance.Main", reason: "restored from a snapshot" }] },
  });
  const { status, output } = run(["diff", "old.json", "new.json"], allowed);
  expect(status).toBe(0);
  expect(output).toContain("aws_db_instance.Main: a database, replaced (allowed: restored from a snapshot)");
});

test("two files are compared whatever their names, and a harmless change is none to object to", () => {
  expect(call("one.json", "other.json")).toEqual({
    status: 0,
    output: 'other.json\n\nChanged in place\n  aws_vpc.A\n      tags.Owner: "a" → "b"',
  });
});

test("for a pull request it is Markdown", () => {
  expect(call("one.json", "other.json", "--markdown").output).toMatch(/^## other\.json\n\n### Changed in place\n/);
});

test.each([[["one.json"]], [["one.json", "other.json", "one.json"]]])("%j are not two paths", (words) => {
  expect(call(...words)).toEqual({ status: 2, output: expect.stringMatching(/^diff needs two paths, OLD and NEW\n/) });
});
