import type { Rule } from "../../rule";
import { openAdminPorts } from "./open-admin-ports";

/** VPCs, subnets, security groups and what leads in and out. */
export const NETWORK: readonly Rule[] = [openAdminPorts];
