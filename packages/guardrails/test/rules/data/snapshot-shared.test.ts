import { snapshotShared } from "../../../src/rules/data/snapshot-shared";
import { cases } from "../../cases";

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
