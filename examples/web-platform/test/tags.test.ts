import { createTags, tagCoverage } from "@plinth/tagging";
import { synthesized } from "@plinth/testing";
import { App } from "cdktf";
import { stacks } from "../environments";
import { WebPlatform } from "../web-platform";

describe.each(Object.entries(stacks))("%s", (name, settings) => {
  const { document } = synthesized(new WebPlatform(new App(), name, settings));
  const { rows } = tagCoverage(document);

  test("everything that can be tagged has all required tags, and so has everything that it launches", () => {
    expect(rows.filter(({ kind }) => kind === "resource").length).toBeGreaterThan(50);
    expect(rows.filter(({ kind }) => kind === "launched")).toHaveLength(3);
    expect(rows.filter(({ missing }) => missing.length > 0)).toEqual([]);
  });

  test("no tag is against the rules, and none waits for an apply", () => {
    expect(rows.filter(({ problems }) => problems.length > 0)).toEqual([]);
  });

  test("everything says the same of its project, environment, owner and cost center", () => {
    const same = createTags({
      environment: settings.environment,
      project: "web-platform",
      owner: "platform@example.com",
      costCenter: "4711",
    });
    for (const { address, tags } of rows) expect({ address, tags }).toMatchObject({ address, tags: same });
  });
});
