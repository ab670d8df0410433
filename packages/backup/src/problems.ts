import { between, type Problem } from "@plinth/core";
import { lockProblems } from "./lock";
import { notificationProblems } from "./notifications";
import type { BackupModuleProps } from "./props";
import { restoreTestProblems } from "./restore-tests";
import { type Rule, ruleProblems } from "./rules";
import { timeProblem, timezoneProblem } from "./schedule";

/** Everything that is wrong with the props. AWS docs, "CreateBackupPlan", "CreateLifecyclePolicy" of Amazon DLM. */
export function problemsOf(props: BackupModuleProps, daily: Rule): Problem[] {
  return [
    ...ruleProblems(daily, props.lock),
    between("snapshotCount", props.snapshotCount, 1, 1000),
    timeProblem("snapshotTime", props.snapshotTime),
    timezoneProblem("timezone", props.timezone),
    ...(props.lock ? lockProblems(props.lock) : []),
    ...(props.notifications ? notificationProblems(props.notifications) : []),
    ...(props.restoreTests ? restoreTestProblems(props.restoreTests) : []),
  ];
}
