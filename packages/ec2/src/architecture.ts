/** Processor architecture of an instance type: AWS's own processors have a `g` behind the number of the generation. */
export function architectureOf(instanceType: string): "arm64" | "x86_64" {
  return /^(a1\.|[a-z]+\d+[a-z]*g)/.test(instanceType) ? "arm64" : "x86_64";
}

/** Public parameter of AWS with the newest Amazon Linux 2023. AWS docs, "Reference the latest AMIs using Systems Manager public parameters". */
export function imageParameter(instanceType: string): string {
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architectureOf(instanceType)}`;
}
