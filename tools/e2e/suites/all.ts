import type { Workspace } from "../../terraform/workspace";
import type { Suite } from "../runner";
import { accounts } from "./accounts";
import { adopt } from "./adopt";
import { apiGateway } from "./api-gateway";
import { contract } from "./contract";
import { ec2 } from "./ec2";
import { emulatorItself } from "./emulator";
import { governance } from "./governance";
import { grow } from "./grow";
import { layers } from "./layers";
import { monitoring } from "./monitoring";
import { noSecrets } from "./no-secrets";
import { planGuard } from "./plan-guard";
import { release } from "./release";
import { replacing } from "./replacing";
import { upgradeData } from "./upgrade";
import { upgradeRelease } from "./upgrade-release";
import { webPlatform } from "./web-platform";

/** The longest first, so that none of them ends alone. */
export function allSuites(workspace: Workspace): readonly Suite[] {
  return [
    emulatorItself,
    webPlatform(workspace, "web-platform-prod"),
    release(workspace),
    upgradeData(workspace),
    upgradeRelease(workspace),
    layers(workspace),
    replacing(workspace),
    ec2(workspace),
    webPlatform(workspace, "web-platform-dev"),
    grow(workspace),
    apiGateway(workspace),
    noSecrets(workspace),
    monitoring(workspace),
    adopt(workspace),
    planGuard(workspace),
    governance(workspace),
    contract(workspace),
    accounts(workspace),
  ];
}
