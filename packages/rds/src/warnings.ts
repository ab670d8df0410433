import { type Problem, rareRotationWarnings } from "@plinth/core";
import type { InstanceSettings } from "./instance";
import type { RotationProps } from "./password";
import type { DatabaseSettings } from "./props";

/** What instances and clusters have in common. */
export function databaseWarnings(
  settings: Pick<DatabaseSettings, "monitoringSeconds">,
  rotation: RotationProps | undefined,
  rotationProp = "passwordRotation",
): readonly Problem[] {
  const { everyDays, schedule } = rotation ?? {};
  const rotations = { [`${rotationProp}.everyDays`]: everyDays, [`${rotationProp}.schedule`]: schedule };
  return [noEnhancedMonitoring(settings), ...rareRotationWarnings(rotations)];
}

export function noAutomatedBackups({ backup }: Pick<InstanceSettings, "backup">): Problem {
  return (
    backup.retentionDays === 0 &&
    "backup.retentionDays is 0: there are no automated backups and no restore to a point in time, use 1 to 35 days"
  );
}

/** AWS docs, "CreateDBInstance", https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: 0 turns it off. */
function noEnhancedMonitoring({ monitoringSeconds }: Pick<DatabaseSettings, "monitoringSeconds">): Problem {
  return (
    monitoringSeconds === 0 &&
    "monitoringSeconds is 0: there are no readings of the operating system and its processes, use 1 to 60 seconds"
  );
}
