import type { KeyCase, ValueCase } from "./letter-case";

/** Which tags there are, and what they may say. Keys are written as in code; `keyCase` says how AWS sees them. */
export interface TagSchemaDefinition {
  /** Keys that must be there, and not be empty. */
  readonly required: readonly string[];
  /** Further keys, which `others: "refused"` lets through. @default - none */
  readonly optional?: readonly string[];
  /** Values by key. A key that is not in `required` is optional. @default - any value */
  readonly allowed?: Readonly<Record<string, readonly string[]>>;
  /**
   * Shapes of values by key: text with one `*`, which the compiler and a tag policy understand too, or a regular
   * expression for the whole value, which is checked at synth. @default - any value
   */
  readonly patterns?: Readonly<Record<string, string | RegExp>>;
  /** Keys that are not named here. @default "free" */
  readonly others?: "free" | "refused";
  /** @default "capital": `costCenter` becomes `CostCenter` */
  readonly keyCase?: KeyCase;
  /** Goes before every key, for example `acme:`. @default - none */
  readonly keyPrefix?: string;
  /** @default "as-written" */
  readonly valueCase?: ValueCase;
}

/** What may be given for a schema: required keys, and any others. */
export type TagsInput<D extends TagSchemaDefinition> = { readonly [K in D["required"][number]]: string } & {
  readonly [key: string]: string | undefined;
};

/** The same tags, with what each literal must be where the schema refuses it. Text known only at run time passes. */
export type Fits<D extends TagSchemaDefinition, T> = {
  readonly [K in keyof T]: K extends KnownKey<D> ? Fit<ValueOf<D, K>, T[K]> : Other<D, T[K]>;
};

type KnownKey<D extends TagSchemaDefinition> =
  | D["required"][number]
  | Members<D["optional"]>
  | keyof D["allowed"]
  | keyof D["patterns"];

type ValueOf<D extends TagSchemaDefinition, K> = K extends keyof D["allowed"]
  ? Members<D["allowed"][K]>
  : K extends keyof D["patterns"]
    ? Template<D["patterns"][K]>
    : string;

type Fit<Wanted, Given> = string extends Given ? Given : Given extends Wanted | undefined ? Given : MustBe<Wanted>;

type Other<D extends TagSchemaDefinition, Given> = D["others"] extends "refused" ? MustBe<"left out"> : Given;

/** What no text is: the compiler shows it in its error. */
interface MustBe<Wanted> {
  readonly mustBe: Wanted;
}

type Members<List> = List extends readonly (infer M)[] ? M : never;

/** `*@example.com` becomes `${string}@example.com`. */
type Template<P> = P extends `${infer Before}*${infer After}` ? `${Before}${string}${After}` : string;
