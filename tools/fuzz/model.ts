/** What the type declarations of the packages offer: which values each public class and function takes. */
export interface Model {
  readonly targets: readonly Target[];
  /** By the number that `ref` names: types may contain themselves. */
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** A public class with its methods, or a public function. */
export interface Target {
  readonly package: string;
  readonly name: string;
  readonly make: Make;
  readonly verbs: readonly Verb[];
}

/** How to get one: by its constructor, by a call, or, if other modules alone construct it, as a fixture. */
export type Make =
  | { readonly by: "constructor" | "call"; readonly parameters: readonly Member[] }
  | { readonly by: "fixture"; readonly fixture: string };

/** A method, `addReplica` or `connections.allowTo`. */
export interface Verb {
  readonly path: string;
  readonly parameters: readonly Member[];
}

/** A parameter, or a property of an object. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly ref: number;
  /** The comment, with its `@default`. */
  readonly doc: string;
}

export type Shape =
  | { readonly kind: "string" | "number" | "boolean" | "anything" | "function" | "nothing" }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "template"; readonly texts: readonly string[]; readonly refs: readonly number[] }
  | { readonly kind: "union"; readonly refs: readonly number[] }
  | { readonly kind: "list"; readonly ref: number }
  | { readonly kind: "tuple"; readonly refs: readonly number[] }
  | {
      readonly kind: "object";
      readonly name: string;
      readonly members: readonly Member[];
      /** Type of the values of further keys. */
      readonly index?: number;
      /** Fixtures of the type. */
      readonly fixtures: readonly string[];
      /** Whether an object literal is no value of the type: it has methods that must be there. */
      readonly fixturesOnly: boolean;
    };
