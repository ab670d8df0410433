import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SsmParameter } from "@cdktf/provider-aws/lib/ssm-parameter";
import { type Grantable, grant, integer, object, parseChild, type RowsOf, reference, text } from "@plinth/core";
import type { Construct } from "constructs";
import type { Endpoint, Facts } from "./facts";
import { readSecrets } from "./read-secret";

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
  ).optional("the path of the database and the key, in lower case"),
  through: reference<Endpoint>({ address: text(), port: integer(0, 65535) }).optional("the database itself"),
} satisfies RowsOf<ConnectionOptions>);

/** All that an application needs but the password: that is in the secret whose ARN is named. */
export function publishConnection(
  database: Construct,
  facts: Facts,
  key: string,
  options: ConnectionOptions,
): ConnectionParameter {
  const path = `/${database.node.path}/${key}`.toLowerCase().replace(/[^a-z0-9/_.-]+/g, "-");
  const { name = path, through = facts } = parseChild(database, key, CONNECTION, options, {
    method: "publishConnection",
    prefix: "Connection",
  });
  return new ConnectionParameter(database, facts, key, name, through);
}

/** A parameter with a JSON object: engine, host, port, dbname, username, secretArn. */
export class ConnectionParameter {
  public readonly parameter: SsmParameter;

  constructor(
    private readonly database: Construct,
    private readonly facts: Facts,
    private readonly key: string,
    name: string,
    { address, port }: Endpoint,
  ) {
    const { engineName, databaseName, masterUsername, secretArn, encryptionKey, tags } = facts;
    this.parameter = new SsmParameter(database, `Connection-${key}`, {
      name,
      description: "How to connect to one database",
      type: "SecureString",
      keyId: encryptionKey?.arn,
      value: JSON.stringify({
        engine: engineName,
        host: address,
        port,
        dbname: databaseName,
        username: masterUsername,
        secretArn,
      }),
      tags,
    });
  }

  /** Lets a role read how to connect, and the master user's password. */
  grantRead(grantee: Grantable): IamRolePolicy {
    const { place, encryptionKey, secretArn } = this.facts;
    const { region } = place;
    return grant(this.database, grantee, `ReadConnection-${this.key}`, [
      { actions: ["ssm:GetParameter", "ssm:GetParameters"], resources: [this.parameter.arn] },
      ...(encryptionKey
        ? [
            {
              actions: ["kms:Decrypt"],
              resources: [encryptionKey.arn],
              conditions: { StringEquals: { "kms:ViaService": `ssm.${region}.amazonaws.com` } },
            },
          ]
        : []),
      ...readSecrets(place, [{ arn: secretArn, encryptionKey }]),
    ]);
  }
}
