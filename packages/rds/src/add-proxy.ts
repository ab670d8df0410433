import { parseChild } from "@plinth/core";
import type { DatabaseContext } from "./database-context";
import { DatabaseProxy } from "./proxy";
import { PROXY, type ProxyOptions } from "./proxy-options";

export function addProxy(database: DatabaseContext, key: string, options: ProxyOptions): DatabaseProxy {
  const { scope } = database.context;
  const { id, ...settings } = parseChild(scope, key, PROXY, options, {
    method: "addProxy",
    prefix: "Proxy",
    rules: [
      () =>
        database.proxyFamily === undefined && `engine must work with RDS Proxy, ${database.settings.engine} does not`,
    ],
  });
  return new DatabaseProxy(scope, id, database, settings);
}
