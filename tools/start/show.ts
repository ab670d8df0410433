import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { check, htmlReport, readConfig } from "@plinth/guardrails";
import { read, type Stack, sourcesAt } from "@plinth/model";
import { tagCoverage, tagCoverageLine } from "@plinth/tagging";
import { App } from "cdktf";
import { stacks } from "../../examples/web-platform/environments";
import { WebPlatform } from "../../examples/web-platform/web-platform";
import { mermaidOf } from "../../packages/plinth/src/draw/mermaid";
import { architectureOf } from "../../packages/plinth/src/draw/model";
import { svgOf } from "../../packages/plinth/src/draw/svg";
import { overviewsOf } from "../../packages/plinth/src/show/overview";
import { runExample } from "../provider-matrix/bindings";
import { monitoringOf } from "./monitoring";

const ROOT = resolve(__dirname, "../..");
const EXAMPLE = join(ROOT, "examples", "web-platform");
const OUT = join(EXAMPLE, "cdktf.out");

type StackName = keyof typeof stacks;

/** Synthesizes the example's stacks without any account, shows what is in them, and draws them. */
export function show(): void {
  const start = Date.now();
  runExample(OUT);
  const milliseconds = Date.now() - start;
  const constructs = constructsOf();
  const { suppressions } = readConfig(EXAMPLE);
  const sources = sourcesAt(OUT);
  const overviews = overviewsOf(sources, suppressions);
  for (const [index, { name, file, json }] of sources.entries()) {
    const stack = read(json);
    console.log(`\n${overviews[index]}`);
    console.log(`\n${tagCoverageLine(tagCoverage(json))}`);
    console.log(`\n${monitoringOf(constructs[name as StackName], join(OUT, `${name}-monitoring.html`))}`);
    const report = join(OUT, `${name}.guardrails.html`);
    writeFileSync(report, htmlReport(check(json, { suppressions }), name));
    const size = Math.ceil(statSync(file).size / 1024);
    console.log(`\nin ${shown(file)}, ${size} KiB; ${[...draw(name, stack), report].map(shown).join(", ")}\n`);
  }
  console.log(`\nsynthesized in ${milliseconds} ms, without an account`);
  console.log(`\n${nextSteps()}`);
}

/** The first stack is the one to try. */
function nextSteps(): string {
  const [first] = Object.keys(stacks);
  const folder = shown(join(OUT, "stacks", first));
  return [
    `Next: make ${shown(join(EXAMPLE, "environments"))} yours, then`,
    `  cd ${shown(EXAMPLE)} && npx cdktf-cli deploy ${first}`,
    "or, without the CDKTF CLI,",
    `  terraform -chdir=${folder} init && terraform -chdir=${folder} apply`,
    "or, without an account, apply, plan again and destroy both in an emulated one:",
    "  npm run e2e",
  ].join("\n");
}

function draw(name: string, stack: Stack): string[] {
  const architecture = architectureOf(stack);
  const pictures = { [`${name}.svg`]: svgOf(architecture), [`${name}.mmd`]: mermaidOf(architecture) };
  return Object.entries(pictures).map(([file, content]) => {
    writeFileSync(join(OUT, file), content);
    return join(OUT, file);
  });
}

/** The monitoring needs the constructs themselves. */
function constructsOf(): Record<StackName, WebPlatform> {
  const outdir = mkdtempSync(join(tmpdir(), "plinth-start-"));
  const app = new App({ outdir });
  rmSync(outdir, { recursive: true });
  const all = Object.entries(stacks).map(([name, settings]) => [name, new WebPlatform(app, name, settings)]);
  return Object.fromEntries(all);
}

function shown(path: string): string {
  return relative(ROOT, path);
}
