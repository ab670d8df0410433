import { mermaidOf } from "../../src/draw/mermaid";
import type { Architecture } from "../../src/draw/model";
import { draw, svgOf } from "../../src/draw/svg";

/** What holds for every picture. */
export function isLegible(architecture: Architecture): void {
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
}
