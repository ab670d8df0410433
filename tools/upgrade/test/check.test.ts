import { baseline } from "../baseline";
import { lossesSinceLastRelease } from "../check";
import type { Document } from "../document";
import { MUTATIONS, renamed } from "../mutations";

const NAME = "web-platform-dev";
const released = baseline();

function lossesAfter(change: (document: Document) => Document): string[] {
  const dev = JSON.parse(released.get(NAME) ?? "{}") as Document;
  return lossesSinceLastRelease(new Map([...released, [NAME, JSON.stringify(change(dev))]]));
}

test.each(MUTATIONS)("$title loses $loss", ({ change, loss }) => {
  expect(lossesAfter(change)).toEqual(loss === undefined ? [] : [expect.stringContaining(`${NAME}: ${loss}, `)]);
});

test("the arguments that replace it are named", () => {
  const [loss] = MUTATIONS.filter(({ loss }) => loss?.startsWith("replace")).map(({ change }) => lossesAfter(change));
  expect(loss).toEqual([expect.stringMatching(/: name changes$/)]);
});

test("a renamed construct that is carried over loses nothing", () => {
  const key = "Monitoring_Key_F01ECDBE";
  expect(lossesAfter((document) => renamed(document, "aws_kms_key", key, "AlarmKey"))).toHaveLength(1);
  expect(lossesAfter((document) => renamed(document, "aws_kms_key", key, "AlarmKey", true))).toEqual([]);
});

test("a stack that is no longer there is named", () => {
  const { size } = released;
  expect(lossesSinceLastRelease(new Map())).toHaveLength(size);
});
