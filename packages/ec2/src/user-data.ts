import {
  anyValue,
  either,
  isKnownLater,
  list,
  object,
  type RowsOf,
  rawText,
  record,
  type SettingsOf,
  shortHash,
} from "@plinth/core";
import { Fn, Token } from "cdktf";
import { formatOf } from "./multipart";
import { secretIn } from "./secrets";
import { DATA_DEVICE } from "./volumes";

/** What prepares an instance at its first boot, in the order of this list. */
export interface UserData {
  /** Packages of the distribution, by name. @default - none */
  readonly packages?: readonly string[];
  /** Volumes beside the root, formatted as XFS when they are empty, and mounted at every boot. @default - none */
  readonly mounts?: readonly Mount[];
  /** Files with their contents. @default - none */
  readonly files?: readonly BootFile[];
  /** Programs, each with a shebang, or other parts of cloud-init such as `#cloud-boothook`. @default - none */
  readonly scripts?: readonly string[];
  /** Anything else that cloud-init understands, such as `{ users: […] }`. @default - nothing */
  readonly cloudConfig?: Readonly<Record<string, unknown>>;
}

export interface Mount {
  /** As the volume says it, such as `/dev/sdf`. */
  readonly device: string;
  /** Absolute path. */
  readonly path: string;
}

export interface BootFile {
  /** Absolute path; its folders are created. */
  readonly path: string;
  /** May hold tokens, never secrets. It ends in a new line. */
  readonly content: string;
  /** @default "0644" */
  readonly mode?: string;
  /** `user:group`; both must be there. @default "root:root" */
  readonly owner?: string;
}

/** It is written into scripts without quotes. */
const WITHOUT_SPACES = "be an absolute path without spaces";
const PATH = rawText(WITHOUT_SPACES, /^(\/[\w.@+-]+)+$/);

/** User data is readable by everything on the instance, and by everybody who may describe the instance. */
const secretProblem = (text: string) => {
  const kind = secretIn(text);
  return kind && `not hold a secret, got ${kind}: put it into a SecretModule and grantRead(fleet)`;
};

/** cloud-init runs nothing that begins otherwise. It is not repeated: a script may hold what should not be seen. */
const beginProblem = (program: string) =>
  formatOf(program) === undefined &&
  !program.startsWith("${TfToken[") &&
  "begin with a shebang such as #!/bin/bash, or as another format of cloud-init, got a script without";

const SCRIPT = rawText().verify(beginProblem).verify(secretProblem);
const PROGRAM = rawText()
  .verify((program) => program !== "" && beginProblem(program))
  .verify(secretProblem);

const MOUNT = object({ device: DATA_DEVICE, path: PATH } satisfies RowsOf<Mount>);

const FILE = object({
  path: PATH,
  content: rawText().verify(secretProblem),
  mode: rawText('be three or four octal digits such as "0644"', /^[0-7]{3,4}$/).default("0644"),
  owner: rawText('be "user:group"', /^[a-z_][\w-]*:[a-z_][\w-]*$/)
    .literal()
    .default("root:root"),
} satisfies RowsOf<BootFile>);

const USER_DATA_PARTS = object(
  {
    packages: list(rawText('be a name such as "nginx"', /^[A-Za-z0-9][\w.+:~-]*$/)).default([]),
    mounts: list(MOUNT, { unique: ({ device }) => device })
      .where(
        "have a path of its own for each",
        (mounts) => new Set(mounts.map(({ path }) => path)).size === mounts.length,
      )
      .literal()
      .default([]),
    files: list(FILE, { unique: ({ path }) => path })
      .literal()
      .default([]),
    scripts: list(SCRIPT, { unique: () => undefined })
      .literal()
      .default([]),
    cloudConfig: record(anyValue, rawText()).literal().verify(cloudConfigProblem).default({}),
  } satisfies RowsOf<UserData>,
  {
    rules: [
      // One list would take the place of the other.
      ({ cloudConfig, packages }, path) =>
        "packages" in cloudConfig &&
        packages.length > 0 &&
        `${path("cloudConfig")} must not name packages beside ${path("packages")}`,
    ],
  },
);

export const USER_DATA = either(PROGRAM, USER_DATA_PARTS);
export type UserDataSettings = SettingsOf<typeof USER_DATA>;

/** The parts for cloud-init. The same data makes the same text. */
export function partsOf(userData: UserDataSettings | undefined): string[] {
  if (userData === undefined || userData === "") return [];
  if (typeof userData === "string") return [userData];
  const { packages, mounts, files, scripts, cloudConfig } = userData;
  const config = { ...cloudConfig, ...(packages.length > 0 && { packages }) };
  return [
    ...(Object.keys(config).length > 0 ? [`#cloud-config\n${jsonText(config)}\n`] : []),
    ...mounts.map(mountScript),
    ...(files.length > 0 ? [`#!/bin/bash\nset -eu\n${files.map(fileLines).join("")}`] : []),
    ...scripts,
  ];
}

/** Where the agent measures how full disks are. */
export function mountPaths(userData: UserDataSettings | undefined): string[] {
  return typeof userData === "object" ? userData.mounts.map(({ path }) => path) : [];
}

function cloudConfigProblem(config: Readonly<Record<string, unknown>>): string | undefined {
  try {
    return secretProblem(JSON.stringify(config));
  } catch {
    return "be JSON";
  }
}

/** By Terraform where other values than text are known only after apply. */
function jsonText(value: object): string {
  return hasValuesLater(value) ? Token.asString(Fn.jsonencode(value)) : JSON.stringify(value);
}

function hasValuesLater(value: unknown): boolean {
  if (typeof value === "string") return false;
  if (isKnownLater(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasValuesLater);
}

/** The volume may come a little after the instance. `blkid` ends with 2 when it sees nothing on the device. */
function mountScript({ device, path }: SettingsOf<typeof MOUNT>): string {
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
function fileLines({ path, content, mode, owner }: SettingsOf<typeof FILE>): string {
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
