import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { type KeyRef, policyDocument } from "@plinth/core";
import type { Construct } from "constructs";
import { type Place, type ServiceRole, serviceRole } from "./service-role";
import type { RegionCopy } from "./snapshot-schedules";

/** The role of Amazon DLM for one kind of policy, made with the first of them. It learns which keys its copies use. */
export class DlmRole {
  private made?: ServiceRole;
  private keysPolicy?: IamRolePolicy;
  private readonly keys = new Set<KeyRef>();

  constructor(
    private readonly scope: Construct,
    private readonly id: "SnapshotRole" | "ImageRole",
    private readonly settings: {
      readonly place: Place;
      readonly tags: Record<string, string>;
      /** Of the volumes that are copied. */
      readonly encryptionKey?: KeyRef;
    },
  ) {}

  get(): ServiceRole {
    const { place, tags } = this.settings;
    const policy = POLICIES[this.id];
    this.made ??= serviceRole(this.scope, this.id, { service: "dlm.amazonaws.com", policies: [policy], place, tags });
    return this.made;
  }

  /** Copies to other regions are encrypted by keys that are there. AWS docs, "Amazon Data Lifecycle Manager service roles". */
  useKeysOf(schedules: readonly { readonly copyTo?: readonly RegionCopy[] }[]): void {
    const copies = schedules.flatMap(({ copyTo }) => copyTo ?? []);
    if (copies.length === 0) return;
    if (this.settings.encryptionKey) this.keys.add(this.settings.encryptionKey);
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
      this.keysPolicy = new IamRolePolicy(this.scope, `${this.id}-Keys`, { role: role.name, name: "copies", policy });
  }
}

const USE = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"];

const POLICIES = {
  SnapshotRole: "service-role/AWSDataLifecycleManagerServiceRole",
  ImageRole: "service-role/AWSDataLifecycleManagerServiceRoleForAMIManagement",
} as const;
