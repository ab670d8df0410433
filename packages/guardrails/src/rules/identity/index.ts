import type { Rule } from "../../rule";
import { alarmActions } from "./alarm-actions";
import { keyPolicyOwn } from "./key-policy-own";
import { keyPolicyPublic } from "./key-policy-public";
import { keyRotation } from "./key-rotation";
import { logOwnKey } from "./log-own-key";
import { logRetention } from "./log-retention";
import { logRetentionYear } from "./log-retention-year";
import { parameterSecure } from "./parameter-secure";
import { passwordPolicy } from "./password-policy";
import { policyAdmin } from "./policy-admin";
import { policyEscalation } from "./policy-escalation";
import { policyExfiltration } from "./policy-exfiltration";
import { policyServiceAdmin } from "./policy-service-admin";
import { policyWideWrite } from "./policy-wide-write";
import { roleConfusedDeputy } from "./role-confused-deputy";
import { roleManagedAdmin } from "./role-managed-admin";
import { roleTrust } from "./role-trust";
import { secretOwnKey } from "./secret-own-key";
import { secretRotation } from "./secret-rotation";
import { sessionDocument } from "./session-document";
import { topicEncryption } from "./topic-encryption";
import { topicPolicyPublic } from "./topic-policy-public";
import { userAvoided } from "./user-avoided";

/** Roles, policies, keys, secrets, parameters, logs, topics and alarms. */
export const IDENTITY: readonly Rule[] = [
  alarmActions,
  keyPolicyOwn,
  keyPolicyPublic,
  keyRotation,
  logOwnKey,
  logRetention,
  logRetentionYear,
  parameterSecure,
  passwordPolicy,
  policyAdmin,
  policyEscalation,
  policyExfiltration,
  policyServiceAdmin,
  policyWideWrite,
  roleConfusedDeputy,
  roleManagedAdmin,
  roleTrust,
  secretOwnKey,
  secretRotation,
  sessionDocument,
  topicEncryption,
  topicPolicyPublic,
  userAvoided,
];
