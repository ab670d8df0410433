import { previewPage } from "../src";
import { monitored, Thing } from "./thing";

describe("the page of a preview", () => {
  const page = () => {
    let made = "";
    monitored((monitoring, scope) => {
      const web = new Thing(scope, "Web");
      monitoring.watch(web, {}, { severity: { cpu: "page" }, composite: true, owner: "shop & co" });
      const limits = { cpu: { above: 1, missing: "ignore" }, size: { band: 2, missing: "ignore" } } as const;
      const runbook = 'https://wiki.example.com/?a="b"&c';
      monitoring.watch(new Thing(scope, "Database"), limits, { runbook });
      made = previewPage(monitoring);
    });
    return made;
  };

  test("counts what is watched, its alarms, those that wake somebody, composite alarms, and what has no runbook", () => {
    const tiles = [...page().matchAll(/<li><b>(\d+)<\/b><span>([^<]*)<\/span><\/li>/g)];
    expect(tiles.map(([, count, words]) => `${count} ${words}`)).toEqual([
      "2 watched",
      "7 alarms",
      "1 wake somebody",
      "2 composite alarms",
      "3 without a runbook",
    ]);
  });

  test("has a row for each alarm, on a line of its own, with what a person wants to know", () => {
    expect(page()).toContain(
      "<tr><th>Signal</th><th>Alarm when it</th><th>Severity</th><th>Silence</th><th>Tells</th><th>Owner</th><th>Runbook</th></tr>\n",
    );
    const rows = page().match(/^<tr><td>.*<\/td><\/tr>$/gm) ?? [];
    expect(
      rows.map((row) =>
        row
          .replaceAll(/<span[^>]*>|<\/span>/g, "")
          .split(/<\/?t[rd]>+/)
          .filter(Boolean),
      ),
    ).toEqual([
      [
        "CPU of Web",
        "is above 80 % for 15 minutes",
        "page",
        "is a problem",
        "through the composite",
        "shop &amp; co",
        "-",
      ],
      [
        "Free storage of Web",
        "is below 2 GiB for 5 minutes",
        "ticket",
        "is unknown",
        "through the composite",
        "shop &amp; co",
        "-",
      ],
      [
        "Slowest hundredth of Web",
        "is above 50 ms for 1 minute",
        "ticket",
        "is good",
        "through the composite",
        "shop &amp; co",
        "-",
      ],
      ...[
        ["CPU of Database", "is above 1 % for 15 minutes", "changes nothing"],
        ["Free storage of Database", "is below 2 GiB for 5 minutes", "is unknown"],
        ["Slowest hundredth of Database", "is above 50 ms for 1 minute", "is good"],
        ["Size of Database", "is outside of its usual band for 3 minutes", "changes nothing"],
      ].map(([title, when, silence]) => [
        title,
        when,
        "ticket",
        silence,
        "by itself",
        "-",
        '<a href="https://wiki.example.com/?a=&quot;b&quot;&amp;c">open</a>',
      ]),
    ]);
    expect(page()).toContain('<span class="pill page">page</span>');
  });

  test("has a section for each thing, with a card for each chart", () => {
    const made = page();
    expect(made.match(/^<h2>.*<\/h2>$/gm)).toEqual(["<h2>Alarms</h2>", "<h2>Web</h2>", "<h2>Database</h2>"]);
    expect(made.match(/^<div class="card"><h3>.*<\/h3>$/gm)?.[7]).toBe('<div class="card"><h3>Size of Database</h3>');
    expect(made).toMatch(/^<!doctype html>\n<html lang="en">\n<meta charset="utf-8">/);
    expect(made).toContain("<title>test/Monitoring: preview</title>");
    expect(made.trimEnd().split("\n").at(-1)).toBe("</html>");
  });

  test.each([undefined, {}, { watched: 5 }])("cannot be made of %p", (monitoring) => {
    expect(() => previewPage(monitoring as never)).toThrow(
      "previewPage is misused:\n  - monitoring must be a MonitoringModule",
    );
  });
});
