import { choice, type Parser } from "@plinth/core";

/** Policies without TLS 1.1 and older. AWS docs, "Security policies for your Application Load Balancer". */
export type SslPolicy =
  | "ELBSecurityPolicy-TLS13-1-2-2021-06"
  | "ELBSecurityPolicy-TLS13-1-2-Res-2021-06"
  | "ELBSecurityPolicy-TLS13-1-3-2021-06"
  | "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04"
  | "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04"
  | "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04";

export const SSL_POLICY: Parser<SslPolicy | undefined, SslPolicy> = choice(
  "ELBSecurityPolicy-TLS13-1-2-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  "ELBSecurityPolicy-TLS13-1-3-2021-06",
  "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04",
  "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04",
).default("ELBSecurityPolicy-TLS13-1-2-Res-2021-06");
