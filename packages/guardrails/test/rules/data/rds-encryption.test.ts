import { rdsEncryption } from "../../../src/rules/data/rds-encryption";
import { cases, says } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });
const cluster = (args: object) => ({
  resource: { aws_rds_cluster: { Main: { engine: "aurora-postgresql", ...args } } },
});

cases(rdsEncryption, {
  fails: {
    "an instance that says nothing": instance({}),
    "an instance that says no": instance({ storage_encrypted: false }),
    "a cluster that says nothing": cluster({}),
  },
  passes: {
    "an encrypted instance": instance({ storage_encrypted: true }),
    "an encrypted cluster": cluster({ storage_encrypted: true }),
    "a replica, which has the encryption of its source": instance({ replicate_source_db: "main" }),
    "an instance of which it is known later": instance({ storage_encrypted: "${var.encrypted}" }),
  },
});

says(rdsEncryption, [
  ["an instance that says no, as text", instance({ storage_encrypted: "false" }), "is not encrypted at rest"],
  ["an instance that says yes, as text", instance({ storage_encrypted: "true" }), undefined],
  [
    "a cluster of the first serverless kind, which is always encrypted",
    cluster({ engine_mode: "serverless" }),
    undefined,
  ],
  ["a provisioned cluster", cluster({ engine_mode: "provisioned" }), "is not encrypted at rest"],
]);
