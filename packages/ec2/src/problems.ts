import { between, distinct, matches, must, type Problem } from "@plinth/core";
import type { EC2ModuleProps, LogFile, RootVolumeProps } from "./props";

interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
}

/** Everything that is wrong with the props of a fleet, sizes with their defaults. */
export function problemsOf(props: EC2ModuleProps, { minSize, maxSize }: Sizes): Problem[] {
  const { subnets, logFiles = [] } = props;
  return [
    must(subnets.subnetIds.length > 0, "subnets must have at least one subnet, got none"),
    between("port", props.port, 1, 65535),
    matches("instanceType", props.instanceType, /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'be a type such as "m7g.large"'),
    matches("ami.id", props.ami?.id, /^ami-[0-9a-f]{8,17}$/, 'be an id such as "ami-0a1b2c3d4e5f60718"'),
    between("minSize", minSize, 0, 10000),
    between("maxSize", maxSize, 1, 10000),
    must(minSize <= maxSize, `minSize must not be greater than maxSize, got ${minSize} and ${maxSize}`),
    between("targetCpuPercent", props.targetCpuPercent, 1, 100),
    between("targetRequestsPerMinute", props.targetRequestsPerMinute, 1, 1_000_000),
    between("warmupSeconds", props.warmupSeconds, 0, 7200),
    between("minHealthyPercent", props.minHealthyPercent, 0, 100),
    between("logRetentionDays", props.logRetentionDays, 1, 3653),
    ...volumeProblems(props.rootVolume),
    ...logFileProblems(logFiles),
    secretProblem(props.userData),
  ];
}

/** AWS docs, "Amazon EBS General Purpose SSD volumes". */
function volumeProblems({ sizeGiB = 8, iops = 3000, throughput = 125 }: RootVolumeProps = {}): Problem[] {
  return [
    between("rootVolume.sizeGiB", sizeGiB, 1, 16384),
    between("rootVolume.iops", iops, 3000, 16000),
    between("rootVolume.throughput", throughput, 125, 1000),
    must(
      iops === 3000 || iops <= 500 * sizeGiB,
      `rootVolume.iops must be at most 500 for each GiB, got ${iops} for ${sizeGiB}`,
    ),
    must(
      throughput * 4 <= iops,
      `rootVolume.throughput must be at most a quarter of the IOPS, got ${throughput} for ${iops}`,
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

/** User data is readable by everything on the instance and by whoever may describe it. */
function secretProblem(script: string | undefined): Problem {
  if (!script) return;
  const secret =
    /AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY-----|ghp_[0-9A-Za-z]{36}|xox[bp]-[0-9A-Za-z-]{10,}/.test(script);
  return secret && "userData must not hold a secret, got a key: put it into a SecretModule and grantRead(fleet)";
}
