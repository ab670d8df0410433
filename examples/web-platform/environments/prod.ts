import type { Settings } from "./settings";

/** Three zones, each with its own NAT gateway; Multi-AZ, protected, encrypted with a key of its own. */
export const prod: Settings = {
  environment: "prod",
  region: "us-east-1",
  zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
  natGateways: "per-zone",
  network: { vpc: "10.1.0.0/16", public: "10.1.0.0/20", private: "10.1.32.0/19", isolated: "10.1.64.0/20" },
  domain: "www.example.com",
  certificateArn:
    process.env.CERTIFICATE_ARN ??
    "arn:aws:acm:us-east-1:123456789012:certificate/7d6f5e4c-3b2a-4190-8f7e-6d5c4b3a2918",
  emails: ["platform@example.com", "on-call@example.com"],
  instanceType: "m7g.large",
  databaseClass: "db.r7g.large",
  customerKey: true,
};
