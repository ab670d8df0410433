import { must, validate } from "@plinth/core";
import { TerraformResource } from "cdktf";
import type { IConstruct } from "constructs";
import { isProtectable, ownerOf } from "./holdings";
import { STATEFUL } from "./stateful";

export interface ExemptOptions {
  /** Why losing it is bearable, or how it is kept otherwise; the report shows it. */
  readonly reason: string;
}

/** Kept with the thing itself, so that whoever looks at it finds it. */
const EXEMPT = "plinth:backup-exempt";

export function exempt(scope: IConstruct, name: string, thing: IConstruct, { reason }: ExemptOptions): void {
  const owner = ownerOf(thing);
  validate(
    scope,
    [
      must(reason.trim().length > 0, "reason must not be empty"),
      must(holdsData(owner), "thing must be Protectable, or a resource that AWS Backup can keep"),
      must(owner === thing, `thing must be ${owner.node.path}, which it is a part of`),
    ],
    `exempt(${JSON.stringify(name)})`,
  );
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
