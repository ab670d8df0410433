import { DataAwsSsmParameter } from "@cdktf/provider-aws/lib/data-aws-ssm-parameter";
import { between, matches, must, oneOf, type Problem } from "@plinth/core";
import { Annotations, Token } from "cdktf";
import type { Construct } from "constructs";
import { ARCHITECTURES, type Architecture, imageParameter } from "./architecture";

export type AmiProps = AmiChoice & {
  /** Where the image has its root volume. @default "/dev/xvda" */
  readonly rootDevice?: string;
  /** What the image is made for; refused when the instances are of another. @default - as the lock file says, else not checked */
  readonly architecture?: Architecture;
};

type AmiChoice =
  /** `ami-…`, of the architecture of the instances. */
  | { readonly id: string; readonly parameter?: undefined; readonly lock?: undefined }
  /** Name of an SSM parameter with the id, read at every plan: a new value is a refresh that a plan shows. */
  | { readonly parameter: string; readonly id?: undefined; readonly lock?: undefined }
  /** A JSON file under version control, `ami: { lock: amiLock }`. A rollout is a commit. */
  | {
      readonly lock: AmiLock;
      /** Days after which synthesis warns that the image is old. @default 60 */
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
const MAX_AGE_DAYS = 60;

/** The id of the image, known to Terraform at the latest at the plan. */
export function imageId(scope: Construct, ami: AmiProps | undefined, architecture: Architecture): string {
  if (ami?.id !== undefined) return ami.id;
  if (ami?.lock) {
    const warning = staleness(ami.lock, ami.maxAgeDays ?? MAX_AGE_DAYS, new Date());
    if (warning) Annotations.of(scope).addWarning(warning);
    return ami.lock.id;
  }
  return new DataAwsSsmParameter(scope, "Image", { name: ami?.parameter ?? imageParameter(architecture) })
    .insecureValue;
}

/** What to say of an image that is older than allowed. */
export function staleness({ id, name, date }: AmiLock, maxAgeDays: number, now: Date): string | undefined {
  const days = Math.floor((now.getTime() - Date.parse(date)) / 86_400_000);
  if (days <= maxAgeDays) return;
  return `ami.lock is ${days} days old (${id}, ${name}): write a newer one, or raise ami.maxAgeDays above ${maxAgeDays}`;
}

export function amiProblems(ami: AmiProps | undefined, needed: Architecture): Problem[] {
  if (!ami) return [];
  const declared = ami.architecture ?? ami.lock?.architecture;
  return [
    imageIdProblem("ami.id", ami.id),
    matches("ami.parameter", ami.parameter, /^\/?[\w.-]+(\/[\w.-]+)*$/, 'be a name such as "/images/web"'),
    deviceProblem("ami.rootDevice", ami.rootDevice),
    oneOf("ami.architecture", ami.architecture, ARCHITECTURES),
    ...(ami.lock ? lockProblems(ami.lock, ami.maxAgeDays) : []),
    must(
      declared === undefined || declared === needed || Token.isUnresolved(declared),
      `ami must be of the architecture of the instances, ${needed}, got ${declared}`,
    ),
  ];
}

export function deviceProblem(prop: string, device: string | undefined): Problem {
  return matches(prop, device, /^(\/dev\/)?(sd|xvd)[a-z]{1,2}\d*$/, 'be a device such as "/dev/sdf"');
}

function lockProblems(lock: AmiLock, maxAgeDays: number | undefined): Problem[] {
  return [
    imageIdProblem("ami.lock.id", lock.id),
    must(!Number.isNaN(Date.parse(lock.date)), `ami.lock.date must be a date, got ${JSON.stringify(lock.date)}`),
    between("ami.maxAgeDays", maxAgeDays, 1, 3650),
  ];
}

function imageIdProblem(prop: string, id: string | undefined): Problem {
  return matches(prop, id, /^ami-[0-9a-f]{8,17}$/, 'be an id such as "ami-0a1b2c3d4e5f60718"');
}
