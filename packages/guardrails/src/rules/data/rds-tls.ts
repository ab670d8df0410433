import type { Rule } from "../../rule";
import { DATABASES, familyOf, parametersOf } from "./shared-database";

const FORCED = { postgres: "rds.force_ssl", mysql: "require_secure_transport", mariadb: "require_secure_transport" };
const ON = ["1", "on", "ON", "true"];

export const rdsTls: Rule = {
  id: "rds-tls",
  title: "Databases refuse connections without TLS",
  why: "Passwords and data of a client that was set up wrong are readable on the network.",
  fix: "set rds.force_ssl or require_secure_transport to 1 in the parameter group",
  level: "error",
  standards: { checkov: ["CKV2_AWS_69"] },
  types: DATABASES,
  check(resource, stack) {
    const family = familyOf(resource.args.engine);
    if (family === "other") return;
    const said = parametersOf(resource, stack).find(({ name }) => name === FORCED[family]);
    return !(said && ON.includes(`${said.value}`)) && `does not force TLS by ${FORCED[family]}`;
  },
};
