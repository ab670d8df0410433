import type { Problem } from "../validate";
import type { Parser, Rows } from "./parser";

/** One parser per prop of a hand-written interface, each for exactly the type that the interface declares. */
export type RowsOf<Props> = {
  // biome-ignore lint/suspicious/noExplicitAny: what a parser returns is for the table to decide
  readonly [K in keyof Props as [Exclude<Props[K], undefined>] extends [never] ? never : K]-?: Parser<Props[K], any>;
};

/** Sentences that state what is wrong, or nothing. @param path - of a prop, as messages write it */
export type Rule<S> = (settings: S, path: (prop: string) => string) => Problem | readonly Problem[];

// biome-ignore lint/suspicious/noExplicitAny: the other half
export type InOf<P> = P extends Parser<infer I, any> ? I : never;
/** What a module works with: nothing is optional that has a default. */
// biome-ignore lint/suspicious/noExplicitAny: the other half
export type SettingsOf<P> = P extends Parser<any, infer O> ? O : never;

type OptionalKeys<R> = { [K in keyof R]: undefined extends InOf<R[K]> ? K : never }[keyof R];

export type InputRows<R> = { readonly [K in keyof R as K extends OptionalKeys<R> ? never : K]: InOf<R[K]> } & {
  readonly [K in keyof R as K extends OptionalKeys<R> ? K : never]?: InOf<R[K]>;
};
export type OutputRows<R> = { readonly [K in keyof R]: SettingsOf<R[K]> };

type KeysOf<U> = U extends unknown ? keyof U : never;

/** Of each member of a union: the members of the others are absent. */
export type Exclusive<U, All = U> = U extends unknown
  ? U & { readonly [K in Exclude<KeysOf<All>, keyof U>]?: undefined }
  : never;

type Inputs<G extends readonly Rows[]> = { [I in keyof G]: InputRows<G[I]> }[number];
type Outputs<G extends readonly Rows[]> = { [I in keyof G]: OutputRows<G[I]> }[number];

export type Input<R extends Rows, G extends readonly Rows[] = []> = G extends readonly []
  ? InputRows<R>
  : InputRows<R> & Exclusive<Inputs<G>>;
export type Settings<R extends Rows, G extends readonly Rows[] = []> = G extends readonly []
  ? OutputRows<R>
  : OutputRows<R> & Exclusive<Outputs<G>>;

type Variants = Readonly<Record<string, Rows>>;

/** The tag of the default variant can be omitted. */
type VariantInputs<Tag extends string, V extends Variants, D> = {
  [E in keyof V]: (E extends D ? { readonly [T in Tag]?: E } : { readonly [T in Tag]: E }) & InputRows<V[E]>;
}[keyof V];
type VariantOutputs<Tag extends string, V extends Variants> = {
  [E in keyof V]: { readonly [T in Tag]: E } & OutputRows<V[E]>;
}[keyof V];

export type VariantInput<Tag extends string, V extends Variants, C extends Rows, D = never> = InputRows<C> &
  Exclusive<VariantInputs<Tag, V, D>>;
export type VariantSettings<Tag extends string, V extends Variants, C extends Rows> = OutputRows<C> &
  Exclusive<VariantOutputs<Tag, V>>;
