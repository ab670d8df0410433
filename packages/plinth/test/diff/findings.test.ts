import { read } from "@plinth/model";
import { findingChanges } from "../../src/diff/findings";

const database = (encrypted: boolean) =>
  read({ resource: { aws_db_instance: { Main: { storage_encrypted: encrypted } } } });
const ids = (findings: readonly { rule: { id: string } }[]) => findings.map(({ rule }) => rule.id);

test("a finding of the later stack alone is gained, one of the earlier alone is gone", () => {
  const [good, bad] = [database(true), database(false)];
  const of = (before: typeof good, after: typeof good) => {
    const { gained, gone } = findingChanges(before, after, []);
    return [ids(gained), ids(gone)];
  };
  expect(of(good, bad)).toEqual([["rds-encryption"], []]);
  expect(of(bad, good)).toEqual([[], ["rds-encryption"]]);
  expect(of(bad, bad)).toEqual([[], []]);
});

test("a finding moves with its resource, and is not gone with it", () => {
  const moved = read({
    resource: { aws_db_instance: { Store: { storage_encrypted: false } } },
    moved: [{ from: "aws_db_instance.Main", to: "aws_db_instance.Store" }],
  });
  expect(findingChanges(database(false), moved, [])).toEqual({ gained: [], gone: [] });
  expect(findingChanges(database(false), read({ resource: {} }), []).gone).toEqual([]);
});

test("what is accepted is no finding", () => {
  const accepted = { rule: "rds-encryption", address: "*", reason: "public sample data", expires: "2099-01-01" };
  expect(ids(findingChanges(database(true), database(false), [accepted]).gained)).toEqual([]);
});
