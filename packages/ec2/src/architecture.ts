import { isKnownLater } from "@plinth/core";
import { Fn, Op } from "cdktf";

export const ARCHITECTURES = ["arm64", "x86_64"] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** AWS's own processors have a `g` behind the number of the generation. Terraform reads it too. */
const ARM64 = "^(a1[.]|[a-z]+[0-9]+[a-z]*g)";

/** Processor architecture of an instance type: an expression where the type is known only after apply. */
export function architectureOf(instanceType: string): string {
  if (!isKnownLater(instanceType)) return new RegExp(ARM64).test(instanceType) ? "arm64" : "x86_64";
  return Fn.conditional(Op.gte(Fn.lengthOf(Fn.regexall(ARM64, instanceType)), 1), "arm64", "x86_64");
}

/** Public parameter of AWS with the newest Amazon Linux 2023. AWS docs, "Reference the latest AMIs using Systems Manager public parameters". */
export function imageParameter(architecture: string): string {
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
