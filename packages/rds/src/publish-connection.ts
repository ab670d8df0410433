import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import {
  type Grantable,
  grant,
  integer,
  namePathOf,
  object,
  parseChild,
  type RowsOf,
  readParameter,
  readSecrets,
  reference,
  text,
} from "@plinth/core";
import type { DatabaseContext, Endpoint } from "./database-context";

export interface ConnectionOptions {
  /** Name in Parameter Store. A change replaces the parameter. @default - the path of the database and the key, in lower case */
  readonly name?: string;
  /** Where to connect, such as a replica or a proxy. @default - the database itself */
  readonly through?: Endpoint;
}

const CONNECTION = object({
  name: text(
    "be a name of Parameter Store such as /shop/database",
    /^\/?(?!aws|ssm)[\w.-]+(\/[\w.-]+){0,14}$/i,
  ).optional(),
  through: reference<Endpoint>({ address: text(), port: integer(0, 65535) }).optional(),
} satisfies RowsOf<ConnectionOptions>);

/** All that an application needs but the password: that is in the secret whose ARN is named. */
export function publishConnection(
  database: DatabaseContext,
  key: string,
  options: ConnectionOptions,
): ConnectionParameter {
  const { scope } = database.context;
  const path = `/${namePathOf(scope)}/${key}`.toLowerCase().replace(/[^a-z0-9/_.-]+/g, "-");
  const { name = path, through = database } = parseChild(scope, key, CONNECTION, options, {
    method: "publishConnection",
    prefix: "Connection",
  });
  return new ConnectionParameter(database, key, name, through);
}

/** A parameter with a JSON object: engine, host, port, dbname, username, secretArn. */
export class ConnectionParameter {
  public readonly parameter: SsmParameter;

  constructor(
    private readonly database: DatabaseContext,
    private readonly key: string,
    name: string,
    { address, port }: Endpoint,
  ) {
    const { context, settings, masterUsername, secretArn } = database;
    this.parameter = new SsmParameter(context.scope, `Connection-${key}`, {
      name,
      description: "How to connect to one database",
      type: "SecureString",
      keyId: settings.encryptionKey?.arn,
      value: JSON.stringify({
        engine: settings.engine,
        host: address,
        port,
        dbname: settings.databaseName,
        username: masterUsername,
        secretArn,
      }),
      tags: context.tags(),
    });
  }

  /** Lets a role read how to connect, and the master user's password. */
  grantRead(grantee: Grantable): IamRolePolicy {
    const { context, settings, secretArn } = this.database;
    const { encryptionKey } = settings;
    return grant(context.scope, grantee, `ReadConnection-${this.key}`, [
      ...readParameter(context.aws, { arn: this.parameter.arn, encryptionKey }),
      ...readSecrets(context.aws, [{ arn: secretArn, encryptionKey }]),
    ]);
  }
}
