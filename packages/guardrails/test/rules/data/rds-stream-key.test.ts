import { rdsStreamKey } from "../../../src/rules/data/rds-stream-key";
import { cases } from "../../cases";

const global = (args: object) => ({
  resource: { aws_rds_global_cluster: { World: { engine: "aurora-mysql", ...args } } },
});
const stream = (kms_key_id: string) => ({
  resource: { aws_rds_cluster_activity_stream: { S: { mode: "async", kms_key_id } } },
});

cases(rdsStreamKey, {
  fails: { "a global database in clear": global({}), "a stream under the key of AWS": stream("alias/aws/rds") },
  passes: {
    "an encrypted global database": global({ storage_encrypted: true }),
    "a global database of a cluster": global({ source_db_cluster_identifier: "${aws_rds_cluster.Main.arn}" }),
    "a stream under a key": stream("${aws_kms_key.Key.id}"),
  },
});
