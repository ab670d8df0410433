import fc, { type Arbitrary } from "fast-check";
import type { Member, Model, Shape } from "./model";
import { numbersFor } from "./numbers";
import { ENGINE_VERSIONS, keysFor, type Named, textsFor } from "./texts";
import { type Field, literal, NOTHING, type Value } from "./value";

/** Types may contain themselves; what is deeper than this is left out where it may be. */
const DEEPEST = 7;

/** Objects of the language itself, which no fixture is. */
const BUILT_IN: Readonly<Record<string, string>> = { Date: 'new Date("2026-01-31")', RegExp: "/^[a-z]+$/" };

type ObjectShape = Extract<Shape, { readonly kind: "object" }>;

/** Values that look right, derived from types, literals and comments. */
export class Arbitraries {
  private readonly objects = new Map<string, Arbitrary<Value> | undefined>();

  constructor(private readonly model: Model) {}

  /** A value for a parameter or prop, or nothing when no program can have one. */
  of({ ref, ...named }: Pick<Member, "ref"> & Named, depth = 0): Arbitrary<Value> | undefined {
    const shape = this.model.shapes[ref];
    switch (shape.kind) {
      case "string":
        return fc.constantFrom(...textsFor(named)).map(literal);
      case "number":
        return numbers(named);
      case "boolean":
        return fc.boolean().map(literal);
      case "literal":
        return fc.constant(literal(shape.value));
      case "template":
        return this.template(shape, named);
      case "anything":
        return fc.constantFrom<Value>(literal("anything"), literal(1), { fields: [] });
      case "nothing":
        return fc.constant(NOTHING);
      case "function":
        return fc.constant<Value>({ code: "() => undefined" });
      case "union":
        return this.union(shape.refs, named, depth);
      case "list":
        return this.list(shape.ref, named, depth);
      case "tuple":
        return tupleOf(shape.refs.map((one) => this.of({ ref: one, ...named }, depth + 1)))?.map((list) => ({ list }));
      case "object":
        return this.object(ref, shape, named, depth);
    }
  }

  private union(refs: readonly number[], named: Named, depth: number): Arbitrary<Value> | undefined {
    const members = refs.flatMap((ref) => this.of({ ref, ...named }, depth) ?? []);
    return members.length > 0 ? fc.oneof(...members) : undefined;
  }

  private list(ref: number, named: Named, depth: number): Arbitrary<Value> | undefined {
    const member = depth < DEEPEST ? this.of({ ref, ...named }, depth + 1) : undefined;
    if (!member) return;
    const selector = (value: Value) => JSON.stringify(value);
    return fc.uniqueArray(member, { minLength: 1, maxLength: 3, selector }).map((list) => ({ list }));
  }

  private template({ texts, refs }: Extract<Shape, { kind: "template" }>, named: Named): Arbitrary<Value> {
    if (texts[0].startsWith("cron")) return fc.constantFrom("cron(0 5 ? * * *)", "cron(0 5 1 * ? *)").map(literal);
    const holes = refs.map((ref) =>
      this.model.shapes[ref].kind === "number" ? numbers(named) : fc.constant(literal("US")),
    );
    return fc.tuple(...holes).map((values) => {
      const filled = values.map((value, at) => String(JSON.parse("code" in value ? value.code : '""')) + texts[at + 1]);
      return literal(texts[0] + filled.join(""));
    });
  }

  private object(ref: number, shape: ObjectShape, named: Named, depth: number): Arbitrary<Value> | undefined {
    const key = `${ref} ${named.name} ${depth}`;
    if (!this.objects.has(key)) this.objects.set(key, this.newObject(shape, named, depth));
    return this.objects.get(key);
  }

  private newObject(shape: ObjectShape, named: Named, depth: number): Arbitrary<Value> | undefined {
    const builtIn = BUILT_IN[shape.name];
    if (builtIn) return fc.constant({ code: builtIn });
    const written = shape.fixturesOnly || depth > DEEPEST ? undefined : this.written(shape, named, depth);
    // Nearly everything is of a type whose members are all optional.
    const fits = shape.fixturesOnly || shape.members.some(({ optional }) => !optional);
    const names = fits && shape.fixtures.length > 0 ? shape.fixtures : [];
    const referred = names.length > 0 ? reference(names, named.name) : undefined;
    if (written && referred) return fc.oneof({ weight: 2, arbitrary: referred }, { weight: 1, arbitrary: written });
    return written ?? referred;
  }

  private written(shape: ObjectShape, named: Named, depth: number): Arbitrary<Value> | undefined {
    const members = shape.members.map((member) => this.field(shape, member, depth));
    const fields = tupleOf(members.filter((one) => one !== "left out"));
    if (!fields) return;
    const index = shape.index === undefined ? undefined : this.of({ ref: shape.index, ...named }, depth + 1);
    const further = index
      ? fc.uniqueArray(fc.tuple(fc.constantFrom(...keysFor(named.name)), index), {
          maxLength: 2,
          selector: ([key]) => key,
        })
      : fc.constant([]);
    return fc.tuple(fields, further).map(([own, others]): Value => ({ fields: [...own.flat(), ...others] }));
  }

  /** One prop: often left out when it may be. */
  private field(shape: ObjectShape, member: Member, depth: number): Arbitrary<Field[]> | "left out" | undefined {
    const value = this.versionsFor(shape, member) ?? this.of({ ...member, owner: shape.name }, depth + 1);
    if (!value) return member.optional ? "left out" : undefined;
    const given = value.map((one): Field[] => [[member.name, one]]);
    if (!member.optional) return given;
    return fc.oneof({ weight: 4, arbitrary: fc.constant<Field[]>([]) }, { weight: 1, arbitrary: given });
  }

  /** Each engine has versions of its own: a prop that only another one explains. */
  private versionsFor({ members }: ObjectShape, member: Member): Arbitrary<Value> | undefined {
    if (member.name !== "engineVersion") return;
    const engine = members.find(({ name }) => name === "engine");
    const shape = engine && this.model.shapes[engine.ref];
    const first = shape?.kind === "union" ? this.model.shapes[shape.refs[0]] : shape;
    if (first?.kind !== "literal") return;
    const name = String(first.value);
    const versions = ENGINE_VERSIONS[name] ?? ENGINE_VERSIONS[name.split("-")[0]];
    return versions && fc.constantFrom(...versions).map(literal);
  }
}

/** Most of all what is called as the prop is: a key for `encryptionKey`, and not a role, though both have an ARN. */
function reference(fixtures: readonly string[], prop: string): Arbitrary<Value> {
  const [a, b] = [prop, prop.replace(/s$/, "")].map((name) => name.toLowerCase());
  const alike = fixtures.map((name) => name.toLowerCase()).map((name) => name.includes(b) || a.includes(name));
  const weighted = fixtures.map((name, at) => {
    return { weight: alike[at] ? 10 : 1, arbitrary: fc.constant<Value>({ code: `f.${name}` }) };
  });
  return fc.oneof(...weighted);
}

function numbers({ name, doc }: Named): Arbitrary<Value> {
  const { likely, range } = numbersFor(name, doc);
  const known = fc.constantFrom(...likely);
  return (range ? fc.oneof(known, fc.integer({ min: range[0], max: range[1] })) : known).map(literal);
}

/** All of them, or nothing as soon as one cannot be had. */
function tupleOf<T>(members: readonly (Arbitrary<T> | undefined)[]): Arbitrary<T[]> | undefined {
  const all = members.filter((member) => member !== undefined);
  return all.length === members.length ? (fc.tuple(...all) as Arbitrary<T[]>) : undefined;
}
