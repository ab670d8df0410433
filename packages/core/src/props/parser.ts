import type { Environment } from "./environment";
import { evaluate, known } from "./known";
import { type Position, REFUSED } from "./position";
import { isKnownLater, isObject } from "./values";

/** Parsers by the name of their prop. */
// biome-ignore lint/suspicious/noExplicitAny: parsers of all types
export type Rows = Readonly<Record<string, Parser<any, any>>>;

/** Returns the parsed value, or `REFUSED` after the position has recorded why. */
export type Read = (value: unknown, position: Position) => unknown;

export type PerEnvironment<T> = { readonly [E in Environment]: T };

/** Checks one value. `In` is what the caller writes, `Out` what the module works with. */
export class Parser<In, Out = In> {
  /** For the compiler only: a parser takes exactly what its interface declares. */
  declare readonly "~types": { readonly in: (given: In) => In; readonly out: Out };

  /**
   * @param accepts - is the value of this type at all? Unions choose by it.
   * @param rows - the members of an object
   */
  constructor(
    readonly read: Read,
    readonly accepts: (value: unknown) => boolean,
    readonly rows?: Rows,
    readonly required = true,
  ) {}

  /** The prop can be omitted; its docstring says what that means. */
  optional(): Parser<In | undefined, Out | undefined> {
    const read: Read = (value, position) => (value === undefined ? undefined : this.read(value, position));
    return this.derive(read, false);
  }

  /** The prop can be omitted: one value for all environments, or one per environment. */
  default(value: NoInfer<In> | PerEnvironment<NoInfer<In>>): Parser<In | undefined, Out> {
    const read: Read = (given, position) => {
      if (given !== undefined) return this.read(given, position);
      if (!isPerEnvironment(value)) return this.read(value, position);
      return position.environment ? this.read(value[position.environment], position) : REFUSED;
    };
    return this.derive(read, false);
  }

  /** A further rule. @param rule - completes "must …" */
  where(rule: string, holds: (value: Out) => boolean): Parser<In, Out> {
    return this.derive((value, position) => {
      const read = this.read(value, position);
      const fails = evaluate(() => !holds(known(read) as Out));
      if (fails) position.refuse(`must ${rule}`, value);
      return read;
    });
  }

  /** A rule over the value as it is, with what is known only after apply in it. @param problem - completes "must …" */
  verify(problem: (value: Out) => string | false | undefined): Parser<In, Out> {
    return this.derive((value, position) => {
      const read = this.read(value, position);
      const rule = read === undefined || read === REFUSED ? undefined : problem(read as Out);
      if (rule) position.refuse(`must ${rule}`);
      return read;
    });
  }

  /** The module computes with the value, so it cannot be a value that is known only after apply. */
  literal(): Parser<In, Out> {
    return this.derive((value, position) =>
      isKnownLater(value) ? position.refuse("must be a literal value", value) : this.read(value, position),
    );
  }

  /** No message repeats the value. */
  sensitive(): Parser<In, Out> {
    return this.derive((value, position) => this.read(value, position.withoutValues()));
  }

  private derive<I, O>(read: Read, required = this.required): Parser<I, O> {
    return new Parser<I, O>(read, this.accepts, this.rows, required);
  }
}

function isPerEnvironment<T>(value: T | PerEnvironment<T>): value is PerEnvironment<T> {
  return isObject(value) && "dev" in value && "prod" in value;
}
