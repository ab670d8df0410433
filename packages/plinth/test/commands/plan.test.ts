import { run } from "../../src/run";
import { folderWith } from "../folder";

const lost = { address: 'aws_eip.nat["a=b"]', type: "aws_eip", mode: "managed", change: { actions: ["delete"] } };
const folder = folderWith({
  "plan.json": { format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [lost] },
  "allowed.json": { allow: [{ address: lost.address, reason: "no partner knows it" }] },
  "partial.json": { allow: [{ address: "aws_eip.nat" }] },
  "document.json": { resource: {} },
});
const call = (...words: string[]) => run(["plan", ...words], folder);

test("a plan that loses something ends with 1, and with 0 once that is allowed", () => {
  expect(call("plan.json")).toEqual({ status: 1, output: expect.stringContaining(`destroy ${lost.address}`) });
  expect(call("plan.json", "--allow", `${lost.address}=no partner knows it`).status).toBe(0);
  expect(call("plan.json", "--config", "allowed.json").status).toBe(0);
});

test.each([
  [[], "plan needs one file"],
  [["plan.json", "--allow", "aws_eip.nat"], `--allow must be 'ADDRESS=REASON', got "aws_eip.nat"`],
  [["plan.json", "--config", "partial.json"], 'partial.json: {"address":"aws_eip.nat"} must have reason'],
  [["document.json"], "expected a plan as `terraform show -json <plan file>` prints it, got a document"],
])("%j ends with 2 and a sentence", (words, sentence) => {
  const { status, output } = call(...words);
  expect([status, output.split("\n")[0]]).toEqual([2, expect.stringContaining(sentence)]);
});
