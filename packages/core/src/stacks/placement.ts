import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { beforeRendering } from "./cdktf-hooks";
import { StackDependencies } from "./dependencies";

export function inOneStack(one: IConstruct, other: IConstruct): boolean {
  return TerraformStack.of(one) === TerraformStack.of(other);
}

/**
 * Where that lives what a call between two modules creates: in one stack wherever the caller likes; between two stacks with the
 * dependent module, whose stack then depends on the other's. Where the other stack depends on it already, it is the other way
 * round.
 *
 * @param call - as an error names it
 * @throws Error when another call needs the opposite direction
 */
export function homeOf<T extends IConstruct, U extends IConstruct>(dependent: T, dependency: U, call: string): T | U {
  if (inOneStack(dependent, dependency)) return dependent;
  const dependencies = StackDependencies.of(dependent);
  const [own, other] = [TerraformStack.of(dependent), TerraformStack.of(dependency)];
  const isTurned = dependencies.has(other, own);
  dependencies.add(isTurned ? { from: other, to: own, call } : { from: own, to: other, call });
  return isTurned ? dependency : dependent;
}

/** The same for what cannot live with the other module. @param remedy - completes "…: put it", as a sentence */
export function dependOn(dependent: IConstruct, dependency: IConstruct, call: string, remedy: string): void {
  if (inOneStack(dependent, dependency)) return;
  const dependencies = StackDependencies.of(dependent);
  const [own, other] = [TerraformStack.of(dependent), TerraformStack.of(dependency)];
  if (dependencies.has(other, own)) {
    throw new Error(`${call}: stack "${other}" depends on "${own}", which cannot depend on it too: ${remedy}`);
  }
  dependencies.add({ from: own, to: other, call });
}

/** The stack, and all that it depends on. Complete when the app is synthesized, before it without values that are in use. */
export function stackAndDependencies(stack: TerraformStack): TerraformStack[] {
  return StackDependencies.closureOf(stack);
}

/** Marks what a call between two stacks created. It follows from the direction, and is no reason for it. */
export function createdByCall<T extends IConstruct>(resource: T): T {
  StackDependencies.ignore(resource);
  return resource;
}

/** The things of a `dependsOn` that are in the same stack. Stacks of the others become dependencies of this stack. */
export function dependsOnOf(scope: IConstruct, things: readonly ITerraformDependable[]): ITerraformDependable[] {
  const own = TerraformStack.of(scope);
  return things.filter((thing) => {
    if (!Construct.isConstruct(thing)) return true;
    const other = TerraformStack.of(thing);
    if (own !== other && !other.dependsOn(own)) own.addDependency(other);
    return own === other;
  });
}

interface Link {
  readonly dependent: Construct;
  readonly dependency: Construct;
  readonly call: string;
  /** Creates the link below either of the two. */
  create(home: Construct): void;
}

/** A link can live on either side, and nobody uses it: without a direction so far, it is created when the app is synthesized. */
export function placeLink(link: Link): void {
  const { dependent, dependency } = link;
  const dependencies = StackDependencies.of(dependent);
  const [own, other] = [TerraformStack.of(dependent), TerraformStack.of(dependency)];
  if (dependencies.has(own, other) || dependencies.has(other, own)) {
    settle(link);
    return;
  }
  const links = openLinks(dependencies);
  links.push(link);
  for (const stack of [own, other]) settleBeforeRendering(stack, links);
}

const open = new WeakMap<StackDependencies, Link[]>();

function openLinks(dependencies: StackDependencies): Link[] {
  const links = open.get(dependencies) ?? [];
  open.set(dependencies, links);
  return links;
}

const waiting = new WeakSet<TerraformStack>();

function settleBeforeRendering(stack: TerraformStack, links: Link[]): void {
  if (waiting.has(stack)) return;
  waiting.add(stack);
  beforeRendering(stack, () => {
    // In an order that no line of the program decides.
    for (const link of links.splice(0).sort((one, other) => (one.call < other.call ? -1 : 1))) settle(link);
  });
}

function settle({ dependent, dependency, call, create }: Link): void {
  const dependencies = StackDependencies.of(dependent);
  const [own, other] = [TerraformStack.of(dependent), TerraformStack.of(dependency)];
  const isTurned =
    dependencies.has(other, own) || (!dependencies.has(own, other) && dependencies.hasByCall(other, own));
  dependencies.add(isTurned ? { from: other, to: own, call } : { from: own, to: other, call });
  create(isTurned ? dependency : dependent);
}
