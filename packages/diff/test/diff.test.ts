import { read } from "@plinth/model";
import { diff, lossesOf } from "../src/diff";

const database = (args: object) => read({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

test("a diff has changes, lost safeguards, lost tags and findings", () => {
  const found = diff(
    database({ storage_encrypted: true, tags: { Owner: "a" } }),
    database({ storage_encrypted: false }),
  );
  expect(found.changes.map(({ action }) => action)).toEqual(["replace"]);
  expect(found.losses.map(({ topic }) => topic)).toEqual(["encryption"]);
  expect([...found.tags.keys()]).toEqual(["aws_db_instance.Main"]);
  expect(found.findings.gained.map(({ rule }) => rule.id)).toContain("rds-encryption");
});

test.each<[title: string, before: object, after: object, count: number]>([
  ["a replaced database", { storage_encrypted: true }, { storage_encrypted: false }, 1],
  ["a database that changes in place", { port: 1 }, { port: 2 }, 0],
])("%s is %d losses", (_title, before, after, count) => {
  expect(lossesOf(diff(database(before), database(after)))).toHaveLength(count);
});

test("a destroyed database is lost, a destroyed security group is not", () => {
  const before = read({ resource: { aws_db_instance: { Main: {} }, aws_security_group: { Web: {} } } });
  expect(lossesOf(diff(before, read({ resource: {} }))).map(({ address }) => address)).toEqual([
    "aws_db_instance.Main",
  ]);
});
