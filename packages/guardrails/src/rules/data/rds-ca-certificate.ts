import { text } from "@plinth/model";
import type { Rule } from "../../rule";
import { INSTANCES } from "./shared-database";

export const rdsCaCertificate: Rule = {
  id: "rds-ca-certificate",
  title: "Databases have a certificate that is still valid",
  why: "rds-ca-2019 has expired, and clients that verify it cannot connect.",
  fix: "set ca_cert_identifier to rds-ca-rsa2048-g1, or leave it out",
  level: "error",
  standards: { checkov: ["CKV_AWS_211"] },
  types: INSTANCES,
  check({ args }) {
    const ca = text(args.ca_cert_identifier);
    return ca !== undefined && !/^rds-ca-(rsa2048|rsa4096|ecc384)-g1$/.test(ca) && `has the certificate ${ca}`;
  },
};
