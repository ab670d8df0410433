import { must, type Protectable, validate } from "@plinth/core";
import type { IConstruct } from "constructs";
import { holdsData } from "./exempt";
import { isProtectable } from "./holdings";

/** A resource by itself, such as a raw `S3Bucket`. */
export interface StatefulResource extends IConstruct {
  readonly arn: string;
}

/** How a thing is to be kept. @param verb as it reads: `protect("Web")` */
export function protectionOf(scope: IConstruct, thing: Protectable | StatefulResource, verb: string) {
  const protection = isProtectable(thing) ? thing.protection : { arn: thing.arn };
  validate(
    scope,
    [
      must(
        holdsData(thing),
        `thing must be Protectable, or a resource that AWS Backup can keep, got ${thing.node.path}`,
      ),
      "none" in protection && `thing needs no backup of its own: ${protection.none}`,
    ],
    verb,
  );
  return protection as Exclude<typeof protection, { none: string }>;
}
