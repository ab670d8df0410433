import { distinct, matches, must, type Problem, shortHash } from "@plinth/core";
import { isCloudConfig } from "./multipart";
import { secretIn } from "./secrets";
import { dataDeviceProblem } from "./volumes";

/** What prepares an instance at its first boot, in the order of this list. */
export interface UserData {
  /** Packages of the distribution, by name. @default - none */
  readonly packages?: readonly string[];
  /** Volumes beside the root, formatted as XFS when they are empty, and mounted at every boot. @default - none */
  readonly mounts?: readonly Mount[];
  /** Files with their contents. @default - none */
  readonly files?: readonly BootFile[];
  /** Programs, each with a shebang. @default - none */
  readonly scripts?: readonly string[];
  /** Anything else that cloud-init understands, such as `{ users: […] }`. @default - nothing */
  readonly cloudConfig?: Readonly<Record<string, unknown>>;
}

export interface Mount {
  /** As the volume says it: `/dev/sdf` to `/dev/sdp`. */
  readonly device: string;
  /** Absolute path. */
  readonly path: string;
}

export interface BootFile {
  /** Absolute path; its folders are made. */
  readonly path: string;
  /** May hold tokens, never secrets. It ends in a new line. */
  readonly content: string;
  /** @default "0644" */
  readonly mode?: string;
  /** `user:group`; both must be there. @default "root:root" */
  readonly owner?: string;
}

/** The parts for cloud-init. The same data makes the same text. */
export function partsOf(userData: string | UserData | undefined): string[] {
  if (userData === undefined || userData === "") return [];
  if (typeof userData === "string") return [userData];
  const { packages = [], mounts = [], files = [], scripts = [], cloudConfig } = userData;
  const config = { ...cloudConfig, ...(packages.length > 0 && { packages }) };
  return [
    ...(Object.keys(config).length > 0 ? [`#cloud-config\n${JSON.stringify(config)}\n`] : []),
    ...mounts.map(mountScript),
    ...(files.length > 0 ? [`#!/bin/bash\nset -eu\n${files.map(fileLines).join("")}`] : []),
    ...scripts,
  ];
}

/** Where the agent measures how full disks are. */
export function mountPaths(userData: string | UserData | undefined): string[] {
  return typeof userData === "object" ? (userData.mounts ?? []).map(({ path }) => path) : [];
}

export function userDataProblems(userData: string | UserData | undefined): Problem[] {
  if (userData === undefined || userData === "") return [];
  const secret = partsOf(userData).map(secretIn).find(Boolean);
  return [
    secret && `userData must not hold a secret, got ${secret}: put it into a SecretModule and grantRead(fleet)`,
    ...(typeof userData === "string" ? [programProblem("userData", userData)] : structureProblems(userData)),
  ];
}

function structureProblems({ packages = [], mounts = [], files = [], scripts = [], cloudConfig }: UserData): Problem[] {
  const mounted = mounts.flatMap(({ device, path }) => [device, path]);
  const written = files.map(({ path }) => path);
  return [
    distinct("userData.mounts", mounted, 0),
    distinct("userData.files", written, 0),
    ...packages.map((name) =>
      matches("userData.packages", name, /^[A-Za-z0-9][\w.+:~-]*$/, 'be a name such as "nginx"'),
    ),
    ...mounts.flatMap(({ device, path }) => [
      dataDeviceProblem("userData.mounts.device", device),
      pathProblem("userData.mounts.path", path),
    ]),
    ...files.flatMap(({ path, mode, owner }) => [
      pathProblem("userData.files.path", path),
      matches("userData.files.mode", mode, /^0?[0-7]{3}$/, 'be three octal digits such as "0644"'),
      matches("userData.files.owner", owner, /^[a-z_][\w-]*:[a-z_][\w-]*$/, 'be "user:group"'),
    ]),
    ...scripts.map((script) => programProblem("userData.scripts", script)),
    must(
      cloudConfig === undefined || !("packages" in cloudConfig) || packages.length === 0,
      "userData.cloudConfig must not name packages beside userData.packages",
    ),
  ];
}

/** What has neither is not run at all. It is not repeated: a script may hold what should not be seen. */
function programProblem(prop: string, program: string): Problem {
  const known = program.startsWith("#!") || isCloudConfig(program) || program.startsWith("${TfToken[");
  return must(known, `${prop} must begin with a shebang such as #!/bin/bash, got a script without`);
}

function pathProblem(prop: string, path: string): Problem {
  return matches(prop, path, /^(\/[\w.@+-]+)+$/, "be an absolute path without spaces");
}

/** The volume may come a little after the instance. `blkid` ends with 2 when it sees nothing on the device. */
function mountScript({ device, path }: Mount): string {
  return [
    "#!/bin/bash",
    "set -eu",
    `for _ in $(seq 60); do [ -b ${device} ] && break; sleep 5; done`,
    `blkid -p ${device} > /dev/null || [ $? -ne 2 ] || mkfs -t xfs ${device}`,
    `mkdir -p ${path}`,
    `echo "UUID=$(blkid -s UUID -o value ${device}) ${path} xfs defaults,nofail 0 2" >> /etc/fstab`,
    `mount ${path}`,
    "",
  ].join("\n");
}

/** The file has its mode and owner before it has its content. The end mark cannot be a line of the content. */
function fileLines({ path, content, mode = "0644", owner = "root:root" }: BootFile): string {
  const [user, group] = owner.split(":");
  const end = `END-${shortHash(content.replace(/\$\{TfToken\[[^\]]*\]\}/g, ""))}`;
  const text = content.endsWith("\n") || content === "" ? content : `${content}\n`;
  return [
    `install -D -m ${mode} -o ${user} -g ${group} /dev/null ${path}`,
    `cat > ${path} <<'${end}'`,
    `${text}${end}`,
    "",
  ].join("\n");
}
