import { idOf, type Monitorable, object, parse } from "@plinth/core";
import type { Construct } from "constructs";
import { MONITORABLE } from "../props";
import type { Watched, Watcher } from "../watched";

/** The watched thing that a dashboard of its own shows, and the id of the dashboard. */
export function parseDashboard(module: Construct & Pick<Watcher, "watched">, thing: Monitorable): [string, Watched] {
  parse(module, object({ thing: MONITORABLE }), { thing }, { call: "dashboardFor()" });
  const title = idOf(thing, module);
  const id = `Dashboard-${title}`;
  const watched = module.watched.find((one) => one.title === title);
  const rules = [
    () => !watched && `thing must be watched before, got ${title}`,
    () => module.node.tryFindChild(id) !== undefined && `thing must have one dashboard, got ${title} again`,
  ];
  parse(module, object({}), {}, { call: `dashboardFor(${JSON.stringify(title)})`, rules });
  return [id, watched as Watched];
}
