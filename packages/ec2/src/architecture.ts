export const ARCHITECTURES = ["arm64", "x86_64"] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** Processor architecture of an instance type: AWS's own processors have a `g` behind the number of the generation. */
export function architectureOf(instanceType: string): Architecture {
  return /^(a1\.|[a-z]+\d+[a-z]*g)/.test(instanceType) ? "arm64" : "x86_64";
}

/** Public parameter of AWS with the newest Amazon Linux 2023. AWS docs, "Reference the latest AMIs using Systems Manager public parameters". */
export function imageParameter(architecture: Architecture): string {
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
