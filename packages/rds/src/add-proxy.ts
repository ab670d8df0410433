import { between, matches, must, validate } from "@plinth/core";
import type { Construct } from "constructs";
import type { Facts } from "./facts";
import { DatabaseProxy, type ProxyOptions } from "./proxy";

/** Limits: AWS docs, "ConnectionPoolConfiguration" and "CreateDBProxy". */
export function addProxy(database: Construct, facts: Facts, key: string, options: ProxyOptions): DatabaseProxy {
  const { maxConnectionsPercent: most = 90, secrets = [] } = options;
  validate(
    database,
    [
      matches("key", key, /^[A-Za-z][A-Za-z0-9-]{0,39}$/, "have 1 to 40 letters, digits and hyphens"),
      database.node.tryFindChild(`Proxy-${key}`) && `key must be new, got "${key}" again`,
      must(facts.proxyFamily !== undefined, `engine must work with RDS Proxy, ${facts.engineName} does not`),
      between("maxConnectionsPercent", options.maxConnectionsPercent, 1, 100),
      between("maxIdleConnectionsPercent", options.maxIdleConnectionsPercent, 0, most),
      between("borrowSeconds", options.borrowSeconds, 0, 300),
      between("idleClientSeconds", options.idleClientSeconds, 1, 28800),
      must(secrets.length < 200, `secrets must be at most 199, got ${secrets.length}`),
    ],
    `addProxy(${JSON.stringify(key)})`,
  );
  return new DatabaseProxy(database, `Proxy-${key}`, facts, options);
}
