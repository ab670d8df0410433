import { matches, must, type Problem, shortHash } from "@plinth/core";
import { Token } from "cdktf";
import type { IConstruct } from "constructs";

const RESERVED = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;

/** AWS docs, "General purpose bucket naming rules". */
export function bucketNameProblem(prop: string, name: string | undefined): Problem {
  if (name === undefined || Token.isUnresolved(name)) return;
  const wellFormed = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !/\.\.|^\d+(\.\d+){3}$/.test(name);
  if (!wellFormed) {
    return `${prop} must have 3 to 63 lower-case letters, digits, dots and hyphens, got ${JSON.stringify(name)}`;
  }
  if (RESERVED.test(name)) {
    return `${prop} must not begin or end with what AWS reserves, got ${JSON.stringify(name)}`;
  }
  return;
}

/** A prefix as part of an id or a policy's name: readable, and by the hash never the same for two prefixes. */
export function keyOfPrefix(prefix: string): string {
  return `${prefix
    .replace(/[^\w.@-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)}-${shortHash(prefix)}`;
}

/** A name that S3 takes for one of several configurations, and that nothing of the bucket has yet. */
export function newNameProblems(scope: IConstruct, name: string, id: string): Problem[] {
  return [
    matches("name", name, /^[A-Za-z0-9][\w.-]{0,63}$/, 'have 1 to 64 letters, digits and "-_."'),
    must(scope.node.tryFindChild(id) === undefined, `name must be new, got ${JSON.stringify(name)}`),
  ];
}
