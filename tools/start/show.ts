import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { backupCoverage, coverageTable } from "@plinth/backup";
import { check, htmlReport, readConfig, textReport } from "@plinth/guardrails";
import { read, type Stack } from "@plinth/model";
import { tagCoverage, tagCoverageLine } from "@plinth/tagging";
import { addressPlan, addressTable } from "@plinth/vpc";
import { App } from "cdktf";
import { stacks } from "../../examples/web-platform/environments";
import { WebPlatform } from "../../examples/web-platform/web-platform";
import { mermaidOf } from "../../packages/plinth/src/draw/mermaid";
import { architectureOf } from "../../packages/plinth/src/draw/model";
import { svgOf } from "../../packages/plinth/src/draw/svg";
import { inventoryOf } from "../../packages/plinth/src/inventory";
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
  for (const name of Object.keys(stacks) as StackName[]) {
    const construct = constructs[name];
    const file = join(OUT, "stacks", name, "cdk.tf.json");
    const document = JSON.parse(readFileSync(file, "utf8"));
    const size = Math.ceil(statSync(file).size / 1024);
    const stack = read(document);
    const count = stack.resources.filter(({ mode }) => mode === "managed").length;
    console.log(`\n${name}: ${count} resources in ${shown(file)}, ${size} KiB\n`);
    console.log(indent(inventoryOf(stack).join("\n")));
    console.log(
      `\n${indent(addressTable(addressPlan(construct)))}\n\n${indent(coverageTable(backupCoverage(construct)))}`,
    );
    console.log(`\n  guardrails: ${judge(name, document)}`);
    console.log(`\n  ${tagCoverageLine(tagCoverage(document))}`);
    const pictures = draw(name, stack).map(shown);
    console.log(`\n  drawn in ${pictures.join(" and ")}`);
    console.log(`\n${indent(monitoringOf(construct, join(OUT, `${name}-monitoring.html`)))}`);
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

/** The last line of the report, and where all of it is. */
function judge(name: StackName, document: object): string {
  const report = check(document, readConfig(EXAMPLE));
  const file = join(OUT, `${name}.guardrails.html`);
  writeFileSync(file, htmlReport(report, name));
  return `${textReport(report).split("\n").at(-1)}, in ${shown(file)}`;
}

/** The address plan, the coverage of backups and the monitoring need the constructs themselves. */
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

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
