import type { LbListenerMutualAuthentication } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTrustStore } from "@cdktf/provider-aws/lib/lb-trust-store";
import { LbTrustStoreRevocation } from "@cdktf/provider-aws/lib/lb-trust-store-revocation";
import { matches, nameOf, type Problem } from "@plinth/core";
import type { Construct } from "constructs";
import { KEY, KEY_RULE } from "./backends";

/**
 * Certificates of clients (mutual TLS): `passthrough` hands them to the backend, which must verify them; a bundle of
 * authorities, or a trust store that exists, lets the balancer verify them. AWS docs, "Mutual authentication with TLS".
 */
export type ClientCertificates =
  | "passthrough"
  | { readonly trustStoreArn: string; readonly advertise?: boolean }
  | TrustStore;

export interface TrustStore {
  /** Certificates of the authorities, PEM, in a bucket that whoever applies may read. */
  readonly bundle: StoredObject;
  /** Lists of revoked certificates, by name. @default - none */
  readonly revocations?: Readonly<Record<string, StoredObject>>;
  /** Tells clients which authorities are trusted. @default false */
  readonly advertise?: boolean;
}

export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  /** @default - the newest */
  readonly version?: string;
}

export function mutualAuthentication(
  scope: Construct,
  clients: ClientCertificates,
  tags: Readonly<Record<string, string>>,
): LbListenerMutualAuthentication {
  if (clients === "passthrough") return { mode: "passthrough" };
  const trustStoreArn = "bundle" in clients ? trustStore(scope, clients, tags).arn : clients.trustStoreArn;
  return {
    mode: "verify",
    trustStoreArn,
    ignoreClientCertificateExpiry: false,
    advertiseTrustStoreCaNames: clients.advertise ? "on" : "off",
  };
}

function trustStore(
  scope: Construct,
  { bundle, revocations = {} }: TrustStore,
  tags: Readonly<Record<string, string>>,
) {
  const store = new LbTrustStore(scope, "TrustStore", {
    name: nameOf(scope, 32),
    caCertificatesBundleS3Bucket: bundle.bucket,
    caCertificatesBundleS3Key: bundle.key,
    caCertificatesBundleS3ObjectVersion: bundle.version,
    tags,
  });
  for (const [name, { bucket, key, version }] of Object.entries(revocations)) {
    new LbTrustStoreRevocation(scope, `Revocation-${name}`, {
      trustStoreArn: store.arn,
      revocationsS3Bucket: bucket,
      revocationsS3Key: key,
      revocationsS3ObjectVersion: version,
    });
  }
  return store;
}

export function clientCertificatesProblems(clients: ClientCertificates | undefined): Problem[] {
  if (clients === undefined || clients === "passthrough") return [];
  if (!("bundle" in clients)) {
    const arn = /^arn:[\w-]+:elasticloadbalancing:[a-z0-9-]+:\d{12}:truststore\/.+$/;
    return [matches("clientCertificates.trustStoreArn", clients.trustStoreArn, arn, "be the ARN of a trust store")];
  }
  return Object.keys(clients.revocations ?? {}).map((name) =>
    matches("clientCertificates.revocations", name, KEY, KEY_RULE),
  );
}
