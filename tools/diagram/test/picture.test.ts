import { synthesizeExample } from "../../lanes/compare";
import { mermaidOf } from "../mermaid";
import { type Architecture, architectureOf } from "../model";
import { resourceCount, summaryLines } from "../summary";
import { draw, svgOf } from "../svg";

const stacks = [...synthesizeExample("aws5")].map(([name, text]) => [name, JSON.parse(text)] as const);

const strange: Architecture = {
  name: 'a "shop" & <more>',
  region: "eu-west-1",
  services: [{ id: "Api & Co", topic: "edge", title: "Api <1>", details: ['say "hi"'] }],
  links: [{ from: "Internet", to: "Api & Co", label: 'a "b" & c' }],
};

describe.each(stacks)("%s", (_name, document) => {
  const architecture = architectureOf(document);
  const canvas = draw(architecture);

  test("no two labels lie on each other", () => {
    const overlaps = canvas.labels.flatMap((a, index) =>
      canvas.labels
        .slice(index + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        .map((b) => `${a.text} / ${b.text}`),
    );
    expect(overlaps).toEqual([]);
  });

  test("every label is inside the picture", () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svgOf(architecture)) ?? [];
    const outside = canvas.labels.filter(
      ({ x, y, ...box }) => x < 0 || y < 0 || x + box.width > +width || y + box.height > +height,
    );
    expect(outside).toEqual([]);
  });

  test("every subnet, thing and arrow is in the picture", () => {
    const said = canvas.labels.map(({ text }) => text);
    const { network, services, links } = architecture;
    const wanted = [
      ...(network?.tiers.flatMap(({ cells, placed }) => [
        ...cells.map(({ cidrBlock }) => cidrBlock),
        ...placed.map(({ title }) => title),
      ]) ?? []),
      ...services.map(({ title }) => title),
      ...links.map(({ label }) => label),
    ];
    expect(wanted.length).toBeGreaterThan(15);
    expect(wanted.filter((text) => !said.includes(text))).toEqual([]);
  });

  test("the flowchart has each node once, and each arrow between nodes that are there", () => {
    const lines = mermaidOf(architecture).split("\n");
    const nodes = lines.flatMap((line) => /^\s+(?:subgraph )?(\w+)[[(]/.exec(line)?.[1] ?? []);
    expect(new Set(nodes).size).toBe(nodes.length);
    const ends = lines.flatMap((line) => {
      const arrow = /^\s+(\w+) -->\|"[^"]*"\| (\w+)$/.exec(line);
      return arrow ? [arrow[1], arrow[2]] : [];
    });
    expect(ends).toHaveLength(architecture.links.length * 2);
    expect(ends.filter((end) => !nodes.includes(end))).toEqual([]);
  });

  test("the summary counts every resource", () => {
    const totals = summaryLines(document).map((line) => Number(/\s(\d+):/.exec(line)?.[1]));
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(resourceCount(document));
    expect(summaryLines(document).filter((line) => line.startsWith("Other"))).toEqual([]);
  });
});

test("names that mean something to XML or Mermaid do no harm", () => {
  expect(svgOf(strange)).toContain("a &#34;shop&#34; &#38; &#60;more&#62;");
  expect(mermaidOf(strange)).toContain('Api___Co["Api <1><br/>say #quot;hi#quot;"]');
});
