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
  expect(output.match(/^(shop-\w+|Paths and permissions of the app)$/gm)).toEqual([
    ...["shop-dev", "shop-prod", "shop-qa", "Paths and permissions of the app"],
  ]);
  expect(output).toContain("aws_db_instance.Main: a database, replaced");
  expect(output).toContain("aws_eip.A: a public address that others may have on their allow lists, destroyed");
});

test("a path from one stack into another is gained by a rule in either of them", () => {
  const input = (name: string) => `\${data.terraform_remote_state.cross-stack-reference-input-data.outputs.${name}}`;
  const vpc = { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } } };
  const group = (id: string) => ({ [id]: { vpc_id: "${aws_vpc.Main.id}" } });
  const host = (subnet: string, id: string) => ({ subnet_id: subnet, vpc_security_group_ids: [id] });
  const all = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.0.0/16"] };
  const data = {
    resource: {
      ...vpc,
      aws_subnet: { A: { vpc_id: "${aws_vpc.Main.id}", cidr_block: "10.0.0.0/24" } },
      aws_security_group: group("Db"),
      aws_instance: { Db: host("${aws_subnet.A.id}", "${aws_security_group.Db.id}") },
    },
    output: {
      group: { value: "${aws_security_group.Db.id}" },
      subnet: { value: "${aws_subnet.A.id}" },
      vpc: { value: "${aws_vpc.Main.id}" },
    },
  };
  const web = (rules: object) => ({
    data: { terraform_remote_state: { "cross-stack-reference-input-data": {} } },
    resource: {
      aws_security_group: { Web: { vpc_id: input("vpc"), egress: [all] } },
      aws_instance: { Web: host(input("subnet"), "${aws_security_group.Web.id}") },
      ...rules,
    },
  });
  const rule = {
    security_group_id: input("group"),
    referenced_security_group_id: "${aws_security_group.Web.id}",
    ...{ ip_protocol: "tcp", from_port: 5432, to_port: 5432 },
  };
  const app = folderWith({
    "old/stacks/data/cdk.tf.json": data,
    "old/stacks/web/cdk.tf.json": web({}),
    "new/stacks/data/cdk.tf.json": data,
    "new/stacks/web/cdk.tf.json": web({ aws_vpc_security_group_ingress_rule: { Db: rule } }),
  });
  const { output } = run(["diff", "old", "new"], app);
  expect(output).toMatch(/^data\n\nNo changes\.\n/);
  expect(output).toContain("Paths gained\n  module.web.aws_instance.Web → module.data.aws_instance.Db: tcp 5432");
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
