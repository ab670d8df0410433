import { snapshotShared } from "../../../src/rules/data/snapshot-shared";
import { cases, says } from "../../cases";

const snapshot = (args: object) => ({
  resource: { aws_db_snapshot: { Last: { db_snapshot_identifier: "last", ...args } } },
});
const copy = (args: object) => ({
  resource: { aws_ebs_snapshot_copy: { Far: { source_region: "eu-west-1", ...args } } },
});

cases(snapshotShared, {
  fails: { "shared with everybody": snapshot({ shared_accounts: ["all"] }), "a copy in clear": copy({}) },
  passes: {
    "shared with an account": snapshot({ shared_accounts: ["123456789012"] }),
    "a copy under a key": copy({ kms_key_id: "${aws_kms_key.Key.arn}" }),
    "a copy that is encrypted": copy({ encrypted: true }),
  },
});

const CLEAR = "is copied without encryption";
const only = (type: string, args: object) => ({ resource: { [type]: { S: args } } });
says(snapshotShared, [
  [
    "a snapshot shared with everybody and an account",
    snapshot({ shared_accounts: ["1", "all"] }),
    "is shared with everybody",
  ],
  [
    "a snapshot of a cluster",
    only("aws_db_cluster_snapshot", { shared_accounts: ["all"] }),
    "is shared with everybody",
  ],
  [
    "a copy that is shared, although it is encrypted",
    only("aws_db_snapshot_copy", { kms_key_id: "k", shared_accounts: ["all"] }),
    "is shared with everybody",
  ],
  ["a copy of a snapshot of a database", only("aws_db_snapshot_copy", { encrypted: false }), CLEAR],
  ["a copy of a snapshot of a cluster", only("aws_rds_cluster_snapshot_copy", { encrypted: "false" }), CLEAR],
  ["a copy of which it is known later", copy({ encrypted: "${var.encrypted}" }), undefined],
  ["a snapshot, which has the encryption of its source", snapshot({ encrypted: false }), undefined],
]);
