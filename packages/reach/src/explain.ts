import type { Stack } from "@plinth/model";
import { linksFor } from "./ends";
import { type Hop, hopsOf, unknownOf } from "./path";
import { type Intervals, intersect } from "./sets/intervals";
import { traffic } from "./sets/traffic";
import { blockOf, grantsOf, type Link } from "./ways/link";
import { waysOf } from "./ways/ways";

export interface Question {
  /** Address of a resource, `internet`, a range or address (`203.0.113.7`), or the gateway that a network is behind. */
  readonly from: string;
  readonly to: string;
  /** At the destination. @default - any port will do */
  readonly port?: number;
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol number, or `all`. @default "tcp" */
  readonly protocol?: string;
}

export interface Explanation extends Required<Pick<Question, "from" | "to" | "protocol">> {
  readonly port?: number;
  readonly reachable: true | false | "unknown";
  /** Load balancers and VPC links in between. */
  readonly via: readonly string[];
  /** Each resource that lets through, in the order in which traffic passes; empty when it is not reachable. */
  readonly hops: readonly Hop[];
  /** What is not known; when it is not reachable, what blocks first, of the direct way and of each through others. */
  readonly reasons: readonly Hop[];
}

/**
 * Why one end reaches another on a port, or why not: the first thing that blocks, named by its address.
 *
 * @throws Error when the stack has no such ends, or the port or protocol does not exist
 * @example explain(stack, { from: "internet", to: "aws_db_instance.Database", port: 5432 })
 */
export function explain(stack: Stack, question: Question): Explanation {
  const { from, to, port, protocol = "tcp" } = question;
  const wanted = traffic(protocol, port);
  const ways = waysOf(stack);
  const links = linksFor(ways, question);
  const said = { from, to, protocol, ...(port === undefined ? {} : { port }) };
  const sure = links.find((link) => intersect(link.sure, wanted).length > 0);
  if (sure) return { ...said, reachable: true, ...throughOf(sure, intersect(sure.sure, wanted)), reasons: [] };
  const possible = links.find((link) => intersect(link.possible, wanted).length > 0);
  if (possible) return { ...said, reachable: "unknown", ...throughOf(possible, intersect(possible.possible, wanted)) };
  const blocked = links.flatMap((link) => blockOf(link, wanted) ?? []);
  const isHop = ways.network.nodes.get(from)?.initiates === false;
  const nothing = isHop
    ? { address: from, says: `opens no connections by itself, and passes nothing on to ${to}` }
    : { address: to, says: `nothing leads from ${from} to it` };
  return { ...said, reachable: false, via: [], hops: [], reasons: blocked.length > 0 ? hopsOf(blocked) : [nothing] };
}

function throughOf(link: Link, wanted: Intervals): Pick<Explanation, "via" | "hops" | "reasons"> {
  const grants = grantsOf(link, wanted);
  const hops = hopsOf(grants.filter(({ isSure }) => isSure));
  return { via: link.via ?? [], hops, reasons: unknownOf(link, grants) };
}
