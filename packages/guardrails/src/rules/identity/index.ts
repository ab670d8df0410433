import type { Rule } from "../../rule";
import { keyPolicyPublic } from "./key-policy-public";

/** Roles, policies, keys, secrets, parameters, logs, topics and alarms. */
export const IDENTITY: readonly Rule[] = [keyPolicyPublic];
