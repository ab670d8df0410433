import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { rulesPage } from "../page";

test("the page has every rule as it is", () => {
  expect(readFileSync(resolve(__dirname, "../../../docs/guardrails.md"), "utf8")).toBe(rulesPage());
});
