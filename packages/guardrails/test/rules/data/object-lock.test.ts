import { objectLock } from "../../../src/rules/data/object-lock";
import { cases } from "../../cases";

const lock = (args: object) => ({
  resource: { aws_s3_bucket_object_lock_configuration: { Lock: { bucket: "backups", ...args } } },
});

cases(objectLock, {
  fails: { "a lock without a rule": lock({}), "a rule without a time": lock({ rule: { default_retention: {} } }) },
  passes: {
    days: lock({ rule: { default_retention: { mode: "COMPLIANCE", days: 30 } } }),
    years: lock({ rule: { default_retention: { mode: "GOVERNANCE", years: 7 } } }),
  },
});
