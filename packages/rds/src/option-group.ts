import { DbOptionGroup } from "@cdktf/provider-aws/lib/db-option-group";
import {
  choice,
  integer,
  list,
  type ModuleContext,
  object,
  type Parser,
  type RowsOf,
  record,
  text,
} from "@plinth/core";
import type { EngineName } from "./engines";

/** What MariaDB's plugin records, in MySQL too. AWS docs, "MariaDB Audit Plugin support for MySQL". */
export type AuditEvent = "CONNECT" | "QUERY" | "QUERY_DDL" | "QUERY_DML" | "QUERY_DML_NO_SELECT" | "QUERY_DCL";

export interface OptionProps {
  /** In AWS's words, for example `SQLSERVER_AUDIT`. */
  readonly name: string;
  /** @default - of the option */
  readonly version?: string;
  /** For options that listen. @default - none */
  readonly port?: number;
  /** Settings by name. @default - of the option */
  readonly settings?: Readonly<Record<string, string>>;
}

const OPTION = object({
  name: text("be a name such as SQLSERVER_AUDIT", /^[A-Z][A-Z0-9_]*$/i).literal(),
  version: text().optional(),
  port: integer(1150, 65535).optional(),
  settings: record(text(), text()).literal().optional(),
} satisfies RowsOf<OptionProps>);

export const OPTIONS: Parser<readonly OptionProps[]> = list(OPTION, { unique: ({ name }) => name }).literal();

export const AUDIT = list(
  choice("CONNECT", "QUERY", "QUERY_DDL", "QUERY_DML", "QUERY_DML_NO_SELECT", "QUERY_DCL").literal(),
  { min: 1 },
).literal();

/**
 * The one option group of an instance; verbs add to it. The major is part of the name: an upgrade makes a new group beside
 * the old one, and what protects the instance keeps the old one too, for its snapshots still name it.
 */
export class OptionGroup {
  public readonly resource: DbOptionGroup;
  private readonly options = new Map<string, OptionProps>();

  constructor(
    context: ModuleContext,
    engine: EngineName,
    major: string,
    private readonly securityGroupId: string,
    props: { options: readonly OptionProps[]; keep: boolean },
  ) {
    this.resource = new DbOptionGroup(context.scope, "Options", {
      namePrefix: `${context.name(200, `${engine}-${major}`)}-`,
      optionGroupDescription: "Options of one instance",
      engineName: engine,
      majorEngineVersion: major,
      skipDestroy: props.keep ? true : undefined,
      tags: context.tags(),
      lifecycle: { createBeforeDestroy: true },
    });
    for (const option of props.options) this.set(option);
  }

  /** An option replaces the one of the same name. */
  set(option: OptionProps): void {
    this.options.set(option.name, option);
    const byName = [...this.options.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    this.resource.putOption(byName.map((each) => this.rendered(each)));
  }

  private rendered({ name, version, port, settings = {} }: OptionProps) {
    return {
      optionName: name,
      version,
      port,
      vpcSecurityGroupMemberships: port === undefined ? undefined : [this.securityGroupId],
      optionSettings: Object.entries(settings)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([setting, value]) => ({ name: setting, value })),
    };
  }
}

/** Oracle over TLS 1.2, on a port of its own. AWS docs, "Oracle Secure Sockets Layer". */
export function ssl(port: number, caCertificate = "rds-ca-rsa2048-g1"): OptionProps {
  const kind = caCertificate.includes("ecc") ? "ECDSA" : "RSA";
  const suite = `TLS_ECDHE_${kind}_WITH_AES_256_GCM_SHA384`;
  return { name: "SSL", port, settings: { "SQLNET.SSL_VERSION": "1.2", "SQLNET.CIPHER_SUITE": suite } };
}

export function audit(option: string, events: readonly AuditEvent[]): OptionProps {
  return { name: option, settings: { SERVER_AUDIT_EVENTS: [...events].sort().join(",") } };
}

/** The group that AWS has for those who need none. */
export function defaultOptionGroup(engine: EngineName, major: string): string {
  return `default:${engine}-${major.replaceAll(".", "-")}`;
}
