import { type Parser, type Problem, scalar } from "@plinth/core";

/**
 * TLS versions and ciphers, such as "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09". AWS docs, "Security policies for your
 * Application Load Balancer", https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export type SslPolicy = `ELBSecurityPolicy-${string}`;

const DEFAULT = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06";

export const SSL_POLICY: Parser<SslPolicy | undefined, SslPolicy> = scalar<SslPolicy>(
  "text",
  `be a security policy such as "${DEFAULT}"`,
  (value) => typeof value === "string",
  (value) => /^ELBSecurityPolicy-[\w-]+$/.test(value),
).default(DEFAULT);

/** Those that let clients use TLS 1.1 or older; policies of later years do not. */
const OLD = /-(2015-05|2016-08|TLS-1-0-2015-04|TLS-1-1-2017-01|FS-2018-06|FS-1-1-2019-08|TLS13-1-[01]-[\w-]+)$/;

/** @param call - of the method that was given the policy, or nothing */
export function sslPolicyWarning(sslPolicy: SslPolicy, call = ""): Problem {
  return OLD.test(sslPolicy) && `${call}sslPolicy ${sslPolicy} lets clients use TLS 1.1 or older: use ${DEFAULT}`;
}
