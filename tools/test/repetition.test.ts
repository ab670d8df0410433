import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGES = join(__dirname, "../../packages");

/** A run of so many identical lines in two packages belongs into core. */
const RUN = 10;

interface Place {
  readonly name: string;
  readonly file: string;
}

/** The places of every run of lines; indentation and empty lines do not count. */
function runs(): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const name of readdirSync(PACKAGES)) {
    const sources = readdirSync(join(PACKAGES, name, "src"), { recursive: true, encoding: "utf8" });
    for (const file of sources.filter((path) => path.endsWith(".ts"))) {
      const lines = linesOf(readFileSync(join(PACKAGES, name, "src", file), "utf8"));
      for (let from = 0; from + RUN <= lines.length; from += 1) {
        const run = lines.slice(from, from + RUN).join("\n");
        places.set(run, [...(places.get(run) ?? []), { name, file }]);
      }
    }
  }
  return places;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}

test("no run of ten identical lines is in two packages", () => {
  const all = runs();
  expect(all.size).toBeGreaterThan(10_000);
  const repeated = [...all].filter(([, places]) => new Set(places.map(({ name }) => name)).size > 1);
  expect(repeated).toEqual([]);
});
