import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bareProgram } from "./hand/bare";
import { addresses } from "./hand/documents";
import { synthesized } from "./hand/programs";
import { installPeers, PEERS } from "./install";
import { COLD, middle, type Program, program, ROOT, run, type Sample, WORK } from "./measure";
import { plot } from "./plot";
import { figure, machine, type Outcome, type Section, table } from "./report";
import { costs, type Series } from "./series";

const PICTURE = join(ROOT, "docs", "benchmarks-scale.svg");
const SIZES = [1, 10, 100, 500, 1000, 2500, 5000];
/** What comes slowly is measured at the sizes that tell most. */
const FEW_SIZES = [1, 100, 500, 5000];
/** Nobody has thousands of networks in one stack, and each is some twenty resources. */
const NETWORKS = [1, 100, 500, 1000];
/** A process with more than this runs so long that once is enough. */
const REPEATED = 500;
/** An instance among the most may cost this many times what it costs among 500. */
const LIMIT = 1.25;

/** From one instance of a module to thousands in one stack. */
export const scale: Section = { rounds: 2, leastRounds: 1, measure };

function measure(rounds: number): Outcome {
  installPeers();
  const plinth = (kind: string) => program(`scale-${kind}`, join(__dirname, "scale", `plinth-${kind}.js`), ROOT);
  const peer = (name: string) => program(`scale-${name}`, join(PEERS, name, "scale.js"), PEERS);
  const [bucket, database, network] = [plinth("bucket"), plinth("database"), plinth("network")];
  const series = [
    measured("Plinth, S3Module", bucket, SIZES, rounds, true),
    measured("the same bucket by hand", byHand("bucket", bucket), SIZES, rounds),
    measured("Plinth, RdsModule", database, FEW_SIZES, rounds, true),
    measured("the same database by hand", byHand("database", database), FEW_SIZES, rounds),
    measured("Plinth, VpcModule and SubnetModule", network, NETWORKS, rounds, true),
    measured("AWS CDK, Bucket", peer("aws-cdk"), FEW_SIZES, rounds),
    measured("TerraConstructs, Bucket", peer("terraconstructs"), FEW_SIZES, rounds),
  ];
  writeFileSync(PICTURE, plot(series));
  const text = [machine(rounds), scaleTable(series), "![CPU time and memory from 1 to 5,000](benchmarks-scale.svg)"];
  return { text: text.join("\n\n"), problems: growths(series) };
}

function measured(title: string, one: Program, sizes: readonly number[], rounds: number, judged = false): Series {
  const points = sizes.map((size): [number, Sample] => {
    const sized = { ...one, env: { ...COLD, COUNT: String(size) } };
    return [size, middle(Array.from({ length: size > REPEATED ? 1 : rounds }, () => run(sized)))];
  });
  console.log(`${title}: ${points.map(([size, { cpu }]) => `${size} in ${figure(cpu)} ms`).join(", ")}`);
  return { title, points: new Map(points), judged };
}

/** What the modules declare, written on bare cdktf: the first instance is taken for the model of all. */
function byHand(kind: string, plinth: Program): Program {
  const bare = program(`scale-${kind}-bare`, join(WORK, `scale-${kind}.js`), ROOT);
  const declared = (one: Program, count: number) => {
    run({ ...one, env: { ...COLD, COUNT: String(count) } });
    return synthesized(one, "scale");
  };
  writeFileSync(
    bare.file,
    bareProgram("scale", declared(plinth, 1), (name) => name.startsWith("Instance0")),
  );
  const [one, other] = [plinth, bare].map((each) => addresses(declared(each, 3)).length);
  if (one !== other)
    throw new Error(`nothing to compare: Plinth declares ${one} resources, by hand there are ${other}`);
  return bare;
}

/** What an instance costs among the most, as a multiple of what it costs among 500. */
export function growthOf(series: Series): number {
  const all = costs(series);
  return (all.get(Math.max(...all.keys())) ?? Number.NaN) / (all.get(500) ?? Number.NaN);
}

/** Names what grows faster than the number of its instances. */
export function growths(all: readonly Series[]): string[] {
  return all.flatMap((series) => {
    const growth = growthOf(series);
    if (!series.judged || growth <= LIMIT) return [];
    return [
      `${series.title}: an instance among the most costs ${growth.toFixed(2)} × one among 500, the limit is ${LIMIT}`,
    ];
  });
}

export function scaleTable(all: readonly Series[]): string {
  const sizes = SIZES.filter((size) => all.some(({ points }) => points.has(size)));
  const cpu = all.map((series) => {
    const each = costs(series);
    const cells = sizes.map((size) => {
      const sample = series.points.get(size);
      const cost = each.get(size);
      if (!sample) return "–";
      return cost === undefined ? `(${figure(sample.cpu)})` : figure(cost);
    });
    return [series.title, ...cells, `${growthOf(series).toFixed(2)}${series.judged ? ` (≤ ${LIMIT})` : ""}`];
  });
  const memory = all.map(({ title, points }) => {
    return [title, ...sizes.map((size) => (points.has(size) ? figure(points.get(size)?.memory ?? 0) : "–"))];
  });
  const titles = sizes.map((size) => size.toLocaleString("en-US"));
  return [
    "CPU time in ms for each instance beyond the first (in parentheses: the whole process with one):",
    table(["instances", ...titles, "growth"], cpu),
    "Peak memory of the process in MiB:",
    table(["instances", ...titles], memory),
  ].join("\n\n");
}
