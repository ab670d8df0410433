import type { Explanation } from "./explain";
import type { Hop, Path } from "./path";

/** An explanation as lines for the command line. */
export function textOf({ from, to, protocol, port, reachable, via, hops, reasons }: Explanation): string {
  const on = port === undefined ? protocol : `${protocol} ${port}`;
  const through = via.length > 0 ? ` through ${via.join(" and ")}` : "";
  if (reachable === true) return [`${from} reaches ${to} on ${on}${through}:`, ...lines(hops)].join("\n");
  if (reachable === false) return [`${from} does not reach ${to} on ${on}:`, ...lines(reasons)].join("\n");
  const passed = hops.length > 0 ? ["what lets it through:", ...lines(hops)] : [];
  return [`not known whether ${from} reaches ${to} on ${on}${through}:`, ...lines(reasons), ...passed].join("\n");
}

/** Paths as one line each. */
export function textOfPaths(paths: readonly Path[]): string {
  return paths.map(lineOf).join("\n");
}

function lineOf({ from, to, range, family, protocol, ports, via, reachable, unknown }: Path): string {
  const part = range === undefined || /^[0:.]+\/0$/.test(range) ? "" : ` (${range})`;
  const on = protocol === "all" ? "all traffic" : `${protocol} ${ports}`;
  const through = via.length > 0 ? ` through ${via.join(" and ")}` : "";
  const doubt =
    reachable === true ? "" : `, not known: ${unknown.map(({ address, says }) => `${address} ${says}`).join("; ")}`;
  const version = family === "IPv6" ? ", IPv6" : "";
  return `${from}${part} → ${to}: ${on}${version}${through}${doubt}`;
}

function lines(hops: readonly Hop[]): readonly string[] {
  return hops.map(({ address, says }) => `  ${address}: ${says}`);
}
