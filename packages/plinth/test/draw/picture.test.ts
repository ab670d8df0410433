import { read } from "@plinth/model";
import { mermaidOf } from "../../src/draw/mermaid";
import { type Architecture, architectureOf } from "../../src/draw/model";
import type { Service } from "../../src/draw/services";
import { draw, svgOf } from "../../src/draw/svg";
import { stack } from "./documents";
import { everything } from "./everything";
import { isLegible } from "./picture";

const strange: Architecture = {
  name: 'a "shop" & <more>',
  region: "eu-west-1",
  services: [
    { id: "Api & Co", owner: "Api & Co", shows: ["a.b"], topic: "edge", title: "Api <1>", details: ['say "hi"'] },
  ],
  links: [{ from: "Internet", to: "Api & Co", label: 'a "b" & c' }],
};

describe.each([
  ["everything", everything],
  ["only a network", stack()],
])("%s", (_name, document) => isLegible(architectureOf(read(document))));

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
