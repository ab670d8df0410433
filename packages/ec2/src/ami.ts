import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import {
  choice,
  integer,
  isKnownLater,
  type ModuleContext,
  object,
  type RowsOf,
  reference,
  type SettingsOf,
  text,
  warn,
} from "@plinth/core";
import { ARCHITECTURES, type Architecture, imageParameter } from "./architecture";

interface ImageOptions {
  /** Device name of the root volume of the image. @default "/dev/xvda" */
  readonly rootDevice?: string;
  /** Architecture of the image; refused when that of the instances differs. @default - that of the lock file, else not checked */
  readonly architecture?: Architecture;
}

export type AmiProps = ImageOptions & AmiChoice;

type AmiChoice =
  /** `ami-…`, of the architecture of the instances. */
  | { readonly id: string; readonly parameter?: undefined; readonly lock?: undefined }
  /** Name of an SSM parameter with the id, read at every plan: a new value is a refresh that a plan shows. */
  | { readonly parameter: string; readonly id?: undefined; readonly lock?: undefined }
  /** A JSON file under version control, `ami: { lock: amiLock }`. A rollout is a commit. */
  | {
      readonly lock: AmiLock;
      /** Days after which synthesis warns that the image is old, 0 to 36500. @default 60 */
      readonly maxAgeDays?: number;
      readonly id?: undefined;
      readonly parameter?: undefined;
    };

/** What `aws ec2 describe-images` says of an image; the README has the command that writes the file. */
export interface AmiLock {
  readonly id: string;
  readonly name: string;
  /** When the image was made, `2026-01-31` or with a time. */
  readonly date: string;
  /** "arm64" or "x86_64". @default - not checked */
  readonly architecture?: string;
}

export const ROOT_DEVICE = "/dev/xvda";
/** AWS docs, "Device names for volumes on Amazon EC2 instances". */
const DEVICE = text('be a device such as "/dev/sdf"', /^(\/dev\/)?(sd|xvd)[a-z]{1,2}\d*$/);
const IMAGE_ID = text('be an id such as "ami-0a1b2c3d4e5f60718"', /^ami-[0-9a-f]{8,17}$/);
const LOCK = reference<AmiLock>({
  id: IMAGE_ID.literal(),
  name: text().literal(),
  date: text()
    .where("be a date", (date) => !Number.isNaN(Date.parse(date)))
    .literal(),
  architecture: text().optional(),
});

export const AMI = object(
  {
    rootDevice: DEVICE.optional(),
    architecture: choice(...ARCHITECTURES).optional(),
  } satisfies RowsOf<ImageOptions>,
  {
    oneOf: [
      { id: IMAGE_ID },
      { parameter: text('be a name such as "/images/web"', /^\/?[\w.-]+(\/[\w.-]+)*$/) },
      { lock: LOCK, maxAgeDays: integer(0, 36_500).literal().default(60) },
    ],
  },
);
type AmiSettings = SettingsOf<typeof AMI>;

/** The id of the image, known to Terraform at the latest at the plan. */
export function imageId({ scope }: ModuleContext, ami: AmiSettings | undefined, architecture: string): string {
  if (ami?.id !== undefined) return ami.id;
  if (ami?.lock) {
    warn(scope, staleness(ami.lock, ami.maxAgeDays, new Date()));
    return ami.lock.id;
  }
  const name = ami?.parameter ?? imageParameter(architecture);
  return new DataAwsSsmParameter(scope, "Image", { name }).insecureValue;
}

/** What to say of an image that is older than allowed. */
export function staleness({ id, name, date }: AmiLock, maxAgeDays: number, now: Date): string | undefined {
  const days = Math.floor((now.getTime() - Date.parse(date)) / 86_400_000);
  if (days <= maxAgeDays) return;
  return `ami.lock is ${days} days old (${id}, ${name}): write a newer one, or raise ami.maxAgeDays above ${maxAgeDays}`;
}

/** AWS docs, "RunInstances": the architecture of the image must be that of the type, or nothing is launched. */
export function architectureProblem(ami: AmiSettings | undefined, needed: string): string | undefined {
  const declared = ami?.architecture ?? ami?.lock?.architecture;
  if (declared === undefined || declared === needed || isKnownLater(needed)) return;
  return `ami must be of the architecture of the instances, ${needed}, got ${declared}`;
}
