import { rdsCaCertificate } from "../../../src/rules/data/rds-ca-certificate";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_db_instance: { Main: { engine: "postgres", ...args } } } });

cases(rdsCaCertificate, {
  fails: {
    "an expired one": instance({ ca_cert_identifier: "rds-ca-2019" }),
    "an expired one in a cluster": {
      resource: { aws_rds_cluster_instance: { A: { ca_cert_identifier: "rds-ca-2015" } } },
    },
  },
  passes: {
    "a current one": instance({ ca_cert_identifier: "rds-ca-rsa2048-g1" }),
    "the one of the account": instance({}),
  },
});
