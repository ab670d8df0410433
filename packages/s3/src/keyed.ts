import { matches, must, type Problem } from "@plinth/core";
import type { IConstruct } from "constructs";
import { resolved } from "./resolved";

/** The members of one document, by name: the order they are given in means nothing, and the same said twice is one. */
export class Keyed<T> {
  private readonly members = new Map<string, T>();

  constructor(
    private readonly scope: IConstruct,
    private readonly what: string,
    private readonly max: number,
  ) {}

  /** What is wrong with a new member, before it is added. */
  problems(name: string, member: T): Problem[] {
    const existing = this.members.get(name);
    const shown = JSON.stringify(name);
    return [
      matches("name", name, /^[A-Za-z0-9][\w.-]{0,254}$/, 'have 1 to 255 letters, digits and "-_."'),
      must(
        existing === undefined || this.text(existing) === this.text(member),
        `name must be new, got ${shown}, a ${this.what} that says otherwise`,
      ),
      must(this.members.size < this.max || existing !== undefined, `there must be at most ${this.max} ${this.what}s`),
    ];
  }

  set(name: string, member: T): void {
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
