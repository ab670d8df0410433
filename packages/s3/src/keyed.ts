import { type Parser, type Problem, parseChild, type Rule, text, validate } from "@plinth/core";
import type { IConstruct } from "constructs";
import { resolved } from "./resolved";
import { warnOfCall } from "./warnings";

const NAME = text('have 1 to 255 letters, digits and "-_."', /^[A-Za-z0-9][\w.-]{0,254}$/).literal();

/** What S3 would refuse of a member, and what it accepts and is unwise. */
export interface Judgement {
  readonly problems?: readonly Problem[];
  readonly warnings?: readonly Problem[];
}

/** The members of one document, by name: the order they are given in means nothing, and the same said twice is one. */
export class Keyed<T> {
  private readonly members = new Map<string, T>();

  constructor(
    private readonly scope: IConstruct,
    private readonly what: string,
    private readonly max: number,
  ) {}

  /** Parses the arguments of a method that adds a member. */
  parse<I, O>(
    method: string,
    name: string,
    parser: Parser<I, O>,
    options: NoInfer<I>,
    rules: readonly Rule<O>[] = [],
  ): O {
    return parseChild(this.scope, name, parser, options, {
      method,
      prefix: this.what,
      keyName: "name",
      keyParser: NAME,
      rules: [
        () =>
          this.members.size >= this.max && !this.members.has(name) && `there must be at most ${this.max} ${this.what}s`,
        ...rules,
      ],
    });
  }

  /** @throws Error with the problems, and when another member has the name */
  add(method: string, name: string, member: T, { problems = [], warnings = [] }: Judgement = {}): void {
    const existing = this.members.get(name);
    const conflict =
      existing !== undefined &&
      this.text(existing) !== this.text(member) &&
      `name must be new, got "${name}", a ${this.what} that says otherwise`;
    const call = `${method}("${name}")`;
    validate(this.scope, [conflict, ...problems], call);
    warnOfCall(this.scope, call, ...warnings);
    this.members.set(name, member);
  }

  /** Without the member of that name, which may be said again. */
  others(name: string): [string, T][] {
    return this.sorted.filter(([other]) => other !== name);
  }

  get sorted(): [string, T][] {
    return [...this.members].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  private text(member: T): string {
    return JSON.stringify(resolved(this.scope, member));
  }
}
