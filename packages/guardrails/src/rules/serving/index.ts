import type { Rule } from "../../rule";
import { launchTemplateEncryption } from "./launch-template-encryption";

/** Balancers, fleets, instances, APIs, web ACLs, certificates and names. */
export const SERVING: readonly Rule[] = [launchTemplateEncryption];
