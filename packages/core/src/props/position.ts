import type { Environment } from "./environment";
import { show } from "./values";

/** In place of a value of a wrong type. Rules that would read it are skipped. */
export const REFUSED = Symbol("refused");

/** Where a value stands among the props, and the problems found so far. */
export class Position {
  constructor(
    readonly path: string,
    readonly environment: Environment | undefined,
    private readonly problems: string[],
    private readonly showsValues = true,
    /** What the outermost object is called. */
    private readonly subject = "props",
  ) {}

  member(key: string): Position {
    return this.move(this.path ? `${this.path}.${key}` : key);
  }

  element(index: number): Position {
    return this.move(`${this.path}[${index}]`);
  }

  withoutValues(): Position {
    return new Position(this.path, this.environment, this.problems, false);
  }

  /** @param rule - completes the sentence that begins with the path @param got - the value, when the sentence quotes it */
  refuse(rule: string, ...got: readonly [value?: unknown, hint?: string]): typeof REFUSED {
    const [value, hint = ""] = got;
    const quoted = got.length > 0 && this.showsValues ? `, got ${show(value)}${hint}` : "";
    return this.report(`${this.path || this.subject} ${rule}${quoted}`);
  }

  /** A whole sentence. */
  report(problem: string): typeof REFUSED {
    this.problems.push(problem);
    return REFUSED;
  }

  private move(path: string): Position {
    return new Position(path, this.environment, this.problems, this.showsValues);
  }
}
