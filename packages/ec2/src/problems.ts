import { between, distinct, matches, must, type Problem } from "@plinth/core";
import { amiProblems } from "./ami";
import type { Architecture } from "./architecture";
import { capacityProblems } from "./capacity";
import { architectureFor, instanceProblems } from "./instances";
import { placementProblems } from "./placement";
import type { EC2ModuleProps, LogFile, MachineProps } from "./props";
import { refreshProblems } from "./refresh";
import { userDataProblems } from "./user-data";
import { fleetVolumesProblems, gp3Problems } from "./volumes";

interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly minHealthyPercent: number;
}

/** Everything that is wrong with the props of a fleet, sizes with their defaults. */
export function fleetProblems(props: EC2ModuleProps, sizes: Sizes): Problem[] {
  const { minSize, maxSize, minHealthyPercent } = sizes;
  return [
    must(props.subnets.subnetIds.length > 0, "subnets must have at least one subnet, got none"),
    between("port", props.port, 1, 65535),
    ...instanceProblems(props, maxSize),
    between("minSize", minSize, 0, 10000),
    between("maxSize", maxSize, 1, 10000),
    must(minSize <= maxSize, `minSize must not be greater than maxSize, got ${minSize} and ${maxSize}`),
    between("targetCpuPercent", props.targetCpuPercent, 1, 100),
    between("targetRequestsPerMinute", props.targetRequestsPerMinute, 1, 1_000_000),
    between("warmupSeconds", props.warmupSeconds, 0, 7200),
    between("minHealthyPercent", props.minHealthyPercent, 0, 100),
    ...refreshProblems(props.refresh, minHealthyPercent),
    ...capacityProblems(props.capacity, props.instances),
    ...placementProblems(props.capacity?.placement, new Set(props.subnets.availabilityZones).size, maxSize),
    ...fleetVolumesProblems(props.volumes),
    ...machineProblems(props, architectureFor(props)),
  ];
}

/** What is wrong with that which a fleet and a single instance share. */
export function machineProblems(props: MachineProps, architecture: Architecture): Problem[] {
  return [
    ...amiProblems(props.ami, architecture),
    between("logRetentionDays", props.logRetentionDays, 1, 3653),
    ...gp3Problems("rootVolume.", props.rootVolume),
    ...logFileProblems(props.logFiles ?? []),
    ...userDataProblems(props.userData),
    matches(
      "permissionsBoundary",
      props.permissionsBoundary,
      /^arn:[\w-]+:iam::(\d{12}|aws):policy\/.+$/,
      "be the ARN of a policy",
    ),
  ];
}

function logFileProblems(files: readonly LogFile[]): Problem[] {
  return [
    distinct(
      "logFiles",
      files.map(({ name }) => name),
      0,
    ),
    ...files.map(({ name }) =>
      matches("logFiles.name", name, /^[a-z][a-z0-9-]{0,63}$/, "be lower-case letters, digits and hyphens"),
    ),
    ...files.map(({ path }) => matches("logFiles.path", path, /^\//, "be an absolute path")),
  ];
}
