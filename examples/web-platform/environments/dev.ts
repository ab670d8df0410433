import type { Settings } from "./settings";

/** Two zones, one NAT gateway, small and disposable. */
export const dev: Settings = {
  environment: "dev",
  region: "us-east-1",
  zones: ["us-east-1a", "us-east-1b"],
  natGateways: ["us-east-1a"],
  network: { vpc: "10.0.0.0/16", public: "10.0.0.0/20", private: "10.0.32.0/19", isolated: "10.0.64.0/20" },
  domain: "dev.example.com",
  certificateArn:
    process.env.CERTIFICATE_ARN ??
    "arn:aws:acm:us-east-1:123456789012:certificate/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f",
  emails: ["platform-dev@example.com"],
  instanceType: "t4g.small",
  databaseClass: "db.t4g.medium",
  customerKey: false,
};
