import type { LbListenerMutualAuthentication } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTrustStore } from "@cdktf/provider-aws/lib/lb-trust-store";
import { LbTrustStoreRevocation } from "@cdktf/provider-aws/lib/lb-trust-store-revocation";
import {
  boolean,
  byMember,
  choice,
  either,
  type ModuleContext,
  object,
  type RowsOf,
  record,
  type SettingsOf,
  text,
} from "@plinth/core";
import { KEY } from "./backends";

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

const STORED_OBJECT = object({
  bucket: text(),
  key: text(),
  version: text().optional(),
} satisfies RowsOf<StoredObject>);

const TRUST_STORE = object({
  bundle: STORED_OBJECT,
  revocations: record(STORED_OBJECT, KEY).literal().default({}),
  advertise: boolean.optional(),
} satisfies RowsOf<TrustStore>);

const EXISTING = object({
  trustStoreArn: text(
    "be the ARN of a trust store",
    /^arn:[\w-]+:elasticloadbalancing:[a-z0-9-]+:\d{12}:truststore\/.+$/,
  ),
  advertise: boolean.optional(),
});

export const CLIENT_CERTIFICATES = either(
  byMember({ trustStoreArn: EXISTING, bundle: TRUST_STORE }),
  choice("passthrough").literal(),
);

export function mutualAuthentication(
  context: ModuleContext,
  clients: SettingsOf<typeof CLIENT_CERTIFICATES>,
): LbListenerMutualAuthentication {
  if (clients === "passthrough") return { mode: "passthrough" };
  const trustStoreArn = "bundle" in clients ? createTrustStore(context, clients).arn : clients.trustStoreArn;
  return {
    mode: "verify",
    trustStoreArn,
    ignoreClientCertificateExpiry: false,
    advertiseTrustStoreCaNames: clients.advertise ? "on" : "off",
  };
}

function createTrustStore(context: ModuleContext, settings: SettingsOf<typeof TRUST_STORE>) {
  const { scope } = context;
  const { bundle, revocations } = settings;
  const store = new LbTrustStore(scope, "TrustStore", {
    name: context.name(32),
    caCertificatesBundleS3Bucket: bundle.bucket,
    caCertificatesBundleS3Key: bundle.key,
    caCertificatesBundleS3ObjectVersion: bundle.version,
    tags: context.tags(),
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
