import type { TerraformStack } from "cdktf";

// biome-ignore lint/suspicious/noExplicitAny: the provider defines the shape of each type
type Arguments = Readonly<Record<string, any>>;

/** A synthesized stack, as Terraform reads it. */
export interface Document {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
}

export function documentOf(stack: TerraformStack): Document {
  return stack.toTerraform() as Document;
}

export function allOf(document: Document, type: string): Arguments[] {
  return Object.values(document.resource?.[type] ?? {});
}

export function alarmsIn(document: Document): Arguments[] {
  return allOf(document, "aws_cloudwatch_metric_alarm");
}
