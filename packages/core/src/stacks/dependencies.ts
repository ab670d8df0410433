import { App, TerraformElement, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { explainCircles, stacksUsedIn } from "./cdktf-hooks";

/** A stack depends on another because of a call. */
interface Dependency {
  readonly from: TerraformStack;
  readonly to: TerraformStack;
  /** The call, as an error names it: `app/Web to plat/Database on 5432`. */
  readonly call: string;
}

const DEPENDENCIES = Symbol.for("@plinth/core/stack-dependencies");

/** Which stacks of an app depend on each other: because of calls, of values in use, or of `addDependency`. */
export class StackDependencies {
  private readonly calls: Dependency[] = [];
  /** Elements whose values are known, and those that a call created: these follow from a direction and are no reason for it. */
  private readonly known = new WeakSet<IConstruct>();

  static of(construct: IConstruct): StackDependencies {
    const app: App & { [DEPENDENCIES]?: StackDependencies } = App.of(construct);
    app[DEPENDENCIES] ??= new StackDependencies(app);
    return app[DEPENDENCIES];
  }

  private constructor(private readonly app: App) {
    explainCircles(app, ({ from, to }, identifier) => {
      const against = this.pathBetween(from, to);
      return against && circleText({ from: to, to: from, call: `\${${identifier}} is used in "${to}"` }, against);
    });
  }

  /** Does the first stack depend on the second already? Values that are in use by now count. */
  has(from: TerraformStack, to: TerraformStack): boolean {
    this.readValues();
    return from.dependsOn(to);
  }

  /** The same, and calls count too. */
  hasByCall(from: TerraformStack, to: TerraformStack): boolean {
    return this.pathBetween(from, to) !== undefined;
  }

  /** @throws Error when the second stack depends on the first already: with both reasons and the remedy */
  add(dependency: Dependency): void {
    const against = this.pathBetween(dependency.to, dependency.from);
    if (against) throw new Error(circleText(dependency, against));
    this.calls.push(dependency);
  }

  /** The stack, and all that it depends on by a call or by a value that is known as in use. */
  static closureOf(stack: TerraformStack): TerraformStack[] {
    const app: App & { [DEPENDENCIES]?: StackDependencies } = App.of(stack);
    const calls = app[DEPENDENCIES]?.calls ?? [];
    const found = new Set([stack]);
    // A set hands out what is added while it is read.
    for (const one of found) {
      for (const next of one.dependencies) found.add(next);
      for (const { from, to } of calls) if (from === one) found.add(to);
    }
    return [...found];
  }

  /** Without a call between two stacks so far, there is nothing that the element could be a reason for. */
  static ignore(element: IConstruct): void {
    const app: App & { [DEPENDENCIES]?: StackDependencies } = App.of(element);
    app[DEPENDENCIES]?.known.add(element);
  }

  private readValues(): void {
    for (const element of this.app.node.findAll()) {
      if (!TerraformElement.isTerraformElement(element) || this.known.has(element)) continue;
      this.known.add(element);
      const own = TerraformStack.of(element);
      for (const stack of stacksUsedIn(element, () => element.toTerraform())) {
        if (!stack.dependsOn(own)) own.addDependency(stack);
      }
    }
  }

  /** Why a stack depends on another, a line per step; nothing when it does not. */
  private pathBetween(
    from: TerraformStack,
    to: TerraformStack,
    seen = new Set<TerraformStack>(),
  ): string[] | undefined {
    if (from === to) return [];
    if (seen.has(from)) return;
    seen.add(from);
    const byCall = this.calls.filter((one) => one.from === from).map((one) => ({ next: one.to, reason: one.call }));
    const byValue = from.dependencies.map((next) => ({
      next,
      reason: `"${from}" uses values of "${next}", or names it in addDependency`,
    }));
    for (const { next, reason } of [...byCall, ...byValue]) {
      const rest = this.pathBetween(next, to, seen);
      if (rest) return [reason, ...rest];
    }
    return;
  }
}

function circleText({ from, to, call }: Dependency, against: readonly string[]): string {
  return [
    `${call}: stack "${from}" would depend on "${to}", which depends on "${from}" already:`,
    ...against.map((reason) => `  - ${reason}`),
    `Two stacks cannot depend on each other. Before both, decide which one depends on the other ` +
      `(${to}.addDependency(${from}) or ${from}.addDependency(${to})), or move one of the two things.`,
  ].join("\n");
}
