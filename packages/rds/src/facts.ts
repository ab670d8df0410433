import type { Connectable, KeyRef, SubnetsRef } from "@plinth/core";
import type { Place } from "./place";

/** Where to connect: an instance, a replica, a cluster, a reader or a proxy. */
export interface Endpoint {
  /** Host name, without the port. */
  readonly address: string;
  readonly port: number;
}

/** Who lets users in by IAM, by the id that AWS gave it. */
export interface Login {
  readonly place: Place;
  readonly resourceId: string;
  readonly hasIamLogin: boolean;
}

/** What verbs need to know of an instance or a cluster. */
export interface Facts extends Connectable, Endpoint, Login {
  readonly engineName: string;
  readonly databaseName: string | undefined;
  readonly masterUsername: string;
  readonly secretArn: string;
  readonly subnets: SubnetsRef;
  readonly encryptionKey: KeyRef | undefined;
  readonly tags: Record<string, string>;
  readonly logRetentionDays: number;
  /** What a proxy stands in front of, and how RDS Proxy calls the engine. */
  readonly target: { readonly dbInstanceIdentifier: string } | { readonly dbClusterIdentifier: string };
  readonly proxyFamily: string | undefined;
  /** How many clients the memory allows; unknown for some classes. */
  readonly maxConnections: number | undefined;
}
