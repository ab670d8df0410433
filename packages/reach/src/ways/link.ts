import type { Peer } from "../rules/ranges";
import type { Family } from "../sets/cidr";
import { type Intervals, intersect, NOTHING, union } from "../sets/intervals";
import { type Grant, grantsFor, type Passage } from "../sets/step";

/** One end to another: all ways between their interfaces, and what passes. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly family: Family;
  /** The part of a network that it is about. */
  readonly range?: string;
  /** Load balancers and VPC links in between. @default - none */
  readonly via?: readonly string[];
  /** How rules see the source. */
  readonly clients: readonly Peer[];
  readonly legs: readonly Leg[];
  /** Passes for certain. */
  readonly sure: Intervals;
  /** Passes, if what is not known permits it; contains `sure`. */
  readonly possible: Intervals;
}

/** A part of the way up to the next load balancer, or to the end. */
export interface Leg {
  readonly choices: readonly Passage[];
  /** Traffic of this leg. @default - that of the whole way */
  readonly traffic?: Intervals;
  /** What holds for the leg besides. */
  readonly notes?: readonly Grant[];
}

/** The ends of ways between all pairs of interfaces; which of them an end has may not be known. */
export function joined(
  rows: readonly (readonly Passage[])[],
  isSure: { readonly from: boolean; readonly to: boolean },
) {
  const possible = union(...rows.flat().map((one) => one.possible));
  const either = (sets: readonly Intervals[], isAny: boolean) =>
    isAny ? union(...sets) : sets.reduce((all, one) => intersect(all, one), sets[0] ?? NOTHING);
  const sure = either(
    rows.map((row) =>
      either(
        row.map((one) => one.sure),
        isSure.to,
      ),
    ),
    isSure.from,
  );
  return { sure, possible };
}

/** The same way for several clients: one of them is enough. */
export function anyOf(links: readonly Link[]): Link | undefined {
  const [first] = links;
  if (first === undefined || links.length === 1) return first;
  return {
    ...first,
    clients: links.flatMap(({ clients }) => clients),
    legs: first.legs.map((leg, index) => ({
      ...leg,
      choices: links.flatMap(({ legs }) => legs[index]?.choices ?? []),
    })),
    sure: union(...links.map(({ sure }) => sure)),
    possible: union(...links.map(({ possible }) => possible)),
  };
}

/** Why traffic passes a link: of each leg the grants of the way that lets most of it through. */
export function grantsOf({ legs }: Link, traffic: Intervals): readonly Grant[] {
  return legs.flatMap((leg) => {
    const wanted = leg.traffic ?? traffic;
    const best = bestOf(leg.choices, wanted);
    return [...(leg.notes ?? []), ...(best ? grantsFor(best, wanted) : [])];
  });
}

/** The way that lets most through; of those that let nothing through the one that goes furthest. */
export function bestOf(choices: readonly Passage[], traffic: Intervals): Passage | undefined {
  const rank = ({ sure, possible, steps }: Passage) =>
    (intersect(sure, traffic).length > 0 ? 2000 : 0) +
    (intersect(possible, traffic).length > 0 ? 1000 : 0) +
    steps.length;
  return choices.reduce<Passage | undefined>((best, one) => (best && rank(best) >= rank(one) ? best : one), undefined);
}

/** What stops traffic on the way that goes furthest. */
export function blockOf({ legs }: Link, traffic: Intervals): Grant | undefined {
  for (const leg of legs) {
    let left = leg.traffic ?? traffic;
    const best = bestOf(leg.choices, left);
    for (const step of best?.steps ?? []) {
      const wanted = left;
      left = intersect(left, union(...step.grants.map((grant) => grant.traffic)));
      if (left.length === 0) return { address: step.address, traffic: wanted, isSure: true, says: step.blocks(wanted) };
    }
  }
  return;
}
