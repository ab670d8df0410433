import { synthesizeExample } from "../../provider-matrix/compare";
import { mermaidOf } from "../mermaid";
import { type Architecture, architectureOf } from "../model";
import type { Service } from "../services";
import { draw, svgOf } from "../svg";
import { stack } from "./documents";
import { everything } from "./everything";

const examples = [...synthesizeExample("aws5")].map(([name, text]) => [name, JSON.parse(text)] as const);
const drawn = [...examples, ["everything", everything] as const, ["only a network", stack()] as const];

const strange: Architecture = {
  name: 'a "shop" & <more>',
  region: "eu-west-1",
  services: [
    { id: "Api & Co", owner: "Api & Co", shows: ["a.b"], topic: "edge", title: "Api <1>", details: ['say "hi"'] },
  ],
  links: [{ from: "Internet", to: "Api & Co", label: 'a "b" & c' }],
};

describe.each(drawn)("%s", (_name, document) => {
  const architecture = architectureOf(document);
  const { canvas } = draw(architecture);

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
});

test("labels are text, whatever they say", () => {
  const { canvas } = draw(strange);
  const texts = [...svgOf(strange).matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(texts).toHaveLength(canvas.labels.length);
  expect(texts.filter((text) => /["'>]|&(?!#\d+;)/.test(text))).toEqual([]);
});

test("names that a flowchart would read as one, or as a word of its own, stay apart", () => {
  const named = (id: string): Service => ({ id, owner: id, shows: [], topic: "storage", title: id, details: [] });
  const services = ["My-Logs", "My_Logs", "end"].map(named);
  const lines = mermaidOf({ name: "shop", region: "eu-west-1", services, links: [] }).split("\n");
  expect(lines.slice(4, 7)).toEqual(['  My_Logs["My-Logs"]', '  My_Logs_2["My_Logs"]', '  end_2["end"]']);
});

test("names that mean something to XML or Mermaid do no harm", () => {
  expect(svgOf(strange)).toContain("a &#34;shop&#34; &#38; &#60;more&#62;");
  expect(mermaidOf(strange)).toContain('Api___Co["Api #lt;1#gt;<br/>say #quot;hi#quot;"]');
});
