import { rdsOwnKey } from "../../../src/rules/data/rds-own-key";
import { cases } from "../../cases";

const key = "${aws_kms_key.Key.arn}";
const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { storage_encrypted: true, ...args } } } });
const insights = { performance_insights_enabled: true };

cases(rdsOwnKey, {
  fails: {
    "the key of AWS": instance({}),
    "insights under the key of AWS": instance({ kms_key_id: key, ...insights }),
    "a cluster under the key of AWS": { resource: { aws_rds_cluster: { Main: { storage_encrypted: true } } } },
  },
  passes: {
    "a key for both": instance({ kms_key_id: key, ...insights, performance_insights_kms_key_id: key }),
    "a key, and no insights": instance({ kms_key_id: key }),
    "a replica, which has the key of its source": instance({ replicate_source_db: "main" }),
  },
});
