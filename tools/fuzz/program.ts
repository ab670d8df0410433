import fc, { type Arbitrary } from "fast-check";
import { Arbitraries } from "./arbitrary";
import { type Corruption, corruption } from "./corrupt";
import type { Member, Model, Target, Verb } from "./model";
import { exchange, literal, print, size, type Value } from "./value";

/** A program about one class or function: what is made, and what is called on it. */
export interface Program {
  readonly package: string;
  readonly target: string;
  /** `new KmsModule`, `createTags`, or a fixture. */
  readonly make: Call;
  readonly verbs: readonly Call[];
}

export interface Call {
  readonly by: "constructor" | "call" | "fixture" | "verb";
  readonly name: string;
  /** Each as code; `f` are the fixtures. */
  readonly args: readonly string[];
}

/** The one construct under test. */
export const SUBJECT = "Subject";

const STACK: Value = { code: "f.stack" };

const MOST_VERBS = 3;

/** Programs by number: the same number and seed make the same program, whatever else is run. */
export class Programs {
  private readonly arbitraries: Arbitraries;
  private readonly turns: readonly Target[];
  private readonly known = new Map<Target, Arbitrary<Program>>();

  constructor(
    model: Model,
    private readonly seed: number,
  ) {
    this.arbitraries = new Arbitraries(model);
    this.turns = turnsOf(model);
  }

  targetOf(number: number): Target {
    return this.turns[number % this.turns.length];
  }

  at(number: number): Program {
    // Without it, neighbours in one run would be equal to cases of the run with the next seed.
    const seed = (Math.imul(this.seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) | 0;
    return fc.sample(this.arbitraryOf(this.targetOf(number)), { seed, numRuns: 1 })[0];
  }

  arbitraryOf(target: Target): Arbitrary<Program> {
    const arbitrary = this.known.get(target) ?? this.newArbitrary(target);
    this.known.set(target, arbitrary);
    return arbitrary;
  }

  private newArbitrary(target: Target): Arbitrary<Program> {
    const { make } = target;
    const args = this.argsToMake(target);
    const name = make.by === "fixture" ? make.fixture : target.name;
    const verbs = target.verbs.map((verb) => this.verbOf(verb));
    const least = make.by === "fixture" ? 1 : 0;
    const calls =
      verbs.length > 0 ? fc.array(fc.oneof(...verbs), { minLength: least, maxLength: MOST_VERBS }) : fc.constant([]);
    return fc.tuple(args, calls, mistakes).map(([given, called, wrongs]) => {
      const lists = wrongs.reduce(applied, {
        list: [{ list: given }, ...called.map(([, list]) => ({ list }))],
      } as Value);
      const [made, ...others] = argumentsIn(lists);
      return {
        package: target.package,
        target: target.name,
        make: { by: make.by, name, args: made },
        verbs: called.map(([path], at) => ({ by: "verb", name: path, args: others[at] }) as const),
      };
    });
  }

  private argsToMake({ name, make }: Target): Arbitrary<Value[]> {
    if (make.by === "fixture") return fc.constant([]);
    const given = make.parameters.slice(0, 2).flatMap((parameter): Arbitrary<Value>[] => {
      if (parameter.name === "scope") return [fc.constant(STACK)];
      if (parameter.name === "stack") return [fc.constantFrom<Value>(STACK, { code: "f.shop" })];
      return parameter.name === "id" ? [fc.constant(literal(SUBJECT))] : [];
    });
    return this.argsOf(name, make.parameters, given);
  }

  private verbOf({ path, parameters }: Verb): Arbitrary<readonly [path: string, args: Value[]]> {
    return this.argsOf(path, parameters).map((args) => [path, args]);
  }

  /** Arguments by position: optional ones at the end may be missing. */
  private argsOf(
    owner: string,
    parameters: readonly Member[],
    given: readonly Arbitrary<Value>[] = [],
  ): Arbitrary<Value[]> {
    const args = parameters.map((parameter, at) => {
      const arbitrary = given[at] ?? this.arbitraries.of({ ...parameter, owner });
      if (!arbitrary) throw new Error(`${owner} takes ${parameter.name}, which tools/fuzz cannot make: add a fixture`);
      return arbitrary;
    });
    const required = parameters.filter(({ optional }) => !optional).length;
    return fc
      .tuple(fc.tuple(...args), fc.integer({ min: required, max: parameters.length }))
      .map(([values, length]) => values.slice(0, length));
  }
}

/** Most programs are right in all but one or two parts: so they get past the first check. */
const mistakes: Arbitrary<readonly Mistake[]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Mistake[]>([]) },
  { weight: 4, arbitrary: fc.array(mistake(), { minLength: 1, maxLength: 1 }) },
  { weight: 2, arbitrary: fc.array(mistake(), { minLength: 2, maxLength: 2 }) },
);

type Mistake = readonly [place: number, corruption: Corruption];

function mistake(): Arbitrary<Mistake> {
  return fc.tuple(fc.nat({ max: 0xffff }), corruption);
}

/** Exchanges a part of the arguments, never the lists of arguments themselves, nor scope and id. */
function applied(calls: Value, [place, corrupt]: Mistake): Value {
  const places = Array.from({ length: size(calls) }, (_, at) => at).filter((at) => isArgument(calls, at));
  return places.length > 0 ? exchange(calls, places[place % places.length], corrupt) : calls;
}

function isArgument(calls: Value, at: number): boolean {
  let found: Value | undefined;
  const result = exchange(calls, at, (part) => {
    found = part;
    return { code: "\0" };
  });
  const isSlot = at === 0 || ("list" in result && result.list.some((one) => "code" in one));
  return (
    !isSlot && found !== undefined && !("code" in found && ["f.stack", "f.shop", `"${SUBJECT}"`].includes(found.code))
  );
}

function argumentsIn(calls: Value): string[][] {
  return "list" in calls ? calls.list.map((call) => ("list" in call ? call.list.map(print) : [])) : [];
}

/** The more a target offers, the more turns it has. */
function turnsOf({ targets, shapes }: Model): Target[] {
  const weight = ({ make, verbs }: Target) => {
    const props = make.by === "fixture" ? undefined : make.parameters.at(-1);
    const shape = props && shapes[props.ref];
    const members =
      shape?.kind === "object" ? shape.members.length : shape?.kind === "union" ? 10 * shape.refs.length : 0;
    return 1 + Math.floor((members + 2 * verbs.length) / 10);
  };
  const turns = targets.flatMap((target) => Array.from({ length: weight(target) }, (_, turn) => ({ target, turn })));
  // Spread, so that few cases visit every target too.
  return turns.sort((a, b) => a.turn - b.turn).map(({ target }) => target);
}

/** The program as somebody would write it. */
export function codeOf({ make, verbs }: Program): string {
  const args = make.args.join(", ");
  const subject = {
    constructor: `new ${make.name}(${args})`,
    call: `${make.name}(${args})`,
    fixture: `f.${make.name}`,
    verb: "",
  };
  return [
    `const subject = ${subject[make.by]};`,
    ...verbs.map(({ name, args }) => `subject.${name}(${args.join(", ")});`),
  ].join("\n");
}
