import { byMember, object, type Protectable, parse, record, reference, text, validate } from "@plinth/core";
import { TerraformStack } from "cdktf";
import { Construct, type IConstruct, type Node } from "constructs";
import { holdsData } from "./exempt";
import { isProtectable } from "./stateful-things";

/** A resource by itself, such as a raw `S3Bucket`. */
export interface StatefulResource extends IConstruct {
  readonly arn: string;
}

/** The one tag of what Amazon DLM takes. AWS docs, "CreateLifecyclePolicy": volumes with any of several would be taken. */
export const TAG = record(text(), text())
  .where("be exactly one tag", (tag) => Object.keys(tag).length === 1)
  .literal();

const CONSTRUCT = reference<IConstruct>({ node: reference<Node>({ path: text() }) });
const THING = object({ thing: CONSTRUCT.where("be a module or a resource", isPartOfStack) });
const PROTECTION = object({
  "thing.protection": byMember({
    arn: object({ arn: text() }),
    volumeTags: object({ volumeTags: TAG }),
    none: object({ none: text() }),
  }),
});

function isPartOfStack(thing: IConstruct): boolean {
  return Construct.isConstruct(thing) && thing.node.scopes.some(TerraformStack.isStack);
}

/** @throws Error when the thing is no construct of a stack @param method - `protect` */
export function parseThing(module: IConstruct, method: string, thing: IConstruct): void {
  parse(module, THING, { thing }, { call: `${method}()` });
}

/** How a thing is to be backed up. @param call - as it reads: `protect("Web")` */
export function protectionOf(module: IConstruct, thing: Protectable | StatefulResource, call: string) {
  const holds = holdsData(thing);
  validate(
    module,
    [!holds && `thing must be Protectable, or a resource that AWS Backup can keep, got ${thing.node.path}`],
    call,
  );
  const given = isProtectable(thing) ? thing.protection : { arn: thing.arn };
  const rules = [() => "none" in given && `thing needs no backup of its own: ${given.none}`];
  const { "thing.protection": protection } = parse(module, PROTECTION, { "thing.protection": given }, { call, rules });
  return protection as Exclude<typeof protection, { none: string }>;
}
