import { type Intervals, intersect, NOTHING, subtract, union } from "./intervals";
import { EVERYTHING, trafficText } from "./traffic";

/** What one resource lets through at a step. */
export interface Grant {
  /** Of the resource that says so. */
  readonly address: string;
  readonly traffic: Intervals;
  /** Not sure when it depends on what is known only after apply, or is not in the stack. */
  readonly isSure: boolean;
  /** Why it lets through; when it is not sure, what is not known. */
  readonly says: string;
}

/** One thing that all traffic of a way must pass; what no grant lets through does not pass. */
export interface Step {
  /** Of the resource that decides. */
  readonly address: string;
  readonly grants: readonly Grant[];
  /** Why this traffic does not pass. */
  readonly blocks: (traffic: Intervals) => string;
}

export function sureOf({ grants }: Step): Intervals {
  return union(...grants.filter(({ isSure }) => isSure).map(({ traffic }) => traffic));
}

export function possibleOf({ grants }: Step): Intervals {
  return union(...grants.map(({ traffic }) => traffic));
}

/** A step that lets everything pass. */
export function open(address: string, says: string): Step {
  return { address, grants: [{ address, traffic: EVERYTHING, isSure: true, says }], blocks: () => says };
}

/** A step of which nobody knows what it lets pass. */
export function unclear(address: string, says: string): Step {
  return { address, grants: [{ address, traffic: EVERYTHING, isSure: false, says }], blocks: () => says };
}

export function closed(address: string, says: string): Step {
  return { address, grants: [], blocks: () => says };
}

/** Steps one after another, and the traffic that passes all of them. */
export interface Passage {
  readonly steps: readonly Step[];
  /** Passes for certain. */
  readonly sure: Intervals;
  /** Passes, if what is not known permits it; contains `sure`. */
  readonly possible: Intervals;
}

/** Takes steps until nothing is left that could pass. */
export function pass(steps: Iterable<Step>, wanted: Intervals = EVERYTHING): Passage {
  const taken: Step[] = [];
  let sure = wanted;
  let possible = wanted;
  for (const step of steps) {
    taken.push(step);
    possible = intersect(possible, possibleOf(step));
    sure = intersect(sure, sureOf(step));
    if (possible.length === 0) return { steps: taken, sure: NOTHING, possible };
  }
  return { steps: taken, sure, possible };
}

/** The grants of each step that let some of the traffic through; of a step that lets all through alike the first. */
export function grantsFor({ steps }: Pick<Passage, "steps">, traffic: Intervals): readonly Grant[] {
  return steps.flatMap(({ grants }) => {
    const sure = grants.filter((one) => one.isSure && intersect(one.traffic, traffic).length > 0);
    const left = subtract(traffic, union(...sure.map((one) => one.traffic)));
    const others =
      left.length === 0 ? [] : grants.filter((one) => !one.isSure && intersect(one.traffic, left).length > 0);
    const whole = sure.find((one) => subtract(traffic, one.traffic).length === 0);
    return whole ? [whole] : [...sure, ...others];
  });
}

export function says(traffic: Intervals, rest: string): string {
  return `${trafficText(traffic)} ${rest}`;
}
