import { readDocument } from "@plinth/model";
import { StackAccess } from "../src/stack-access";
import { type Case, documentOf } from "./cases/case";

/** A stack of resources and data sources. */
export function stackOf(resource: Case["resource"], data?: Case["data"]) {
  return readDocument(documentOf({ resource, data }) as Parameters<typeof readDocument>[0]);
}

/** Its policies. */
export function accessOf(resource: Case["resource"], data?: Case["data"]): StackAccess {
  return new StackAccess(stackOf(resource, data));
}
