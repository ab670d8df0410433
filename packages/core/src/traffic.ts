/** A TCP port, a range of ports, a kind of ICMP message, or everything. */
export type Port = number | PortRange | IcmpMessages | { readonly protocol: "all" };

export interface PortRange {
  /** @default "tcp" */
  readonly protocol?: "tcp" | "udp";
  readonly from: number;
  readonly to: number;
}

export interface IcmpMessages {
  readonly protocol: "icmp" | "icmpv6";
  /** Number of the type, 0 to 255. @default - all types */
  readonly type?: number;
  /** Number of the code, 0 to 255; needs a type. @default - all codes */
  readonly code?: number;
}

/** What a security group rule lets through, as the rule resources say it. */
export interface Traffic {
  /** Stable name for ids: `443`, `1000-2000`, `udp-53`, `icmp-8`, `all`. */
  readonly key: string;
  readonly ipProtocol: string;
  readonly fromPort?: number;
  readonly toPort?: number;
}

export function trafficOf(port: Port): Traffic {
  if (typeof port === "number") return { key: `${port}`, ipProtocol: "tcp", fromPort: port, toPort: port };
  if (port.protocol === "all") return { key: "all", ipProtocol: "-1" };
  if (port.protocol === "icmp" || port.protocol === "icmpv6") {
    const { protocol, type = -1, code = -1 } = port;
    const key = [protocol, type, code].filter((part) => part !== -1).join("-");
    return { key, ipProtocol: protocol, fromPort: type, toPort: code };
  }
  const { protocol = "tcp", from, to } = port as PortRange;
  const ports = from === to ? `${from}` : `${from}-${to}`;
  return { key: protocol === "tcp" ? ports : `${protocol}-${ports}`, ipProtocol: protocol, fromPort: from, toPort: to };
}

export function portProblem(port: Port | undefined): string | undefined {
  if (port === undefined) return "a port must be named, the other side has no default";
  if (typeof port === "object" && port.protocol === "all") return;
  if (typeof port === "object" && port.protocol?.startsWith("icmp")) {
    const { type, code } = port as IcmpMessages;
    const valid = [type, code].every((n) => n === undefined || (Number.isInteger(n) && n >= 0 && n <= 255));
    if (valid && (code === undefined || type !== undefined)) return;
    return `an ICMP type and code must be 0 to 255, and a code needs a type, got ${JSON.stringify(port)}`;
  }
  const { fromPort = -1, toPort = -1 } = trafficOf(port);
  const valid =
    Number.isInteger(fromPort) && Number.isInteger(toPort) && 0 <= fromPort && fromPort <= toPort && toPort <= 65535;
  return valid ? undefined : `a port must be 0 to 65535, got ${JSON.stringify(port)}`;
}

/** Whether everything that `inner` lets through, `outer` lets through too. */
export function covers(outer: Traffic, inner: Traffic): boolean {
  if (outer.ipProtocol === "-1") return true;
  if (outer.ipProtocol !== inner.ipProtocol) return false;
  if (outer.ipProtocol.startsWith("icmp")) {
    return [outer.fromPort, outer.toPort].every(
      (part, index) => part === -1 || part === [inner.fromPort, inner.toPort][index],
    );
  }
  return (outer.fromPort ?? 0) <= (inner.fromPort ?? 0) && (inner.toPort ?? 65535) <= (outer.toPort ?? 65535);
}

/** Ports that nothing offers to the world on purpose: administration and databases. */
const NEVER_PUBLIC: Readonly<Record<number, string>> = {
  22: "SSH",
  23: "Telnet",
  135: "Windows RPC",
  445: "SMB",
  1433: "SQL Server",
  1521: "Oracle",
  2049: "NFS",
  3306: "MySQL",
  3389: "RDP",
  5432: "PostgreSQL",
  5439: "Redshift",
  5985: "WinRM",
  5986: "WinRM",
  6379: "Redis",
  9200: "OpenSearch",
  11211: "Memcached",
  27017: "MongoDB",
};

/** The services that would be open to the world, as text: "SSH on 22". */
export function neverPublic(traffic: Traffic): string[] {
  return Object.entries(NEVER_PUBLIC)
    .filter(([port]) => ["tcp", "-1"].includes(traffic.ipProtocol) && covers(traffic, trafficOf(Number(port))))
    .map(([port, service]) => `${service} on ${port}`);
}
