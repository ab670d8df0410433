import type { Connectable, ModuleContext } from "@plinth/core";
import type { DatabaseSettings } from "./props";

/** Where to connect: an instance, a replica, a cluster, a reader or a proxy. */
export interface Endpoint {
  /** Host name, without the port. */
  readonly address: string;
  readonly port: number;
}

/** What lets users log in by IAM, by the id that AWS gave it. */
export interface IamLogin {
  readonly context: ModuleContext;
  readonly resourceId: string;
  readonly hasIamLogin: boolean;
}

/** What the methods of instances and clusters have in common. */
export interface DatabaseContext extends Connectable, Endpoint, IamLogin {
  readonly settings: DatabaseSettings & { readonly engine: string };
  readonly masterUsername: string;
  readonly secretArn: string;
  /** What a proxy stands in front of, and how RDS Proxy calls the engine. */
  readonly target: { readonly dbInstanceIdentifier: string } | { readonly dbClusterIdentifier: string };
  readonly proxyFamily: string | undefined;
  /** How many clients the memory allows; unknown for some classes. */
  readonly maxConnections: number | undefined;
}
