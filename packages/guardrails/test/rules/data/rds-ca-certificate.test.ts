import { rdsCaCertificate } from "../../../src/rules/data/rds-ca-certificate";
import { cases, says } from "../../cases";

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

says(rdsCaCertificate, [
  ...["rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1", "rds-ca-ecc384-g1"].map(
    (name) => [name, instance({ ca_cert_identifier: name }), undefined] as const,
  ),
  ...["rds-ca-2019", "rds-ca-rsa2048-g10", "my-rds-ca-rsa2048-g1"].map(
    (name) => [name, instance({ ca_cert_identifier: name }), `has the certificate ${name}`] as const,
  ),
]);
