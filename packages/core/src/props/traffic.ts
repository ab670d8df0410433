import type { Port } from "../traffic";
import { either } from "./collections";
import type { Parser } from "./parser";
import { integer } from "./scalars";
import { variants } from "./variants";

/** Ids and descriptions name it. */
const PORT = integer(0, 65535).literal();
const RANGE = { from: PORT, to: PORT };
const ICMP = {
  type: integer(0, 255).literal().optional(),
  code: integer(0, 255).literal().optional(),
};

const KINDS = variants(
  "protocol",
  { tcp: RANGE, udp: RANGE, icmp: ICMP, icmpv6: ICMP, all: {} },
  {},
  {
    default: "tcp",
    rules: [
      (kind, path) =>
        "from" in kind &&
        kind.from !== undefined &&
        kind.from > kind.to &&
        `${path("to")} must be ${kind.from} or more, got ${kind.to}`,
      (kind, path) =>
        "code" in kind &&
        kind.code !== undefined &&
        kind.type === undefined &&
        `${path("type")} must be given with a code`,
    ],
  },
);

/** A TCP port, a range of ports, a kind of ICMP message, or everything. */
export const TRAFFIC: Parser<Port> = either(KINDS, PORT);
