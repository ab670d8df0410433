import type { Rule } from "../../rule";
import { aclAdminPorts } from "./acl-admin-ports";
import { aclEveryPort } from "./acl-every-port";
import { aclUnused } from "./acl-unused";
import { addressUnused } from "./address-unused";
import { defaultGroupClosed } from "./default-group-closed";
import { defaultVpc } from "./default-vpc";
import { endpointPolicy } from "./endpoint-policy";
import { endpointServiceAcceptance } from "./endpoint-service-acceptance";
import { groupDescriptions } from "./group-descriptions";
import { groupUnused } from "./group-unused";
import { openAdminPorts } from "./open-admin-ports";
import { openDatabasePorts } from "./open-database-ports";
import { openEgress } from "./open-egress";
import { openEveryPort } from "./open-every-port";
import { openHttp } from "./open-http";
import { routeNatInstance } from "./route-nat-instance";
import { routePeeringWorld } from "./route-peering-world";
import { subnetPublicIp } from "./subnet-public-ip";
import { vpcFlowLogs } from "./vpc-flow-logs";

/** VPCs, subnets, security groups and what leads in and out. */
export const NETWORK: readonly Rule[] = [
  aclAdminPorts,
  aclEveryPort,
  aclUnused,
  addressUnused,
  defaultGroupClosed,
  defaultVpc,
  endpointPolicy,
  endpointServiceAcceptance,
  groupDescriptions,
  groupUnused,
  openAdminPorts,
  openDatabasePorts,
  openEgress,
  openEveryPort,
  openHttp,
  routeNatInstance,
  routePeeringWorld,
  subnetPublicIp,
  vpcFlowLogs,
];
