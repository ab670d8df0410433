import { read } from "@plinth/model";
import { changesBetween, lossesOf } from "../src/changes";

const stack = (resource: object, more: object = {}) => read({ resource, ...more });
const database = (args: object = {}) => ({ aws_db_instance: { Main: { engine: "postgres", ...args } } });
const changes = (before: object, after: object, more: object = {}) =>
  changesBetween(stack(before), stack(after, more)).map(({ action, address, arguments: all }) => [
    `${action} ${address}`,
    ...all.map(({ path, replaces }) => `${path}${replaces === true ? " replaces" : ""}`),
  ]);

test("equal stacks have no changes, in whatever order their arguments stand", () => {
  expect(changes(database({ port: 1, username: "a" }), database({ username: "a", port: 1 }))).toEqual([]);
});

test("resources are created, destroyed and changed in place, sorted by address", () => {
  expect(
    changes({ ...database(), aws_vpc: { Old: {} } }, { ...database({ port: 5433 }), aws_eip: { New: {} } }),
  ).toEqual([["update aws_db_instance.Main", "port"], ["create aws_eip.New"], ["destroy aws_vpc.Old"]]);
});

test("an argument that forces a replacement replaces", () => {
  expect(changes(database({ port: 1 }), database({ port: 2, snapshot_identifier: "monday" }))).toEqual([
    ["replace aws_db_instance.Main", "port", "snapshot_identifier replaces"],
  ]);
});

test("a moved resource keeps its state, and shows what else changes", () => {
  const moved = { moved: [{ from: "aws_db_instance.Main", to: "aws_db_instance.Store" }] };
  const store = (args: object = {}) => ({ aws_db_instance: { Store: { engine: "postgres", ...args } } });
  expect(changesBetween(stack(database()), stack(store(), moved))).toEqual([
    {
      action: "move",
      address: "aws_db_instance.Store",
      previousAddress: "aws_db_instance.Main",
      type: "aws_db_instance",
      stateful: "a database",
      arguments: [],
    },
  ]);
  expect(changes(database(), store({ port: 1 }), moved)).toEqual([["update aws_db_instance.Store", "port"]]);
  expect(changes(database(), store())).toEqual([["destroy aws_db_instance.Main"], ["create aws_db_instance.Store"]]);
});

test("a reference to a moved resource, or to a data source under another name, is the same reference", () => {
  const before = read({
    data: { aws_ami: { Old: { owners: ["amazon"] } } },
    resource: {
      aws_kms_key: { A: {} },
      aws_instance: { Host: { ami: "${data.aws_ami.Old.id}", kms: "${aws_kms_key.A.arn}" } },
    },
  });
  const after = (owner: string) =>
    read({
      data: { aws_ami: { New: { owners: [owner] } } },
      moved: [{ from: "aws_kms_key.A", to: "aws_kms_key.B" }],
      resource: {
        aws_kms_key: { B: {} },
        aws_instance: { Host: { ami: "${data.aws_ami.New.id}", kms: "${aws_kms_key.B.arn}" } },
      },
    });
  const of = (owner: string) =>
    changesBetween(before, after(owner)).map(({ action, address }) => `${action} ${address}`);
  expect(of("amazon")).toEqual(["move aws_kms_key.B"]);
  expect(of("self")).toEqual(["replace aws_instance.Host", "move aws_kms_key.B"]);
});

test("what Terraform ignores is no change", () => {
  const ignoring = (names: string[], args: object) => database({ lifecycle: { ignore_changes: names }, ...args });
  expect(changes(database({ port: 1 }), ignoring(["port"], { port: 2 }))).toEqual([]);
  expect(changes(database({ port: 1 }), ignoring(["port"], { port: 2, iops: 9 }))).toEqual([
    ["update aws_db_instance.Main", "iops"],
  ]);
  expect(changes(database({ port: 1 }), ignoring(["all"], { port: 2, iops: 9 }))).toEqual([]);
});

test.each<[title: string, before: object, after: object, count: number]>([
  ["a replaced database", database({ storage_encrypted: true }), database({ storage_encrypted: false }), 1],
  ["a database that changes in place", database({ port: 1 }), database({ port: 2 }), 0],
  ["a destroyed database", database(), {}, 1],
  ["a destroyed security group", { aws_security_group: { Web: {} } }, {}, 0],
])("%s is %j changed to %j, and %d losses", (_title, before, after, count) => {
  expect(lossesOf(changesBetween(stack(before), stack(after)))).toHaveLength(count);
});

test("of types that the provider does not have it is unknown whether a change replaces", () => {
  const random = (length: number) => stack({ random_pet: { Name: { length } } });
  expect(changesBetween(random(1), random(2))).toMatchObject([
    { action: "update", arguments: [{ path: "length", replaces: "unknown" }] },
  ]);
});
