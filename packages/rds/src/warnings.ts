import type { Problem } from "@plinth/core";
import type { InstanceSettings } from "./instance";

export function noAutomatedBackups({ backup }: Pick<InstanceSettings, "backup">): Problem {
  return (
    backup.retentionDays === 0 &&
    "backup.retentionDays is 0: there are no automated backups and no restore to a point in time, use 1 to 35 days"
  );
}
