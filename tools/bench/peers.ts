import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { prodStack, STACK, synthesized } from "./hand/programs";
import { holdingsOf, holdingsTable } from "./holdings";
import { installPeers, PEERS, versionOf } from "./install";
import { COLD, interleaved, type Program, program, run, type Sample, WORK, warm } from "./measure";
import { figure, machine, type Outcome, type Section, table } from "./report";

const NAMES = {
  plinth: "Plinth",
  awsCdk: "AWS CDK",
  awsCdkUnchecked: "AWS CDK, check off",
  terraconstructs: "TerraConstructs",
};
type Name = keyof typeof NAMES;
type Peer = Exclude<Name, "plinth">;

/** The same architecture on the libraries that a user would take instead. */
export const peers: Section = { rounds: 5, leastRounds: 1, measure };

/** As they come: AWS CDK checks each template unless it is told not to, and the limits are for what users run. */
const JUDGED: readonly Peer[] = ["awsCdk", "terraconstructs"];
/** How many times as much as Plinth each peer takes at least. */
const LIMITS: Readonly<Record<keyof Sample, number | undefined>> = { cpu: 5, memory: 3, wall: undefined };
const TITLES: Readonly<Record<keyof Sample, readonly [title: string, unit: string]>> = {
  cpu: ["CPU time", "ms"],
  memory: ["peak memory", "MiB"],
  wall: ["wall time", "ms"],
};

export type Measured = Readonly<Record<Name, Sample>>;

function measure(rounds: number): Outcome {
  installPeers();
  rmSync(join(WORK, "compile-cache"), { recursive: true, force: true });
  const held = holdings();
  const cold = interleaved(
    programs(() => COLD),
    rounds,
  );
  // The run that does not count fills the cache.
  const cached = interleaved(programs(warm), rounds);
  const problems = [...shortfalls("cold", cold), ...shortfalls("warm", cached)];
  const versions = `AWS CDK ${versionOf("aws-cdk-lib")}, TerraConstructs ${versionOf("terraconstructs")}`;
  const text = [`${versions}, ${machine(rounds)}`, peersTable(cold, cached), held].join("\n\n");
  return { text, problems };
}

function programs(env: (name: string) => NodeJS.ProcessEnv): Record<Name, Program> {
  const peer = (name: string) => program(name, join(PEERS, name, "main.js"), PEERS, env(name));
  const awsCdk = peer("aws-cdk");
  return {
    plinth: prodStack(env("plinth")),
    awsCdk,
    awsCdkUnchecked: { ...awsCdk, env: { ...awsCdk.env, CDK_VALIDATION: "false" } },
    terraconstructs: peer("terraconstructs"),
  };
}

/** What each of them declares, counted in what it wrote. */
function holdings(): string {
  const { plinth, awsCdk, terraconstructs } = programs(() => COLD);
  for (const one of [plinth, awsCdk, terraconstructs]) run(one);
  const template = JSON.parse(readFileSync(join(awsCdk.outdir, `${STACK}.template.json`), "utf8"));
  return holdingsTable({
    [NAMES.plinth]: holdingsOf(synthesized(plinth, STACK)),
    [NAMES.awsCdk]: holdingsOf(template),
    [NAMES.terraconstructs]: holdingsOf(synthesized(terraconstructs, STACK)),
  });
}

/** Names the peers that take less than the limit says. */
export function shortfalls(mode: string, measured: Measured): string[] {
  return cells(measured).flatMap(({ key, peer, times, limit }) =>
    limit !== undefined && times < limit
      ? [`${mode} ${TITLES[key][0]} of ${NAMES[peer]} is ${times.toFixed(2)} × that of Plinth, the limit is ${limit}`]
      : [],
  );
}

export function peersTable(cold: Measured, cached: Measured): string {
  const rows = Object.entries({ cold, warm: cached }).flatMap(([mode, measured]) =>
    keys().map((key) => {
      const [title, unit] = TITLES[key];
      const others = cells(measured).filter((cell) => cell.key === key);
      const shown = others.map(({ peer, times, limit }) => {
        const missed = limit !== undefined && times < limit ? " ✗" : "";
        return `${figure(measured[peer][key], unit)} = ${times.toFixed(1)} ×${missed}`;
      });
      const limit = LIMITS[key];
      return [`${mode}: ${title}`, figure(measured.plinth[key], unit), ...shown, limit ? `≥ ${limit} ×` : "–"];
    }),
  );
  return table(["median", ...Object.values(NAMES), "limit"], rows);
}

interface Compared {
  readonly key: keyof Sample;
  readonly peer: Peer;
  /** Times as much as Plinth. */
  readonly times: number;
  readonly limit: number | undefined;
}

function cells(measured: Measured): Compared[] {
  const others: readonly Peer[] = ["awsCdk", "awsCdkUnchecked", "terraconstructs"];
  return keys().flatMap((key) =>
    others.map((peer) => {
      const limit = JUDGED.includes(peer) ? LIMITS[key] : undefined;
      return { key, peer, times: measured[peer][key] / measured.plinth[key], limit };
    }),
  );
}

function keys(): (keyof Sample)[] {
  return ["cpu", "memory", "wall"];
}
