import { idOf, object, parse, type RowsOf, text } from "@plinth/core";
import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { STATEFUL } from "./stateful";
import { isProtectable, ownerOf } from "./stateful-things";

export interface ExemptOptions {
  /** Why losing it is bearable, or how it is kept otherwise; the report shows it. */
  readonly reason: string;
}

/** Stored with the thing itself, where every report finds it. */
const EXEMPT = "plinth:backup-exempt";

const EXEMPTION = object({
  reason: text()
    .where("not be empty", (reason) => reason.trim().length > 0)
    .literal(),
} satisfies RowsOf<ExemptOptions>);

export function exempt(module: IConstruct, thing: IConstruct, options: ExemptOptions): void {
  const owner = ownerOf(thing);
  const { reason } = parse(module, EXEMPTION, options, {
    call: `exempt(${JSON.stringify(idOf(thing, module))})`,
    rules: [
      () => !holdsData(owner) && "thing must be Protectable, or a resource that AWS Backup can keep",
      () => owner !== thing && `thing must be ${owner.node.path}, which it is a part of`,
    ],
  });
  if (exemptionOf(thing) === undefined) thing.node.addMetadata(EXEMPT, reason.trim());
}

/** The reason, if there is one. */
export function exemptionOf(thing: IConstruct): string | undefined {
  return thing.node.metadata.find(({ type }) => type === EXEMPT)?.data;
}

/** Whether something has to be backed up or exempt. */
export function holdsData(thing: IConstruct): boolean {
  return (
    isProtectable(thing) || (TerraformResource.isTerraformResource(thing) && thing.terraformResourceType in STATEFUL)
  );
}
