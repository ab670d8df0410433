import {
  choice,
  type EncryptedRef,
  integer,
  KEY,
  list,
  object,
  type RowsOf,
  reference,
  type SettingsOf,
  text,
} from "@plinth/core";
import { IDENTIFIER } from "./props";

export interface ProxyOptions {
  /**
   * Name of the proxy. Other subnets replace a proxy, and one with a name of its own only after it is deleted. A change replaces
   * its log group. @default - derived from the path of the construct, with a hash of the subnets, so that the new proxy is created
   * before the old one is deleted
   */
  readonly name?: string;
  /** How clients log in: by IAM, or with the name and password of a secret. TLS is required in both cases. @default "iam" */
  readonly login?: "iam" | "secret";
  /** Secrets of further database users, each with username and password. @default - the master user's alone */
  readonly secrets?: readonly EncryptedRef[];
  /** Share of the database's connections that the proxy may open, 1 to 100. @default 90 */
  readonly maxConnectionsPercent?: number;
  /** Share that it keeps open while nobody needs them, 0 to `maxConnectionsPercent`. @default - half of `maxConnectionsPercent` */
  readonly maxIdleConnectionsPercent?: number;
  /** Seconds that a client waits for a connection, 0 to 300. @default 120 */
  readonly borrowSeconds?: number;
  /** Seconds after which a silent client is cut off, 1 to 28800. @default 1800 */
  readonly idleClientSeconds?: number;
  /** SQL that each new connection begins with. @default - none */
  readonly initQuery?: string;
}

/** Limits: AWS docs, "ConnectionPoolConfiguration", https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ConnectionPoolConfiguration.html, and "CreateDBProxy". */
export const PROXY = object(
  {
    name: IDENTIFIER.optional(),
    login: choice("iam", "secret").literal().default("iam"),
    secrets: list(reference<EncryptedRef>({ arn: text(), encryptionKey: KEY.optional() }), { max: 199 })
      .literal()
      .default([]),
    maxConnectionsPercent: integer(1, 100).literal().default(90),
    maxIdleConnectionsPercent: integer(0, 100).optional(),
    borrowSeconds: integer(0, 300).default(120),
    idleClientSeconds: integer(1, 28800).default(1800),
    initQuery: text().optional(),
  } satisfies RowsOf<ProxyOptions>,
  {
    rules: [
      ({ maxIdleConnectionsPercent: idle = 0, maxConnectionsPercent: most }) =>
        idle > most && `maxIdleConnectionsPercent must be 0 to ${most}, got ${idle}`,
    ],
  },
);

export type ProxySettings = SettingsOf<typeof PROXY>;
