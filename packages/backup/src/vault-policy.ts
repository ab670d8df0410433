import { BackupVaultPolicy } from "@cdktf/provider-aws/lib/backup-vault-policy";
import { type AwsEnvironment, object, parse, policyDocument, type Statement, show, text } from "@plinth/core";
import type { Construct } from "constructs";

/** In a vault's policy `*` is whatever lies in the vault. */
const IN_THIS_VAULT = ["*"];

/** AWS docs, "Vault access policies": who deletes, and who shortens what is kept, is refused; expiry goes on. */
const DENY_DELETION: Statement = {
  effect: "Deny",
  principals: "*",
  actions: ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"],
  resources: IN_THIS_VAULT,
};

/** The one policy of a vault, once there is something to say. */
export class VaultPolicy {
  private resource?: BackupVaultPolicy;
  private readonly statements = new Map<string, Statement>();

  constructor(
    private readonly scope: Construct,
    private readonly vaultName: string,
    denyDeletion: boolean,
  ) {
    if (denyDeletion) this.register("DenyDeletion", DENY_DELETION);
  }

  register(sid: string, statement: Statement): void {
    this.statements.set(sid, { ...statement, sid });
    const bySid = [...this.statements].sort(([a], [b]) => (a < b ? -1 : 1));
    const policy = policyDocument(bySid.map(([, one]) => one));
    if (this.resource) this.resource.policy = policy;
    else this.resource = new BackupVaultPolicy(this.scope, "Policy", { backupVaultName: this.vaultName, policy });
  }
}

const SOURCE = text(
  'be the number of an account or the id of an organization ("o-…")',
  /^(\d{12}|o-[a-z0-9]{10,32})$/,
).literal();

/** AWS docs, "Creating backup copies across AWS accounts". */
export function acceptCopiesFrom(
  scope: Construct,
  policy: VaultPolicy,
  { partition }: AwsEnvironment,
  given: string,
): void {
  const { source } = parse(
    scope,
    object({ source: SOURCE }),
    { source: given },
    { call: `acceptCopiesFrom(${show(given)})` },
  );
  const copy = { actions: ["backup:CopyIntoBackupVault"], resources: IN_THIS_VAULT };
  policy.register(
    `CopiesFrom${source.replace("-", "")}`,
    source.startsWith("o-")
      ? { ...copy, principals: "*", conditions: { StringEquals: { "aws:PrincipalOrgID": source } } }
      : { ...copy, principals: { AWS: [`arn:${partition}:iam::${source}:root`] } },
  );
}
