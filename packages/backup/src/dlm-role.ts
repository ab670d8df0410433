import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { type KeyRef, type ModuleContext, policyDocument } from "@plinth/core";
import { createServiceRole, type ServiceRole } from "./service-role";
import type { RegionCopy } from "./snapshot-schedules";

/** The role of Amazon DLM for one kind of policy, made with the first of them. It learns which keys its copies use. */
export class DlmRole {
  private role?: ServiceRole;
  private keysPolicy?: IamRolePolicy;
  private readonly keys = new Set<KeyRef>();

  constructor(
    private readonly context: ModuleContext,
    private readonly id: "SnapshotRole" | "ImageRole",
    /** Of the volumes that are copied. */
    private readonly encryptionKey: KeyRef | undefined,
  ) {}

  get(): ServiceRole {
    this.role ??= createServiceRole(this.context, this.id, "dlm.amazonaws.com", [POLICIES[this.id]]);
    return this.role;
  }

  /** Copies to other regions are encrypted by keys that are there. AWS docs, "Amazon Data Lifecycle Manager service roles". */
  useKeysOf(schedules: readonly { readonly copyTo?: readonly RegionCopy[] }[]): void {
    const copies = schedules.flatMap(({ copyTo }) => copyTo ?? []);
    if (copies.length === 0) return;
    if (this.encryptionKey) this.keys.add(this.encryptionKey);
    for (const { encryptionKey } of copies) this.keys.add(encryptionKey);
    const resources = [...new Set([...this.keys].map(({ arn }) => arn))];
    const policy = policyDocument([
      {
        actions: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
        resources,
        conditions: { Bool: { "kms:GrantIsForAWSResource": "true" } },
      },
      { actions: USE, resources },
    ]);
    const { role } = this.get();
    if (this.keysPolicy) this.keysPolicy.policy = policy;
    else
      this.keysPolicy = new IamRolePolicy(this.context.scope, `${this.id}-Keys`, {
        role: role.name,
        name: "copies",
        policy,
      });
  }
}

const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

const POLICIES = {
  SnapshotRole: "service-role/AWSDataLifecycleManagerServiceRole",
  ImageRole: "service-role/AWSDataLifecycleManagerServiceRoleForAMIManagement",
} as const;
