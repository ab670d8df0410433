import { type PolicyStatement, type Resource, referenceIn } from "@plinth/model";
import { ARN_FORMATS } from "../names/arns";
import { covers, mayOverlap, overlaps } from "../names/match";
import type { Names } from "../names/names";
import type { Pattern } from "../names/pattern";
import { type Form, targetOf } from "../names/targets";

/** A statement and the policy that has it. */
export interface Rule {
  readonly statement: PolicyStatement;
  /** The address of the resource whose argument is the policy, or the AWS managed policy. */
  readonly via: string;
  /** The resource, for what the statement refers to. */
  readonly from: Resource | undefined;
  readonly resources: readonly Part[];
  readonly notResources: readonly Part[];
}

/** What a statement says of resources, as the policy says it and as a pattern. */
export interface Part {
  readonly said: string;
  readonly pattern: Pattern;
  /** @default true */
  readonly isCertain?: boolean;
}

export function ruleOf(statement: PolicyStatement, place: { via: string; from?: Resource }, names: Names): Rule {
  const { via, from } = place;
  const parts = (all: readonly string[]) => all.flatMap((text) => partsOf(text, from, names));
  return {
    statement,
    via,
    from,
    resources: parts(statement.resources),
    notResources: parts(statement.notResources),
  };
}

/**
 * A plan says of an unknown ARN no more than which resource it has: `${aws_s3_bucket.Uploads.arn}` may be that of the bucket or
 * of its objects.
 */
function partsOf(text: string, from: Resource | undefined, names: Names): Part[] {
  const isDocument = from === undefined || from.lifecycle !== undefined;
  const resource = isDocument || !referenceIn(text) ? undefined : names.followed(text, from);
  const said = names.said(text, from);
  if (!resource || !ARN_FORMATS[resource.type]) return [{ said, pattern: names.expand(text, from) }];
  return targetOf(resource, names).forms.map(({ pattern }) => ({ said, pattern }));
}

/** What of a form a statement speaks about: the form where the statement says more, else what the statement says. */
export function partsOn({ statement, resources, notResources }: Rule, form: Form): Part[] {
  const whole = { said: "", pattern: form.pattern };
  if (statement.notResources.length > 0) {
    if (notResources.some(({ pattern }) => covers(pattern, form.pattern))) return [];
    const isCertain = !notResources.some(({ pattern }) => mayOverlap(pattern, form.pattern));
    return [{ ...whole, said: `all but ${statement.notResources.join(", ")}`, isCertain }];
  }
  if (statement.resources.length === 0) return [whole];
  return resources.flatMap(({ said, pattern }): Part[] => {
    if (covers(pattern, form.pattern)) return [{ said, pattern: form.pattern }];
    if (overlaps(pattern, form.pattern)) return [{ said, pattern }];
    return mayOverlap(pattern, form.pattern) ? [{ said, pattern, isCertain: false }] : [];
  });
}
