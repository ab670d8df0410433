import { read } from "@plinth/model";
import { diff } from "../../src/diff/diff";

const database = (args: object) => read({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });
const NOTHING = { suppressions: [], allow: [] };

test("a diff has changes, lost safeguards, lost tags, findings, paths and permissions", () => {
  const [before, after] = [
    database({ storage_encrypted: true, tags: { Owner: "a" } }),
    database({ storage_encrypted: false }),
  ];
  const found = diff(before, after, NOTHING);
  expect(found.changes.map(({ action }) => action)).toEqual(["replace"]);
  expect(found.losses.map(({ topic }) => topic)).toEqual(["encryption"]);
  expect([...found.tags.keys()]).toEqual(["aws_db_instance.Main"]);
  expect(found.findings.gained.map(({ rule }) => rule.id)).toContain("rds-encryption");
  expect([found.paths, found.permissions]).toEqual([
    { gained: [], gone: [] },
    { gained: [], gone: [] },
  ]);
});

test("what the config accepts is no finding, and what it allows is kept", () => {
  const accepted = { rule: "rds-encryption", address: "*", reason: "public sample data", expires: "2099-01-01" };
  const allow = [{ address: "aws_db_instance.Main", reason: "moved to Aurora" }];
  const found = diff(database({ storage_encrypted: true }), database({}), { suppressions: [accepted], allow });
  expect(found.findings.gained.map(({ rule }) => rule.id)).not.toContain("rds-encryption");
  expect(found.allowed).toEqual(allow);
});
